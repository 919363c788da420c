import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Server } from '../../src/build/serve.ts';
import { openBrowser, serveSite, untilAlive } from './harness.ts';

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

/** What axe finds in the page as it stands. It need not fetch the style sheets once more: no rule of ours reads them as text. */
async function violations(page: Page, rules?: readonly string[]): Promise<string[]> {
  const found = await page.evaluate((options) => (window as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run(options), {
    resultTypes: ['violations'],
    preload: false,
    ...(rules && { runOnly: rules }),
  });
  return found.violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html.slice(0, 120) ?? ''}`);
}

type Scheme = 'light' | 'dark';
/** All that axe says about colours; between light and dark nothing else differs, the page is the same. */
const aboutColours = ['color-contrast', 'link-in-text-block'];

/** Every view: opened in one scheme and looked at whole, then turned to the other one. */
async function faultsOf(lang: string, opened: Scheme, turned: Scheme): Promise<string[]> {
  // The policy of the site would refuse axe's own styles.
  const context = await browser.newContext({
    viewport: { width: 320, height: 640 },
    bypassCSP: true,
    serviceWorkers: 'block',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const faults: string[] = [];
  for (const view of views) {
    await page.emulateMedia({ colorScheme: opened });
    await page.goto(`${server.url}mayen-koblenz/${lang}/${view}`);
    // Alive, with everything that comes with the script: pages are never again what they were printed as.
    if (view !== 'pages/no-such-page/') await untilAlive(page);
    for (const tool of await page.locator('[data-tool=reading], [data-tool=results]').all()) await tool.locator('*').first().waitFor({ state: 'attached' });
    if (view === 'map/') await page.locator('.leaflet-container').waitFor({ timeout: 20_000 });
    await page.evaluate(axe);
    for (const scheme of [opened, turned]) {
      await page.emulateMedia({ colorScheme: scheme });
      expect(await page.evaluate((wanted) => matchMedia(`(prefers-color-scheme: ${wanted})`).matches, scheme)).toBe(true);
      faults.push(...(await violations(page, scheme === opened ? undefined : aboutColours)).map((fault) => `${lang} ${scheme} /${view}: ${fault}`));
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (overflow > 0) faults.push(`${lang} ${scheme} /${view}: wider than the screen by ${overflow} px`);
    }
  }
  await context.close();
  return faults;
}

for (const [lang, opened, turned] of [
  ['de', 'light', 'dark'],
  ['ar', 'dark', 'light'],
] as const)
  test(`no view puts up a barrier in ${lang}, opened ${opened} and turned ${turned}, at 320 pixels`, async () => {
    expect(await faultsOf(lang, opened, turned)).toEqual([]);
  }, 180_000);

test('the language wall, the list of districts and the sheets to print put up no barrier', async () => {
  const context = await browser.newContext({ viewport: { width: 320, height: 640 }, bypassCSP: true, serviceWorkers: 'block' });
  const page = await context.newPage();
  const faults: string[] = [];
  for (const address of ['', 'mayen-koblenz/#languages', 'mayen-koblenz/print/card/', 'mayen-koblenz/print/poster/']) {
    await page.goto(server.url + address);
    await page.evaluate(axe);
    faults.push(...(await violations(page)).map((fault) => `/${address}: ${fault}`));
  }
  await context.close();
  expect(faults).toEqual([]);
});

/** What sticks out of the screen, or is cut off, of everything that can be read. */
const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    if (document.documentElement.scrollWidth > innerWidth) found.push(`page wider than the screen by ${document.documentElement.scrollWidth - innerWidth} px`);
    for (const element of document.querySelectorAll<HTMLElement>('#app *')) {
      if (element.closest('.hidden, .skip, svg, .leaflet-container, .strip') || element.getClientRects().length === 0) continue;
      const { overflowX, overflowY } = getComputedStyle(element);
      const isCut =
        (overflowX === 'hidden' && element.scrollWidth > element.clientWidth + 1) ||
        (overflowY === 'hidden' && element.scrollHeight > element.clientHeight + 1);
      const { left, right } = element.getBoundingClientRect();
      const isOut = element.children.length === 0 && (left < -1 || right > innerWidth + 1);
      if (isCut || isOut) found.push(`${isCut ? 'cut off' : 'out of the screen'}: ${element.className} ${element.textContent?.trim().slice(0, 40)}`);
    }
    return found;
  });

const essential = ['', 'emergency/', 'search/?q=arzt', 'saved/', 'places/', 'pages/doctor/', 'places/ko-auslaenderbehoerde/', 'emergency/fire-and-ambulance/'];

test('letters of twice the size are all there, on a phone, in three scripts', async () => {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, bypassCSP: true, serviceWorkers: 'block', reducedMotion: 'reduce' });
  await context.addInitScript(() => {
    addEventListener('DOMContentLoaded', () => document.documentElement.style.setProperty('font-size', '200%', 'important'));
  });
  const page = await context.newPage();
  const faults: string[] = [];
  for (const lang of ['de', 'ar', 'ti'])
    for (const view of essential) {
      await page.goto(`${server.url}mayen-koblenz/${lang}/${view}`);
      await untilAlive(page);
      await page.waitForTimeout(300);
      faults.push(...(await cutOff(page)).map((fault) => `${lang} /${view}: ${fault}`));
      // What is fixed to the screen leaves room to read.
      const room = await page.evaluate(() => {
        const bars = [...document.querySelectorAll('.top, .bar')].filter((bar) => /fixed|sticky/.test(getComputedStyle(bar).position));
        return innerHeight - bars.reduce((sum, bar) => sum + bar.getBoundingClientRect().height, 0);
      });
      if (room < 400) faults.push(`${lang} /${view}: only ${room} of 740 px are left to read`);
    }
  await context.close();
  expect(faults).toEqual([]);
}, 120_000);

/** What is too small for a finger or too dense to be read; links within a sentence are as high as their line. */
const tooSmall = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const isSeen = (element: Element) => element.checkVisibility() && !element.closest('.hidden, .skip, svg');
    const found: string[] = [];
    for (const element of document.querySelectorAll(
      '.top a, .notes a, .bar a, .chip, .tiles a, .doors a, .card > a, .call, .row, #app > footer a, button, summary, input',
    )) {
      const { width, height } = element.getBoundingClientRect();
      if (isSeen(element) && (width < 47.5 || height < 47.5))
        found.push(`${Math.round(width)} x ${Math.round(height)} px: ${element.className} ${element.textContent?.trim().slice(0, 30)}`);
    }
    const isArabic = (node: Node) => node.nodeType === Node.TEXT_NODE && /[\u0600-\u06ff]{2}/.test(node.textContent ?? '');
    for (const element of document.querySelectorAll('#app *')) {
      if (!isSeen(element) || element.closest('.name') || ![...element.childNodes].some(isArabic)) continue;
      const { fontSize, lineHeight } = getComputedStyle(element);
      const [letters, line] = [Number.parseFloat(fontSize), Number.parseFloat(lineHeight)];
      const isWrapped = element.getBoundingClientRect().height > 2.2 * letters;
      if (letters < 17.9 || (isWrapped && line / letters < 1.69))
        found.push(`${fontSize} / ${lineHeight}: ${element.className} ${element.textContent?.trim().slice(0, 30)}`);
    }
    return found;
  });

test('every sign is as large as a finger, and Arabic letters have their room', async () => {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, bypassCSP: true, serviceWorkers: 'block', reducedMotion: 'reduce' });
  const page = await context.newPage();
  const faults: string[] = [];
  for (const lang of ['de', 'ar', 'ti'])
    for (const view of [...essential, 'map/', 'events/']) {
      await page.goto(`${server.url}mayen-koblenz/${lang}/${view}`);
      await untilAlive(page);
      await page.waitForTimeout(300);
      faults.push(...(await tooSmall(page)).map((fault) => `${lang} /${view}: ${fault}`));
    }
  await context.close();
  expect(faults).toEqual([]);
}, 120_000);

test('the map of a wide screen stands where it will stay, also before its choices have come', async () => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, serviceWorkers: 'block' });
  const page = await context.newPage();
  let letCome = () => {};
  const measured = new Promise<void>((resolve) => {
    letCome = resolve;
  });
  await page.route(/\/assets\/tools-/, async (route) => {
    await measured;
    await route.continue();
  });
  await page.goto(`${server.url}mayen-koblenz/de/map/`);
  const stage = await page.locator('.stage').boundingBox();
  const list = await page.locator('.atlas > div:last-child').boundingBox();
  expect(stage?.width).toBeGreaterThan(list?.width ?? Number.POSITIVE_INFINITY);
  expect(stage?.x).toBeLessThan(list?.x ?? 0);
  expect(Math.abs((stage?.y ?? 0) - (list?.y ?? 900))).toBeLessThan(100);
  letCome();
  await page.locator('.filter').waitFor();
  expect((await page.locator('.stage').boundingBox())?.x).toBe(stage?.x);
  await context.close();
});

test('with the colours of the system everything that can be pressed has an edge, and what is chosen can be told', async () => {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, forcedColors: 'active', serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.goto(`${server.url}mayen-koblenz/ar/pages/doctor/`);
  await untilAlive(page);
  await page.locator('.reading .chip').first().waitFor();
  const edges = () =>
    page.locator('.tiles a, .alarm, .chip, .card, .mark, button, input, .bar').evaluateAll((all) =>
      all
        .filter((element) => element.getClientRects().length > 0)
        .filter((element) => {
          const { borderTopStyle, borderBottomStyle } = getComputedStyle(element);
          const { borderTopStyle: around } = getComputedStyle(element.parentElement ?? element);
          return borderTopStyle === 'none' && borderBottomStyle === 'none' && around === 'none';
        })
        .map((element) => element.outerHTML.slice(0, 80)),
    );
  expect(await edges()).toEqual([]);
  const look = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => {
        const { backgroundColor, fontWeight, textDecorationLine, boxShadow } = getComputedStyle(element);
        return [backgroundColor, fontWeight, textDecorationLine, boxShadow].join();
      });
  const before = await look('.reading .chip');
  await page.locator('.reading .chip').first().click();
  await page.locator('.text .beside').first().waitFor();
  expect(await look('.reading .chip[aria-pressed=true]')).not.toBe(before);
  await page.goto(`${server.url}mayen-koblenz/ar/`);
  await untilAlive(page);
  expect(await edges()).toEqual([]);
  expect(await look('.bar a[aria-current]')).not.toBe(await look('.bar a:not([aria-current])'));
  await context.close();
});

test('who wants no motion gets none, and who does not mind gets little', async () => {
  for (const [reducedMotion, behaviour] of [
    ['reduce', 'auto'],
    ['no-preference', 'smooth'],
  ] as const) {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, reducedMotion, serviceWorkers: 'block' });
    const page = await context.newPage();
    for (const view of ['', 'pages/doctor/', 'search/?q=arzt']) {
      await page.goto(`${server.url}mayen-koblenz/de/${view}`);
      await untilAlive(page);
      expect(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior)).toBe(behaviour);
      expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
      const moving = await page.evaluate(() =>
        [...document.querySelectorAll('*')].filter((element) => getComputedStyle(element).transitionDuration !== '0s').map(({ className }) => className),
      );
      if (reducedMotion === 'reduce') expect(moving).toEqual([]);
    }
    await context.close();
  }
});
