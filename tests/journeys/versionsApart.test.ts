import { cp, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test, vi } from 'vitest';
import { deploy } from '../../src/build/deploy.ts';
import { seeded } from '../device/content.ts';
import { sentences } from '../setup/fixture.ts';
import { mainText, openBrowser, openPhone, type Phone, savedVersion, untilAlive, untilComplete, untilSaved } from './harness.ts';
import { openWifi, type Wifi } from './wifi.ts';

// Several builds and cold starts in one test.
vi.setConfig({ testTimeout: 180_000 });
const aWhile = { timeout: 60_000 };

// Phones come by when it suits them, and hosts are filled by people: app, words and host are seldom of one day.
let browser: Browser;
let wifi: Wifi;
let phone: Phone;
/** The folder of the web host. */
let web: string;
const doctor = () => `${wifi.url}testland/de/pages/doctor/`;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  await mkdir('.cache', { recursive: true });
  web = await mkdtemp(path.resolve('.cache/web-'));
  await publish('first');
  wifi = await openWifi(web);
  phone = await openPhone({ browser });
});
afterEach(async () => {
  await phone?.close();
  await wifi?.close();
  await rm(web, { recursive: true, force: true });
});

const publish = (name: 'first' | 'sentence' | 'app' | 'latest') => deploy({ from: inject('fixture')[name], to: web, log: () => {} });

/** Which release of the app draws the map. */
const releaseOfMap = async (page: Page) => {
  await page.locator('a[href$="/de/map/"]').first().click();
  await page.locator('.leaflet-pane').first().waitFor({ state: 'attached' });
  return page.evaluate(() => document.documentElement.dataset['release']);
};

/** Opens the page anew, without another one beside it, until the app of the new release answers. */
async function coldStart(): Promise<Page> {
  for (const page of phone.context.pages()) await page.close();
  const page = await phone.context.newPage();
  await expect
    .poll(async () => {
      await page.goto('about:blank');
      // The old worker ends what it is about before the new one takes its place.
      await page.waitForTimeout(1000);
      await page.goto(doctor());
      await untilAlive(page);
      const release = await releaseOfMap(page);
      // By itself the browser looks for a newer worker some seconds after a page, and not at all for one that is left before.
      if (release === undefined) await page.evaluate(async () => void (await (await navigator.serviceWorker.getRegistration())?.update()));
      return release;
    }, aWhile)
    .toBe('2');
  return page;
}

test('U16 · three builds were published since: a tab without a worker still finds its scripts, and a phone gets the words with its old app, then the app', async () => {
  const { page } = phone;
  await page.goto(doctor());
  await untilComplete(page, ['testland/de', 'testland/map']);
  const old = await savedVersion(page, 'testland/de');
  const context = await browser.newContext({ serviceWorkers: 'block', locale: 'de' });
  const tab = await context.newPage();
  await tab.goto(doctor());
  await untilAlive(tab);
  await tab.evaluate(() => {
    document.documentElement.dataset['mark'] = 'same document';
  });
  for (const name of ['sentence', 'app', 'latest'] as const) await publish(name);

  expect(await releaseOfMap(tab)).toBe(undefined);
  expect(await tab.evaluate(() => document.documentElement.dataset['mark'])).toBe('same document');
  await context.close();

  await page.goto(doctor());
  await untilAlive(page);
  expect(await mainText(page)).toContain(sentences.before);
  await expect.poll(() => savedVersion(page, 'testland/de'), aWhile).not.toBe(old);
  await page.goto(doctor());
  await untilAlive(page);
  expect(await mainText(page)).toContain(sentences.after);
  await coldStart();
  await wifi.off();
  const last = await phone.context.newPage();
  await last.goto(doctor());
  await untilSaved(last);
  expect(await mainText(last)).toContain(sentences.after);
  expect(phone.troubles).toEqual([]);
});

test('U16 · the new app is there and its words are not: it reads the old ones, without a network too', async () => {
  await phone.page.goto(doctor());
  await untilComplete(phone.page, ['testland/de', 'testland/map']);
  await publish('latest');
  wifi.fault = (address) => (/manifest\.json$|\/packs\//.test(address) ? { kind: 'status', status: 404 } : undefined);
  await phone.page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration?.update();
    const worker = registration?.installing;
    while (worker?.state === 'installing') await new Promise((resolve) => worker.addEventListener('statechange', resolve, { once: true }));
  });
  const page = await coldStart();
  await wifi.off();
  await page.goto(doctor());
  await untilAlive(page);
  expect(await mainText(page)).toContain(sentences.before);
});

/** Any file from any of two builds, as by hand and half finished; what only one of them has may be missing. */
async function halfUploaded(seed: number): Promise<string> {
  const random = seeded(seed);
  const mixed = await mkdtemp(path.resolve('.cache/half-'));
  const builds = [inject('fixture').first, inject('fixture').latest];
  const files = await Promise.all(
    builds.map(
      async (build) =>
        new Set(
          (await readdir(build, { recursive: true, withFileTypes: true }))
            .filter((entry) => entry.isFile())
            .map(({ parentPath, name }) => path.relative(build, path.join(parentPath, name))),
        ),
    ),
  );
  for (const file of new Set(files.flatMap((names) => [...names]))) {
    const build = builds[Math.floor(2 * random())] ?? '';
    if (file === 'headers.json' || files[builds.indexOf(build)]?.has(file)) await cp(path.join(build, file), path.join(mixed, file));
  }
  return mixed;
}

test.each([1, 2, 3])(
  'I02 · an upload by hand stopped in its middle, any file of either build (%i): a new reader reads, a returning one loses nothing, and both are well once it is finished',
  async (seed) => {
    await phone.page.goto(doctor());
    await untilComplete(phone.page, ['testland/de', 'testland/map']);
    const mixed = await halfUploaded(seed);
    await wifi.deploy(mixed);
    const other = await openPhone({ browser });
    for (const { page } of [phone, other]) {
      await page.goto(doctor());
      const text = await mainText(page);
      expect(text.includes(sentences.before) || text.includes(sentences.after)).toBe(true);
      expect(text).toContain('Hefte über Gesundheit');
    }
    await phone.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1000)));
    await wifi.off();
    await phone.page.goto(doctor());
    await untilSaved(phone.page);
    await wifi.on();
    await wifi.deploy(inject('fixture').latest);
    for (const { page } of [phone, other]) {
      await page.goto(doctor());
      await untilComplete(page, ['testland/de']);
      // She stays for two seconds each time: a page that is left at once leaves its update unfinished, and begins it anew for ever.
      await expect
        .poll(
          async () => {
            await page.goto(doctor());
            return mainText(page);
          },
          { ...aWhile, interval: 2000 },
        )
        .toContain(sentences.after);
    }
    await other.close();
    await rm(mixed, { recursive: true });
  },
);
