import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
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
const middle = [(west + east) / 2, (south + north) / 2] as const;

/** All forest, so that whatever is not is seen; a motorway from west to east, and a town with a name in both languages. */
const archive = bakeMap(
  [
    thing.area('landuse', { kind: 'forest' }, [west - 1, south - 1], [east + 1, north + 1]),
    thing.line('roads', { kind: 'highway', kind_detail: 'motorway' }, [
      [west, middle[1] - 0.05],
      [east, middle[1] - 0.05],
    ]),
    thing.point('places', { kind: 'locality', kind_detail: 'town', name: 'Waldheim', 'name:ar': 'فالدهايم' }, [middle[0], middle[1]]),
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

/** Colours of the map's pixels: `#cfe2c3` -> how many, for the whole view or for a rectangle in CSS pixels from its corner. */
async function coloursOf(on: Page, [left = 4, top = 4, width = 0, height = 0]: readonly number[] = []): Promise<Map<string, number>> {
  const view = await on.locator('.map-view').boundingBox();
  if (!view) throw new Error('no map');
  const bar = await on.locator('nav.bar').boundingBox();
  const bottom = Math.min(view.y + view.height, bar?.y ?? Infinity) - 8;
  const clip = { x: view.x + left, y: view.y + top, width: width || view.width - 8, height: height || bottom - view.y - 4 };
  const { data } = PNG.sync.read(await on.screenshot({ clip }));
  const colours = new Map<string, number>();
  for (let at = 0; at < data.length; at += 4) {
    const colour = `#${data.toString('hex', at, at + 3)}`;
    colours.set(colour, (colours.get(colour) ?? 0) + 1);
  }
  return colours;
}

test('the map is drawn by a worker that is nothing but the drawing, and says whose data it is', async () => {
  await page.goto(address());
  await untilComplete(page, ['testland/ar', 'testland/map']);
  await untilDrawn(page);
  const [worker, ...others] = page.workers().map((one) => new URL(one.url()).pathname);
  expect(others).toEqual([]);
  expect(worker).toMatch(/^\/assets\/drawing-[\w-]+\.js$/);
  // Whatever it imported would be loaded into the worker too: Leaflet there would be an error.
  const code = await readFile(path.join(inject('fixture').first, worker ?? ''), 'utf8');
  expect(code.match(/\bfrom\s*["']|\bimport\s*[("']/g)).toBeNull();
  expect(await page.locator('.map-credit').textContent()).toBe('© OpenStreetMap contributors');
  expect(await page.locator('#map').evaluate((map) => getComputedStyle(map).direction)).toBe('ltr');
  expect(await page.locator('.map-over').evaluate((over) => getComputedStyle(over).direction)).toBe('rtl');
});

test('no joint of its tiles is seen, on a fraction of a zoom and enlarged beyond the last one', async () => {
  const closer = page.locator('.map-tools button').nth(1);
  await page.locator('.stage').scrollIntoViewIfNeeded();
  for (let step = 0; step < 9; step++) {
    // The first look fits all places: a fraction. Then nearer, up to the end.
    if (step > 0) {
      if ((await closer.getAttribute('aria-disabled')) === 'true') break;
      await closer.click();
      await page.waitForTimeout(600);
    }
    await showOnly(page, []);
    const forest = await inkOf(page, 'forest');
    const road = [await inkOf(page, 'highway'), await inkOf(page, 'highway-edge')];
    // Between motorway and ground lie mixed pixels, along its two edges only.
    await expect.poll(async () => [...(await coloursOf(page)).keys()].filter((colour) => colour !== forest && !road.includes(colour)).length).toBeLessThan(40);
    const colours = await coloursOf(page);
    const other = [...colours].filter(([colour]) => colour !== forest && !road.includes(colour)).reduce((sum, [, count]) => sum + count, 0);
    expect([step, (colours.get(forest) ?? 0) > 100_000, other < 6 * 360 * ratio]).toEqual([step, true, true]);
    await showOnly(page, ['.map-over', '.leaflet-pins-pane', '.leaflet-names-pane', '.leaflet-overlay-pane']);
  }
});
