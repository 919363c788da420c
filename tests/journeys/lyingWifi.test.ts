import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { mainText, openBrowser, openPhone, type Phone, savedVersion, untilAlive, untilComplete, untilSaved, untilState } from './harness.ts';
import { type Fault, loginPage, openWifi, type Wifi } from './wifi.ts';

// First visits and returns through a network that says 200 and lies, breaks or keeps silent.
let browser: Browser;
let wifi: Wifi;
let phone: Phone;
const doctor = () => `${wifi.url}testland/de/pages/doctor/`;
const isPack = (path: string) => path.includes('/packs/de.') || path.includes('/packs/parts/');
const isShell = (path: string) => path.includes('/assets/') || path.endsWith('/shell.json');

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  wifi = await openWifi(inject('fixture').first);
  phone = await openPhone({ browser });
});
afterEach(async () => {
  await phone?.close();
  await wifi?.close();
});

const says = (words: string) => phone.page.locator('.notes').getByText(words).waitFor();

/** A page whose scripts do not come is loaded once more, and not a third time; it may be while it still compares them, and would end what the test opens. */
async function untilReloaded() {
  await phone.page.waitForFunction(
    () => performance.getEntriesByType('navigation').some((entry) => entry.toJSON().type === 'reload') && document.readyState === 'complete',
  );
  await phone.page.waitForLoadState('networkidle');
}

/** Every file that the worker keeps. */
const shellBodies = () =>
  phone.page.evaluate(async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith('workbox-precache'));
    const caught = await Promise.all(names.map(async (name) => (await caches.open(name)).matchAll()));
    return Promise.all(caught.flat().map((response) => response.text()));
  });

/** The network is mended, and the reader opens the page another time: all is well, also without a network. */
async function expectHealed() {
  wifi.fault = undefined;
  await phone.page.goto(doctor());
  await untilSaved(phone.page);
  expect(await shellBodies()).not.toContain(loginPage);
  await wifi.off();
  await phone.page.goto(`${wifi.url}testland/de/map/`);
  await phone.page.locator('.leaflet-pane').first().waitFor({ state: 'attached' });
}

const brokenPacks: readonly (readonly [string, Fault, string])[] = [
  ['a login page with status 200', { kind: 'portal' }, 'braucht zuerst eine Anmeldung'],
  ['a redirect to a login page', { kind: 'redirect' }, 'braucht zuerst eine Anmeldung'],
  ['a line that breaks after 10 %', { kind: 'cut', at: 0.1 }, 'gerade kein Internet'],
  ['a line that breaks after 50 %', { kind: 'cut', at: 0.5 }, 'gerade kein Internet'],
  ['a line that breaks after 99 %', { kind: 'cut', at: 0.99 }, 'gerade kein Internet'],
  ['a shorter body that says so itself', { kind: 'short', at: 0.5 }, 'kamen beschädigt an'],
  ['a body with one wrong bit', { kind: 'flip', at: 0.5 }, 'kamen beschädigt an'],
];

test.each(brokenPacks)('%s in place of the pack: the page reads and says why nothing is saved; later it is', async (_, fault, reason) => {
  wifi.fault = (path) => (isPack(path) ? fault : undefined);
  await phone.page.goto(doctor());
  await untilState(phone.page, 'failed');
  await says(reason);
  expect(await mainText(phone.page)).toContain('Hausarztpraxis');
  await expectHealed();
});

test('the button beside the reason tries again at once, in the same page', async () => {
  wifi.fault = (path) => (isPack(path) ? { kind: 'portal' } : undefined);
  await phone.page.goto(doctor());
  await says('braucht zuerst eine Anmeldung');
  wifi.fault = undefined;
  await phone.page.getByRole('button', { name: 'Noch einmal versuchen' }).click();
  await untilSaved(phone.page);
  await untilAlive(phone.page);
  expect(phone.troubles).toEqual([]);
});

const brokenShells: readonly (readonly [string, Fault])[] = [
  ['a login page with status 200', { kind: 'portal' }],
  ['a redirect to a login page', { kind: 'redirect' }],
  ['a line that breaks', { kind: 'cut', at: 0.5 }],
  ['a shorter body that says so itself', { kind: 'short', at: 0.5 }],
  ['one wrong bit', { kind: 'flip', at: 0.5 }],
  // No script survives this one; with another it may run, and bring others that are spoilt too.
  ['a first bit that is wrong', { kind: 'flip', at: 0 }],
  ['a busy server', { kind: 'status', status: 503 }],
];

test.each(brokenShells)('%s while the worker fetches a script: nothing of it is kept, the reader is told, and a later visit heals it', async (_, fault) => {
  // The map is not part of this page: only the worker asks for it.
  wifi.fault = (path) => (path.includes('/assets/mapStage-') && path.endsWith('.js') ? fault : undefined);
  await phone.page.goto(doctor());
  await untilState(phone.page, 'failed');
  await phone.page.locator('.badge').getByText('Nicht gespeichert', { exact: true }).waitFor();
  expect(await shellBodies()).not.toContain(loginPage);
  expect(await mainText(phone.page)).toContain('Hausarztpraxis');
  await expectHealed();
});

