import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Server } from '../../src/build/serve.ts';
import { measureFirstVisit, measureOfflineStart } from '../../src/build/speed.ts';
import { openPhone, type Phone, serveSite, untilSaved } from '../journeys/harness.ts';

// What the reader feels. The limits are many times what an idle machine needs of its own, so that only the atlas can break them.
let server: Server;
let phone: Phone;

beforeAll(async () => {
  server = await serveSite(inject('site'));
  phone = await openPhone({ locale: 'ar' });
});
afterAll(async () => {
  await phone?.close();
  await server?.close();
});

test('on slow 3G and a slow phone the first Arabic text stands after one request, within three seconds', async () => {
  const browser = phone.context.browser();
  if (!browser) throw new Error('no browser');
  const speeds = await measureFirstVisit(() => browser.newContext({ viewport: { width: 360, height: 740 } }), `${server.url}mayen-koblenz/ar/pages/doctor/`, 5);
  expect(speeds.firstRequests).toBe(1);
  expect(speeds.firstBytes).toBeLessThanOrEqual(14_000);
  // Two of the three seconds are the latency of the line.
  expect(speeds.firstText).toBeLessThanOrEqual(3_000);
});

test('a start from the home screen without a network shows text within 0.6 seconds on a slow phone', async () => {
  await phone.page.goto(`${server.url}mayen-koblenz/ar/`);
  await untilSaved(phone.page);
  const address = `${server.url}mayen-koblenz/ar/`;
  await server.close();
  expect(await measureOfflineStart(phone.context, address, 6)).toBeLessThanOrEqual(600);
});
