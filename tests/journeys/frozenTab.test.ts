import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { openPhone, type Phone } from './harness.ts';
import { openWifi, type Wifi } from './wifi.ts';

// Phones put tabs to sleep that nobody looks at, in the middle of whatever they do.
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

const whole = /\/packs\/ar\.[\w-]{16}\.json$/;

test('X45 · the tab of the first scan sleeps in the middle of a save: the one of the second scan saves', { timeout: 120_000 }, async () => {
  let isAsked = false;
  wifi.fault = (path) => {
    isAsked ||= whole.test(path);
    return whole.test(path) ? { kind: 'stall', at: 0.5 } : undefined;
  };
  await phone.page.goto(`${wifi.url}testland/ar/`);
  await expect.poll(() => isAsked, { interval: 20 }).toBe(true);
  // Nothing of this page runs any more, and what it holds it goes on holding.
  const tools = await phone.context.newCDPSession(phone.page);
  await tools.send('Debugger.enable');
  await tools.send('Debugger.pause');
  void phone.page.evaluate('"sleep"').catch(() => {});
  const second = await phone.context.newPage();
  wifi.fault = undefined;
  await second.goto(`${wifi.url}testland/ar/`);
  // Its turn is waited for until it has been silent for a while, and so is its request: the browser joins one of the same address to it.
  await second.waitForFunction(() => document.documentElement.dataset['offline'] === 'saved', undefined, { timeout: 60_000 });
  const turns = await second.evaluate(async () => (await navigator.locks.query()).held?.map(({ name }) => name));
  expect(turns).toEqual(['welcome-atlas-save']);
});