test.each(brokenShells)('%s in place of the scripts of the page itself: the page reads, its links work, and a later visit heals it', async (_, fault) => {
  wifi.fault = (path) => (isShell(path) && path.endsWith('.js') && !path.includes('/boot-') ? fault : undefined);
  await phone.page.goto(doctor());
  await untilReloaded();
  expect(await mainText(phone.page)).toContain('Hausarztpraxis');
  await phone.page.locator('main').getByRole('link', { name: 'Bücherei', exact: true }).click();
  await phone.page.waitForURL('**/places/library/');
  await untilReloaded();
  expect(await mainText(phone.page)).toContain('Bücherei Testland');
  await expectHealed();
});

test('a line that spoils every script in another way: the page reads, and is not loaded again and again', async () => {
  let spoilt = 0;
  wifi.fault = (path) => (isShell(path) && path.endsWith('.js') && !path.includes('/boot-') ? { kind: 'flip', at: 0.02 + (spoilt++ % 90) / 100 } : undefined);
  let loads = 0;
  phone.page.on('load', () => {
    loads += 1;
  });
  await phone.page.goto(doctor());
  await untilReloaded();
  await phone.page.waitForTimeout(5000);
  expect(loads).toBeLessThanOrEqual(4);
  expect(await mainText(phone.page)).toContain('Hausarztpraxis');
});

const isFirst = (path: string) => path.includes('/boot-');
const brokenFirsts: readonly (readonly [string, Fault])[] = [...brokenShells, ['a line that falls silent', { kind: 'stall', at: 0.5 }]];

test.each(brokenFirsts)('X52 · %s in place of the first script, once: the page looks by itself, and all is saved', async (_, fault) => {
  let spoilt = 0;
  wifi.fault = (path) => (isFirst(path) && spoilt++ === 0 ? fault : undefined);
  await phone.page.goto(doctor(), { waitUntil: 'commit' });
  // A line that stalls is given a quarter of a minute.
  await phone.page.waitForFunction(() => document.documentElement.dataset['offline'] === 'saved', undefined, { timeout: 60_000 });
  await untilAlive(phone.page);
  expect(spoilt).toBeGreaterThan(1);
  wifi.fault = undefined;
  await expectHealed();
});

let bit = 0;
const alwaysBroken: readonly (readonly [string, () => Fault])[] = [
  ['a login page', () => ({ kind: 'portal' })],
  ['the same wrong bit', () => ({ kind: 'flip', at: 0 })],
  ['each time another wrong bit', () => ({ kind: 'flip', at: 0.003 * (bit++ % 4) })],
];

test.each(alwaysBroken)(
  'X52 · %s in place of the first script, again and again: the page reads, is not loaded anew for nothing, and wakes when the line is well',
  async (_, fault) => {
    wifi.fault = (path) => (isFirst(path) ? fault() : undefined);
    let loads = 0;
    phone.page.on('load', () => {
      loads += 1;
    });
    await phone.page.goto(doctor());
    await phone.page.waitForTimeout(3000);
    expect(loads).toBe(1);
    expect(await mainText(phone.page)).toContain('Hausarztpraxis');
    await expectHealed();
  },
);

test.each(['boot', 'main', 'worker', 'guard'])(
  'X54 · one wrong bit somewhere in %s.js, which may run all the same: at the next page at the latest all is saved',
  async (name) => {
    // Three bits of the many: with each of 250 others it came to the same.
    for (const at of [0.12, 0.47, 0.83]) {
      const other = await openPhone({ browser });
      let spoilt = 0;
      wifi.fault = (path) => (path.includes(`/${name}-`) && spoilt++ === 0 ? { kind: 'flip', at } : undefined);
      await other.page.goto(doctor());
      const isSaved = await other.page
        .waitForFunction(() => document.documentElement.dataset['offline'] === 'saved', undefined, { timeout: 8000 })
        .catch(() => undefined);
      if (!isSaved) {
        await other.page.goto(`${wifi.url}testland/de/`);
        await untilSaved(other.page);
      }
      await other.close();
    }
  },
);

test('X54 · the texts of the interface come with a wrong bit, and the browser keeps that copy: the page asks past it', async () => {
  let spoilt = 0;
  wifi.fault = (path) => (/\/assets\/de-[\w-]{8}\.json$/.test(path) && spoilt++ === 0 ? { kind: 'flip', at: 0 } : undefined);
  await phone.page.goto(doctor());
  await untilAlive(phone.page);
  await untilSaved(phone.page);
});

test('X53 · the second script never comes: the first one wakes the page all the same', async () => {
  wifi.fault = (path) => (path.includes('/mend-') ? { kind: 'stall', at: 0 } : undefined);
  await phone.page.goto(doctor(), { waitUntil: 'commit' });
  await untilSaved(phone.page);
  await expectHealed();
});

