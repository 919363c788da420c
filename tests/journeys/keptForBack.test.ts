import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { bringChromium, chromiumArguments } from '../../src/build/chromium.ts';
import { keptBy, nothingKept, openPhone, type Phone, untilAlive, untilComplete, untilSaved } from './harness.ts';
import { openWifi, type Wifi } from './wifi.ts';

// Browsers keep the page that is left, alive and frozen, for "back". Playwright forbids it unless asked.
let browser: Browser;
let wifi: Wifi;
let phone: Phone;

beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: bringChromium(() => {}),
    args: [...chromiumArguments],
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  });
});
afterAll(() => browser?.close());
beforeEach(async () => {
  wifi = await openWifi(inject('fixture').first);
  phone = await openPhone({ browser });
  await phone.page.addInitScript(() => {
    addEventListener('pageshow', ({ persisted }) => {
      document.documentElement.dataset['restored'] = String(persisted);
    });
  });
  await phone.page.goto(`${wifi.url}testland/ar/`);
  await untilComplete(phone.page, ['testland/ar', 'testland/de']);
});
afterEach(async () => {
  await phone?.close();
  await wifi?.close();
});

const isRestored = () => phone.page.evaluate(() => document.documentElement.dataset['restored'] === 'true');

/** Playwright's own waits for an event that a page that was kept does not have. */
async function back() {
  const from = phone.page.url();
  await phone.page.evaluate(() => history.back());
  await phone.page.waitForURL((address) => address.href !== from, { waitUntil: 'commit' });
}

const star = async (page: Page) => {
  await page.getByRole('button', { name: 'Merken' }).first().click();
  const yes = page.getByRole('button', { name: 'Ja', exact: true });
  if (await yes.isVisible()) await yes.click();
  await page.locator('.star[aria-pressed=true]').first().waitFor();
};

test('X47 · back to a page that was kept: it is alive, and shows what she did elsewhere meanwhile', async () => {
  const { page } = phone;
  await page.goto(`${wifi.url}testland/ar/places/library/`);
  await untilAlive(page);
  await page.goto(`${wifi.url}testland/de/places/library/`);
  await untilAlive(page);
  await star(page);
  await back();
  await page.locator('.star[aria-pressed=true]').first().waitFor();
  expect(await isRestored()).toBe(true);
  // Its links turn pages without loading one.
  await page.locator('.bar a[href$="/ar/search/"]').click();
  await expect.poll(() => page.url()).toBe(`${wifi.url}testland/ar/search/`);
  expect(await isRestored()).toBe(true);
  expect(phone.troubles).toEqual([]);
});

test('X47 · "back" after all was wiped, as one leaves: her list is on no page, and nothing comes onto the phone again', async () => {
  const { page } = phone;
  await page.goto(`${wifi.url}testland/de/places/library/`);
  await untilAlive(page);
  await star(page);
  await page.goto(`${wifi.url}testland/ar/saved/`);
  await untilAlive(page);
  await page.getByRole('button', { name: 'حذف الأطلس كله من هذا الهاتف' }).click();
  await page.getByRole('button', { name: 'نعم، حذف الكل' }).click();
  await page.locator('.badge.none').waitFor();
  await expect.poll(() => keptBy(page)).toEqual(nothingKept);
  await back();
  await untilAlive(page);
  await page.locator('.star[aria-pressed=false]').first().waitFor();
  // Time for a page that would save itself.
  await page.waitForTimeout(2000);
  expect(await keptBy(page)).toEqual(nothingKept);
  // Unless she wants it.
  await page.locator('.badge.none').click();
  await page.locator('.rows li', { hasText: 'Deutsch' }).getByRole('button').click();
  await untilSaved(page);
  expect(phone.troubles).toEqual([]);
});
