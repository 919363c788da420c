import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { mainText, openPhone, type Phone } from './harness.ts';
import { openWifi, type Wifi } from './wifi.ts';

// An old phone, a strict browser, a script that did not come: the pages read, and every way on is a link.
let wifi: Wifi;
let phone: Phone;

beforeAll(async () => {
  wifi = await openWifi(inject('fixture').first);
  phone = await openPhone({ javaScript: false });
});
afterAll(async () => {
  await phone?.close();
  await wifi?.close();
});

const title = () => phone.page.locator('h1').first().textContent();

test('from the list of districts over the language wall to a place, by links alone', async () => {
  const { page } = phone;
  await page.goto(wifi.url);
  await page.getByRole('link', { name: 'Testland' }).click();
  await expect.poll(() => page.locator('[data-lang]').count()).toBe(4);
  await page.locator('[data-lang=de]').click();
  await expect.poll(() => title()).toContain('Testland');
  await page.locator('main a[href$="/topics/health/"]').click();
  await expect.poll(() => title()).toBe('Gesundheit');
  await page.locator('main a[href$="/places/town-hall/"]').click();
  await expect.poll(() => title()).toBe('Rathaus Testland');
  const text = await mainText(page);
  expect(text).toContain('Marktplatz 1');
  expect(text).toContain('06:00');
  expect(await page.locator('main a[href="tel:+493023125101"]').count()).toBe(1);
});

test('the emergency numbers can be called from every page', async () => {
  const { page } = phone;
  await page.locator('a.alarm').first().click();
  await expect.poll(() => page.locator('main a[href="tel:112"]').first().isVisible()).toBe(true);
  expect(await page.locator('main a[href="tel:110"]').first().isVisible()).toBe(true);
});

test('the map is a list, the search shows the topics, the saved page reads', async () => {
  const { page } = phone;
  await page.locator('.bar a[href$="/de/map/"]').click();
  await expect.poll(() => page.locator('main [data-entry="places/library"]').first().isVisible()).toBe(true);
  // The refuge has no place on any map.
  expect(await page.locator('main [data-entry="places/refuge"]').count()).toBe(0);
  await page.locator('.bar a[href$="/de/search/"]').click();
  await expect.poll(() => page.locator('input[type=search][name=q]').isVisible()).toBe(true);
  expect(await page.locator('main a[href$="/topics/german/"]').first().isVisible()).toBe(true);
  await page.locator('input[name=q]').fill('Arzt');
  await page.locator('input[name=q]').press('Enter');
  await page.waitForURL('**/search/?q=Arzt');
  await page.locator('.bar a[href$="/de/saved/"]').click();
  expect((await mainText(page)).length).toBeGreaterThan(40);
});

test('the same page in another language is one link away', async () => {
  const { page } = phone;
  await page.goto(`${wifi.url}testland/de/pages/doctor/`);
  await page.locator('.top .tool').click();
  await page.locator('[data-lang=ar]').click();
  await expect.poll(() => page.locator('html').getAttribute('dir')).toBe('rtl');
  await page.goto(`${wifi.url}testland/ar/pages/doctor/`);
  expect(await title()).toBe('زيارة الطبيب');
  await page.locator('.crumbs a[hreflang=de]').click();
  await expect.poll(() => title()).toBe('Zum Arzt gehen');
});

test('every list and every kind of entry reads', async () => {
  const { page } = phone;
  for (const path of ['places', 'courses', 'events', 'news', 'about', 'courses/german-a1', 'events/cafe', 'news/bus', 'emergency/police', 'places/refuge']) {
    const answer = await page.goto(`${wifi.url}testland/de/${path}/`);
    expect([path, answer?.status()]).toEqual([path, 200]);
    expect((await mainText(page)).length).toBeGreaterThan(40);
  }
  expect(phone.troubles).toEqual([]);
});
