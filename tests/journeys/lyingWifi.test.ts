import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { mainText, openBrowser, openPhone, type Phone, untilAlive, untilSaved, untilState } from './harness.ts';
import { type Fault, openWifi, type Wifi } from './wifi.ts';

// First visits and returns through a network that says 200 and lies, breaks or keeps silent.
let browser: Browser;
let wifi: Wifi;
let phone: Phone;
const home = () => `${wifi.url}testland/de/`;
const isPack = (path: string) => /\/packs\/de\..*\.json$/.test(path) || path.includes('/packs/parts/');
const isScript = (path: string) => /\/assets\/(main|map|worker)-.*\.js$/.test(path);
const precached = () =>
  phone.page.evaluate(async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith('workbox-precache'));
    const stored = await Promise.all(names.map(async (name) => (await (await caches.open(name)).matchAll()).map(async (response) => (await response.text()).slice(0, 9))));
    return Promise.all(stored.flat());
  });

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

/** The network is mended, and the reader opens the page another time: all is well, also without a network. */
async function expectHealed() {
  wifi.fault = undefined;
  await phone.page.goto(home());
  await untilSaved(phone.page);
  await wifi.off();
  await phone.page.goto(`${home()}pages/doctor/`);
  expect(await mainText(phone.page)).toContain('Hausarztpraxis');
  await untilAlive(phone.page);
}

const packFaults: readonly (readonly [string, Fault, string])[] = [
  ['a login page with status 200', { kind: 'portal' }, 'Anmeldung'],
  ['a redirect to a login page', { kind: 'redirect' }, 'Anmeldung'],
  ['a connection that breaks after 10 %', { kind: 'cut', at: 0.1 }, 'kein Internet'],
  ['a connection that breaks after 50 %', { kind: 'cut', at: 0.5 }, 'kein Internet'],
  ['a connection that breaks after 99 %', { kind: 'cut', at: 0.99 }, 'kein Internet'],
  ['a shorter body that says so itself', { kind: 'short', at: 0.5 }, 'beschädigt'],
  ['one bit that is another one', { kind: 'flip', at: 0.5 }, 'beschädigt'],
];

test.each(packFaults)('%s in place of the pack: the page reads, says why it is not saved, and the next visit saves it', async (_, fault, reason) => {
  wifi.fault = (path) => (isPack(path) ? fault : undefined);
  await phone.page.goto(`${wifi.url}testland/de/pages/doctor/`);
  await untilState(phone.page, 'failed');
  expect(await mainText(phone.page)).toContain('Hausarztpraxis');
  await phone.page.goto(`${wifi.url}testland/de/saved/`);
  await untilState(phone.page, 'failed');
  expect(reason).toBeTruthy();
  await expectHealed();
});
