import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Manifest } from '../../src/core/pack/format.ts';
import { bakeMap, testland, thing } from '../core/map/bakeMap.ts';
import { publishMap } from '../device/site.ts';
import { belowPath } from '../setup/fixture.ts';
import { listen, openBrowser, untilComplete } from './harness.ts';
import { openWifi, type Wifi } from './wifi.ts';

// An Arabic phone whose screen has 2.625 pixels for each of CSS: there the joints of tiles are seen first, if they are seen.
const ratio = 2.625;
let browser: Browser;
let folder: string;
let wifi: Wifi;
let context: BrowserContext;
let page: Page;
let troubles: string[];

const [west, south, east, north] = testland;
/** Between the library and the town hall of the fixture; where its pins are. */
const motorway = 50.385;
const pinned = [
  [7.4, 50.4398],
  [7.2254, 50.3274],
] as const;

/** All forest, so that whatever is not is seen; a motorway from west to east, and towns under the pins, named in both languages. */
const archive = bakeMap(
  [
    thing.area('landuse', { kind: 'forest' }, [west - 1, south - 1], [east + 1, north + 1]),
    thing.line('roads', { kind: 'highway', kind_detail: 'motorway' }, [
      [west, motorway],
      [east, motorway],
    ]),
    ...pinned.map((at, index) => thing.point('places', { kind: 'locality', kind_detail: 'town', name: `Waldheim ${index}`, 'name:ar': 'فالدهايم' }, at)),
  ],
  { attribution: '© OpenStreetMap contributors' },
);

async function publish(): Promise<string> {
  const site = path.join(folder, 'site');
  await cp(inject('fixture').first, site, { recursive: true });
  const at = (file: string) => path.join(site, 'testland', file);
  const manifest = JSON.parse(await readFile(at('manifest.json'), 'utf8')) as Manifest;
  const { line, files } = publishMap('testland', archive);
  await mkdir(at('packs/parts'), { recursive: true });
  for (const [url, content] of files) await writeFile(at(url), content);
  await writeFile(at('manifest.json'), JSON.stringify({ ...manifest, packs: manifest.packs.map((pack) => (pack.kind === 'map' ? line : pack)) }));
  return site;
}

const openContext = (options = {}) =>
  browser.newContext({ viewport: { width: 360, height: 740 }, deviceScaleFactor: ratio, locale: 'ar', colorScheme: 'light', ...options });

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'atlas-drawn-'));
  wifi = await openWifi(await publish());
  browser = await openBrowser();
  context = await openContext();
  context.setDefaultTimeout(20_000);
  troubles = listen(context);
  page = await context.newPage();
});
afterAll(async () => {
  await context?.close();
  await browser?.close();
  await wifi?.close();
  await rm(folder, { recursive: true, force: true });
});

const address = () => `${wifi.url}testland/ar/map/`;
const untilDrawn = (on: Page, state = 'drawn') => on.locator(`.map-view[data-base="${state}"]`).waitFor({ timeout: 30_000 });
const inkOf = (on: Page, name: string) => on.locator('.map-view').evaluate((view, ink) => getComputedStyle(view).getPropertyValue(`--map-${ink}`).trim(), name);

/** What lies over the ground of the map, shown or not. */
const showOnly = (on: Page, shown: readonly string[]) =>
  on.evaluate((kept) => {
    for (const layer of ['.leaflet-names-pane', '.leaflet-pins-pane', '.leaflet-overlay-pane', '.map-over'])
      for (const element of document.querySelectorAll<HTMLElement>(layer)) element.style.visibility = kept.includes(layer) ? '' : 'hidden';
  }, shown);

/** The map's pixels that are on the screen, row by row as `#cfe2c3`. */
async function pixelsOf(on: Page): Promise<readonly (readonly string[])[]> {
  const view = await on.locator('.map-view').boundingBox();
  const bar = await on.locator('nav.bar').boundingBox();
  if (!view || !bar) throw new Error('no map');
  const [x, y] = [view.x + 4, view.y + 4];
  const clip = { x, y, width: view.width - 8, height: Math.min(view.y + view.height, bar.y) - y - 8 };
  const { data, width, height } = PNG.sync.read(await on.screenshot({ clip }));
  return Array.from({ length: height }, (_, row) =>
    Array.from({ length: width }, (_, column) => `#${data.toString('hex', (row * width + column) * 4, (row * width + column) * 4 + 3)}`),
  );
}

