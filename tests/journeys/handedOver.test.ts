import { readFileSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { signDistrict } from '../../src/build/sign/sign.ts';
import { type Manifest, parseHead, splitPack } from '../../src/core/pack/format.ts';
import { joinPortable } from '../../src/core/pack/portable.ts';
import { rfcKey, strangersKey, type TestKey } from '../device/keys.ts';
import { sentences } from '../setup/fixture.ts';
import { mainText, openBrowser, openPhone, type Phone, untilAlive, untilComplete, untilSaved } from './harness.ts';
import { openWifi, type Wifi } from './wifi.ts';

// A district that signs, a helper's phone and a newcomer's. Between the two there is no network, only a file. The tests follow each other.
let browser: Browser;
let folder: string;
let wifi: Wifi;
let helper: Phone;
let newcomer: Phone;
let later: string;
let file: { readonly name: string; readonly text: string };
const at = (address: string) => `${wifi.url}testland/${address}`;

/** A copy of a built site, signed. */
async function signedSite(name: 'first' | 'sentence', key: TestKey): Promise<string> {
  const dist = path.join(folder, `${name}-${key.key.slice(0, 4)}`);
  await cp(inject('fixture')[name], dist, { recursive: true });
  await signDistrict({ dist, district: 'testland', keys: [key], next: [], staleDays: 180 });
  return dist;
}

/** The file that a phone of that site would hand on. */
async function fileOf(dist: string): Promise<string> {
  const manifest = await readFile(path.join(dist, 'testland/manifest.json'), 'utf8');
  const { packs, seq, keys } = JSON.parse(manifest) as Manifest;
  const whole = await readFile(path.join(dist, 'testland', packs.find(({ lang }) => lang === 'de')?.url ?? ''), 'utf8');
  const [headLine = '', ...parts] = splitPack(whole);
  const parsed = parseHead(headLine);
  if (!('head' in parsed)) throw new Error('no head');
  return joinPortable({ seq, ...(keys && { manifest }), headLine, head: parsed.head, parts });
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'atlas-hand-'));
  later = await signedSite('sentence', rfcKey);
  browser = await openBrowser();
  wifi = await openWifi(await signedSite('first', rfcKey));
  helper = await openPhone({ browser });
  newcomer = await openPhone({ browser, locale: 'ar' });
});
afterAll(async () => {
  await helper?.close();
  await newcomer?.close();
  await wifi?.close();
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

const post = (page: Page) => page.locator('.handover');
const open = (page: Page, text: string, name = 'welcome-atlas-testland-de.atlas') =>
  post(page)
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(text) });

async function read(page: Page, address = 'de/pages/doctor/') {
  await page.goto(at(address));
  return mainText(page);
}

test('two phones meet an atlas that signs; then the helper alone is online and has the newer one', async () => {
  await newcomer.page.goto(at('ar/'));
  await untilComplete(newcomer.page, ['testland/ar', 'testland/de']);
  await wifi.deploy(later);
  await helper.page.goto(at('de/saved/'));
  await untilComplete(helper.page, ['testland/de']);
  await wifi.off();
});

