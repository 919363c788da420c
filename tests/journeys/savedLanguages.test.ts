import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { mainText, openBrowser, openPhone, type Phone, untilAlive, untilComplete, untilSaved } from './harness.ts';
import { openWifi, type Wifi } from './wifi.ts';

// One phone, in Arabic, over several days: the tests follow each other.
let browser: Browser;
let wifi: Wifi;
let phone: Phone;
const at = (path: string) => `${wifi.url}testland/${path}`;
const row = (name: string) => phone.page.locator('.rows li', { hasText: name });
const langOf = () => phone.page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]);

beforeAll(async () => {
  browser = await openBrowser();
  wifi = await openWifi(inject('fixture').first);
  phone = await openPhone({ browser, locale: 'ar' });
  await phone.page.goto(at('ar/saved/'));
  await untilComplete(phone.page, ['testland/ar', 'testland/de', 'testland/map']);
});
afterAll(async () => {
  await phone?.close();
  await wifi?.close();
  await browser?.close();
});

test('she sees what is on her phone, how large it is and since when', async () => {
  for (const name of ['العربية', 'Deutsch', 'الخريطة']) {
    const text = await row(name).first().textContent();
    expect([name, text]).toEqual([name, expect.stringMatching(/\d/)]);
  }
  expect(await row('العربية').first().textContent()).toContain('اليوم');
});

test('she saves another language, and its size stands beside it', async () => {
  await phone.page.locator('details.fold summary').first().click();
  expect(await row('English').textContent()).toMatch(/\d/);
  await row('English').getByRole('button').click();
  await untilComplete(phone.page, ['testland/en']);
  await wifi.off();
  const answer = await phone.page.goto(at('en/pages/doctor/'));
  expect(answer?.status()).toBe(200);
  expect(await mainText(phone.page)).toContain('Going to the doctor');
  await untilAlive(phone.page);
  await wifi.on();
});

test('without a network the language wall leads from one saved language to another', async () => {
  await phone.page.goto(at('ar/'));
  await untilAlive(phone.page);
  await wifi.off();
  await phone.page.locator('.top .tool').click();
  await phone.page.locator('[data-lang=en]').click();
  await phone.page.waitForURL('**/testland/en/');
  await untilAlive(phone.page);
  expect(await langOf()).toEqual(['en', 'ltr']);
  await wifi.on();
});

test('words are here and the buttons of their language not yet: the network has the page, and none turns it round', async () => {
  const loseButtons = () =>
    phone.page.evaluate(async () => {
      const kept = await caches.open('welcome-atlas-strings');
      for (const { url } of await kept.keys()) if (/\/assets\/en-[\w-]{8}\.json$/.test(url)) await kept.delete(url);
    });
  await phone.page.goto(at('ar/'));
  await untilAlive(phone.page);
  await loseButtons();
  await phone.page.goto(at('en/pages/doctor/'));
  expect(await langOf()).toEqual(['en', 'ltr']);
  await untilAlive(phone.page);
  // Without a network the words still come, in the frame that she knows.
  await phone.page.goto(at('ar/'));
  await untilAlive(phone.page);
  await loseButtons();
  await wifi.off();
  expect((await phone.page.goto(at('en/pages/doctor/')))?.status()).toBe(200);
  expect(await mainText(phone.page)).toContain('Going to the doctor');
  expect(await phone.page.locator('a.alarm').textContent()).toContain('112');
  await wifi.on();
  await phone.page.evaluate(() => navigator.serviceWorker.controller?.postMessage({ type: 'CHECK' }));
  await untilComplete(phone.page, ['testland/en']);
});

