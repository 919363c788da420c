import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { mainText, openBrowser, openPhone, type Phone, untilAlive, untilSaved, untilState } from './harness.ts';
import { openWifi, type Wifi } from './wifi.ts';

// Browsers that lack what newer ones have.
let browser: Browser;
let wifi: Wifi;
let phone: Phone;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  wifi = await openWifi(inject('fixture').first);
  phone = await openPhone({ browser });
});
afterEach(async () => {
  await phone?.close();
  await wifi?.close();
});

test('without channels between tabs, locks, storage estimates and line types everything is saved all the same', async () => {
  await phone.context.addInitScript(() => {
    Reflect.deleteProperty(globalThis, 'BroadcastChannel');
    for (const name of ['locks', 'storage', 'connection']) Reflect.deleteProperty(Navigator.prototype, name);
  });
  await phone.page.goto(`${wifi.url}testland/de/`);
  await untilSaved(phone.page);
  await wifi.off();
  await phone.page.goto(`${wifi.url}testland/de/pages/doctor/`);
  expect(await mainText(phone.page)).toContain('Hausarztpraxis');
  await untilAlive(phone.page);
  expect(phone.troubles).toEqual([]);
});

test('a browser that knows no modules reads the pages as they were printed', async () => {
  wifi.fault = (path) => (path.endsWith('.js') ? { kind: 'status', status: 404 } : undefined);
  await phone.page.goto(`${wifi.url}testland/de/pages/doctor/`);
  expect(await mainText(phone.page)).toContain('Hausarztpraxis');
  await phone.page.locator('.bar a[href$="/de/map/"]').click();
  await expect.poll(() => phone.page.locator('main [data-entry="places/library"]').first().isVisible()).toBe(true);
});

test('an address without encryption: nothing can be checked there, so nothing is kept, and the page says so', async () => {
  await phone.context.addInitScript(() => {
    Reflect.deleteProperty(Crypto.prototype, 'subtle');
    Reflect.deleteProperty(Navigator.prototype, 'serviceWorker');
  });
  await phone.page.goto(`${wifi.url}testland/de/pages/doctor/`);
  await untilState(phone.page, 'failed');
  await phone.page.locator('.notes').getByText('erlaubt kein Speichern').waitFor();
  expect(await mainText(phone.page)).toContain('Hausarztpraxis');
});
