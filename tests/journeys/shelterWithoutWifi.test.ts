import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Server } from '../../src/build/serve.ts';
import type { Manifest } from '../../src/core/pack/format.ts';
import { mainText, openPhone, type Phone, serveSite, untilSaved } from './harness.ts';

// One visit with a phone set to Arabic; then the server process is gone for good.
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

test('a phone set to Arabic sees Arabic at once, from right to left', async () => {
  await phone.page.goto(`${server.url}mayen-koblenz/`);
  await phone.page.waitForURL('**/mayen-koblenz/ar/');
  await phone.page.locator('h1').waitFor();
  expect(await phone.page.evaluate(() => [document.documentElement.lang, document.documentElement.dir])).toEqual(['ar', 'rtl']);
  await phone.page.locator('a[href$="/ar/emergency/"]').first().click();
  await phone.page.locator('a[href="tel:112"]').first().waitFor();
  await phone.page.goBack();
});

test('after one visit everything is on the phone, and no foreign host was asked', async () => {
  await untilSaved(phone.page);
  const manifest = (await (await fetch(`${server.url}mayen-koblenz/manifest.json`)).json()) as Manifest;
  expect(manifest.packs.some(({ lang }) => lang === 'ar')).toBe(true);
  await phone.page.waitForFunction(() => caches.has('welcome-atlas-packs'));
  expect(phone.troubles).toEqual([]);
});

test('with the server gone every page that was never visited opens, in the same language', async () => {
  const port = server.port;
  await server.close();
  const home = `http://localhost:${port}/mayen-koblenz/ar/`;
  for (const address of [
    '',
    'emergency/',
    'map/',
    'search/',
    'saved/',
    'places/',
    'courses/',
    'events/',
    'news/',
    'about/',
    'topics/health/',
    'pages/doctor/',
    'places/may-jmd-caritas/',
  ]) {
    const answer = await phone.page.goto(home + address);
    expect([address, answer?.status()]).toEqual([address, 200]);
    expect(await phone.page.evaluate(() => document.documentElement.lang)).toBe('ar');
    expect((await mainText(phone.page)).length).toBeGreaterThan(40);
  }
});
