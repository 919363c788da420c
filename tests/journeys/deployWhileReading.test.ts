import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { sentences } from '../setup/fixture.ts';
import {
  clearCopies,
  mainText,
  openBrowser,
  openPhone,
  type Phone,
  printedVersion,
  savedVersion,
  untilAlive,
  untilComplete,
  untilSaved,
  untilState,
} from './harness.ts';
import { openWifi, type Wifi } from './wifi.ts';

// A new version is published while the atlas is open, and when it was used before.
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
  await phone.page.goto(`${wifi.url}testland/de/pages/doctor/`);
  await untilComplete(phone.page, ['testland/de', 'testland/map']);
});
afterEach(async () => {
  await phone?.close();
  await wifi?.close();
});

/** Waits until the browser has found the new worker and the new worker is complete. */
const untilWaiting = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration?.update();
    const worker = registration?.installing ?? registration?.waiting;
    while (worker?.state === 'installing') await new Promise((resolve) => worker.addEventListener('statechange', resolve, { once: true }));
    return registration?.waiting !== null;
  });

/** Which release of the app drew the map. */
const releaseOfMap = async (page: Page) => {
  await page.locator('a[href$="/de/map/"]').first().click();
  await page.locator('.leaflet-pane').first().waitFor({ state: 'attached' });
  return page.evaluate(() => document.documentElement.dataset['release']);
};

test('the page is never loaded again under the hands of the reader: what she typed and where she stood stays', async () => {
  const { page } = phone;
  await page.setViewportSize({ width: 360, height: 300 });
  await page.goto(`${wifi.url}testland/de/search/`);
  await untilAlive(page);
  await page.locator('input[type=search][name=q]').pressSequentially('Testland');
  // All that is found stands there: what comes in above her while she scrolls would move what she reads.
  await page.locator('[data-tool=results] h2').waitFor();
  const found = Number.parseInt((await page.locator('[data-tool=results] [role=status]').textContent()) ?? '', 10);
  await expect.poll(() => page.locator('[data-tool=results] .card').count()).toBe(found);
  await page.evaluate(() => {
    scrollTo({ top: 150, behavior: 'instant' });
    document.documentElement.dataset['mark'] = 'same document';
  });
  await wifi.deploy(inject('fixture').app);
  expect(await untilWaiting(page)).toBe(true);
  // Time for a page that would want to load itself anew.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
  expect(await page.locator('input[name=q]').inputValue()).toBe('Testland');
  expect(await page.evaluate(() => [document.documentElement.dataset['mark'], scrollY])).toEqual(['same document', 150]);
  // She is told where she looks for it.
  await page.locator('.bar a[href$="/de/saved/"]').click();
  await page.getByText('neue Version').waitFor();
  expect(await releaseOfMap(page)).toBe(undefined);
  expect(phone.troubles).toEqual([]);
});

test('the new version waits through reloads and starts with the next cold start, also without a network', async () => {
  await wifi.deploy(inject('fixture').app);
  await untilWaiting(phone.page);
  await phone.page.reload();
  await untilAlive(phone.page);
  expect(await releaseOfMap(phone.page)).toBe(undefined);
  await wifi.off();
  await phone.page.close();
  const page = await phone.context.newPage();
  await expect
    .poll(async () => {
      await page.goto('about:blank');
      // The old worker ends what it is about before the new one takes its place.
      await page.waitForTimeout(1000);
      await page.goto(`${wifi.url}testland/de/`);
      await untilAlive(page);
      return releaseOfMap(page);
    })
    .toBe('2');
  expect(phone.troubles).toEqual([]);
});

/** What the worker in charge answers when it is asked whether all of it is on the phone. */
const isWhole = (page: Page) =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = ({ data }) => resolve(data);
        navigator.serviceWorker.controller?.postMessage({ type: 'CHECK' }, [port2]);
      }),
  );

test('X34 · the browser clears the caches while a newer version waits, and the old files are gone from the server: the newer one starts, and all is saved again', async () => {
  await wifi.deploy(inject('fixture').app);
  expect(await untilWaiting(phone.page)).toBe(true);
  // A second tab: the old worker stays in charge, whatever page is left.
  const other = await phone.context.newPage();
  await other.goto(`${wifi.url}testland/de/places/library/`);
  await untilSaved(other);
  // The old worker has looked through all that it keeps, and is about nothing.
  await expect.poll(() => isWhole(other)).toBe(true);
  // First what it mends itself from, at any moment.
  await clearCopies(other);
  await other.evaluate(async () => {
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) await cache.delete(request);
    }
  });
  await phone.page.goto(`${wifi.url}testland/de/search/`);
  const isWaiting = () => phone.page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting !== null);
  await expect.poll(isWaiting, { timeout: 30_000 }).toBe(false);
  await phone.page.goto(`${wifi.url}testland/de/pages/doctor/`);
  await expect.poll(() => isWhole(phone.page), { timeout: 30_000 }).toBe(true);
  await untilSaved(phone.page);
  await wifi.off();
  for (const page of [phone.page, other]) {
    await page.goto(`${wifi.url}testland/de/`);
    await untilAlive(page);
    expect(await releaseOfMap(page)).toBe('2');
  }
});

