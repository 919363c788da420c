import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { find, readIcs, textOf } from '../core/calendar/readIcs.ts';
import { mainText, openBrowser, openPhone, type Phone, untilAlive, untilComplete } from './harness.ts';
import { openWifi, type Wifi } from './wifi.ts';

// Deciding where to go: what is open, what is near, what one must bring, when it begins. One walk through the atlas of Testland, on
// Tuesday, 24 November 2026, at eleven in Berlin; from the third step on without a network.
let browser: Browser;
let wifi: Wifi;
let phone: Phone;

beforeAll(async () => {
  browser = await openBrowser();
  wifi = await openWifi(inject('fixture').first);
  phone = await openPhone({ browser, locale: 'ar' });
  await phone.context.clock.setFixedTime('2026-11-24T10:00:00Z');
  await phone.page.goto(`${wifi.url}testland/ar/places/`);
  await untilComplete(phone.page, ['testland/ar', 'testland/de', 'testland/map']);
  await untilAlive(phone.page);
});
afterAll(async () => {
  await phone?.close();
  await wifi?.close();
});

const shown = (page: Page) =>
  page.locator('main .card[data-entry]').evaluateAll((cards) => cards.map((card) => card.getAttribute('data-entry')?.split('/')[1]));
const here = () => {
  const { pathname, search } = new URL(phone.page.url());
  return pathname + search;
};
const status = () => phone.page.locator('main [role=status]').first();

test('without any script the list is complete, whatever the address asks', async () => {
  const html = await (await fetch(`${wifi.url}testland/de/places/?open=now`)).text();
  for (const id of ['town-hall', 'library', 'food-bank', 'refuge']) expect(html).toContain(`data-entry="places/${id}"`);
});

test('what is open now: the choice stands in the address, and what is not known is counted', async () => {
  const { page } = phone;
  await page.getByRole('button', { name: 'مفتوح الآن', pressed: false }).click();
  await expect.poll(() => shown(page)).toEqual(['town-hall', 'library']);
  expect(here()).toBe('/testland/ar/places/?open=now');
  expect(await status().textContent()).toContain('2 من 4');
  // She must not go there in vain.
  expect(await page.locator('[data-entry="places/town-hall"]').textContent()).toContain('بموعد فقط');
  await page.getByRole('button', { name: 'العربية' }).click();
  await expect.poll(() => shown(page)).toEqual(['town-hall']);
  expect(here()).toBe('/testland/ar/places/?open=now&speaks=ar');
});

test('another language in the middle of the list, without a network: the same page, the same choice', async () => {
  const { page } = phone;
  await wifi.off();
  await page.locator('.top .tool').click();
  await page.locator('#languages a[data-lang=de]').click();
  await untilAlive(page);
  expect(here()).toBe('/testland/de/places/?open=now&speaks=ar');
  await expect.poll(() => shown(page)).toEqual(['town-hall']);
  expect(await page.getByRole('button', { name: 'Jetzt geöffnet', pressed: true }).count()).toBe(1);
});

test('an office says what to bring, what happens and how long it takes; the way back keeps the choice', async () => {
  const { page } = phone;
  await page.locator('[data-entry="places/town-hall"] a').click();
  await page.getByRole('heading', { level: 1, name: 'Rathaus Testland' }).waitFor();
  const text = await mainText(page);
  for (const part of ['den Mietvertrag', 'Sie ziehen am Eingang eine Nummer.', 'etwa 20 Minuten', 'Sie brauchen einen Termin.']) expect(text).toContain(part);
  await page.goBack();
  await expect.poll(() => shown(page)).toEqual(['town-hall']);
  await page.getByRole('button', { name: 'Alle zeigen' }).click();
  await expect.poll(() => shown(page)).toHaveLength(4);
  expect(here()).toBe('/testland/de/places/');
});

test('a shared address opens narrowed in another tab; values that mean nothing are passed over', async () => {
  const tab = await phone.context.newPage();
  await tab.goto(`${wifi.url}testland/de/places/?with=free_wifi,no_id_needed&kind=spaceship&speaks=%3Cscript%3E`);
  await expect.poll(() => shown(tab)).toEqual(['library']);
  await tab.close();
});

test('the nearest first: her position is asked for once, shown as distance, and kept and sent nowhere', async () => {
  const { page } = phone;
  await phone.context.grantPermissions(['geolocation']);
  await phone.context.setGeolocation({ latitude: 50.435, longitude: 7.405 });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url() + (request.postData() ?? '')));
  await page.goto(`${wifi.url}testland/de/map/?wheelchair=limited`);
  await untilAlive(page);
  await expect.poll(() => shown(page)).toEqual(['library']);
  await page.getByRole('button', { name: 'Alle zeigen' }).click();
  await page.getByRole('button', { name: 'Wo bin ich?' }).click();
  await expect.poll(() => shown(page)).toEqual(['food-bank', 'library', 'town-hall']);
  const line = async (id: string) => (await page.locator(`[data-entry="places/${id}"] .line`).textContent()) ?? '';
  expect(await line('library')).toContain('640 m · etwa 11 Min. zu Fuß');
  // Of the food bank only the town is known; to the town hall nobody walks.
  expect(await line('food-bank')).not.toContain('zu Fuß');
  expect(await line('town-hall')).toMatch(/1[67],?\d? km$/);
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state, location.href, document.cookie]));
  for (const text of [kept, ...asked]) expect(text).not.toMatch(/50[.,]43|7[.,]40/);
});

test('the café comes into the phone’s own calendar, every Thursday at four', async () => {
  const { page } = phone;
  await page.goto(`${wifi.url}testland/de/events/?when=week`);
  await untilAlive(page);
  await expect.poll(() => shown(page)).toEqual(['cafe']);
  await page.locator('[data-entry="events/cafe"] a').click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'In den Kalender' }).click()]);
  expect(download.suggestedFilename()).toBe('cafe.ics');
  const event = readIcs(await readFile(await download.path(), 'utf8')).components.find(({ name }) => name === 'VEVENT');
  if (!event) throw new Error('no event');
  expect([find(event, 'DTSTART')?.value, find(event, 'RRULE')?.value]).toEqual(['20261126T160000', 'FREQ=WEEKLY;BYDAY=TH']);
  expect(textOf(event, 'SUMMARY')).toBe('Café International');
  expect(phone.troubles).toEqual([]);
});
