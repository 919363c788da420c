import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { createServer, type ViteDevServer } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { atlasDev } from '../../src/build/dev.ts';
import { leanI18next } from '../../src/build/leanI18next.ts';
import { mainText, openBrowser, openPhone, type Phone } from './harness.ts';

// An editor looks at a page while she writes it. The preview is the one of `npm run dev`, on content of its own.
let folder: string;
let server: ViteDevServer;
let browser: Browser;
let phone: Phone;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'atlas-'));
  await cp('tests/fixtures/content', path.join(folder, 'content'), { recursive: true });
  server = await createServer({
    configFile: false,
    root: process.cwd(),
    cacheDir: path.join(folder, 'cache'),
    appType: 'custom',
    logLevel: 'silent',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    // Pages are printed here, and read without their scripts.
    optimizeDeps: { noDiscovery: true, include: [] },
    plugins: [leanI18next(), atlasDev(path.join(folder, 'content'))],
    server: { port: 0 },
  });
  await server.listen();
  browser = await openBrowser();
  phone = await openPhone({ browser });
  // The first page waits until everything has been compiled for the first time.
  phone.page.setDefaultNavigationTimeout(60_000);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

test('I08 · a file with a mistake: file and line lie over the page, the rest goes on, and saving it whole takes the mistake away', async () => {
  const { page } = phone;
  const file = path.join(folder, 'content/testland/pages/doctor.de.md');
  const whole = await readFile(file, 'utf8');
  await page.goto(`${server.resolvedUrls?.local[0]}testland/de/pages/doctor/`);
  expect(await mainText(page)).toContain('Hausarztpraxis');
  await writeFile(file, whole.replace('checked: 2026-11-21', 'checked: 2026-11-31'));
  const overlay = page.locator('vite-error-overlay');
  // Polled: the page is loaded anew at every save, and the overlay comes after that.
  const told = () => overlay.evaluate((element) => element.shadowRoot?.textContent ?? '', undefined, { timeout: 1000 }).catch(() => '');
  await expect.poll(told).toContain('content/testland/pages/doctor.de.md:10');
  expect(await told()).toContain('2026-11-31');
  // The last page that was whole stays below it.
  await expect.poll(() => mainText(page).catch(() => '')).toContain('Hausarztpraxis');
  await page.goto(`${server.resolvedUrls?.local[0]}testland/de/places/library/`);
  expect(await mainText(page)).toContain('Bücherei');
  await expect.poll(told).toContain('2026-11-31');
  await page.goto(`${server.resolvedUrls?.local[0]}testland/de/pages/doctor/`);
  await writeFile(file, whole.replace('gehen Sie zuerst', 'gehen Sie immer zuerst'));
  await expect.poll(() => mainText(page).catch(() => '')).toContain('gehen Sie immer zuerst');
  expect(await told()).not.toContain('2026-11-31');
});

test('I08 · what a build left beside the sources is not watched: that held up the first page of the preview', () => {
  const watched = Object.keys(server.watcher.getWatched()).map((file) => path.relative(process.cwd(), file).split(path.sep)[0]);
  expect(watched).toContain('src');
  // Two dots are this test's own content.
  expect([...new Set(watched)].filter((name) => name !== '' && name !== '..').sort()).toEqual(['content', 'public', 'src']);
});
