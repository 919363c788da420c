import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { belowPath } from '../setup/fixture.ts';
import { keptBy, mainText, nothingKept, openPhone, type Phone, untilAlive, untilComplete } from './harness.ts';
import { openWifi, type Wifi } from './wifi.ts';

// The atlas in a folder of the county's web server.
let wifi: Wifi;
let phone: Phone;

beforeAll(async () => {
  wifi = await openWifi(inject('fixture').below, { base: belowPath });
  phone = await openPhone();
});
afterAll(async () => {
  await phone?.close();
  await wifi?.close();
});

test('it opens, turns its pages and asks for nothing outside its folder', async () => {
  expect(wifi.url.endsWith(belowPath)).toBe(true);
  await phone.page.goto(wifi.url);
  await phone.page.getByRole('link', { name: 'Testland' }).click();
  // The language wall sends a German phone on.
  await phone.page.waitForURL(`**${belowPath}testland/de/`);
  await untilComplete(phone.page, ['testland/de', 'testland/map']);
  await untilAlive(phone.page);
  await phone.page.locator('main a[href$="/topics/health/"]').click();
  await phone.page.locator('main a[href$="/pages/doctor/"]').first().click();
  await phone.page.locator('.text a[href$="/places/library/"]').click();
  await phone.page.getByRole('heading', { level: 1, name: 'Bücherei Testland' }).waitFor();
  expect(
    wifi
      .requests()
      .map(({ path }) => path)
      .filter((path) => !path.startsWith(belowPath)),
  ).toEqual([]);
});

test('its worker is responsible for its folder alone', async () => {
  expect(await phone.page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => new URL(scope).pathname))).toEqual([
    belowPath,
  ]);
});

test('it opens without a network, the map and unknown addresses included', async () => {
  await wifi.off();
  for (const path of ['testland/de/', 'testland/de/courses/german-a1/', 'testland/#languages', '']) {
    const answer = await phone.page.goto(wifi.url + path);
    expect([path, answer?.status() ?? 200]).toEqual([path, 200]);
    expect((await mainText(phone.page)).length).toBeGreaterThan(10);
  }
  await phone.page.goto(`${wifi.url}testland/de/map/`);
  await phone.page.locator('.leaflet-pane').first().waitFor({ state: 'attached' });
  expect((await phone.page.goto(`${wifi.url}testland/de/nothing/`))?.status()).toBe(404);
  expect(phone.troubles).toEqual([]);
  await wifi.on();
});

test('the wipe empties its folder', async () => {
  await phone.page.goto(`${wifi.url}testland/de/saved/`);
  await untilAlive(phone.page);
  await phone.page.getByRole('button', { name: 'Alles von diesem Telefon löschen' }).click();
  await phone.page.getByRole('button', { name: 'Ja, alles löschen' }).click();
  await expect.poll(() => keptBy(phone.page)).toEqual(nothingKept);
});

test.each(['', 'index.html'])(
  'X43 · the folder of a build for the root lies below a path, opened as “%s”: its first page says so, and how to build it for there',
  async (name) => {
    const misplaced = await openWifi(inject('fixture').first, { base: '/dist/' });
    const page = await phone.context.newPage();
    await page.goto(misplaced.url + name);
    await page.getByText('für den Pfad / gebaut').waitFor();
    await page.getByText('npm run build -- --base /dist/').waitFor();
    await misplaced.close();
  },
);

test.each(['', 'index.html', 'nowhere/'])(
  'X43 · the first page says nothing of that as “%s” where it belongs, though the host sends it for every address',
  async (name) => {
    const right = await openWifi(inject('fixture').first);
    const first = await readFile(path.join(inject('fixture').first, 'index.html'), 'utf8');
    right.fault = (address) => (['/nowhere/', '/nowhere/headers.json'].includes(address) ? { kind: 'portal', page: first } : undefined);
    const page = await phone.context.newPage();
    await page.goto(right.url + name, { waitUntil: 'networkidle' });
    expect(await page.locator('#moved').isHidden()).toBe(true);
    expect(await mainText(page)).toContain('Testland');
    await right.close();
  },
);
