import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { openBrowser, openPhone, type Phone, untilAlive, untilComplete } from './harness.ts';
import { openWifi, type Wifi } from './wifi.ts';

// A process that is killed while it writes, or an old memory card: what the worker keeps is still listed, and no longer what it was.
let browser: Browser;
let wifi: Wifi;
let phone: Phone;
const doctor = () => `${wifi.url}testland/ar/pages/doctor/`;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  wifi = await openWifi(inject('fixture').first);
  phone = await openPhone({ browser, locale: 'ar' });
  await phone.page.goto(doctor());
  await untilComplete(phone.page, ['testland/ar', 'testland/map']);
  await phone.page.close();
});
afterEach(async () => {
  await phone?.close();
  await wifi?.close();
});

/** What is spoilt, and what stands there instead. */
const spoilt = [
  { what: 'the texts of the interface', pattern: '/assets/ar-[\\w-]+\\.json', body: '' },
  { what: 'the script that wakes the page', pattern: '/assets/boot-[\\w-]+\\.js', body: '<!doctype html>' },
  { what: 'the app', pattern: '/assets/main-[\\w-]+\\.js', body: '' },
  { what: 'the code of the map', pattern: '/assets/mapStage-[\\w-]+\\.js', body: 'export const' },
  { what: 'everything but the words', pattern: '/assets/|1x1', body: '<!doctype html>' },
] as const;

/** Of the kept files that match, how many hold this text; with `put`, all of them do from now on. The copies of the packs have tests of their own. */
const holding = (page: Page, wanted: { readonly pattern: string; readonly body: string; readonly put?: true }) =>
  page.evaluate(async ({ pattern, body, put }) => {
    let count = 0;
    for (const name of (await caches.keys()).filter((one) => !one.endsWith('-packs'))) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const response = await cache.match(request);
        if (!response || !new RegExp(pattern).test(request.url)) continue;
        if (put) await cache.put(request, new Response(body, { headers: response.headers }));
        if (put || (await response.text()) === body) count += 1;
      }
    }
    return count;
  }, wanted);

/** A page that the worker does not print; with its end the worker starts anew. */
async function behindTheWorker(work: (page: Page) => Promise<unknown>) {
  const page = await phone.context.newPage();
  await page.goto(`${wifi.url}licences.txt`);
  await work(page);
  const session = await phone.context.newCDPSession(page);
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await page.close();
}

/** Her words and the emergency number stand there. */
async function expectToRead(page: Page) {
  const answer = await page.goto(doctor());
  expect(answer?.status()).toBe(200);
  // Waited for: a page that finds its own script spoilt loads itself once more.
  await page.locator('main').getByText('طبيب').first().waitFor();
  await page.locator('a[href="tel:112"]').first().waitFor({ state: 'attached' });
}

test.each(spoilt)('X33 · $what: what the phone kept of it is spoilt; the page reads without a network, and a visit with one mends it', async (file) => {
  await behindTheWorker(async (page) => expect(await holding(page, { ...file, put: true })).toBeGreaterThan(0));
  await wifi.off();
  const without = await phone.context.newPage();
  await expectToRead(without);
  await without.close();

  await wifi.on();
  const visit = await phone.context.newPage();
  await expectToRead(visit);
  // A page that loads itself anew may never answer what it was asked just before.
  await expect.poll(() => Promise.race([holding(visit, file), visit.waitForTimeout(5000)]), { timeout: 30_000 }).toBe(0);
  await visit.close();

  await wifi.off();
  const healed = await phone.context.newPage();
  await expectToRead(healed);
  await untilAlive(healed);
  await healed.goto(`${wifi.url}testland/ar/map/`);
  await healed.locator('.leaflet-pane').first().waitFor({ state: 'attached' });
});

test('X33 · the caches are gone and so is the network: her words are read from the database', async () => {
  await behindTheWorker((page) => page.evaluate(async () => Promise.all((await caches.keys()).map((name) => caches.delete(name)))));
  await wifi.off();
  const page = await phone.context.newPage();
  await expectToRead(page);
  expect(await page.evaluate(() => document.documentElement.dir)).toBe('rtl');
  // No key stands where a label is lost.
  expect(await page.locator('body').textContent()).not.toMatch(/\b[a-z]+\.[a-zA-Z]+\b/);
});