/** How many pixels differ. */
const differing = (a: readonly (readonly string[])[], b: readonly (readonly string[])[]) =>
  a.reduce((sum, row, y) => sum + row.filter((pixel, x) => pixel !== b[y]?.[x]).length, 0);

const everything = ['.leaflet-names-pane', '.leaflet-pins-pane', '.leaflet-overlay-pane', '.map-over'];

test('the map is drawn by a worker that is nothing but the drawing, and says whose data it is', async () => {
  await page.goto(address());
  await untilComplete(page, ['testland/ar', 'testland/map']);
  await untilDrawn(page);
  const [worker = '', ...others] = page.workers().map((one) => new URL(one.url()).pathname);
  expect(others).toEqual([]);
  expect(worker).toMatch(/^\/assets\/drawing-[\w-]+\.js$/);
  // Whatever it imported would run in the worker too: Leaflet there would be an error.
  const code = await readFile(path.join(inject('fixture').first, worker), 'utf8');
  expect(code.match(/\bfrom\s*["']|\bimport\s*[("']/g)).toBeNull();
  expect(await page.locator('.map-credit').textContent()).toBe('© OpenStreetMap contributors');
  expect(await page.locator('#map').evaluate((map) => getComputedStyle(map).direction)).toBe('ltr');
  expect(await page.locator('.map-over').evaluate((over) => getComputedStyle(over).direction)).toBe('rtl');
});

test('no joint of its tiles is seen: on the first look, a fraction of a zoom, and up to the nearest', async () => {
  await page.locator('.stage').evaluate((stage) => stage.scrollIntoView());
  const forest = await inkOf(page, 'forest');
  const road = await inkOf(page, 'highway');
  let sawRoad = false;
  for (let isNearest = false; !isNearest; ) {
    await showOnly(page, []);
    const faults = async () => {
      const rows = await pixelsOf(page);
      const isRoad = rows.map((row) => row[Math.floor(row.length / 2)] !== forest);
      const isNearRoad = (at: number) => isRoad.slice(Math.max(0, at - 3), at + 4).includes(true);
      const from = isRoad.indexOf(true);
      const centre = rows[Math.floor((from + isRoad.lastIndexOf(true)) / 2)];
      sawRoad ||= from >= 0;
      return {
        // Every pixel that is not near the motorway is forest …
        ground: rows.filter((row, at) => !isNearRoad(at) && row.some((pixel) => pixel !== forest)).length,
        // … and the middle of the motorway is unbroken.
        road: from < 0 ? 0 : (centre?.filter((pixel) => pixel !== road).length ?? 0),
      };
    };
    await expect.poll(faults, { timeout: 10_000 }).toEqual({ ground: 0, road: 0 });
    await showOnly(page, everything);
    const closer = page.locator('.map-tools button').nth(1);
    isNearest = (await closer.getAttribute('aria-disabled')) === 'true';
    if (!isNearest) await closer.click();
  }
  expect(sawRoad).toBe(true);
  await page.reload();
  await untilDrawn(page);
});

test('names are drawn over it, and no letter lies under a sign of a place', async () => {
  await page.locator('.stage').evaluate((stage) => stage.scrollIntoView());
  await showOnly(page, []);
  const ground = await pixelsOf(page);
  await showOnly(page, ['.leaflet-names-pane']);
  await expect.poll(async () => differing(ground, await pixelsOf(page))).toBeGreaterThan(500);
  const named = await pixelsOf(page);
  const view = await page.locator('.map-view').boundingBox();
  const pins = await page.locator('.map-pin').evaluateAll((all) => all.map((pin) => pin.getBoundingClientRect().toJSON() as DOMRect));
  expect(pins.length).toBeGreaterThan(0);
  for (const pin of pins) {
    // The drop is round: its corners are free.
    const [left, right] = [pin.left + 8, pin.right - 8].map((x) => Math.round((x - (view?.x ?? 0) - 4) * ratio));
    const [top, bottom] = [pin.top + 2, pin.bottom - 2].map((y) => Math.round((y - (view?.y ?? 0) - 4) * ratio));
    const part = (pixels: typeof ground) => pixels.slice(Math.max(0, top ?? 0), bottom).map((row) => row.slice(Math.max(0, left ?? 0), right));
    expect(differing(part(ground), part(named))).toBe(0);
  }
  await showOnly(page, everything);
});

test('at dusk it turns dark where it stands, and on paper it is there, on one sheet, with its signs', async () => {
  const light = await inkOf(page, 'forest');
  await showOnly(page, []);
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await inkOf(page, 'forest');
  expect(dark).not.toBe(light);
  const count = async (colour: string) => (await pixelsOf(page)).flat().filter((pixel) => pixel === colour).length;
  await expect.poll(() => count(dark)).toBeGreaterThan(50_000);
  expect(await count(light)).toBe(0);
  await page.emulateMedia({ colorScheme: 'light' });
  await expect.poll(() => count(light)).toBeGreaterThan(50_000);
  await showOnly(page, everything);
  await page.emulateMedia({ media: 'print' });
  const sheet = await page.locator('.map-view').boundingBox();
  expect([Math.round(sheet?.width ?? 0) <= 640, Math.round(sheet?.height ?? 0) <= 820, (sheet?.width ?? 0) > 300]).toEqual([true, true, true]);
  expect(await page.locator('.map-pin').first().isVisible()).toBe(true);
  expect(await page.locator('.map-credit').isVisible()).toBe(true);
  expect(await page.locator('.map-tools').isVisible()).toBe(false);
  await page.emulateMedia({ media: null });
});

test('without a network it is drawn from the phone, and nothing is asked of anybody', async () => {
  const before = wifi.requests().length;
  await wifi.off();
  await page.goto(address());
  await untilDrawn(page);
  expect(page.workers()).toHaveLength(1);
  await showOnly(page, []);
  const forest = await inkOf(page, 'forest');
  await expect.poll(async () => (await pixelsOf(page)).flat().filter((pixel) => pixel === forest).length).toBeGreaterThan(50_000);
  expect(wifi.requests().length).toBe(before);
});

test('a map that the memory of the phone has spoilt is like none: the ground, the places, a sentence, no error', async () => {
  await page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open('welcome-atlas');
      opening.onsuccess = () => resolve(opening.result);
    });
    const store = database.transaction('packs', 'readwrite').objectStore('packs');
    await new Promise<void>((resolve) => {
      const asking = store.get('testland/map');
      asking.onsuccess = () => {
        const [chunk] = asking.result.parts as ArrayBuffer[];
        if (chunk) new Uint8Array(chunk).fill(9, 127, 4000);
        store.put(asking.result, 'testland/map').onsuccess = () => resolve();
      };
    });
    database.close();
  });
  await page.goto(address());
  await untilDrawn(page, 'broken');
  expect(await page.locator('.map-say').textContent()).toContain('خريطة الشوارع');
  expect(await page.locator('.map-pin').count()).toBeGreaterThan(0);
  expect(await page.locator('.map-plain').count()).toBe(1);
  expect(troubles).toEqual([]);
  await wifi.on();
});

