import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import jsQR from 'jsqr';
import type { Browser, Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Server } from '../../src/build/serve.ts';
import { keptBy, mainText, openBrowser, openPhone, serveSite, untilAlive, untilSaved } from './harness.ts';

// On the way to an office, without a network: what she found goes with her, to her family, to a stranger, to tomorrow.
let server: Server;
let browser: Browser;

beforeAll(async () => {
  server = await serveSite(inject('site'));
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const office = 'places/ko-auslaenderbehoerde';
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

test('an Arabic reader shares, copies, shows and keeps an office without a network', async () => {
  const phone = await openPhone({ browser, locale: 'ar' });
  const { context, page } = phone;
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await context.addInitScript(() => {
    const shared: unknown[] = [];
    Object.assign(navigator, { share: async (data: unknown) => void shared.push(data) });
    Object.assign(globalThis, { shared });
  });
  await page.goto(`${server.url}mayen-koblenz/ar/${office}/`);
  await untilSaved(page);
  await untilAlive(page);
  await context.setOffline(true);

  await press(page, 'مشاركة');
  const all = () => page.evaluate(() => Reflect.get(globalThis, 'shared') as { text: string }[]);
  await expect.poll(all).toHaveLength(1);
  const [shared] = await all();
  expect(shared?.text).toContain('Ludwig-Erhard-Straße 2, 56073 Koblenz');
  expect(shared?.text).toContain(`${server.url}mayen-koblenz/de/${office}/`);
  await press(page, 'نسخ');
  await page.getByRole('button', { name: 'تم النسخ' }).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(shared?.text);

  // A second phone reads the code from the screen of the first.
  await press(page, 'رمز QR');
  await page.locator('.qr').waitFor();
  const { data, width, height } = PNG.sync.read(await page.locator('dialog').screenshot());
  expect(jsQR(new Uint8ClampedArray(data), width, height)?.data).toBe(`${server.url}mayen-koblenz/ar/${office}/`);
  await page.keyboard.press('Escape');
  await page.locator('dialog').waitFor({ state: 'detached' });

  // The card for the driver: German, larger than anything else; the phone's own "back" closes it and not the page.
  await press(page, 'عرض بالألمانية');
  const goal = page.locator('.goal');
  await goal.waitFor();
  expect(await goal.getAttribute('lang')).toBe('de');
  expect(await goal.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize))).toBeGreaterThanOrEqual(32);
  await page.goBack();
  await page.locator('dialog').waitFor({ state: 'detached' });
  expect(page.url()).toContain(office);

  // Nothing is kept before she agreed. What she is asked is seen, also where the star stands just above the bar.
  const edge = (where: string, side: 'top' | 'bottom') => page.locator(where).evaluate((element, name) => element.getBoundingClientRect()[name], side);
  const below = (await edge('.star', 'bottom')) - (await edge('.bar', 'top'));
  await page.evaluate((by) => scrollBy(0, by + 1), below);
  await press(page, 'احتفاظ');
  const bar = await edge('.bar', 'top');
  await expect.poll(() => edge('[role=alert]', 'bottom')).toBeLessThanOrEqual(bar);
  expect((await keptBy(page)).local).toEqual(['atlas.language=ar']);
  await press(page, 'نعم');
  await expect.poll(async () => [...(await keptBy(page)).local].sort()).toEqual([`atlas.favourites.mayen-koblenz=["${office}"]`, 'atlas.language=ar']);
  await page.goto(`${server.url}mayen-koblenz/ar/`);
  await page.locator(`main [data-entry="${office}"]`).waitFor();
  await page.goto(`${server.url}mayen-koblenz/ar/saved/`);
  await page.locator(`main [data-entry="${office}"] button`).click();
  await page.locator(`main [data-entry="${office}"]`).waitFor({ state: 'detached' });
  expect((await keptBy(page)).local).toContain('atlas.favourites.mayen-koblenz=[]');
  expect(phone.troubles).toEqual([]);
  await phone.close();
});

test('her town is asked for as honestly, and everything she kept goes with the wipe', async () => {
  const phone = await openPhone({ browser });
  const { page } = phone;
  await page.goto(`${server.url}mayen-koblenz/de/saved/`);
  await untilSaved(page);
  await untilAlive(page);
  const town = page.getByLabel('Mein Ort');
  await town.selectOption('Andernach');
  expect((await keptBy(page)).local).toEqual(['atlas.language=de']);
  await press(page, 'Ja');
  await expect.poll(async () => (await keptBy(page)).local).toContain('atlas.town.mayen-koblenz=Andernach');
  await page.locator('.bar a[href$="/de/"]').click();
  await page.getByRole('link', { name: 'Alles in Andernach' }).waitFor();
  await page.locator('.bar a[href$="/de/saved/"]').click();
  await press(page, 'Alles von diesem Telefon löschen');
  await press(page, 'Ja, alles löschen');
  await expect.poll(async () => (await keptBy(page)).local).toEqual([]);
  await phone.close();
});

test('a mistake is reported by a message that she sees whole before she copies it', async () => {
  const phone = await openPhone({ browser });
  const { context, page } = phone;
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`${server.url}mayen-koblenz/de/${office}/`);
  // What the atlas fetches to keep itself has come, so that whatever is asked for below would be the message.
  await untilSaved(page);
  await untilAlive(page);
  await press(page, 'Fehler melden');
  await page.getByLabel('Was ist falsch oder was fehlt?').fill('Die Nummer stimmt nicht mehr.');
  const message = (await page.locator('.report pre').textContent()) ?? '';
  expect(message).toContain(`(${office})`);
  expect(message).toContain('Die Nummer stimmt nicht mehr.');
  const before = server.requests.length;
  await page.locator('.report').getByRole('button', { name: 'Kopieren' }).click();
  await page.locator('.report').getByRole('button', { name: 'Kopiert' }).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(message);
  expect(server.requests.slice(before)).toEqual([]);
  await phone.close();
});

test('opened sheets, questions and messages put up no barrier, at 320 pixels, from right to left, in the dark', async () => {
  // The policy of the site would refuse axe's own styles.
  const context = await browser.newContext({ viewport: { width: 320, height: 640 }, colorScheme: 'dark', bypassCSP: true, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const faults: string[] = [];
  const look = async (name: string) => {
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => (window as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run());
    faults.push(...violations.map(({ id, nodes }) => `${name}: ${id} ${nodes[0]?.html.slice(0, 160) ?? ''}`));
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (overflow > 0) faults.push(`${name}: wider than the screen by ${overflow} px`);
  };
  await page.goto(`${server.url}mayen-koblenz/ar/${office}/`);
  await untilAlive(page);
  await press(page, 'احتفاظ');
  await press(page, 'الإبلاغ عن خطأ');
  await look('question and message');
  await press(page, 'عرض بالألمانية');
  await page.locator('dialog summary').click();
  await page.locator('input[type=date]').fill('2026-11-23');
  await look('card');
  await page.keyboard.press('Escape');
  await press(page, 'رمز QR');
  await page.locator('.qr').waitFor();
  await look('code');
  await page.goto(`${server.url}mayen-koblenz/ar/saved/`);
  await untilAlive(page);
  await page.locator('.install').waitFor();
  await look('home screen');
  expect(await mainText(page)).toContain('iPhone');
  expect(faults).toEqual([]);
  await context.close();
});
