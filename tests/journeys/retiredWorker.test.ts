import { cp, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { keptBy, mainText, openPhone, type Phone, untilComplete, untilSaved } from './harness.ts';
import { openWifi, type Wifi } from './wifi.ts';

// A service worker that was released does harm, and the host uses the kill switch: retire.js in place of sw.js.
let wifi: Wifi;
let phone: Phone;
let retired: string;

beforeAll(async () => {
  retired = await mkdtemp(path.resolve('.cache/retired-'));
  await cp(inject('fixture').first, retired, { recursive: true });
  await cp(path.join(retired, 'retire.js'), path.join(retired, 'sw.js'));
  wifi = await openWifi(inject('fixture').first);
  phone = await openPhone();
});
afterAll(async () => {
  await phone?.close();
  await wifi?.close();
  await rm(retired, { recursive: true, force: true });
});

test('with the next visit the worker and its app are gone, the saved words stay, and the page is loaded once', async () => {
  await phone.page.goto(`${wifi.url}testland/de/pages/doctor/`);
  await untilComplete(phone.page, ['testland/de', 'testland/map']);
  await wifi.deploy(retired);
  let loads = 0;
  phone.page.on('load', () => loads++);
  await phone.page.reload();
  await expect.poll(async () => (await keptBy(phone.page).catch(() => undefined))?.workers).toBe(0);
  await expect.poll(() => loads).toBe(2);
  await phone.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1000)));
  expect(loads).toBe(2);
  const answer = await phone.page.goto(`${wifi.url}testland/de/pages/doctor/`);
  expect(answer?.fromServiceWorker()).toBe(false);
  expect(await mainText(phone.page)).toContain('Hausarztpraxis');
  await phone.page.locator('.badge').getByText('Nicht gespeichert', { exact: true }).waitFor();
  // Polled: while the page looks why there is no worker, it tries for a moment whether there is room.
  await expect.poll(async () => (await keptBy(phone.page)).caches).toEqual(['welcome-atlas-packs']);
  expect((await keptBy(phone.page)).databases).toEqual(['welcome-atlas']);
});

test('a repaired worker takes over again, and the words are not fetched a second time', async () => {
  await wifi.deploy(inject('fixture').first);
  const before = wifi.requests().length;
  await phone.page.goto(`${wifi.url}testland/de/pages/doctor/`);
  await untilSaved(phone.page);
  expect(
    wifi
      .requests()
      .slice(before)
      .filter(({ path: address }) => address.includes('/packs/')),
  ).toEqual([]);
  await wifi.off();
  await phone.page.goto(`${wifi.url}testland/de/map/`);
  await phone.page.locator('.leaflet-pane').first().waitFor({ state: 'attached' });
});