test('X34 · the same, while the newer version is still on its way: the page that waits for it says "saved" by itself', async () => {
  await phone.page.goto(`${wifi.url}testland/de/saved/`);
  await untilAlive(phone.page);
  let arrive = (_?: unknown) => {};
  const until = new Promise((resolve) => {
    arrive = resolve;
  });
  await wifi.deploy(inject('fixture').app);
  wifi.fault = (path) => (path.includes('/assets/mapStage-') && path.endsWith('.js') ? { kind: 'late', at: 0.5, until } : undefined);
  await clearCopies(phone.page);
  // A file that this page does not need: it wakes, and the old version is not whole.
  await phone.page.evaluate(async () => {
    for (const name of await caches.keys()) {
      if (!name.startsWith('workbox-precache')) continue;
      const cache = await caches.open(name);
      for (const request of await cache.keys()) if (/qr-/.test(request.url)) await cache.delete(request);
    }
  });
  await phone.page.reload();
  await untilAlive(phone.page);
  await untilState(phone.page, 'failed');
  arrive();
  await untilSaved(phone.page);
  expect(await isWhole(phone.page)).toBe(true);
});

/** What a host that compresses would have sent. */
async function bytesOnTheWire(site: string, from: number): Promise<{ readonly bytes: number; readonly paths: readonly string[] }> {
  const answered = wifi
    .requests()
    .slice(from)
    .filter(({ status }) => status === 200);
  const sizes = await Promise.all(
    answered.map(
      async ({ path: address }) => brotliCompressSync(await readFile(path.join(site, address.endsWith('/') ? `${address}index.html` : address))).length,
    ),
  );
  return { bytes: sizes.reduce((sum, size) => sum + size, 0), paths: answered.map(({ path: address }) => address) };
}

test('one changed sentence costs a returning phone less than 10 kB, and no part of the app', async () => {
  await phone.page.close();
  const site = inject('fixture').sentence;
  await wifi.deploy(site);
  const before = wifi.requests().length;
  const page = await phone.context.newPage();
  await page.goto(`${wifi.url}testland/de/pages/doctor/`);
  await untilAlive(page);
  // What stands on the screen stays until the next start.
  expect(await mainText(page)).toContain(sentences.before);
  const old = await printedVersion(page);
  await expect.poll(() => savedVersion(page, 'testland/de')).not.toBe(old);
  await page.reload();
  await untilSaved(page);
  expect(await mainText(page)).toContain(sentences.after);
  // Also the look for a newer worker, which the browser takes some time after each page.
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  const { bytes, paths } = await bytesOnTheWire(site, before);
  console.info(`one changed sentence: ${bytes} bytes in ${paths.length} answers`);
  expect(bytes).toBeLessThan(10_000);
  // The icon of a tab is the browser's own wish.
  expect(paths.filter((address) => !address.startsWith('/testland/') && !address.endsWith('/favicon.svg'))).toEqual([]);
  expect(paths.filter((address) => address.includes('/ar.') || address.includes('/map.'))).toEqual([]);
});

test('a new app costs a returning phone only the files that changed, and no words', async () => {
  await wifi.deploy(inject('fixture').app);
  const before = wifi.requests().length;
  expect(await untilWaiting(phone.page)).toBe(true);
  const { bytes, paths } = await bytesOnTheWire(inject('fixture').app, before);
  console.info(`a new app: ${bytes} bytes in ${paths.length} answers`);
  expect(paths.filter((address) => address.includes('/packs/') || address.includes('/app-icons/'))).toEqual([]);
  expect(paths.filter((address) => /\/assets\/[a-z-]+-[\w-]+\.json$/.test(address))).toEqual([]);
  expect(paths.some((address) => address.includes('/assets/mapStage-'))).toBe(true);
});

test('a new worker that does not arrive whole: the old version stays complete without a network', async () => {
  await wifi.deploy(inject('fixture').app);
  wifi.fault = (address) => (address.includes('/assets/main-') ? { kind: 'cut', at: 0.5 } : undefined);
  expect(await untilWaiting(phone.page)).toBe(false);
  await wifi.off();
  await phone.page.goto(`${wifi.url}testland/de/places/`);
  await untilAlive(phone.page);
  expect(await releaseOfMap(phone.page)).toBe(undefined);
});
