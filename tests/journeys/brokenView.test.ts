import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type Manifest, parseHead, readTextPack, splitPack, textParts } from '../../src/core/pack/format.ts';
import { publishPack } from '../device/site.ts';
import { mainText, openPhone, type Phone, printedVersion, savedVersion, untilAlive, untilSaved } from './harness.ts';
import { openWifi, type Wifi } from './wifi.ts';

// Words that are sound, and that a view of this app breaks on: the publisher's compiler was another one.
let wifi: Wifi;
let phone: Phone;
let site: string;
const doctor = () => `${wifi.url}testland/de/pages/doctor/`;

beforeAll(async () => {
  site = await mkdtemp(path.resolve('.cache/broken-'));
  await cp(inject('fixture').first, site, { recursive: true });
  await breakDoctor(path.join(site, 'testland'));
  wifi = await openWifi(site);
  phone = await openPhone();
});
afterAll(async () => {
  await phone?.close();
  await wifi?.close();
  await rm(site, { recursive: true, force: true });
});

/** Publishes a German pack in which what fits to one page is no list. */
async function breakDoctor(folder: string) {
  const file = path.join(folder, 'manifest.json');
  const manifest = JSON.parse(await readFile(file, 'utf8')) as Manifest;
  const german = manifest.packs.find(({ lang }) => lang === 'de');
  const [head = '', ...parts] = splitPack(await readFile(path.join(folder, german?.url ?? ''), 'utf8'));
  const parsed = parseHead(head);
  if (!('head' in parsed)) throw new Error('the fixture has no German pack');
  const pack = readTextPack(parsed.head, parts);
  const entries = pack.entries.map((entry) => (entry.id === 'doctor' ? { ...entry, related: 5 as never } : entry));
  const { line, files } = publishPack('testland', 'de', textParts({ ...pack, entries }));
  for (const [name, content] of files) await writeFile(path.join(folder, name), content);
  await writeFile(file, JSON.stringify({ ...manifest, packs: manifest.packs.map((one) => (one === german ? line : one)) }));
}

const offer = () => phone.page.locator('.notes').getByRole('link', { name: 'Öffnen Sie die Seite neu' });

test('H09 · a view breaks: the printed words stay, help is one tap away, and a sentence offers to load the page anew', async () => {
  const { page } = phone;
  await page.goto(doctor());
  await offer().waitFor();
  expect(await mainText(page)).toContain('Hausarztpraxis');
  expect(await page.getByRole('link', { name: '116117' }).getAttribute('href')).toBe('tel:116117');
  // Told where developers look.
  expect(phone.troubles.filter((line) => line.startsWith('page error'))).toHaveLength(1);
  await page.locator('a.alarm').click();
  await page.waitForURL('**/de/emergency/');
  await untilAlive(page);
  expect(await mainText(page)).toContain('112');
});

test('H09 · the worker cannot print it either: the page that the build printed comes in its place, and without a network a page with the ways on', async () => {
  const { page } = phone;
  await untilSaved(page);
  await page.goto(doctor());
  await offer().waitFor();
  expect(await mainText(page)).toContain('Hausarztpraxis');
  await wifi.off();
  await page.goto(doctor());
  expect(await page.locator('a.alarm').textContent()).toContain('112');
  await page.locator('a.alarm').click();
  await page.waitForURL('**/de/emergency/');
  await untilAlive(page);
  await wifi.on();
});

test('H09 · whole words heal it, although the view was broken while they came', async () => {
  const { page } = phone;
  await wifi.deploy(inject('fixture').sentence);
  await page.goto(doctor());
  // The page of the build, whose version the phone is to have.
  await expect.poll(() => savedVersion(page, 'testland/de')).toBe(await printedVersion(page));
  await page.goto(doctor());
  await untilAlive(page);
  expect(await offer().count()).toBe(0);
});
