import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { keptBy, mainText, openBrowser, openPhone, type Phone, untilAlive, untilComplete, untilSaved } from './harness.ts';
import { openWifi, type Wifi } from './wifi.ts';

// Turning pages in an atlas that is on the phone: as fast as paper, and still a web page.
let browser: Browser;
let wifi: Wifi;
let phone: Phone;
let documents: number;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  wifi = await openWifi(inject('fixture').first);
  phone = await openPhone({ browser, height: 420 });
  documents = 0;
  phone.page.on('domcontentloaded', () => documents++);
  await phone.page.goto(`${wifi.url}testland/de/`);
  await untilComplete(phone.page, ['testland/de', 'testland/map']);
  await untilAlive(phone.page);
});
afterEach(async () => {
  await phone?.close();
  await wifi?.close();
});

const scroll = () => phone.page.evaluate(() => scrollY);
const scrollDown = () => phone.page.evaluate(() => scrollTo({ top: 180, behavior: 'instant' }));

test('a link turns the page without loading a document: title, address, top of the page, focus on the content', async () => {
  const { page } = phone;
  await scrollDown();
  const pages = () => wifi.requests().filter(({ path }) => path.endsWith('/') || path.includes('/packs/')).length;
  const before = pages();
  await page.locator('main a[href$="/topics/health/"]').click();
  await page.getByRole('heading', { level: 1, name: 'Gesundheit' }).waitFor();
  expect(await page.title()).toBe('Gesundheit · Testland');
  expect(new URL(page.url()).pathname).toBe('/testland/de/topics/health/');
  expect(await scroll()).toBe(0);
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');
  expect(documents).toBe(1);
  expect(pages()).toBe(before);
});

test('back and forward lead where she was, title and height of the page included', async () => {
  const { page } = phone;
  await page.goto(`${wifi.url}testland/de/places/`);
  await untilAlive(page);
  await scrollDown();
  // Without looking for the link: that would scroll.
  await page.evaluate(() => document.querySelector<HTMLElement>('main a[href$="/places/library/"]')?.click());
  await page.getByRole('heading', { level: 1, name: 'Bücherei Testland' }).waitFor();
  await page.goBack();
  await page.getByRole('heading', { level: 1, name: 'Bücherei Testland' }).waitFor({ state: 'detached' });
  await expect.poll(scroll).toBe(180);
  expect(await page.title()).toContain('Orte');
  await page.goForward();
  await page.getByRole('heading', { level: 1, name: 'Bücherei Testland' }).waitFor();
  expect(await page.title()).toBe('Bücherei Testland · Testland');
  expect(documents).toBe(2);
});

test('back works across a reload, and a jump to a heading loads nothing', async () => {
  const { page } = phone;
  await page.locator('main a[href$="/topics/health/"]').click();
  await page.locator('main a[href$="/pages/doctor/"]').first().click();
  await page.getByRole('heading', { level: 1, name: 'Zum Arzt gehen' }).waitFor();
  await page.reload();
  await untilAlive(page);
  await page.goBack();
  await page.getByRole('heading', { level: 1, name: 'Gesundheit' }).waitFor();
  await page.evaluate(() => {
    location.hash = 'content';
  });
  await page.goBack();
  await page.getByRole('heading', { level: 1, name: 'Gesundheit' }).waitFor();
  await page.goBack();
  await page.waitForURL('**/testland/de/');
  expect(await page.title()).toContain('Willkommen');
});

test('links in the text of an entry turn pages too, and the search keeps its words on the way back', async () => {
  const { page } = phone;
  await page.locator('.bar a[href$="/de/search/"]').click();
  await page.locator('input[name=q]').fill('Arzt');
  await page.locator('main [data-entry="pages/doctor"] a').first().click();
  await page.locator('.text a[href$="/places/library/"]').click();
  await page.getByRole('heading', { level: 1, name: 'Bücherei Testland' }).waitFor();
  await page.goBack();
  await page.goBack();
  await expect.poll(() => page.locator('input[name=q]').inputValue()).toBe('Arzt');
  expect(await page.locator('main [data-entry="pages/doctor"]').count()).toBe(1);
  expect(documents).toBe(1);
});

