import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { bringChromium, chromiumArguments } from '../../src/build/chromium.ts';
import type { Manifest } from '../../src/core/pack/format.ts';
import { openBrowser, openPhone, untilSaved } from './harness.ts';
import { openWifi, type Wifi } from './wifi.ts';

// A large pack on a line that stops in the middle, and a phone that does not wait for it.
let browser: Browser;
let wifi: Wifi;
const isWhole = (address: string) => /\/bigland\/packs\/de\.[\w-]{16}\.json$/.test(address);
const partOf = (address: string) => /\/bigland\/packs\/parts\/([\w-]{22})\.json$/.exec(address)?.[1];

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  wifi = await openWifi(inject('fixture').first);
  wifi.fault = (address) => (isWhole(address) ? { kind: 'stall', at: 0.6 } : undefined);
});
afterEach(() => wifi?.close());

/** Names of the parts that are on the disk although the pack is not complete. */
const staged = (page: Page) =>
  page.evaluate(async () => {
    // Opened by name it would be made, and without its stores.
    if (!(await indexedDB.databases()).some(({ name }) => name === 'welcome-atlas')) return [];
    const opening = indexedDB.open('welcome-atlas');
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const asking = database.transaction('staged').objectStore('staged').getAllKeys();
    const keys = await new Promise<readonly IDBValidKey[]>((resolve) => {
      asking.onsuccess = () => resolve(asking.result);
    });
    database.close();
    return keys.flatMap((key) => (Array.isArray(key) && typeof key[1] === 'string' ? [key[1]] : []));
  });

async function loadHalf(page: Page): Promise<readonly string[]> {
  await page.goto(`${wifi.url}bigland/de/`);
  // Until no more come: of a phone that holds little the whole file is asked for again, and rightly so.
  let held: readonly string[] = [];
  const isAll = async () => {
    const before = held.length;
    held = await staged(page);
    return held.length > 5 && held.length === before;
  };
  await expect.poll(isAll, { timeout: 30_000, interval: 1000 }).toBe(true);
  return held;
}

/** The next start fetches what was missing and nothing else, and then needs no network. */
async function expectResumed(page: Page, held: readonly string[], before: number) {
  wifi.fault = undefined;
  await page.goto(`${wifi.url}bigland/de/pages/seite-7/`);
  await untilSaved(page);
  const asked = wifi
    .requests()
    .slice(before)
    .map(({ path: address }) => address);
  const fetched = asked.flatMap((address) => partOf(address) ?? []);
  const manifest = JSON.parse(await readFile(path.join(inject('fixture').first, 'bigland/manifest.json'), 'utf8')) as Manifest;
  const name = manifest.packs.find(({ lang }) => lang === 'de')?.url.replace('.json', '.head.json') ?? '';
  const head = JSON.parse(await readFile(path.join(inject('fixture').first, 'bigland', name), 'utf8')) as { parts: { hash: string }[] };
  expect(asked.some(isWhole)).toBe(false);
  expect([...fetched].sort()).toEqual(
    head.parts
      .map(({ hash }) => hash)
      .filter((hash) => !held.includes(hash))
      .sort(),
  );
  await wifi.off();
  await page.goto(`${wifi.url}bigland/de/pages/seite-99/`);
  await page.getByRole('heading', { level: 1, name: 'Seite 99' }).waitFor();
}

test('a tab that is closed in the middle of the download: the next one goes on and asks only for the missing parts', async () => {
  const phone = await openPhone({ browser });
  const held = await loadHalf(phone.page);
  await phone.page.close();
  await expectResumed(await phone.context.newPage(), held, wifi.requests().length);
  await phone.close();
});

test('a browser that is killed in the middle of the download: the next start goes on and asks only for the missing parts', async () => {
  const profile = await mkdtemp(path.join(tmpdir(), 'atlas-'));
  const first = await startBrowser(profile);
  const held = await loadHalf(first.page);
  await first.kill();
  const before = wifi.requests().length;
  const second = await startBrowser(profile);
  await expectResumed(second.page, held, before);
  await second.kill();
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
});

/** A browser of its own with a profile on the disk, as a phone has one, that can be killed like one. */
async function startBrowser(profile: string): Promise<{ readonly page: Page; readonly kill: () => Promise<void> }> {
  const child = spawn(
    bringChromium(() => {}),
    [...chromiumArguments, '--headless=new', '--remote-debugging-port=0', `--user-data-dir=${profile}`, '--lang=de', 'about:blank'],
    { detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const connection = await chromium.connectOverCDP(await addressOf(child));
  const context = connection.contexts()[0];
  if (!context) throw new Error('the browser has no window');
  return {
    page: context.pages()[0] ?? (await context.newPage()),
    async kill() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      // The whole group: the browser and its helpers.
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      await ended;
      await connection.close().catch(() => {});
    },
  };
}

const addressOf = (child: ChildProcess) =>
  new Promise<string>((resolve, reject) => {
    let said = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk;
      const address = /ws:\/\/\S+/.exec(said)?.[0];
      if (address) resolve(address);
    });
    child.once('exit', () => reject(new Error(`the browser did not start: ${said}`)));
  });
