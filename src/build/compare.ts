import { execFileSync } from 'node:child_process';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { createCompressor } from './compress.ts';
import { serve } from './serve.ts';
import { measureFirstVisit } from './speed.ts';

/**
 * The same texts with the tools that a municipality would pick instead, measured by the same yardstick in the same run. The tools are
 * installed outside the project; our own server serves all of them compressed, so that no host makes a difference.
 */
export interface Compared {
  readonly name: string;
  /** Bytes and requests until the first text is painted, and milliseconds on slow 3G with a CPU slowed four times. */
  readonly firstBytes: number;
  readonly firstRequests: number;
  readonly firstText: number;
  /** Everything that one visit fetches until the network is idle. */
  readonly visitBytes: number;
  readonly visitRequests: number;
  /** Of ten pages that were not visited: how many open after the server is gone. */
  readonly offline: number;
}

/** Tools by name and the version that was current when this was written. */
const tools = { vitepress: '1.6.4', '@11ty/eleventy': '3.1.7' };
const languages = ['de', 'en', 'fr', 'ar'];

/** Builds the texts of `content` in four languages with both tools below `folder`; answers where the sites are. */
export async function buildOthers(
  content: string,
  folder: string,
): Promise<readonly { readonly name: string; readonly root: string; readonly page: (lang: string, id: string) => string }[]> {
  const inside = (...parts: string[]) => path.join(folder, ...parts);
  await rm(folder, { recursive: true, force: true });
  for (const site of ['vitepress', 'eleventy']) for (const lang of languages) await mkdir(inside(site, lang), { recursive: true });
  const pages = path.join(content, '_germany', 'pages');
  for (const file of await readdir(pages)) {
    const [id = '', lang = ''] = file.split('.');
    if (!languages.includes(lang)) continue;
    const [, head = '', ...body] = (await readFile(path.join(pages, file), 'utf8')).split(/^---$/m);
    const title = head.match(/^title: *"?(.*?)"?$/m)?.[1] ?? id;
    const text = body.join('---').replace(/\]\((?:pages|places|courses|events)\/([a-z0-9-]+)\)/g, `](/${lang}/$1)`);
    await writeFile(inside('vitepress', lang, `${id}.md`), `---\ntitle: ${JSON.stringify(title)}\n---\n# ${title}\n${text}`);
    await writeFile(inside('eleventy', lang, `${id}.md`), `---\nlayout: page.njk\ntitle: ${JSON.stringify(title)}\nlang: ${lang}\n---\n${text}`);
  }
  await mkdir(inside('vitepress', '.vitepress'), { recursive: true });
  await writeFile(
    inside('vitepress', '.vitepress', 'config.mjs'),
    `export default { title: 'Atlas', ignoreDeadLinks: true, locales: { ${languages.map((lang) => `${lang}: { label: '${lang}', lang: '${lang}', dir: '${lang === 'ar' ? 'rtl' : 'ltr'}' }`).join(', ')} } };`,
  );
  await mkdir(inside('eleventy', '_includes'), { recursive: true });
  await writeFile(
    inside('eleventy', '_includes', 'page.njk'),
    '<!doctype html><html lang="{{ lang }}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{{ title }}</title></head><body><main><h1>{{ title }}</h1>{{ content | safe }}</main></body></html>',
  );
  await writeFile(inside('package.json'), '{ "private": true, "type": "module" }');
  const run = (command: string, args: readonly string[], cwd = folder) => execFileSync(command, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
  run('npm', ['install', '--no-audit', '--no-fund', '--silent', ...Object.entries(tools).map(([name, version]) => `${name}@${version}`)]);
  run('npx', ['vitepress', 'build', 'vitepress']);
  run('npx', ['eleventy', '--input=eleventy', '--output=eleventy-site', '--quiet']);
  return [
    { name: `VitePress ${tools.vitepress}`, root: inside('vitepress', '.vitepress', 'dist'), page: (lang, id) => `${lang}/${id}.html` },
    { name: `Eleventy ${tools['@11ty/eleventy']}, bare layout`, root: inside('eleventy-site'), page: (lang, id) => `${lang}/${id}/` },
  ];
}

/** One site by the yardstick: a first visit on a slow line, a whole visit, and what opens when the server is gone. */
export async function measureOther(
  browser: Browser,
  site: { readonly name: string; readonly root: string; readonly page: (lang: string, id: string) => string },
  ids: readonly string[],
  headers: (file: string) => Readonly<Record<string, string>> = () => ({}),
): Promise<Compared> {
  await (await createCompressor(path.join('.cache', 'compressed-others'))).folder(site.root);
  const server = await serve({ root: site.root, base: '/', port: 0, headers });
  const phone = { viewport: { width: 360, height: 740 } };
  const first = await measureFirstVisit(() => browser.newContext(phone), server.url + site.page('ar', 'doctor'));
  const before = server.requests.length;
  const context = await browser.newContext(phone);
  const page = await context.newPage();
  await page.goto(server.url + site.page('ar', 'doctor'), { waitUntil: 'networkidle' });
  await page.waitForTimeout(4000);
  const visit = server.requests.slice(before);
  await server.close();
  let offline = 0;
  for (const id of ids) {
    const answer = await page.goto(server.url + site.page('ar', id)).catch(() => undefined);
    if (answer?.status() === 200) offline++;
  }
  await context.close();
  return { name: site.name, ...first, visitBytes: visit.reduce((sum, { bytes }) => sum + bytes, 0), visitRequests: visit.length, offline };
}
