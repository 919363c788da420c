import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page, Request } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildSite } from '../../src/build/build.ts';
import { openPhone, type Phone, untilAlive, untilComplete } from './harness.ts';
import { openWifi, type Wifi } from './wifi.ts';

// Testland offers a map from the internet, Askland does not. Its host is not on the internet: the browser is handed pictures in its name.
const host = 'https://tiles.example.de';
const picture = PNG.sync.write(Object.assign(new PNG({ width: 256, height: 256 }), { data: Buffer.alloc(256 * 256 * 4, 255) }));

let folder: string;
let wifi: Wifi;
let phone: Phone;
let page: Page;
/** Everything that was asked of somebody else, whether it was let out or not. */
const foreign: Request[] = [];
let isThere = true;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'atlas-online-'));
  const content = path.join(folder, 'content');
  await cp('tests/fixtures/content', content, { recursive: true });
  const file = path.join(content, 'testland/district.de.md');
  const offer = `online_map: { url: "${host}/{z}/{x}/{y}.png", attribution: "© Beispielkarten" }`;
  await writeFile(file, (await readFile(file, 'utf8')).replace('offline: auto', `offline: auto\n${offer}`));
  const out = path.join(folder, 'site');
  const built = await buildSite({ content, out, base: '/', today: '2026-11-21', messages: 'en', cache: '.cache', precompress: false, log: () => {} });
  expect(built.kind).toBe('built');
  wifi = await openWifi(out);
  phone = await openPhone();
  page = phone.page;
  await phone.context.route(`${host}/**`, (route) =>
    isThere ? route.fulfill({ contentType: 'image/png', body: picture }) : route.abort('internetdisconnected'),
  );
  phone.context.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol !== 'data:' && protocol !== 'blob:' && origin !== new URL(wifi.url).origin) foreign.push(request);
  });
});
afterAll(async () => {
  await phone?.close();
  await wifi?.close();
  await rm(folder, { recursive: true, force: true });
});

const button = () => page.locator('.map-tools').getByRole('button', { name: 'Karte aus dem Internet' });
const notice = () => page.getByRole('dialog', { name: 'Karte aus dem Internet' });
const pictures = () => page.locator('img.leaflet-tile-loaded');
const untilDrawn = () => page.locator('.map-view[data-base="drawn"]').waitFor({ timeout: 30_000 });
const credit = () => page.locator('.map-credit').textContent();

async function agree() {
  await button().click();
  await notice().getByRole('button', { name: 'Karte zeigen' }).click();
}

/** Names of all that this phone keeps. */
const keptNames = () =>
  page.evaluate(async () => {
    const cached = await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)));
    const rows = await Promise.all(
      (await indexedDB.databases()).map(
        ({ name = '' }) =>
          new Promise<string[]>((resolve) => {
            const opening = indexedDB.open(name);
            opening.onsuccess = async () => {
              const database = opening.result;
              const stores = [...database.objectStoreNames];
              const keys = stores.map(
                (store) =>
                  new Promise<string[]>((done) => {
                    const asking = database.transaction(store).objectStore(store).getAllKeys();
                    asking.onsuccess = () => done(asking.result.map((key) => `${store} ${String(key)}`));
                  }),
              );
              resolve((await Promise.all(keys)).flat());
              database.close();
            };
          }),
      ),
    );
    return [...cached.flat(), ...rows.flat(), ...Object.entries(localStorage).map(String), ...Object.entries(sessionStorage).map(String)].sort();
  });

/** Tries to show a picture of that host on the page that stands; what the policy said. */
const tryPicture = () =>
  page.evaluate(
    (src) =>
      new Promise<string>((resolve) => {
        const image = new Image();
        document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => resolve(`refused: ${effectiveDirective}`), { once: true });
        image.onload = () => resolve('shown');
        image.src = src;
      }),
    `${host}/1/1/1.png`,
  );

test('read, saved and looked at, the map of a district that offers one from the internet asks nobody but the site', async () => {
  await page.goto(`${wifi.url}testland/de/map/`);
  await untilComplete(page, ['testland/de', 'testland/map']);
  await untilAlive(page);
  await page.reload();
  await untilDrawn();
  await page.locator('.map-tools').getByRole('button', { name: 'Größer' }).click();
  await button().click();
  await expect.poll(() => notice().textContent()).toContain('tiles.example.de');
  await notice().getByRole('button', { name: 'Nein' }).click();
  await expect.poll(() => notice().count()).toBe(0);
  expect(foreign).toEqual([]);
});