test('a login page in place of the service worker: the reason is the Wi-Fi, not the browser', async () => {
  wifi.fault = (path) => (path === '/sw.js' ? { kind: 'portal' } : undefined);
  await phone.page.goto(`${wifi.url}testland/de/saved/`);
  await untilState(phone.page, 'failed');
  await phone.page.getByRole('status').getByText('braucht zuerst eine Anmeldung').waitFor();
  await expectHealed();
});

test('a server that is busy at first is asked again, and everything is saved', async () => {
  let refused = 0;
  wifi.fault = (path) => (isPack(path) && refused++ < 2 ? { kind: 'status', status: 503 } : undefined);
  await phone.page.goto(doctor());
  await untilSaved(phone.page);
  expect(refused).toBeGreaterThan(2);
});

test('a line that falls silent: a saved page stands at once, and the reason comes when the line counts as stalled', async () => {
  await phone.page.goto(doctor());
  await untilSaved(phone.page);
  wifi.fault = () => ({ kind: 'stall', at: 0 });
  await phone.page.goto(`${wifi.url}testland/de/saved/`);
  await phone.page.getByRole('heading', { level: 1 }).waitFor();
  await untilAlive(phone.page);
  await untilSaved(phone.page);
  // The list of districts may be newer at the server, but nobody waits for ever.
  await phone.page.goto(wifi.url);
  await phone.page.getByRole('link', { name: 'Testland' }).waitFor();
  await phone.page.goto(`${wifi.url}testland/#languages`);
  await phone.page.locator('[data-lang=ar]').waitFor();
  await phone.page.goto(`${wifi.url}testland/de/`);
  await phone.page.locator('.badge').getByText('Kein Internet. Gespeichertes ist da.').waitFor();
});

test('a line that falls silent in the first download: the reader is told within seconds that the internet is too slow', async () => {
  wifi.fault = (path) => (isPack(path) ? { kind: 'stall', at: 0.5 } : undefined);
  await phone.page.goto(doctor());
  await phone.page.locator('.badge').getByText('Wird gespeichert').waitFor();
  await says('zu langsam oder unterbrochen');
  await expectHealed();
});

test('X46 · the internet behind the Wi-Fi goes and comes back, and no event tells: what could not be saved is saved without a tap', async () => {
  const isOut = (path: string) => isPack(path) || path.endsWith('/manifest.json');
  wifi.fault = (path) => (isOut(path) ? { kind: 'cut', at: 0.5 } : undefined);
  await phone.page.goto(doctor());
  await untilState(phone.page, 'failed');
  wifi.fault = undefined;
  await untilSaved(phone.page);
  await untilAlive(phone.page);
});

test('X46 · the same for who has all: the page does not go on saying that there is no internet, and brings its words up to date', async () => {
  await phone.page.goto(doctor());
  await untilComplete(phone.page, ['testland/de', 'testland/map']);
  const before = await savedVersion(phone.page, 'testland/de');
  await wifi.deploy(inject('fixture').sentence);
  wifi.fault = (path) => (path.endsWith('/manifest.json') ? { kind: 'cut', at: 0.5 } : undefined);
  await phone.page.reload();
  const without = phone.page.locator('.badge').getByText('Kein Internet. Gespeichertes ist da.');
  await without.waitFor();
  wifi.fault = undefined;
  await without.waitFor({ state: 'detached' });
  await expect.poll(() => savedVersion(phone.page, 'testland/de')).not.toBe(before);
});

test('X20 · the part of the app that looks after the worker does not come: the page does not say for ever that it is saving', async () => {
  wifi.fault = (path) => (/\/assets\/worker-[^/]*\.js$/.test(path) ? { kind: 'cut', at: 0.5 } : undefined);
  await phone.page.goto(doctor());
  await untilReloaded();
  await untilState(phone.page, 'failed');
  expect(phone.troubles.filter((trouble) => trouble.startsWith('page error'))).toEqual([]);
  await expectHealed();
});

test('X26 · another language came without its texts: the pages of hers go on saying that they are saved', async () => {
  await phone.page.goto(doctor());
  await untilComplete(phone.page, ['testland/de']);
  wifi.fault = (path) => (/\/assets\/ar-[^/]*\.json$/.test(path) ? { kind: 'cut', at: 0.5 } : undefined);
  const arabic = await phone.context.newPage();
  await arabic.goto(`${wifi.url}testland/ar/saved/`);
  await expect.poll(() => savedVersion(arabic, 'testland/ar')).not.toBe(undefined);
  await arabic.close();
  const asked = () => wifi.requests().filter(({ path }) => /\/assets\/ar-[^/]*\.json$/.test(path)).length;
  const before = asked();
  await phone.page.goto(doctor());
  await expect.poll(asked).toBeGreaterThan(before);
  // Until the answer of the worker has come.
  await phone.page.waitForTimeout(500);
  await untilSaved(phone.page);
  expect(await phone.page.locator('.badge').textContent()).toContain('Gespeichert');
});
