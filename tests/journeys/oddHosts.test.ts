import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { bringChromium, chromiumArguments } from '../../src/build/chromium.ts';
import { sentences } from '../setup/fixture.ts';
import {
  keptBy,
  mainText,
  nothingKept,
  openBrowser,
  openPhone,
  type Phone,
  savedVersion,
  untilAlive,
  untilComplete,
  untilSaved,
  untilState,
} from './harness.ts';
import { type Fault, openWifi, type Wifi } from './wifi.ts';

// Hosts that are set up wrongly, lose a file, move house or send what nobody asked for.
let browser: Browser;
let wifi: Wifi;
let phone: Phone;
const doctor = () => `${wifi.url}testland/de/pages/doctor/`;

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

async function save() {
  await phone.page.goto(doctor());
  await untilComplete(phone.page, ['testland/de', 'testland/map']);
}

/** The map of the saved district stands without a network. */
async function expectOffline() {
  await wifi.off();
  await phone.page.goto(`${wifi.url}testland/de/map/`);
  await phone.page.locator('.leaflet-pane').first().waitFor({ state: 'attached' });
}

/** Lets the browser look for a newer worker; true where one is complete and waits. */
const findsWorker = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration?.update().catch(() => {});
    const worker = registration?.installing;
    while (worker?.state === 'installing') await new Promise((resolve) => worker.addEventListener('statechange', resolve, { once: true }));
    return Boolean(registration?.waiting);
  });

test('U04 · sw.js is gone, then the server fails, visit after visit: the atlas stays, offline too, and an update comes once the file is back', async () => {
  const { page } = phone;
  await save();
  for (const status of [404, 500]) {
    wifi.fault = (address) => (address === '/sw.js' ? { kind: 'status', status } : undefined);
    for (const view of ['map', 'saved']) {
      await page.goto(`${wifi.url}testland/de/${view}/`);
      await untilSaved(page);
      expect(await findsWorker(page)).toBe(false);
      expect((await keptBy(page)).workers).toBe(1);
    }
  }
  expect(wifi.requests().filter(({ path: address, status }) => address === '/sw.js' && status >= 400).length).toBeGreaterThanOrEqual(4);
  await expectOffline();
  await wifi.on();
  wifi.fault = undefined;
  await wifi.deploy(inject('fixture').app);
  await page.goto(doctor());
  await expect.poll(() => findsWorker(page)).toBe(true);
});

test('U06 · one ETag for every file of every build: new words arrive all the same; the app stays the old one, whole, until the host is mended', async () => {
  const { page } = phone;
  wifi.fault = () => ({ kind: 'whole', headers: { ETag: '"1"' } });
  await save();
  const old = await savedVersion(page, 'testland/de');
  await wifi.deploy(inject('fixture').sentence);
  await page.goto(doctor());
  await expect.poll(() => savedVersion(page, 'testland/de')).not.toBe(old);
  await page.goto(doctor());
  expect(await mainText(page)).toContain(sentences.after);
  // Browsers ask whether sw.js is another one by the ETag that they know, and believe the answer.
  await wifi.deploy(inject('fixture').app);
  expect(await findsWorker(page)).toBe(false);
  await expectOffline();
  await wifi.on();
  wifi.fault = undefined;
  await page.goto(doctor());
  await expect.poll(() => findsWorker(page)).toBe(true);
});

