import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { clearCopies, mainText, openBrowser, openPhone, type Phone, untilAlive, untilComplete, untilSaved } from './harness.ts';
import { openWifi, type Wifi } from './wifi.ts';

// The browser clears one of the two places where the atlas is kept, or both. It never asks.
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
  await phone.page.goto(`${wifi.url}testland/de/`);
  await untilComplete(phone.page, ['testland/de', 'testland/map']);
});
afterEach(async () => {
  await phone?.close();
  await wifi?.close();
});

/** The app and the texts of the interface in the reader's language. */
const untilShellIsBack = () =>
  expect
    .poll(() =>
      phone.page.evaluate(async () => {
        const texts = await (await caches.open('welcome-atlas-strings')).keys();
        return texts.length > 0 && Boolean(await caches.match('/1x1.html', { ignoreSearch: true }));
      }),
    )
    .toBe(true);

const clearCaches = () => phone.page.evaluate(async () => Promise.all((await caches.keys()).map((name) => caches.delete(name))));
const clearDatabase = () =>
  phone.page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const deleting = indexedDB.deleteDatabase('welcome-atlas');
        deleting.onsuccess = () => resolve();
        deleting.onerror = () => reject(deleting.error);
      }),
  );

async function expectCompleteOffline() {
  await wifi.off();
  await phone.page.goto(`${wifi.url}testland/de/pages/doctor/`);
  expect(await mainText(phone.page)).toContain('Hausarztpraxis');
  await untilAlive(phone.page);
  await phone.page.goto(`${wifi.url}testland/de/map/`);
  await phone.page.locator('.leaflet-pane').first().waitFor({ state: 'attached' });
  await phone.page.goto(`${wifi.url}testland/ar/`);
  expect(await phone.page.evaluate(() => document.documentElement.lang)).toBe('ar');
}

test('the caches are gone: the next visit with a network brings the whole app back, not only what this page needs', async () => {
  // First what the worker mends itself from, at any moment.
  await clearCopies(phone.page);
  await clearCaches();
  await phone.page.goto(`${wifi.url}testland/de/places/`);
  await untilSaved(phone.page);
  await untilComplete(phone.page, ['testland/de', 'testland/map']);
  await expect.poll(() => phone.page.evaluate(async () => (await caches.keys()).some((name) => name.startsWith('workbox-precache')))).toBe(true);
  await expect.poll(() => wifi.requests().filter(({ path }) => path.includes('/assets/mapStage-') && path.endsWith('.js')).length).toBe(2);
  await untilShellIsBack();
  await expectCompleteOffline();
  expect(phone.troubles).toEqual([]);
});

test('the caches are gone and there is no network: the app is made whole from the copies that the browser has of what it loaded', async () => {
  await clearCaches();
  await wifi.off();
  await phone.page.goto(`${wifi.url}testland/de/places/`);
  await untilSaved(phone.page);
  await untilShellIsBack();
  await clearCopies(phone.page);
  await expectCompleteOffline();
});

test('the caches are gone and there is a network that lies: the page says that it is not saved for now', async () => {
  // First what the worker mends itself from, at any moment.
  await clearCopies(phone.page);
  await clearCaches();
  wifi.fault = (path) => (path.includes('/assets/mapStage-') ? { kind: 'portal' } : undefined);
  await phone.page.goto(`${wifi.url}testland/de/places/`);
  await phone.page.locator('.badge').getByText('Nicht gespeichert', { exact: true }).waitFor();
  wifi.fault = undefined;
  await phone.page.goto(`${wifi.url}testland/de/places/`);
  await untilSaved(phone.page);
});

test('the database is gone: the words open without a network from their second copy, and mend the first; the map comes again', async () => {
  await clearDatabase();
  await expectCompleteOffline();
  await phone.page.goto(`${wifi.url}testland/de/saved/`);
  await untilSaved(phone.page);
  const rows = () =>
    phone.page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const opening = indexedDB.open('welcome-atlas');
          opening.onsuccess = () => {
            const counting = opening.result.transaction('saved').objectStore('saved').count();
            counting.onsuccess = () => {
              opening.result.close();
              resolve(counting.result);
            };
          };
        }),
    );
  await expect.poll(rows).toBe(1);
  await wifi.on();
  await phone.page.goto(`${wifi.url}testland/de/saved/`);
  await expect.poll(rows).toBe(2);
});

test('everything is gone but the worker: the next visit is a first visit', async () => {
  await clearDatabase();
  await clearCaches();
  await phone.page.goto(`${wifi.url}testland/de/pages/doctor/`);
  await untilComplete(phone.page, ['testland/de', 'testland/map']);
  await untilShellIsBack();
  await expectCompleteOffline();
});

test('X48 · the browser lost its worker and kept all else, as Firefox does when it is ended at a bad moment: the next visit is whole, and fetches no word again', async () => {
  await phone.page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.unregister());
  await phone.page.close();
  const page = await phone.context.newPage();
  const before = wifi.requests().length;
  await page.goto(`${wifi.url}testland/de/places/`);
  await untilSaved(page);
  await untilComplete(page, ['testland/de', 'testland/map']);
  const fetched = wifi
    .requests()
    .slice(before)
    .map(({ path }) => path);
  expect(fetched).toContain('/sw.js');
  expect(fetched.filter((path) => path.includes('/packs/'))).toEqual([]);
  await wifi.off();
  await page.goto(`${wifi.url}testland/de/pages/doctor/`);
  expect(await mainText(page)).toContain('Hausarztpraxis');
  await untilAlive(page);
});
