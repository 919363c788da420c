import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { openBrowser, openPhone, type Phone, untilAlive, untilComplete } from './harness.ts';
import { openWifi, type Wifi } from './wifi.ts';

// She points at a sentence, and he reads the German one below it.
let browser: Browser;
let wifi: Wifi;
let phone: Phone;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  wifi = await openWifi(inject('fixture').first);
  phone = await openPhone({ browser, locale: 'ar', width: 320 });
  await phone.page.goto(`${wifi.url}testland/ar/pages/doctor/`);
  await untilComplete(phone.page, ['testland/ar', 'testland/de']);
  await untilAlive(phone.page);
});
afterEach(async () => {
  await phone?.close();
  await wifi?.close();
});

const chip = (page: Page, name: string) => page.locator('.reading').getByRole('button', { name, exact: true });

/** Title, summary and text as they stand: each block with its language. */
const blocks = (page: Page) =>
  page.locator('h1, .head .sign > *, .lead > *, .text > *:not(ol), .text li > .beside, .text li').evaluateAll((all) =>
    all.map((block) => {
      const own = [...block.childNodes].filter((node) => !(node instanceof Element && node.matches('.beside')));
      const text = own.map((node) => node.textContent).join('');
      return `${block.closest('[lang]')?.getAttribute('lang')}: ${text.trim().slice(0, 24)}`;
    }),
  );

test('one tap lays the German below each Arabic block, and tells who made the texts and that they differ', async () => {
  const { page } = phone;
  const alone = await page.locator('article').evaluate((article) => article.querySelector('.text')?.outerHTML);
  expect(await page.locator('.beside').count()).toBe(0);
  await chip(page, 'Deutsch').click();
  await page.locator('.text .beside').first().waitFor();
  expect(await blocks(page)).toEqual([
    'ar: زيارة الطبيب',
    'de: Zum Arzt gehen',
    'ar: كيف تحصلون على موعد، وأي',
    'de: So bekommen Sie einen Te',
    'ar: عند المرض توجهوا أولًا إ',
    'de: Wenn Sie krank sind, geh',
    'ar: ما الذي يجب فعله',
    'de: Was Sie tun',
    'ar: اتصلوا بالعيادة واطلبوا ',
    'de: Rufen Sie in der Praxis ',
    'ar: العيادة مغلقة؟ اتصلوا با',
    'de: Die Praxis ist zu? Rufen',
    // The German text has a part more: it stands at the end, and the page says so.
    'de: Wo Sie lesen können',
    'de: In der Bücherei liegen H',
  ]);
  expect(await page.locator('.beside').evaluateAll((all) => [...new Set(all.map((one) => `${one.getAttribute('lang')} ${one.getAttribute('dir')}`))])).toEqual([
    'de ltr',
  ]);
  const box = (await page.locator('.reading').textContent()) ?? '';
  expect(box).toContain('الفقرات لا تتطابق تماماً');
  expect(box).toContain('العربية: ترجمة آلية، لم تُراجَع بعد.');
  expect(box).toContain('Deutsch: النص الأصلي.');
  // Links in the German text stay in her language, numbers still call, nothing is wider than the screen.
  expect(await page.locator('.beside a[href$="/places/library/"]').getAttribute('href')).toBe('/testland/ar/places/library/');
  expect(await page.locator('.beside a[href="tel:112"]').count()).toBe(1);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  // Headings are there once for whoever walks from heading to heading.
  expect(await page.locator('.text').getByRole('heading').count()).toBe(1);
  await page.emulateMedia({ media: 'print' });
  await expect.poll(() => page.locator('.text .beside').first().isVisible()).toBe(true);
  expect(await chip(page, 'Deutsch').isVisible()).toBe(false);
  await page.emulateMedia({ media: 'screen' });
  await chip(page, 'Deutsch').click();
  await expect.poll(() => page.locator('.beside').count()).toBe(0);
  expect(await page.locator('article').evaluate((article) => article.querySelector('.text')?.outerHTML)).toBe(alone);
  expect(phone.troubles).toEqual([]);
});

test('the choice follows her: to the next page, to a new start, without any network', async () => {
  const { page } = phone;
  await chip(page, 'Deutsch').click();
  await page.locator('.text .beside').first().waitFor();
  await page.locator('.card[data-entry="places/library"] a').click();
  await page.getByRole('heading', { level: 1, name: 'مكتبة' }).waitFor();
  await page.locator('.text .beside[lang=de]').first().waitFor();
  expect(await chip(page, 'Deutsch').getAttribute('aria-pressed')).toBe('true');
  await wifi.off();
  await page.goto(`${wifi.url}testland/ar/pages/learn/`);
  await untilAlive(page);
  await page.locator('.text .beside[lang=de]').first().waitFor();
  expect(await page.locator('.text .beside').textContent()).toContain('Fragen Sie in der Bücherei');
  // A reader of German is offered the other language of this phone.
  await page.goto(`${wifi.url}testland/de/pages/learn/`);
  await untilAlive(page);
  await chip(page, 'العربية').click();
  await page.locator('.text .beside[lang=ar][dir=rtl]').waitFor();
  expect(phone.troubles).toEqual([]);
});

test('a language that is not on the phone comes from the network, and where there is none the page says so', async () => {
  const { page } = phone;
  await page.goto(`${wifi.url}testland/ar/saved/`);
  await untilAlive(page);
  await page.locator('.rows li', { hasText: 'Deutsch' }).getByRole('button').first().click();
  await page.locator('.rows li', { hasText: 'Deutsch' }).getByText('إزالة').waitFor({ state: 'detached' });
  await page.goto(`${wifi.url}testland/ar/pages/doctor/`);
  await untilAlive(page);
  await chip(page, 'Deutsch').click();
  await page.locator('.text .beside').first().waitFor();
  await wifi.off();
  await page.goto(`${wifi.url}testland/ar/pages/learn/`);
  await untilAlive(page);
  await expect.poll(() => page.locator('.reading').textContent()).toContain('Deutsch: غير محفوظة على هذا الهاتف');
  expect(await page.locator('.beside').count()).toBe(0);
  expect(await page.locator('.text').textContent()).toContain('اسألوا');
});