test('U13 · the site moves: an old phone lands on the same page of the new one, bookmarks too, and what is left behind can be cleared', async () => {
  const { page } = phone;
  await save();
  const there = await openWifi(inject('fixture').first);
  const old = await mkdtemp(path.resolve('.cache/moved-'));
  await copyFile(path.join(inject('fixture').first, 'retire.js'), path.join(old, 'sw.js'));
  await wifi.deploy(old);
  const to = new URL(there.url).origin;
  wifi.fault = (address) => (address === '/sw.js' ? undefined : { kind: 'moved', to });
  await page.goto(`${wifi.url}testland/de/search/?q=Arzt`);
  await page.waitForURL(`${there.url}testland/de/search/?q=Arzt`);
  // Nothing can be carried over to another origin: the words are fetched anew, by themselves and with a word about it.
  await untilComplete(page, ['testland/de']);
  await page.goto(doctor());
  expect(page.url()).toBe(`${there.url}testland/de/pages/doctor/`);
  await untilAlive(page);
  // The old page's icon is fetched from where it is now, and its policy says no.
  expect(phone.troubles.filter((line) => !line.includes('favicon.svg'))).toEqual([]);
  // The one address that still answers there shows what the old site has on this phone.
  const leftBehind = async () => {
    await page.goto(`${wifi.url}sw.js`);
    const { databases, workers } = await keptBy(page);
    return { databases, workers };
  };
  expect(await leftBehind()).toEqual({ databases: ['welcome-atlas'], workers: 0 });
  wifi.fault = (address) => (address === '/sw.js' ? undefined : { kind: 'moved', to, headers: { 'Clear-Site-Data': '"cache", "storage"' } });
  // An address that this browser has not been sent on from: it remembers those for good.
  await page.goto(`${wifi.url}testland/de/places/library/`);
  expect(page.url()).toBe(`${there.url}testland/de/places/library/`);
  expect(await leftBehind()).toEqual({ databases: [], workers: 0 });
  await there.off();
  await page.goto(`${there.url}testland/de/pages/doctor/`);
  expect(await mainText(page)).toContain('Hausarztpraxis');
  await there.close();
  await rm(old, { recursive: true });
});