test('links that are the browser’s business stay that: another tab, another host, a telephone', async () => {
  const { page } = phone;
  const [opened] = await Promise.all([phone.context.waitForEvent('page'), page.locator('main a[href$="/topics/health/"]').click({ modifiers: ['Control'] })]);
  await opened.getByRole('heading', { level: 1, name: 'Gesundheit' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/testland/de/');
  await opened.close();

  await page.goto(`${wifi.url}testland/de/pages/doctor/`);
  await untilAlive(page);
  const outside = page.locator('.text a[href^="https://"]');
  expect(await outside.getAttribute('rel')).toContain('noopener');
  // Whether our script takes a click is asked after it had its turn; then it is stopped, because there is no such host here.
  await page.evaluate(() =>
    addEventListener('click', (event) => {
      document.documentElement.dataset['taken'] = String(event.defaultPrevented);
      event.preventDefault();
    }),
  );
  for (const link of [outside, page.locator('.text a[href="tel:112"]').first()]) {
    await link.click();
    expect(await page.evaluate(() => document.documentElement.dataset['taken'])).toBe('false');
  }
  await page.locator('.top .tool').click({ modifiers: ['Alt'] });
  expect(await page.evaluate(() => document.documentElement.dataset['taken'])).toBe('false');
});

test('the language switch loads the page of the other language, which becomes alive by itself', async () => {
  const { page } = phone;
  await page.goto(`${wifi.url}testland/ar/pages/doctor/`);
  await untilAlive(page);
  await page.locator('.crumbs a[hreflang=de]').click();
  await page.waitForURL('**/de/pages/doctor/');
  await untilAlive(page);
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('de');
});

test('a QR code that says where it hung: the page opens, and nobody keeps where it was', async () => {
  const { page } = phone;
  await page.goto(`${wifi.url}testland/de/places/town-hall/?from=qr-shelter-7`);
  await untilAlive(page);
  await untilSaved(page);
  expect(await mainText(page)).toContain('Bringen Sie Ihren Ausweis mit.');
  expect(await page.locator('[href*="from="]').count()).toBe(0);
  expect(page.url()).toBe(`${wifi.url}testland/de/places/town-hall/`);
  const kept = await keptBy(page);
  expect(kept).toEqual({ local: ['atlas.language=de'], session: [], databases: ['welcome-atlas'], caches: expect.any(Array), workers: 1 });
  expect([...kept.caches].sort()).toEqual(['welcome-atlas-packs', 'welcome-atlas-strings', expect.stringMatching(/^workbox-precache-v2-/)]);
  const stored = await page.evaluate(async () => {
    const requests = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
    return requests.flat().map(({ url }) => url);
  });
  expect(stored.filter((address) => address.includes('from='))).toEqual([]);
  expect(await phone.context.cookies()).toEqual([]);
  await wifi.off();
  await page.goto(`${wifi.url}testland/de/places/town-hall/?from=qr-shelter-7`);
  expect(await mainText(page)).toContain('Bringen Sie Ihren Ausweis mit.');
});

test('what she types into the search before the page is alive is not lost', async () => {
  const { page } = phone;
  await page.addInitScript(() => {
    // Types at the first moment the field stands there, long before any script of the page.
    new MutationObserver((_, observer) => {
      const field = document.querySelector<HTMLInputElement>('input[name=q]');
      if (!field) return;
      observer.disconnect();
      field.value = 'Arzt';
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto(`${wifi.url}testland/de/search/`);
  await untilAlive(page);
  expect(await page.locator('input[name=q]').inputValue()).toBe('Arzt');
  await page.locator('main [data-entry="pages/doctor"]').waitFor();
});

test('X25 · a browser that allows no more changes of the address, as Safari after a hundred: links lead on, and a list is narrowed', async () => {
  const { page } = phone;
  await page.goto(`${wifi.url}testland/de/search/`);
  await untilAlive(page);
  await page.evaluate(() => {
    history.pushState = history.replaceState = () => {
      throw new DOMException('too often', 'SecurityError');
    };
  });
  await page.locator('input[name=q]').fill('Bücherei');
  await page.locator('main').getByRole('link', { name: 'Bücherei Testland' }).first().click();
  await page.getByRole('heading', { level: 1, name: 'Bücherei Testland' }).waitFor();
  expect(phone.troubles).toEqual([]);
});