test('F07 · after she has agreed it is shown, whose it is stands on it, and its host is not told where she comes from; a tap takes it away', async () => {
  const before = await keptNames();
  await agree();
  await expect.poll(() => pictures().count()).toBeGreaterThan(1);
  expect(await credit()).toBe('© Beispielkarten');
  expect(await page.locator('.leaflet-names-pane').evaluate((pane) => getComputedStyle(pane).visibility)).toBe('hidden');
  for (const request of foreign) {
    expect(request.url()).toMatch(/^https:\/\/tiles\.example\.de\/\d+\/\d+\/\d+\.png$/);
    expect(request.headers()).not.toHaveProperty('referer');
    expect(request.headers()).not.toHaveProperty('cookie');
    expect((await request.response())?.fromServiceWorker()).toBe(false);
  }
  await button().click();
  await expect.poll(() => page.locator('img.leaflet-tile').count()).toBe(0);
  await expect.poll(() => credit()).not.toBe('© Beispielkarten');
  const asked = foreign.length;
  await page.locator('.map-tools').getByRole('button', { name: 'Kleiner' }).click();
  await page.waitForTimeout(500);
  expect(foreign.length).toBe(asked);
  expect(await keptNames()).toEqual(before);
});

test('shown or not, a page that is loaded again shows the map of the phone; printed by the phone it lets the other one in too', async () => {
  await agree();
  await expect.poll(() => pictures().count()).toBeGreaterThan(1);
  await page.reload();
  const asked = foreign.length;
  await untilDrawn();
  await untilAlive(page);
  expect(await page.evaluate(() => document.documentElement.dataset['printed'])).toBe('saved');
  expect(await page.locator('img.leaflet-tile').count()).toBe(0);
  expect(foreign.length).toBe(asked);
  await agree();
  await expect.poll(() => pictures().count()).toBeGreaterThan(1);
});

test('turned to from another page, whose policy does not know the host, the map is loaded anew and asks', async () => {
  await page.goto(`${wifi.url}testland/de/`);
  await untilAlive(page);
  const asked = foreign.length;
  await page.locator('.bar a[href$="/de/map/"]').click();
  await untilDrawn();
  await page.evaluate(() => {
    document.documentElement.dataset['turned'] = 'yes';
  });
  await button().click();
  await notice().waitFor();
  expect(await page.evaluate(() => document.documentElement.dataset['turned'])).toBeUndefined();
  expect(foreign.length).toBe(asked);
  await notice().getByRole('button', { name: 'Karte zeigen' }).click();
  await expect.poll(() => pictures().count()).toBeGreaterThan(1);
  // It asked once, and not at every load.
  await page.reload();
  await untilDrawn();
  await untilAlive(page);
  expect(await notice().count()).toBe(0);
  expect(phone.troubles).toEqual([]);
});

test('the policy lets that host in on no other page, and on none of a district that does not offer it', async () => {
  for (const address of ['testland/de/map/', 'testland/de/', 'testland/de/places/', 'askland/de/map/', '']) {
    await page.goto(wifi.url + address);
    expect([address, await tryPicture()]).toEqual([address, address === 'testland/de/map/' ? 'shown' : 'refused: img-src']);
  }
  expect(await page.locator('.map-tools button').count()).toBe(0);
  await page.goto(`${wifi.url}askland/de/map/`);
  await page.locator('.map-tools button').first().waitFor();
  expect(await button().count()).toBe(0);
  phone.troubles.length = 0;
});

test('without a network the map of the phone is back, with one sentence and its names', async () => {
  await page.goto(`${wifi.url}testland/de/map/`);
  await untilDrawn();
  // The map is drawn before its page is awake.
  await untilAlive(page);
  await wifi.off();
  isThere = false;
  await agree();
  await expect.poll(() => page.locator('.map-say').textContent()).toBe('Die Karte aus dem Internet kommt gerade nicht oder nur zum Teil.');
  expect(await page.locator('img.leaflet-tile').count()).toBe(0);
  expect(await page.locator('.leaflet-names-pane').evaluate((pane) => getComputedStyle(pane).visibility)).toBe('visible');
  expect(await button().getAttribute('aria-pressed')).toBe('false');
  expect(phone.troubles).toEqual([]);
});
