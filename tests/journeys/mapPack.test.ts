import { randomBytes } from 'node:crypto';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Head, Manifest } from '../../src/core/pack/format.ts';
import { fullHash, publishMap } from '../device/site.ts';
import { openBrowser, openPhone, type Phone, untilComplete, untilSaved } from './harness.ts';
import { openWifi, type Wifi } from './wifi.ts';

// One phone over several days, and a map of four chunks: the tests follow each other.
let browser: Browser;
let folder: string;
let wifi: Wifi;
let phone: Phone;
let first: Published;
let second: Published;

interface Published {
  readonly site: string;
  readonly archive: Uint8Array;
  readonly chunks: readonly string[];
}

/** The fixture with so large a map. The bytes behind the real archive are none of its tiles. */
async function publish(name: string, later: number): Promise<Published> {
  const site = path.join(folder, name);
  await cp(inject('fixture').first, site, { recursive: true });
  const at = (file: string) => path.join(site, 'testland', file);
  const manifest = JSON.parse(await readFile(at('manifest.json'), 'utf8')) as Manifest;
  const head = JSON.parse(await readFile(at(manifest.packs.find(({ kind }) => kind === 'map')?.url ?? ''), 'utf8')) as Head;
  const real = await Promise.all(head.parts.map(({ hash }) => readFile(at(`packs/parts/${hash}.bin`))));
  const archive = Buffer.concat([...real, randomBytes(1_300_000)]);
  const { line, files } = publishMap('testland', archive);
  await mkdir(at('packs/parts'), { recursive: true });
  for (const [url, content] of files) await writeFile(at(url), content);
  const packs = manifest.packs.map((pack) => (pack.kind === 'map' ? line : pack));
  await writeFile(at('manifest.json'), JSON.stringify({ ...manifest, seq: manifest.seq + later, packs }));
  return { site, archive, chunks: files.slice(1).map(([url]) => url) };
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'atlas-map-'));
  first = await publish('first', 0);
  second = await publish('second', 60);
  browser = await openBrowser();
  wifi = await openWifi(first.site);
  phone = await openPhone({ browser });
});
afterAll(async () => {
  await phone?.close();
  await wifi?.close();
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

const saved = () => `${wifi.url}testland/de/saved/`;
/** Chunks asked for since some request. */
const askedSince = (before: number) =>
  wifi
    .requests()
    .slice(before)
    .flatMap(({ path: address }) => /\/testland\/(packs\/parts\/[\w-]{22}\.bin)$/.exec(address)?.[1] ?? []);

/** Reads or changes the phone's database; undefined while there is none. */
const staged = (page: Page) =>
  page.evaluate(async () => {
    if (!(await indexedDB.databases()).some(({ name }) => name === 'welcome-atlas')) return 0;
    const opening = indexedDB.open('welcome-atlas');
    return new Promise<number>((resolve) => {
      opening.onsuccess = () => {
        const asking = opening.result
          .transaction('staged')
          .objectStore('staged')
          .getAllKeys(IDBKeyRange.bound(['testland/map'], ['testland/map', []]));
        asking.onsuccess = () => {
          opening.result.close();
          resolve(asking.result.length);
        };
      };
    });
  });

/** SHA-256 of the map that lies on the phone, and the version that its row has. `spoil` changes a byte first. */
const mapOnPhone = (page: Page, spoil = false) =>
  page.evaluate(async (isSpoiling) => {
    const opening = indexedDB.open('welcome-atlas');
    const database = await new Promise<IDBDatabase>((resolve) => {
      opening.onsuccess = () => resolve(opening.result);
    });
    const transaction = database.transaction(['packs', 'saved'], 'readwrite');
    const [pack, row] = await Promise.all(
      ['packs', 'saved'].map(
        (store) =>
          new Promise<{ head: string; parts: ArrayBuffer[]; version: string } | undefined>((resolve) => {
            const asking = transaction.objectStore(store).get('testland/map');
            asking.onsuccess = () => {
              const [, part] = (asking.result?.parts ?? []) as ArrayBuffer[];
              if (isSpoiling && part) {
                new Uint8Array(part)[99] = (new Uint8Array(part)[99] ?? 0) ^ 1;
                transaction.objectStore(store).put(asking.result, 'testland/map');
              }
              resolve(asking.result);
            };
          }),
      ),
    );
    database.close();
    const bytes = new Uint8Array(await new Blob(pack?.parts ?? []).arrayBuffer());
    const hash = btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))));
    return { hash: hash.replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, ''), version: row?.version };
  }, spoil);

