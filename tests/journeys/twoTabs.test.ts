import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { sentences } from '../setup/fixture.ts';
import { keptBy, mainText, nothingKept, openBrowser, openPhone, type Phone, printedVersion, savedVersion, untilAlive, untilComplete } from './harness.ts';
import { openWifi, type Wifi } from './wifi.ts';

// The atlas is open twice on one phone.
let browser: Browser;
let wifi: Wifi;
let phone: Phone;
let other: Page;
const german = 'testland/de';

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  wifi = await openWifi(inject('fixture').first);
  phone = await openPhone({ browser });
  await phone.page.goto(`${wifi.url}testland/de/pages/doctor/`);
  await untilComplete(phone.page, ['testland/de', 'testland/map']);
  other = await phone.context.newPage();
});
afterEach(async () => {
  await phone?.close();
  await wifi?.close();
});

test('one updates: the other keeps its words until it is opened anew, and neither shows a mixture', async () => {
  const before = await printedVersion(phone.page);
  await wifi.deploy(inject('fixture').sentence);
  await other.goto(`${wifi.url}testland/de/`);
  await expect.poll(() => savedVersion(other, german)).not.toBe(before);
  // Neither page changes under the reader's hands, also when she turns pages.
  expect(await mainText(phone.page)).toContain(sentences.before);
  for (const page of [phone.page, other]) {
    await page.locator('a[href$="/topics/health/"]').first().click();
    await page.locator('a[href$="/pages/doctor/"]').first().click();
    await page.getByRole('heading', { level: 1, name: 'Zum Arzt gehen' }).waitFor();
    expect(await mainText(page)).toContain(sentences.before);
  }
  await phone.page.reload();
  expect(await mainText(phone.page)).toContain(sentences.after);
  expect(await printedVersion(phone.page)).toBe(await savedVersion(phone.page, german));
  expect(phone.troubles).toEqual([]);
});

test('both open a new version at once: it is fetched once and both have it', async () => {
  await wifi.deploy(inject('fixture').sentence);
  const before = wifi.requests().length;
  await Promise.all([phone.page.reload(), other.goto(`${wifi.url}testland/de/`)]);
  await Promise.all([untilAlive(phone.page), untilAlive(other)]);
  const old = await printedVersion(phone.page);
  await expect.poll(() => savedVersion(other, german)).not.toBe(old);
  await phone.page.reload();
  expect(await printedVersion(phone.page)).toBe(await savedVersion(other, german));
  const fetched = wifi.requests().slice(before);
  expect(fetched.filter(({ path }) => /\/packs\/(de\.[\w-]{16}\.json|parts\/)/.test(path)).length).toBe(1);
});

test('one removes a language: the other one knows', async () => {
  await phone.page.goto(`${wifi.url}testland/ar/saved/`);
  await untilComplete(phone.page, ['testland/ar']);
  await other.goto(`${wifi.url}testland/ar/saved/`);
  await untilAlive(other);
  const button = (page: Page) => page.locator('.rows li', { hasText: 'Deutsch' }).locator('button');
  await button(other).waitFor();
  const removing = await button(phone.page).textContent();
  await button(phone.page).click();
  await expect.poll(() => button(other).textContent()).not.toBe(removing);
});

test('one wipes: the other forgets too, and nothing of either is left on the phone', async () => {
  await other.goto(`${wifi.url}testland/de/saved/`);
  await untilAlive(other);
  await other.getByRole('button', { name: 'Alles von diesem Telefon löschen' }).click();
  await other.getByRole('button', { name: 'Ja, alles löschen' }).click();
  await phone.page.locator('.badge').getByText('Noch nicht gespeichert').waitFor();
  await other.locator('.badge').getByText('Noch nicht gespeichert').waitFor();
  await expect.poll(() => keptBy(other)).toEqual(nothingKept);
  // Turning pages in what is still in memory fills nothing again.
  await phone.page.locator('a[href$="/de/map/"]').first().click();
  await phone.page.locator('.leaflet-pane').first().waitFor({ state: 'attached' });
  expect(await keptBy(phone.page)).toEqual(nothingKept);
});

test('X21 · both put something on her list: neither loses what the other one kept', async () => {
  const keep = async (page: Page) => {
    await page.getByRole('button', { name: 'Merken' }).first().click();
    const yes = page.getByRole('button', { name: 'Ja', exact: true });
    if (await yes.isVisible()) await yes.click();
  };
  const list = () => phone.page.evaluate(() => localStorage.getItem('atlas.favourites.testland'));
  await phone.page.goto(`${wifi.url}testland/de/places/library/`);
  await other.goto(`${wifi.url}testland/de/places/town-hall/`);
  await Promise.all([untilAlive(phone.page), untilAlive(other)]);
  await keep(phone.page);
  await expect.poll(list).toBe('["places/library"]');
  await keep(other);
  await expect.poll(list).toBe('["places/library","places/town-hall"]');
  await phone.page.locator('.star[aria-pressed=true]').click();
  await expect.poll(list).toBe('["places/town-hall"]');
});

test('X28 · she deletes the data of the site in the settings of the browser: back in the tab, it does not go on saying that all is saved', async () => {
  const { page } = phone;
  await untilAlive(page);
  const tools = await phone.context.newCDPSession(other);
  await tools.send('Storage.clearDataForOrigin', { origin: new URL(wifi.url).origin, storageTypes: 'all' });
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await page.locator('.badge').getByText('Noch nicht gespeichert').waitFor();
  expect(phone.troubles).toEqual([]);
});
