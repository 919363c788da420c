import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { mainText, openBrowser, openPhone, type Phone, untilAlive, untilComplete } from './harness.ts';
import { openWifi, type Wifi } from './wifi.ts';

// The atlas is open, and a deploy takes away the script of the map, which this page has not asked for yet.
let browser: Browser;
let wifi: Wifi;
let phone: Phone;
let loads: number;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  wifi = await openWifi(inject('fixture').first);
  phone = await openPhone({ browser });
  loads = 0;
  phone.page.on('load', () => loads++);
});
afterEach(async () => {
  await phone?.close();
  await wifi?.close();
});

const withoutWorker = () => phone.context.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'));
const toMap = () => phone.page.locator('a[href$="/de/map/"]').first().click();
const mapDrawn = () => phone.page.locator('.leaflet-pane').first().waitFor({ state: 'attached' });

/** Alive, and with the views that this page did not need: they come right after it. */
async function untilAtRest() {
  await untilAlive(phone.page);
  await phone.page.waitForLoadState('networkidle');
}

test('a tab without a worker: the page is loaded once more, in the same place, and the map of the new version opens', async () => {
  await withoutWorker();
  await phone.page.goto(`${wifi.url}testland/de/`);
  await untilAtRest();
  await wifi.deploy(inject('fixture').app);
  await toMap();
  await mapDrawn();
  expect(new URL(phone.page.url()).pathname).toBe('/testland/de/map/');
  expect(await phone.page.evaluate(() => document.documentElement.dataset['release'])).toBe('2');
  expect(loads).toBe(2);
});

test('a tab without a worker and, by now, without a network: the list stands, and the page does not go away', async () => {
  await withoutWorker();
  await phone.page.goto(`${wifi.url}testland/de/`);
  await untilAtRest();
  await wifi.off();
  await toMap();
  await phone.page.getByText('Rathaus Testland').first().waitFor();
  await phone.page.locator('a[href$="/de/places/town-hall/"]').first().click();
  await expect.poll(() => mainText(phone.page)).toContain('Bringen Sie Ihren Ausweis mit.');
  expect(loads).toBe(1);
});

test('a server that has lost the script altogether: one more load, then the list without the map', async () => {
  await withoutWorker();
  wifi.fault = (address) => (address.includes('/assets/mapStage-') ? { kind: 'status', status: 404 } : undefined);
  await phone.page.goto(`${wifi.url}testland/de/`);
  await untilAtRest();
  await toMap();
  await expect.poll(() => loads).toBe(2);
  await untilAlive(phone.page);
  await phone.page.getByText('Rathaus Testland').first().waitFor();
  await phone.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1000)));
  expect(loads).toBe(2);
});

test('a tab with its worker: the map opens from the phone, and nothing is loaded again', async () => {
  await phone.page.goto(`${wifi.url}testland/de/`);
  await untilComplete(phone.page, ['testland/de', 'testland/map']);
  await wifi.deploy(inject('fixture').app);
  await toMap();
  await mapDrawn();
  expect(await phone.page.evaluate(() => document.documentElement.dataset['release'])).toBe(undefined);
  expect(loads).toBe(1);
  expect(phone.troubles).toEqual([]);
});