test('a browser that has no worker to draw with, and cannot unzip, draws the same in the page', async () => {
  const old = await openContext();
  await old.addInitScript(() => {
    for (const name of ['OffscreenCanvas', 'DecompressionStream']) Reflect.deleteProperty(window, name);
  });
  const wrong = listen(old);
  const tab = await old.newPage();
  await tab.goto(address());
  await untilDrawn(tab);
  expect(tab.workers()).toEqual([]);
  await tab.locator('.stage').evaluate((stage) => stage.scrollIntoView());
  await showOnly(tab, []);
  const forest = await inkOf(tab, 'forest');
  await expect.poll(async () => (await pixelsOf(tab)).flat().filter((pixel) => pixel === forest).length).toBeGreaterThan(50_000);
  expect(wrong).toEqual([]);
  await old.close();
});

test('below a path, and as a sketch where a district has no base map yet, a worker draws it too', async () => {
  const below = await openWifi(inject('fixture').below, { base: belowPath });
  const other = await openContext();
  const wrong = listen(other);
  const tab = await other.newPage();
  await tab.goto(`${below.url}testland/ar/map/`);
  await untilDrawn(tab);
  expect(tab.workers().map((worker) => new URL(worker.url()).pathname.replace(/-[\w-]+\.js$/, ''))).toEqual([`${belowPath}assets/drawing`]);
  expect(wrong).toEqual([]);
  await other.close();
  await below.close();
});
