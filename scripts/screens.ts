import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type BrowserContext, chromium } from 'playwright-core';
import { bringChromium, chromiumArguments } from '../src/build/chromium.ts';
import { runCommand, UsageError } from '../src/build/command.ts';
import { type Allowed, headersFor } from '../src/build/hosts.ts';
import { serve } from '../src/build/serve.ts';

/** Languages that get pictures of their own; the others show English ones (src/build/webManifest.ts). */
const languages = ['de', 'en', 'ar', 'uk'];

/** A phone and a computer, in CSS pixels: browsers want at least one of each shape. */
const screens = [
  { view: 'home', width: 360, height: 640, scale: 1.5 },
  { view: 'emergency', width: 360, height: 640, scale: 1.5 },
  { view: 'home', width: 960, height: 540, scale: 1 },
] as const;

/** Bytes of one picture at most: it is fetched by whoever thinks about installing. */
const limit = 60_000;

await runCommand({
  usage: `npx tsx scripts/screens.ts [--out dist]

Takes the pictures that the web app manifests show, of the built site, into public/screens. Build first: npm run build.`,
  options: { out: { type: 'string' } },
  async run({ out = 'dist' }) {
    if (!existsSync(path.join(out, 'headers.json'))) throw new UsageError(`There is no built site in “${out}”. Build it first: npm run build.`);
    const inline = JSON.parse(await readFile(path.join(out, 'headers.json'), 'utf8')) as Allowed;
    const folders = await readdir(out, { withFileTypes: true });
    const districts = folders.filter((folder) => folder.isDirectory() && existsSync(path.join(out, folder.name, 'manifest.json'))).map(({ name }) => name);
    const server = await serve({ root: out, base: '/', port: 0, headers: (file) => headersFor(file, inline) });
    const browser = await chromium.launch({ executablePath: bringChromium(console.log), args: [...chromiumArguments] });
    let bytes = 0;
    for (const district of districts) {
      const target = `public/screens/${district}`;
      await rm(target, { recursive: true, force: true });
      await mkdir(target, { recursive: true });
      for (const { view, width, height, scale } of screens)
        for (const lang of languages.filter((tag) => existsSync(path.join(out, district, tag)))) {
          const context = await browser.newContext({ viewport: { width, height }, colorScheme: 'light' });
          const picture = await take(context, `${server.url}${district}/${lang}/${view === 'home' ? '' : `${view}/`}`, { x: 0, y: 0, width, height, scale });
          await context.close();
          await writeFile(path.join(target, `${lang}-${view}-${width * scale}x${height * scale}.webp`), picture);
          bytes += picture.length;
        }
      console.log(`${target}: ${(await readdir(target)).length} pictures`);
    }
    await browser.close();
    await server.close();
    console.log(`Pictures of ${districts.length} districts, ${Math.round(bytes / 1000)} kB.`);
    return 0;
  },
});

interface Clip {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Pixels of the picture for one CSS pixel: the protocol looks at this one and not at that of the screen. */
  readonly scale: number;
}

/** A page as a picture of at most `limit` bytes. */
async function take(context: BrowserContext, address: string, clip: Clip): Promise<Buffer> {
  const page = await context.newPage();
  await page.goto(address);
  // With the sign that it works without a network: that is what one installs it for.
  await page.waitForFunction(() => document.documentElement.dataset['alive'] === 'yes' && document.documentElement.dataset['offline'] === 'saved');
  const session = await context.newCDPSession(page);
  for (let quality = 50; ; quality -= 10) {
    const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality, clip });
    const picture = Buffer.from(data, 'base64');
    if (picture.length <= limit || quality <= 10) return picture;
  }
}
