import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { isSettingKey } from '../../src/device/settings.ts';
import { keptBy, openBrowser, openPhone, type Phone, untilAlive, untilComplete } from './harness.ts';
import { openWifi, type Wifi } from './wifi.ts';

// Several builds and cold starts in one test.
vi.setConfig({ testTimeout: 180_000 });

// A whole afternoon with the atlas, on a phone that the family shares.
let browser: Browser;
let wifi: Wifi;
let phone: Phone;

beforeAll(async () => {
  browser = await openBrowser();
  wifi = await openWifi(inject('fixture').first);
  phone = await openPhone({ browser });
});
afterAll(async () => {
  await browser?.close();
  await wifi?.close();
});

/** Words and places of the walk that nobody is to find again. */
const secrets = /Schwangerschaft|flur-3|nummer-0151|50[.,]43|7[.,]40|violence|refuge|wheelchair|speaks/;

test('G01 · after a long walk the phone keeps the packs, the app, the language, and of her own what she said yes to: nothing else', async () => {
  const { page, context } = phone;
  await context.grantPermissions(['geolocation']);
  await context.setGeolocation({ latitude: 50.435, longitude: 7.405 });
  await page.goto(`${wifi.url}testland/de/?from=flur-3`);
  await untilComplete(page, ['testland/de', 'testland/map']);
  const visit = async (address: string) => {
    await page.goto(`${wifi.url}testland/${address}`);
    await untilAlive(page);
  };
  await visit('de/search/');
  await page.locator('input[name=q]').pressSequentially('Schwangerschaft');
  await visit('de/places/?wheelchair=limited&speaks=ar');
  await visit('de/map/');
  await page.getByRole('button', { name: 'Wo bin ich?' }).click();
  await expect.poll(() => page.locator('[data-entry="places/library"] .line').textContent()).toContain('640 m');
  for (const address of ['de/pages/violence/', 'de/places/refuge/', 'de/courses/', 'de/events/?when=week', 'ar/places/library/', 'ar/emergency/', 'en/news/'])
    await visit(address);
  await visit('de/places/library/');
  await page.getByRole('button', { name: 'Fehler melden' }).click();
  await page.getByLabel('Was ist falsch oder was fehlt?').fill('nummer-0151');
  await page.getByRole('button', { name: 'Merken', exact: true }).click();
  await page.getByRole('button', { name: 'Ja', exact: true }).click();
  await page.goto(`${wifi.url}testland/`);
  await visit('de/');
  await untilComplete(page, ['testland/de', 'testland/ar', 'testland/en', 'testland/map']);

  const kept = await keptBy(page);
  expect([...kept.local].sort()).toEqual(['atlas.favourites.testland=["places/library"]', 'atlas.language=de']);
  expect(kept.local.every((entry) => isSettingKey(entry.split('=')[0] ?? ''))).toBe(true);
  expect(kept.session).toEqual([]);
  expect(kept.databases).toEqual(['welcome-atlas']);
  expect(kept.caches.map((name) => name.replace(/-http.*/, '')).sort()).toEqual(['welcome-atlas-packs', 'welcome-atlas-strings', 'workbox-precache-v2']);
  expect(await context.cookies()).toEqual([]);
  // The rows and addresses beside the public words themselves.
  const dump = await page.evaluate(async () => {
    const opening = indexedDB.open('welcome-atlas');
    const db = await new Promise<IDBDatabase>((resolve) => {
      opening.onsuccess = () => resolve(opening.result);
    });
    const all = (store: string, what: 'getAll' | 'getAllKeys') =>
      new Promise<unknown[]>((resolve) => {
        const asking = db.transaction(store).objectStore(store)[what]();
        asking.onsuccess = () => resolve(asking.result);
      });
    const stores = [...db.objectStoreNames];
    const keys = await Promise.all(stores.map((store) => all(store, 'getAllKeys')));
    const rows = await all('saved', 'getAll');
    db.close();
    const addresses = await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)));
    return { stores, keys, rows: rows as Record<string, unknown>[], addresses: addresses.flat(), state: history.state as unknown };
  });
  expect(dump.stores).toEqual(['packs', 'saved', 'staged']);
  expect(dump.keys[2]).toEqual([]);
  const members = new Set(dump.rows.flatMap((row) => Object.keys(row)));
  expect([...members].sort()).toEqual(['bytes', 'district', 'key', 'kind', 'lang', 'savedAt', 'seq', 'version']);
  expect(JSON.stringify([dump, kept])).not.toMatch(secrets);
  expect(phone.troubles).toEqual([]);
});