test('without a network the helper hands a file on: by the share sheet, and as a file of her own', async () => {
  const { page } = helper;
  await page.addInitScript(() => {
    Object.assign(navigator, { canShare: () => true, share: async ({ files: [one] }: { files: File[] }) => Object.assign(window, { shared: one?.name }) });
  });
  await page.goto(at('de/saved/'));
  await untilAlive(page);
  await post(page).getByRole('button', { name: 'Teilen' }).first().click();
  await expect.poll(() => page.evaluate(() => Reflect.get(window, 'shared'))).toBe('welcome-atlas-testland-de.atlas');
  const coming = page.waitForEvent('download');
  await post(page).getByRole('button', { name: 'Als Datei speichern' }).first().click();
  const download = await coming;
  expect(download.suggestedFilename()).toBe('welcome-atlas-testland-de.atlas');
  file = { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
  expect(file.text).toBe(await fileOf(later));
});

test('D12 · the newcomer opens it without a network: she sees name, language, age and signer, keeps it, and reads what is new', async () => {
  const { page } = newcomer;
  expect(await read(page)).toContain(sentences.before);
  await page.goto(at('ar/saved/'));
  await untilAlive(page);
  await open(page, file.text);
  const offer = post(page).locator('.box');
  await offer.waitFor();
  const words = (await offer.textContent()) ?? '';
  for (const part of ['Deutsch', '21fe 31df a154 a261', 'من ناشر أطلسكم']) expect(words).toContain(part);
  await offer.getByRole('button').first().click();
  await post(page).getByRole('status').getByText('محفوظ').waitFor();
  expect(await read(page)).toContain(sentences.after);
});

test('D12 · a stranger’s file is said to be one, lies apart under an address of its own, and the known one is what it was', async () => {
  const { page } = newcomer;
  const strangers = await fileOf(await signedSite('first', strangersKey));
  await page.goto(at('ar/saved/'));
  await untilAlive(page);
  await open(page, strangers);
  const offer = post(page).locator('.box.failed');
  await offer.getByText('المرسل غير معروف').waitFor();
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const findings = (await page.evaluate(`${axe}; axe.run('.handover')`)) as AxeResults;
  expect(findings.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  await offer.getByRole('button').first().click();
  const link = post(page).locator('.parcels a');
  await link.waitFor();
  expect(await link.textContent()).toMatch(/Testland \([0-9a-f]{4}\)/);
  await link.click();
  await page.waitForURL(/\/testland-from-[0-9a-f]{16}\/de\/$/);
  await untilAlive(page);
  await page.locator('a[href$="/topics/health/"]').first().click();
  await page.locator('a[href$="/pages/doctor/"]').first().click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(page.url()).toContain('/testland-from-');
  const text = await page.locator('body').textContent();
  expect(text).toContain(sentences.before);
  expect(text).toContain('Vorführung: Angaben nicht bestätigt.');
  expect(await read(page)).toContain(sentences.after);
});

test('D13 · files that are none, or not all of one, or were tampered with: each is refused with a sentence, and nothing is kept', async () => {
  const { page } = newcomer;
  const refusals: readonly (readonly [string, string])[] = [
    ['PK\u0003\u0004../../etc/passwd', 'ليس ملف أطلس'],
    [file.text.slice(0, -500), 'ليس ملف أطلس'],
    [file.text.replace('Hausarztpraxis', 'Hausarztpraxix'), 'ليس ملف أطلس'],
    [file.text.replace(/"seq":\d+,"keys"/, '"seq":1,"keys"'), 'ليست من ناشر أطلسكم'],
  ];
  await page.goto(at('ar/saved/'));
  await untilAlive(page);
  for (const [text, sentence] of refusals) {
    await open(page, text);
    await post(page).getByRole('status').getByText(sentence).waitFor();
    expect(await post(page).locator('.box').count()).toBe(0);
  }
  expect(await read(page)).toContain(sentences.after);
});

test('D01 · the site answers without signatures: she keeps what she has and is told why; signed again it goes on', async () => {
  const { page } = newcomer;
  await wifi.deploy(inject('fixture').app);
  await wifi.on();
  const sentence = 'Diese Daten kommen nicht vom Herausgeber Ihres Atlas.';
  await page.goto(at('de/saved/'));
  await untilSaved(page);
  await page.getByText(sentence).waitFor();
  await wifi.off();
  expect(await read(page)).toContain(sentences.after);
  await wifi.deploy(later);
  await wifi.on();
  await page.goto(at('de/saved/'));
  await untilSaved(page);
  await expect.poll(() => page.getByText(sentence).count()).toBe(0);
  expect([...helper.troubles, ...newcomer.troubles]).toEqual([]);
});

test('she takes the stranger’s atlas off her phone again', async () => {
  const { page } = newcomer;
  await page.goto(at('ar/saved/'));
  await untilAlive(page);
  await post(page).locator('.parcels li', { hasText: '(' }).getByRole('button').last().click();
  await expect.poll(() => post(page).locator('.parcels a').count()).toBe(0);
  await wifi.off();
  expect(await read(page)).toContain(sentences.after);
});
