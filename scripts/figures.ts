import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { bringChromium, chromiumArguments } from '../src/build/chromium.ts';
import { runCommand } from '../src/build/command.ts';
import { measureSite } from '../src/build/figures.ts';
import { type Allowed, headersFor } from '../src/build/hosts.ts';
import { serve } from '../src/build/serve.ts';
import { measureFirstVisit, measureOfflineStart } from '../src/build/speed.ts';

await runCommand({
  usage: `npm run figures [-- --out dist] [--district mayen-koblenz]

Prints what the built site weighs and how fast it is in a real Chromium. Build first: npm run build.`,
  options: { out: { type: 'string' }, district: { type: 'string' } },
  async run(options) {
    const out = options.out ?? 'dist';
    const district = options.district ?? 'mayen-koblenz';
    const figures = await measureSite(out, 'content', district);
    const inline = JSON.parse(await readFile(path.join(out, 'headers.json'), 'utf8')) as Allowed;
    const server = await serve({ root: out, base: '/', port: 0, headers: (file) => headersFor(file, inline) });
    const browser = await chromium.launch({ executablePath: bringChromium(console.log), args: [...chromiumArguments] });
    const page = `${server.url}${district}/ar/pages/doctor/`;
    const first = await measureFirstVisit(() => browser.newContext({ viewport: { width: 360, height: 740 } }), page);
    const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
    const visit = await context.newPage();
    await visit.goto(page);
    await visit.waitForFunction(() => document.documentElement.dataset['offline'] === 'saved');
    await visit.waitForTimeout(1500);
    const saved = server.requests.slice(first.firstRequests * 3).reduce((sum, { bytes }) => sum + bytes, 0);
    await server.close();
    const offlineStart = await measureOfflineStart(context, `${server.url}${district}/ar/`);
    await browser.close();
    const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
    const ar = figures.packs.find(({ lang }) => lang === 'ar');
    const rows: readonly (readonly [string, string])[] = [
      ['pages', String(figures.pages)],
      ['a page with its styles: median / largest', `${kB(figures.medianPage)} / ${kB(figures.largestPage.bytes)} (${figures.largestPage.path})`],
      ['until the first text: bytes, requests', `${kB(first.firstBytes)}, ${first.firstRequests}`],
      ['first text, slow 3G, 4x CPU', `${(first.firstText / 1000).toFixed(2)} s`],
      ['scripts until the page is alive', kB(figures.scripts)],
      ['the script that looks after them', kB(figures.mend)],
      ['map code on top', kB(figures.map)],
      ['all files that the worker keeps', kB(figures.shell)],
      ['service worker', kB(figures.worker)],
      ['text pack, Arabic; of its Markdown with brotli 11', `${kB(ar?.bytes ?? 0)}; ${((ar?.bytes ?? 0) / (ar?.markdown ?? 1)).toFixed(2)}`],
      ['text packs of all languages, largest ratio', Math.max(...figures.packs.map(({ bytes, markdown }) => bytes / markdown)).toFixed(2)],
      ['one visit, everything saved (Arabic, German, map)', kB(saved)],
      ['offline start, 4x CPU: first text', `${(offlineStart / 1000).toFixed(2)} s`],
    ];
    for (const [name, value] of rows) console.log(`${name.padEnd(54)} ${value}`);
    console.log(`Measured on ${out} with ${browser.version()}.`);
    return 0;
  },
});
