import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { mainText, openBrowser, openPhone, type Phone, untilAlive, untilComplete, untilSaved, untilState } from './harness.ts';
import { openWifi, type Wifi } from './wifi.ts';

// Phones that keep little or nothing: the atlas is read all the same, and says that it is not saved and why.
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

async function allow(bytes: number) {
  const session = await phone.context.newCDPSession(phone.page);
  await session.send('Storage.overrideQuotaForOrigin', { origin: new URL(wifi.url).origin, quotaSize: bytes });
}

/** The page reads, is alive, turns its pages, and says why nothing is saved. */
async function expectReadable(reason: string) {
  await phone.page.goto(`${wifi.url}testland/de/`);
  await untilAlive(phone.page);
  await untilState(phone.page, 'failed');
  await phone.page.locator('main').getByText(reason).waitFor();
  await phone.page.locator('.badge').getByText('Nicht gespeichert', { exact: true }).waitFor();
  await phone.page.locator('a[href$="/de/places/"]').first().click();
  await phone.page.getByText('Rathaus Testland').first().click();
  await phone.page.getByRole('heading', { level: 1, name: 'Rathaus Testland' }).waitFor();
  expect(await mainText(phone.page)).toContain('Bringen Sie Ihren Ausweis mit.');
  await phone.page.locator('a[href$="/de/map/"]').first().click();
  await phone.page.locator('.leaflet-pane').first().waitFor({ state: 'attached' });
  expect(phone.troubles.filter((trouble) => trouble.startsWith('page error'))).toEqual([]);
}

test('a disk with room for nothing: the atlas is read from memory and says that there is no space', async () => {
  await allow(10_000);
  await expectReadable('kein Platz mehr');
});

test('a disk with room for the words and not for the app: the atlas says that it does not work without internet', async () => {
  await allow(300_000);
  await expectReadable('kein Platz mehr');
});

test('a disk that fills up after the first visit: what is saved stays, an update that does not fit changes nothing', async () => {
  await phone.page.goto(`${wifi.url}testland/de/pages/doctor/`);
  await untilSaved(phone.page);
  await allow(10_000);
  await wifi.deploy(inject('fixture').sentence);
  await phone.page.goto(`${wifi.url}testland/de/pages/doctor/`);
  await untilAlive(phone.page);
  await wifi.off();
  await phone.page.goto(`${wifi.url}testland/de/pages/doctor/`);
  expect(await mainText(phone.page)).toContain('Hausarztpraxis');
  await untilSaved(phone.page);
});

test('a private window where the database throws: the second copy makes the atlas work without internet', async () => {
  await phone.context.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('refused', 'SecurityError');
    };
  });
  await phone.page.goto(`${wifi.url}testland/de/`);
  await untilSaved(phone.page);
  await untilAlive(phone.page);
  await wifi.off();
  await phone.page.goto(`${wifi.url}testland/de/pages/doctor/`);
  expect(await mainText(phone.page)).toContain('Hausarztpraxis');
  expect(phone.troubles).toEqual([]);
});

test('a browser that refuses every storage: the atlas is read from memory and names the private window', async () => {
  await phone.context.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('refused', 'SecurityError');
    };
    CacheStorage.prototype.open = () => Promise.reject(new DOMException('refused', 'SecurityError'));
    Storage.prototype.setItem = () => {
      throw new DOMException('refused', 'SecurityError');
    };
    ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException('refused', 'SecurityError'));
  });
  await expectReadable('erlaubt kein Speichern');
});

test('a browser that forbids service workers: the atlas works online and says that it is not saved', async () => {
  await phone.context.addInitScript(() => {
    ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException('refused', 'SecurityError'));
  });
  await expectReadable('erlaubt kein Speichern');
});

test('a browser without service workers: the atlas works online and says that it is not saved', async () => {
  await phone.context.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'));
  await expectReadable('erlaubt kein Speichern');
});

test('a database that never opens: the page does not wait for it', async () => {
  await phone.page.goto(`${wifi.url}testland/de/`);
  await untilSaved(phone.page);
  await phone.context.addInitScript(() => {
    IDBFactory.prototype.open = () => Reflect.construct(EventTarget, []) as IDBOpenDBRequest;
  });
  await wifi.off();
  await phone.page.goto(`${wifi.url}testland/de/pages/doctor/`);
  expect(await mainText(phone.page)).toContain('Hausarztpraxis');
  await untilAlive(phone.page);
});

test('a phone that saves data: the words are saved, the map is offered and not taken', async () => {
  await phone.context.addInitScript(() => Reflect.defineProperty(Navigator.prototype, 'connection', { get: () => ({ saveData: true, effectiveType: '4g' }) }));
  await phone.page.goto(`${wifi.url}testland/ar/saved/`);
  await untilSaved(phone.page);
  await expect.poll(() => wifi.requests().some(({ path }) => path.includes('/packs/de.'))).toBe(true);
  expect(wifi.requests().some(({ path }) => path.includes('/packs/map.'))).toBe(false);
  await phone.page
    .locator('.rows li', { has: phone.page.locator('svg') })
    .getByRole('button')
    .first()
    .click();
  await expect.poll(() => wifi.requests().some(({ path }) => path.includes('/packs/map.'))).toBe(true);
});

test('X40 · her browser asks whether the site may store things, as Firefox does, and she does not answer: what she saves is saved meanwhile', async () => {
  const { page } = phone;
  await page.addInitScript(() => {
    StorageManager.prototype.persist = () => new Promise(() => {});
  });
  await page.goto(`${wifi.url}testland/de/saved/`);
  await untilSaved(page);
  await untilAlive(page);
  await page.locator('details.fold summary').first().click();
  await page.locator('.rows li', { hasText: 'English' }).getByRole('button').click();
  await untilComplete(page, ['testland/en']);
});
