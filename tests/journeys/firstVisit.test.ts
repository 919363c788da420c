import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { openPhone, type Phone, untilComplete } from './harness.ts';
import { openWifi, type Wifi } from './wifi.ts';

// What the first visit costs a reader who pays for her megabytes.
let wifi: Wifi;
let phone: Phone;

beforeEach(async () => {
  wifi = await openWifi(inject('fixture').first);
  phone = await openPhone();
});
afterEach(async () => {
  await phone?.close();
  await wifi?.close();
});

const assets = () => wifi.requests().flatMap(({ path, bytes }) => (path.startsWith('/assets/') && bytes > 0 ? [path] : []));

test('what the page has loaded is not fetched once more to be kept', async () => {
  await phone.page.goto(`${wifi.url}testland/de/pages/doctor/`);
  await untilComplete(phone.page, ['testland/de', 'testland/map']);
  // Everything that is kept, the tools and the map among it.
  expect(assets().length).toBeGreaterThan(20);
  expect(assets().filter((path, at) => assets().indexOf(path) !== at)).toEqual([]);
});

test('X44 · a host with “clean” addresses sends 1x1.html on to another one: the worker is set up all the same, and the page opens without a network', async () => {
  const page = await readFile(path.join(inject('fixture').first, '1x1.html'), 'utf8');
  wifi.fault = (address) => {
    if (address === '/1x1.html') return { kind: 'moved', to: '/clean' };
    return address === '/clean/1x1.html' ? { kind: 'portal', page } : undefined;
  };
  await phone.page.goto(`${wifi.url}testland/de/pages/doctor/`);
  await untilComplete(phone.page, ['testland/de', 'testland/map']);
  await wifi.off();
  expect((await phone.page.goto(`${wifi.url}1x1.html`))?.status()).toBe(200);
  expect(await phone.page.title()).toBe(/<title>(.*)<\/title>/.exec(page)?.[1]);
});
