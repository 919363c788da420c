import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { keptBy, nothingKept, openPhone, type Phone, untilAlive, untilComplete } from './harness.ts';
import { entryKeys } from './packs.ts';
import { openWifi, type Wifi } from './wifi.ts';

// A long walk through every page, with every request and every complaint of the browser written down.
let wifi: Wifi;
let phone: Phone;
/** Addresses that were asked for and are not ours. */
const foreign: string[] = [];

beforeAll(async () => {
  wifi = await openWifi(inject('fixture').first);
  phone = await openPhone();
  await phone.context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) =>
      console.error(`refused by the policy: ${effectiveDirective} ${blockedURI} ${sample}`),
    );
  });
  phone.context.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol !== 'data:' && protocol !== 'blob:' && origin !== new URL(wifi.url).origin) foreign.push(request.url());
  });
});
afterAll(async () => {
  await phone?.close();
  await wifi?.close();
});

test('every page of every view in a left-to-right, a right-to-left and an Ethiopic language: no complaint, no foreign host', async () => {
  const { page } = phone;
  const entries = await entryKeys(path.join(inject('fixture').first, 'testland'), 'de');
  const views = ['', 'emergency/', 'map/', 'search/?q=arzt', 'saved/', 'places/', 'courses/', 'events/', 'news/', 'about/', 'pages/none/'];
  await page.goto(wifi.url);
  await page.goto(`${wifi.url}testland/#languages`);
  for (const lang of ['de', 'ar', 'ti'])
    for (const address of [...views, ...(lang === 'de' ? entries.map((key) => `${key}/`) : [])]) {
      await page.goto(`${wifi.url}testland/${lang}/${address}`);
      await untilAlive(page);
      if (address === 'map/') await page.locator('.leaflet-pane').first().waitFor({ state: 'attached' });
    }
  await untilComplete(page, ['testland/de', 'testland/ar', 'testland/ti', 'testland/map']);
  expect(phone.troubles).toEqual([]);
  expect(foreign).toEqual([]);
});

test('turning pages, searching, choosing on the map and wiping make no complaint either', async () => {
  const { page } = phone;
  await page.goto(`${wifi.url}testland/de/`);
  await untilAlive(page);
  await page.locator('main a[href$="/topics/german/"]').click();
  await page.locator('main a[href$="/courses/german-a1/"]').first().click();
  await page.locator('.bar a[href$="/de/search/"]').click();
  await page.locator('input[name=q]').fill('<img src=x onerror=alert(1)>');
  await page.locator('input[name=q]').fill('bücherei');
  await page.locator('main [data-entry="places/library"] a').first().click();
  await page.locator('.bar a[href$="/de/map/"]').click();
  await page.locator('.leaflet-pane').first().waitFor({ state: 'attached' });
  await page.locator('main .chips a').first().click();
  await page.locator('.map-view [data-entry]').first().click({ force: true });
  await page.locator('.bar a[href$="/de/saved/"]').click();
  await page.getByRole('button', { name: 'Alles von diesem Telefon löschen' }).click();
  await page.getByRole('button', { name: 'Ja, alles löschen' }).click();
  await expect.poll(() => keptBy(page)).toEqual(nothingKept);
  expect(phone.troubles).toEqual([]);
  expect(foreign).toEqual([]);
});

test('a page that the worker printed is as strict as one from the host', async () => {
  const { page } = phone;
  await page.goto(`${wifi.url}testland/de/`);
  await untilComplete(page, ['testland/de']);
  const answer = await page.goto(`${wifi.url}testland/de/places/library/`);
  expect(answer?.fromServiceWorker()).toBe(true);
  expect(answer?.headers()['x-content-type-options']).toBe('nosniff');
  // In a task of its own: what a debugger evaluates may do more than the page.
  const trial = await page.evaluate(
    () =>
      new Promise<unknown>((resolve) => {
        const tried: string[] = [];
        const attempt = (name: string, work: () => void) => {
          try {
            work();
            tried.push(name);
          } catch {
            // Refused, as it should be.
          }
        };
        setTimeout(() => {
          attempt('eval', () => Reflect.get(globalThis, 'eval')('document.documentElement.dataset.bad = "eval"'));
          attempt('markup from a string', () => {
            document.createElement('div').innerHTML = '<b>bad</b>';
          });
          attempt('a script of text', () => {
            const script = document.createElement('script');
            script.text = 'document.documentElement.dataset.bad = "script"';
            document.head.append(script);
          });
          resolve({ tried, bad: document.documentElement.dataset['bad'] });
        });
      }),
  );
  expect(trial).toEqual({ tried: [], bad: undefined });
});

test('the policy in the page and the one in the header of the host say the same about scripts', async () => {
  const answer = await fetch(`${wifi.url}testland/de/`);
  const meta = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(
    await readFile(path.join(inject('fixture').first, 'testland/de/index.html'), 'utf8'),
  )?.[1];
  const header = answer.headers.get('content-security-policy') ?? '';
  for (const policy of [meta ?? '', header]) {
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).toContain('trusted-types atlas default');
    expect(policy).not.toContain('unsafe-');
  }
});
