import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { keptBy, mainText, nothingKept, openBrowser, openPhone, type Phone, untilAlive, untilSaved } from './harness.ts';
import { openWifi, type Wifi } from './wifi.ts';

// A district whose data protection officer wants the reader to be asked before anything is kept: `offline: ask`.
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

const button = () => phone.page.locator('main .box').getByRole('button');

test('the atlas works from memory, and nothing at all is kept', async () => {
  const { page } = phone;
  await page.goto(`${wifi.url}askland/`);
  await page.waitForURL('**/askland/de/');
  await untilAlive(page);
  await button().waitFor();
  // The price stands on the button.
  expect(await button().textContent()).toMatch(/\d/);
  await page.locator('.bar a[href$="/de/search/"]').click();
  await page.locator('input[name=q]').fill('Feuer');
  await page.locator('main [data-entry="emergency/fire-and-ambulance"] a').first().click();
  await expect.poll(() => mainText(page)).toContain('112');
  await page.locator('.bar a[href$="/de/map/"]').click();
  await page.locator('.leaflet-pane').first().waitFor({ state: 'attached' });
  await page.reload();
  await untilAlive(page);
  expect(await keptBy(page)).toEqual(nothingKept);
  expect(phone.troubles).toEqual([]);
});

test('one tap keeps it, and from then on it opens without a network', async () => {
  const { page } = phone;
  await page.goto(`${wifi.url}askland/de/`);
  await button().click();
  await untilSaved(page);
  await wifi.off();
  await page.goto(`${wifi.url}askland/de/emergency/`);
  expect(await mainText(page)).toContain('112');
  await untilAlive(page);
  expect([...(await keptBy(page)).local].sort()).toEqual(['atlas.language=de', 'atlas.offline.askland=yes']);
});

test('what was wiped is not kept again: she is asked anew', async () => {
  const { page } = phone;
  await page.goto(`${wifi.url}askland/de/`);
  await button().click();
  await untilSaved(page);
  await page.locator('.bar a[href$="/de/saved/"]').click();
  await page.getByRole('button', { name: 'Alles von diesem Telefon löschen' }).click();
  await page.getByRole('button', { name: 'Ja, alles löschen' }).click();
  await expect.poll(() => keptBy(page)).toEqual(nothingKept);
  await page.goto(`${wifi.url}askland/de/`);
  await untilAlive(page);
  await button().waitFor();
  expect(await keptBy(page)).toEqual(nothingKept);
});

test('another district on the same phone is kept as usual, and the one that asks still asks', async () => {
  const { page } = phone;
  await page.goto(`${wifi.url}askland/de/`);
  await untilAlive(page);
  await page.goto(`${wifi.url}testland/de/`);
  await untilSaved(page);
  expect((await keptBy(page)).local).toEqual(['atlas.language=de']);
});