const isOnPhone = (one: Published) => expect.poll(async () => (await mapOnPhone(phone.page)).hash, { timeout: 20_000 }).toBe(fullHash(one.archive));

test('A09, A13 · the line falls silent in the middle of the map, and she closes the tab: words are complete, chunks that arrived stay', async () => {
  wifi.fault = (address) => (address.endsWith(first.chunks[2] ?? '-') ? { kind: 'stall', at: 0.5 } : undefined);
  await phone.page.goto(saved());
  await untilSaved(phone.page);
  // The bar counts bytes of the map: half a chunk beyond those that are whole.
  await phone.page
    .locator('.progress')
    .getByText(/^\D*1\D+\d MB\D+1\D+3 MB\D*$/)
    .waitFor();
  await expect.poll(() => staged(phone.page)).toBeGreaterThanOrEqual(2);
  await phone.page.close();
});

test('A06 · the next tab asks for the missing chunks only; the map lies in one place, and not among the files of the app', async () => {
  wifi.fault = undefined;
  const before = wifi.requests().length;
  const page = await phone.context.newPage();
  phone = { ...phone, page };
  await page.goto(saved());
  await untilComplete(page, ['testland/de', 'testland/map']);
  const asked = askedSince(before);
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.length).toBeLessThanOrEqual(2);
  expect(asked).toContain(first.chunks[2]);
  expect(await staged(page)).toBe(0);
  await isOnPhone(first);
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    return (await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))).flat().map(({ url }) => url);
  });
  expect(kept.filter((url) => url.endsWith('.bin') || url.endsWith('/map'))).toEqual([]);
});

test('A01, A07, A08 · a new map behind a Wi-Fi that lies: the old one stays and nothing of the lie is kept; after the login only the rest is fetched', async () => {
  await wifi.deploy(second.site);
  for (const fault of [{ kind: 'portal' }, { kind: 'redirect' }, { kind: 'flip', at: 0.5 }, { kind: 'short', at: 0.5 }] as const) {
    const before = wifi.requests().length;
    wifi.fault = (address) => (address.endsWith(second.chunks[3] ?? '-') ? fault : undefined);
    await phone.page.goto(saved());
    await untilSaved(phone.page);
    // Once, and once more past every cache; what came spoilt in a second round too.
    const times = fault.kind === 'flip' || fault.kind === 'short' ? 4 : 2;
    await expect.poll(() => askedSince(before).filter((chunk) => chunk === second.chunks[3]).length).toBe(times);
    await phone.page.locator('.progress').waitFor({ state: 'detached' });
    await isOnPhone(first);
  }
  wifi.fault = undefined;
  const before = wifi.requests().length;
  await phone.page.goto(saved());
  await isOnPhone(second);
  expect(askedSince(before)).toEqual([second.chunks[3]]);
});

test('C12 · the flash memory spoils a chunk: noticed when the map is opened, mended by that chunk alone at the next start', async () => {
  await mapOnPhone(phone.page, true);
  const before = wifi.requests().length;
  // A page that notices it before it looks at the manifest mends it at once, and half a chunk would be lost with this page.
  wifi.fault = (address) => (address.endsWith('/manifest.json') ? { kind: 'status', status: 503 } : undefined);
  await phone.page.goto(saved().replace('/saved/', '/map/'));
  await expect.poll(async () => (await mapOnPhone(phone.page)).version).toBe('');
  expect(askedSince(before)).toEqual([]);
  wifi.fault = undefined;
  await phone.page.goto(saved());
  await isOnPhone(second);
  expect(askedSince(before)).toEqual([second.chunks[1]]);
});

test('C16 · she takes the map off: it is gone, the words stay, and it does not come back unasked', async () => {
  const row = phone.page.locator('.rows li', { hasText: 'Karte' });
  expect(await row.textContent()).toMatch(/1,3 MB/);
  await row.getByRole('button').click();
  await expect.poll(async () => (await mapOnPhone(phone.page)).version).toBeUndefined();
  const before = wifi.requests().length;
  await phone.page.goto(saved());
  await untilSaved(phone.page);
  await phone.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
  expect(askedSince(before)).toEqual([]);
  await row.getByRole('button').click();
  await isOnPhone(second);
  expect(phone.troubles).toEqual([]);
});
