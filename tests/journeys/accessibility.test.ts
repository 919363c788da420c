import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Server } from '../../src/build/serve.ts';
import { openBrowser, serveSite } from './harness.ts';

// Every kind of view, by axe in a real browser, on the smallest phone we build for: 320 CSS pixels are also 400 % zoom of a desktop.
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const views = [
  '',
  'emergency/',
  'map/',
  'search/?q=a',
  'saved/',
  'places/',
  'courses/',
  'events/',
  'news/',
  'about/',
  'topics/health/',
  'pages/doctor/',
  'pages/violence-against-women/',
  'places/ko-auslaenderbehoerde/',
  'places/myk-frauenhaus/',
  'courses/integrationskurs/',
  'events/cafe-international/',
  'news/demonstration/',
  'emergency/fire-and-ambulance/',
  'pages/no-such-page/',
];

let server: Server;
let browser: Browser;

beforeAll(async () => {
  server = await serveSite(inject('site'));
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

async function faultsOf(lang: string, colorScheme: 'light' | 'dark'): Promise<string[]> {
  // The policy of the site would refuse axe's own styles.
  const context = await browser.newContext({
    viewport: { width: 320, height: 640 },
    colorScheme,
    bypassCSP: true,
    serviceWorkers: 'block',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const faults: string[] = [];
  for (const view of views) {
    await page.goto(`${server.url}mayen-koblenz/${lang}/${view}`);
    if (view === 'map/') await page.locator('.leaflet-container').waitFor({ timeout: 20_000 });
    await page.evaluate(axe);
    const results = await page.evaluate(() =>
      (window as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run({ resultTypes: ['violations'] }),
    );
    faults.push(...results.violations.map(({ id, nodes }) => `${lang} ${colorScheme} /${view}: ${id} ${nodes[0]?.html.slice(0, 120) ?? ''}`));
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (overflow > 0) faults.push(`${lang} ${colorScheme} /${view}: wider than the screen by ${overflow} px`);
  }
  await context.close();
  return faults;
}

for (const lang of ['de', 'ar'])
  for (const colorScheme of ['light', 'dark'] as const)
    test(`no view puts up a barrier in ${lang}, ${colorScheme}, at 320 pixels`, async () => {
      expect(await faultsOf(lang, colorScheme)).toEqual([]);
    }, 120_000);

test('the language wall, the list of districts and the sheets to print put up no barrier', async () => {
  const context = await browser.newContext({ viewport: { width: 320, height: 640 }, bypassCSP: true, serviceWorkers: 'block' });
  const page = await context.newPage();
  const faults: string[] = [];
  for (const address of ['', 'mayen-koblenz/#languages', 'mayen-koblenz/print/card/', 'mayen-koblenz/print/poster/']) {
    await page.goto(server.url + address);
    await page.evaluate(axe);
    const results = await page.evaluate(() =>
      (window as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run({ resultTypes: ['violations'] }),
    );
    faults.push(...results.violations.map(({ id, nodes }) => `/${address}: ${id} ${nodes[0]?.html.slice(0, 120) ?? ''}`));
  }
  await context.close();
  expect(faults).toEqual([]);
});
