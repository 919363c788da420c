import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Server } from '../../src/build/serve.ts';
import { mainText, openBrowser, openPhone, serveSite, untilAlive, untilSaved } from './harness.ts';

// Somebody comes into the room: a sensitive page is gone at once, without a network, and "back" does not bring it up again.
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

const sensitive = 'pages/violence-against-women/';
const at = (path: string) => `${server.url}mayen-koblenz/de/${path}`;

/** What stands on the screen is the multiplication table, in no language and about nothing. */
async function expectNeutral(page: Page) {
  await page.waitForURL('**/1x1.html');
  expect(await page.title()).toBe('1 × 1');
  expect(await page.content()).not.toMatch(/atlas|koblenz|hilfe|gewalt/i);
  expect(await page.locator('td').count()).toBe(100);
}

/** Waits until the way out is more than a link. */
const untilArmed = (page: Page) => page.locator('[data-leave][title]').waitFor();

test('without a network the way out leads to a neutral page, and "back" to the page before the sensitive one', async () => {
  const phone = await openPhone({ browser });
  const { page } = phone;
  await page.goto(at('topics/family/'));
  await untilSaved(page);
  await untilAlive(page);
  await phone.context.setOffline(true);
  await page.locator(`main a[href$="/${sensitive}"]`).first().click();
  await untilArmed(page);
  await page.locator('[data-leave]').click();
  await expectNeutral(page);
  await page.goBack();
  await page.waitForURL('**/topics/family/');
  expect(await page.title()).not.toContain('Gewalt');
  expect(phone.troubles).toEqual([]);
  // The sign in the corner leads back to the atlas, for her who knows it.
  await page.goto(`${server.url}1x1.html`);
  await page.locator('a').click();
  await page.locator('a[href$="/mayen-koblenz/"]').waitFor();
  await phone.close();
});

test('Escape pressed twice leaves too, and of two sensitive pages none stays in the history', async () => {
  const phone = await openPhone({ browser });
  const { page } = phone;
  await page.goto(at(''));
  await untilAlive(page);
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = 'pages/violence-against-women/';
    document.body.append(link);
    link.click();
  });
  await untilArmed(page);
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = '/mayen-koblenz/de/pages/child-protection/';
    document.body.append(link);
    link.click();
  });
  await page.waitForURL('**/pages/child-protection/');
  await untilArmed(page);
  await page.keyboard.press('Escape');
  await page.waitForTimeout(1200);
  // Once is not twice, and neither are two that lie far apart.
  await page.keyboard.press('Escape');
  expect(page.url()).toContain('child-protection');
  await page.keyboard.press('Escape');
  await expectNeutral(page);
  await page.goBack();
  await page.waitForURL(at(''));
  expect(await mainText(page)).toContain('Willkommen');
  await phone.close();
});

test('while the neutral page is still on its way nothing of the sensitive one is on the screen', async () => {
  const context = await browser.newContext({ serviceWorkers: 'block', locale: 'de' });
  const page = await context.newPage();
  await page.goto(at(sensitive));
  await untilAlive(page);
  await untilArmed(page);
  await page.route('**/1x1.html', () => {});
  const seen = await page.evaluate(() => {
    document.querySelector<HTMLElement>('[data-leave]')?.click();
    return [document.documentElement.checkVisibility(), document.body.textContent, document.title];
  });
  expect(seen).toEqual([false, '', '1 × 1']);
  await context.close();
});

test('without JavaScript the way out is a link to the same page', async () => {
  const phone = await openPhone({ browser, javaScript: false });
  await phone.page.goto(at(sensitive));
  await phone.page.locator('[data-leave]').click();
  await expectNeutral(phone.page);
  await phone.close();
});