test('a language that is not saved, in airplane mode: said in that language, with what is saved, and it opens from there', async () => {
  await wifi.off();
  const answer = await phone.page.goto(at('ti/pages/doctor/'));
  expect(answer?.status()).toBe(503);
  expect(await langOf()).toEqual(['ti', 'ltr']);
  const text = await mainText(phone.page);
  for (const name of ['العربية', 'English', 'Deutsch']) expect(text).toContain(name);
  // Help is there in every case.
  expect(await phone.page.locator('a.alarm').first().isVisible()).toBe(true);
  await phone.page.locator('main .wall a', { hasText: 'العربية' }).click();
  await phone.page.getByRole('heading', { level: 1, name: 'زيارة الطبيب' }).waitFor();
});

test('that page heals by itself when the network comes back', async () => {
  await phone.page.goto(at('ti/pages/doctor/'));
  await wifi.on();
  await phone.page.evaluate(() => dispatchEvent(new Event('online')));
  await phone.page.waitForFunction(() => document.documentElement.dataset['problem'] === undefined);
  await untilSaved(phone.page);
  expect(await langOf()).toEqual(['ti', 'ltr']);
});

test('an address that nobody knows, in airplane mode: a helpful page with status 404 in the language of the reader', async () => {
  await phone.page.goto(at('ar/'));
  await untilAlive(phone.page);
  await wifi.off();
  for (const path of ['ar/pages/nothing-here/', 'ar/nothing/', 'ar/a/b/c/d/', 'xx-nothing/', '../nowhere/at/all/there/']) {
    const answer = await phone.page.goto(at(path));
    expect([path, answer?.status()]).toEqual([path, 404]);
    expect([path, ...(await langOf())]).toEqual([path, 'ar', 'rtl']);
    expect(await phone.page.locator('main a[href$="/ar/"]').count()).toBeGreaterThan(0);
  }
  await wifi.on();
});

test('a language that she takes off the phone does not open any more without a network, and does not come back by itself', async () => {
  await phone.page.goto(at('ar/saved/'));
  await untilAlive(phone.page);
  for (const name of ['English', 'Deutsch']) await row(name).getByRole('button').click();
  await expect.poll(() => phone.page.locator('details.fold .rows li').count()).toBe(2);
  const before = wifi.requests().length;
  await phone.page.goto(at('ar/'));
  await untilSaved(phone.page);
  await phone.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
  expect(
    wifi
      .requests()
      .slice(before)
      .filter(({ path }) => path.includes('/packs/')),
  ).toEqual([]);
  await wifi.off();
  const answer = await phone.page.goto(at('en/'));
  expect(answer?.status()).toBe(503);
  expect(await mainText(phone.page)).not.toContain('Deutsch');
  expect((await phone.page.goto(at('ar/pages/doctor/')))?.status()).toBe(200);
  expect(phone.troubles).toEqual([]);
});

test('X29 · a language that she took off is opened again: its pages come alive all the same, and one tap brings it back', async () => {
  const { page } = phone;
  await wifi.on();
  await page.goto(at('en/saved/'));
  await untilAlive(page);
  const kept = () => page.evaluate(async () => Boolean(await (await caches.open('welcome-atlas-packs')).match('/.welcome-atlas-packs/testland/en')));
  const button = row('English').first().getByRole('button');
  if (await kept()) await button.click();
  await expect.poll(kept).toBe(false);
  await page.reload();
  await untilAlive(page);
  expect(await kept()).toBe(false);
  await button.click();
  await untilComplete(page, ['testland/en']);
});

test('X39 · the browser was killed right after she saved a language again, before it wrote that down: the language stays', async () => {
  const { page } = phone;
  // Settings are written some seconds after packs: what is left is that she once took it off.
  await page.evaluate(() => localStorage.setItem('atlas.offline.testland', 'yes -en'));
  await page.goto(at('en/pages/doctor/'));
  await untilSaved(page);
  // Time for the look that every start has.
  await page.waitForTimeout(3000);
  await untilComplete(page, ['testland/en']);
  await wifi.off();
  expect((await page.goto(at('en/pages/doctor/')))?.status()).toBe(200);
  expect(await mainText(page)).toContain('Going to the doctor');
});
