import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { mainText, openBrowser, openPhone, type Phone, printedVersion, savedVersion, untilAlive, untilSaved } from './harness.ts';
import { openWifi, type Wifi } from './wifi.ts';

// Phones whose clock is wrong, and phones that come back after a long time. The atlas was built on 21 November 2026.
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

async function openAt(moment: string, address: string) {
  await phone.page.clock.setFixedTime(moment);
  await phone.page.goto(wifi.url + address);
  await untilSaved(phone.page);
  await untilAlive(phone.page);
}

const townHall = 'testland/de/places/town-hall/';
const outdated = 'Diese Angaben sind vielleicht veraltet';

test('a right clock: the town hall is open at noon and closed at night, and its facts are fresh', async () => {
  await openAt('2026-11-23T11:00:00Z', townHall);
  await phone.page.locator('.now').waitFor();
  expect(await phone.page.locator('.now').getAttribute('class')).toContain('open');
  expect(await mainText(phone.page)).not.toContain(outdated);
  await phone.page.clock.setFixedTime('2026-11-23T23:00:00Z');
  await phone.page.reload();
  await untilAlive(phone.page);
  expect(await phone.page.locator('.now').getAttribute('class')).not.toContain('open');
});

test('a clock in 1970: everything is readable and saved, nothing claims to be open, nothing is outdated', async () => {
  await openAt('1970-01-02T11:00:00Z', townHall);
  expect(await mainText(phone.page)).toContain('Bringen Sie Ihren Ausweis mit.');
  expect(await phone.page.locator('.now').count()).toBe(0);
  expect(await mainText(phone.page)).not.toContain(outdated);
  await wifi.off();
  await phone.page.goto(`${wifi.url}testland/de/saved/`);
  await untilAlive(phone.page);
  // Not "saved 20,000 days ago".
  expect(await phone.page.locator('.rows').first().textContent()).not.toMatch(/\d{3,} Tag/);
});

test('a year later without a network: the phone itself says that facts may be outdated, and hides no emergency number', async () => {
  await openAt('2026-11-23T11:00:00Z', townHall);
  await wifi.off();
  await phone.page.clock.setFixedTime('2027-12-01T11:00:00Z');
  await phone.page.goto(wifi.url + townHall);
  await phone.page.getByText(outdated).waitFor();
  expect(await mainText(phone.page)).toContain('Bringen Sie Ihren Ausweis mit.');
  await phone.page.goto(`${wifi.url}testland/de/emergency/`);
  await untilAlive(phone.page);
  for (const number of ['112', '110']) expect(await phone.page.locator(`main a[href="tel:${number}"]`).first().isVisible()).toBe(true);
  // What is past is folded away, not lost.
  await phone.page.goto(`${wifi.url}testland/de/courses/german-a1/`);
  expect(await mainText(phone.page)).toContain('Melden Sie sich in der Bücherei an.');
});

test('a clock in 2045: an update comes through all the same', async () => {
  await openAt('2045-01-01T11:00:00Z', 'testland/de/pages/doctor/');
  await wifi.deploy(inject('fixture').sentence);
  const old = await printedVersion(phone.page);
  await phone.page.reload();
  await expect.poll(() => savedVersion(phone.page, 'testland/de'), { timeout: 10_000 }).not.toBe(old);
  await phone.page.reload();
  expect(await printedVersion(phone.page)).not.toBe(old);
});
