import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { bringChromium, chromiumArguments } from '../src/build/chromium.ts';
import { runCommand } from '../src/build/command.ts';
import { buildOthers, type Compared, measureOther } from '../src/build/compare.ts';
import { headersFor, type InlineHashes } from '../src/build/hosts.ts';

await runCommand({
  usage: `npm run compare [-- --out dist]

The same texts with VitePress and Eleventy (installed in a temporary folder) beside the atlas in --out: first text on a slow line,
bytes of a visit, pages that open when the server is gone. Build the atlas first: npm run build.`,
  options: { out: { type: 'string' } },
  async run(options) {
    const out = options.out ?? 'dist';
    const inline = JSON.parse(await readFile(path.join(out, 'headers.json'), 'utf8')) as InlineHashes;
    const others = await buildOthers('content', path.join(tmpdir(), 'welcome-atlas-compare'));
    const browser = await chromium.launch({ executablePath: bringChromium(console.log), args: [...chromiumArguments] });
    const ids = ['hospital', 'school', 'bank-account', 'first-steps', 'counselling', 'waste', 'training', 'moving-in', 'recognition', 'library'];
    const rows: Compared[] = [
      await measureOther(browser, { name: 'Welcome Atlas', root: out, page: (lang, id) => `mayen-koblenz/${lang}/pages/${id}/` }, ids, (file) =>
        headersFor(file, inline),
      ),
    ];
    for (const other of others) rows.push(await measureOther(browser, other, ids));
    await browser.close();
    const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
    console.log('| | first text: bytes, requests | first text, slow 3G, 4x CPU | one visit | opens without a server |');
    console.log('|---|---|---|---|---|');
    for (const row of rows) {
      const text = `${(row.firstText / 1000).toFixed(2)} s`;
      console.log(
        `| ${row.name} | ${kB(row.firstBytes)}, ${row.firstRequests} | ${text} | ${kB(row.visitBytes)}, ${row.visitRequests} requests | ${row.offline} of ${ids.length} |`,
      );
    }
    console.log(`Measured with Chromium ${browser.version()}.`);
    return 0;
  },
});