test('U15 · the host clears the phone by accident: an open page reads on, the next start is a first visit without an error, and all is saved again', async () => {
  const headers = { 'Clear-Site-Data': '"*"' };
  wifi.fault = (address) => (address.endsWith('/') ? { kind: 'whole', headers } : undefined);
  const { page } = phone;
  await save();
  // Saved pages never ask the host, words and lists are asked for without credentials, which protects them; an icon is not.
  wifi.fault = (address) => (/\/$|json$|svg$/.test(address) ? { kind: 'whole', headers } : undefined);
  const other = await phone.context.newPage();
  await other.goto(wifi.url);
  await expect.poll(() => keptBy(other)).toEqual(nothingKept);
  await other.close();
  await page.locator('main').getByRole('link', { name: 'Bücherei', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Bücherei' }).waitFor();
  wifi.fault = (address) => (address.endsWith('/') ? { kind: 'whole', headers } : undefined);
  await page.goto(doctor());
  await untilAlive(page);
  expect(await mainText(page)).toContain('Hausarztpraxis');
  await untilComplete(page, ['testland/de', 'testland/map']);
  expect(phone.troubles).toEqual([]);
  await expectOffline();
});

test('X49 · a site behind a password, as while it is tried: who has said it reads, saves, and opens everything without a network', async () => {
  wifi.fault = () => ({ kind: 'password' });
  const { host } = new URL(wifi.url);
  await phone.page.goto(`http://test:secret@${host}/1x1.html`);
  await save();
  await untilSaved(phone.page);
  wifi.fault = undefined;
  await expectOffline();
});

/** Most bytes that the page held at once, heap and buffers together, while `work` ran. */
async function peakOf(page: Page, work: () => Promise<unknown>): Promise<number> {
  const tools = await page.context().newCDPSession(page);
  const held = async () => {
    const { usedSize, backingStorageSize = 0 } = (await tools.send('Runtime.getHeapUsage')) as { usedSize: number; backingStorageSize?: number };
    return usedSize + backingStorageSize;
  };
  await tools.send('HeapProfiler.collectGarbage');
  const before = await held();
  let peak = before;
  let isDone = false;
  const watch = (async () => {
    while (!isDone) {
      peak = Math.max(peak, await held());
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  })();
  await work();
  isDone = true;
  await watch;
  await tools.detach();
  return peak - before;
}

test.each(['bomb', 'endless'] as const)(
  'A17 · %s in place of the words: given up at the announced size, without filling the memory, and the reader is told',
  async (kind) => {
    const { page } = phone;
    wifi.fault = (address) => (address.includes('/packs/') ? { kind } : undefined);
    await page.goto(doctor());
    const told = page.locator('.notes').getByText('größer als angekündigt');
    await told.waitFor();
    const before = wifi.requests().length;
    const grown = await peakOf(page, async () => {
      await page.getByRole('button', { name: 'Noch einmal versuchen' }).click();
      await expect
        .poll(
          () =>
            wifi
              .requests()
              .slice(before)
              .filter(({ path: address }) => address.includes('/packs/de.')).length,
        )
        .toBeGreaterThanOrEqual(2);
      await untilState(page, 'failed');
      await told.waitFor();
    });
    console.info(`${kind}: ${Math.round(grown / 1e6)} MB of memory, ${Math.round(wifi.poured() / 1e6)} MB sent`);
    expect(grown).toBeLessThan(20e6);
    // Nobody reads on: four tries, and what fits into the buffers on the way.
    const poured = wifi.poured();
    expect(poured).toBeLessThan(64e6);
    expect(await mainText(page)).toContain('Hausarztpraxis');
    expect(wifi.poured()).toBe(poured);
    wifi.fault = undefined;
    await page.getByRole('button', { name: 'Noch einmal versuchen' }).click();
    await untilSaved(page);
  },
);

test('X02 · a box that says "Content-Encoding: br" of plain words: the page reads, and the browser’s copy of the lie does not stay for a year', async () => {
  const { page } = phone;
  wifi.fault = (address) => (address.includes('/packs/') ? { kind: 'whole', headers: { 'Content-Encoding': 'br' } } : undefined);
  await page.goto(doctor());
  await untilState(page, 'failed');
  expect(await mainText(page)).toContain('Hausarztpraxis');
  wifi.fault = undefined;
  await page.goto(doctor());
  await untilComplete(page, ['testland/de', 'testland/map']);
  await expectOffline();
});

test('X09 · a box that adds its script to every page and every file: it runs nowhere, spoilt files are not kept, and the page reads', async () => {
  const { page } = phone;
  const mark = "document.documentElement.dataset.injected = 'yes'";
  const text = `<script>${mark}</script><script src="/ad.js"></script><img src="x" onerror="${mark}"><style>main { display: none }</style>`;
  wifi.fault = (address) => (/\/$|json$/.test(address) ? { kind: 'inject', text } : undefined);
  await page.goto(doctor());
  await untilState(page, 'failed');
  await page.getByText('Hausarztpraxis').first().waitFor();
  expect(await page.evaluate(() => document.documentElement.dataset['injected'])).toBe(undefined);
  const kept = await keptBy(page);
  expect(await page.evaluate(async () => (await (await caches.open('welcome-atlas-packs')).keys()).length)).toBe(0);
  expect(kept.local).toEqual(['atlas.language=de']);
  wifi.fault = undefined;
  await save();
  await expectOffline();
});

test('X10 · the caches of the browser break, then hang, under a worker that runs: the network’s pages open and come alive all the same', async () => {
  const { page } = phone;
  const broken = `
    addEventListener('message', ({ data }) => {
      if (data === 'break') CacheStorage.prototype.open = CacheStorage.prototype.match = () => Promise.reject(new DOMException('internal', 'UnknownError'));
      if (data === 'hang') CacheStorage.prototype.open = () => new Promise(() => {});
    });`;
  wifi.fault = (address) => (address === '/sw.js' ? { kind: 'inject', text: broken } : undefined);
  await save();
  for (const how of ['break', 'hang']) {
    await page.evaluate((what) => navigator.serviceWorker.controller?.postMessage(what), how);
    const answer = await page.goto(`${wifi.url}testland/de/pages/learn/`);
    expect([how, answer?.status()]).toEqual([how, 200]);
    expect(await mainText(page)).toContain('Deutsch');
    if (how === 'break') await untilAlive(page);
  }
});

test('X22 · a host that fails, is busy or answers with nothing: what the phone knows stands in place of the error of the machine', async () => {
  const { page } = phone;
  await save();
  const faults: readonly Fault[] = [
    ...[502, 503, 429].map((status) => ({ kind: 'status', status }) as const),
    { kind: 'whole', status: 304 },
    { kind: 'short', at: 0 },
  ];
  for (const fault of faults) {
    wifi.fault = () => fault;
    await page.goto(wifi.url);
    await page.getByRole('link', { name: 'Testland' }).waitFor();
    await page.goto(`${wifi.url}testland/en/places/`);
    await page.locator('.top .alarm').getByText('112').waitFor();
    expect([fault, await page.evaluate(() => document.documentElement.lang)]).toEqual([fault, 'en']);
  }
});

test('X31 · a plain host says "404" in its own words, or none: she reads in her language that there is no such page', async () => {
  const { page } = phone;
  await save();
  const faults: readonly Fault[] = [
    { kind: 'status', status: 404 },
    { kind: 'status', status: 404, isSilent: true },
    { kind: 'portal', status: 404 },
  ];
  for (const fault of faults)
    for (const address of ['testland/de/pages/nothing/', 'testland/nothing/', 'nothing/']) {
      wifi.fault = () => fault;
      const answer = await page.goto(wifi.url + address);
      expect([fault, address, answer?.status()]).toEqual([fault, address, 404]);
      await page.getByRole('heading', { level: 1, name: 'Diese Seite gibt es nicht' }).waitFor();
    }
  // A good host knows more of one thing: which languages the district has instead of the one that was asked for.
  wifi.fault = undefined;
  expect((await page.goto(`${wifi.url}testland/tr/`))?.status()).toBe(404);
  await page.locator('main').getByRole('link', { name: 'العربية' }).waitFor();
});

test('X32 · a host with one German "404" page for everything, under an old address in German: it comes alive once, and stays', async () => {
  const { page } = phone;
  const german = await readFile(path.join(inject('fixture').first, 'testland/404.html'), 'utf8');
  const gone = '/testland/de/pages/long-gone/';
  wifi.fault = (address) => (address === gone ? { kind: 'portal', status: 404, page: german } : undefined);
  await page.goto(wifi.url + gone.slice(1));
  await untilComplete(page, ['testland/de']);
  await untilAlive(page);
  await page.waitForTimeout(1000);
  expect(wifi.requests().filter(({ path: asked }) => asked === gone)).toHaveLength(1);
  await page.getByRole('heading', { level: 1, name: 'Diese Seite gibt es nicht' }).waitFor();
  await page.reload();
  await untilAlive(page);
  await page.locator('main').getByRole('link').first().click();
  await page.waitForURL(/testland\/de\/(?!pages\/long-gone)/);
});

test('X23, X24 · a host that calls pages and lists Latin-1 and sends "Vary: *": every word is right, and all is saved', async () => {
  const { page } = phone;
  wifi.fault = (address) => {
    const type = address.endsWith('/') ? 'text/html' : address.endsWith('json') ? 'application/json' : undefined;
    if (type) return { kind: 'whole', headers: { Vary: '*', 'Content-Type': `${type}; charset=iso-8859-1` } };
    return address.endsWith('.js') ? { kind: 'whole', headers: { Vary: '*' } } : undefined;
  };
  await page.goto(`${wifi.url}testland/ar/pages/doctor/`);
  await page.getByRole('heading', { level: 1, name: 'زيارة الطبيب' }).waitFor();
  await untilComplete(page, ['testland/ar', 'testland/de', 'testland/map']);
  await untilAlive(page);
  expect(phone.troubles).toEqual([]);
  await page.goto(`${wifi.url}testland/print/poster/`);
  expect(await page.evaluate(() => document.characterSet)).toBe('UTF-8');
  await expectOffline();
});

test('X36 · a plain http address: the page reads, and says that https is missing, not that her browser refuses', async () => {
  const browser = await chromium.launch({
    executablePath: bringChromium(() => {}),
    args: [...chromiumArguments, '--host-resolver-rules=MAP atlas.example 127.0.0.1'],
  });
  const page = await browser.newPage();
  await page.goto(`http://atlas.example:${new URL(wifi.url).port}/testland/de/pages/doctor/`);
  await page.getByText('Die Adresse muss mit https beginnen').first().waitFor();
  expect(await mainText(page)).toContain('Hausarztpraxis');
  await page.locator('.bar a[href$="/de/saved/"]').click();
  await page.waitForURL('**/de/saved/');
  await page.getByText('Die Adresse muss mit https beginnen').first().waitFor();
  await browser.close();
});
