import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type Head, joinPack, type Manifest, splitPack } from '../../src/core/pack/format.ts';
import { joinPortable } from '../../src/core/pack/portable.ts';
import { addresses, attacks } from '../compiler/attacks.ts';
import { mainText, openPhone, type Phone, untilAlive, untilComplete } from './harness.ts';
import { openWifi, type Wifi } from './wifi.ts';

// The same attacks as through Markdown (tests/compiler/attacks.test.ts), through every other door: the question and the hash of an
// address, the language wall, messages, a pack that somebody changed on the phone, a file that somebody hands over. On the
// production build, in one tab: whatever one of them does shows at the next look.
let wifi: Wifi;
let phone: Phone;
/** Requests that would have left for another host; each is stopped. */
const foreign: string[] = [];

const vectors = [...attacks, ...addresses];

beforeAll(async () => {
  wifi = await openWifi(inject('fixture').first);
  phone = await openPhone();
  await phone.context.route(
    (url) => /^https?:$/.test(url.protocol) && url.origin !== new URL(wifi.url).origin,
    (route) => {
      foreign.push(route.request().url());
      return route.abort();
    },
  );
  await phone.context.addInitScript(() => {
    Object.assign(window, { hits: [], hit: (number: number) => Reflect.get(window, 'hits').push(number) });
  });
  await phone.page.goto(`${wifi.url}testland/de/`);
  await untilComplete(phone.page, ['testland/de']);
});
afterAll(async () => {
  await phone?.close();
  await wifi?.close();
});

/** What attacks have done so far in this document, and whether plain objects are still plain. */
const harm = (page: Page) =>
  page.evaluate(async () => {
    for (const element of document.querySelectorAll('main *'))
      for (const name of ['mouseover', 'focus', 'toggle', 'animationstart']) element.dispatchEvent(new Event(name));
    await new Promise((resolve) => setTimeout(resolve, 50));
    return {
      hits: Reflect.get(window, 'hits') as unknown,
      added: Object.keys(Object.prototype),
      polluted: ['polluted', 'isAdmin', 'innerHTML', 'src'].filter((name) => name in {}),
      leading: [...document.querySelectorAll('a')].map(({ protocol }) => protocol).filter((protocol) => !/^(https?|tel|mailto):$/.test(protocol)),
      handlers: [...document.querySelectorAll('*')].flatMap((element) => element.getAttributeNames().filter((name) => /^(on|srcdoc$|formaction$)/.test(name))),
      origin: location.origin,
    };
  });
const unharmed = () => ({ hits: [], added: [], polluted: [], leading: [], handlers: [], origin: new URL(wifi.url).origin });

test('F03 · an attack in the question or the hash of an address is a text like any other', async () => {
  const { page } = phone;
  for (const view of ['search/?q=', 'places/?town=', 'places/?topic=', 'events/?when=', '#']) {
    await page.goto(`${wifi.url}testland/de/${view.split('?')[0]}`);
    await untilAlive(page);
    // As if she went through them with "back": the address changes, the app reads it and draws.
    await page.evaluate(
      async ([start, all]) => {
        for (const vector of all) {
          history.pushState(null, '', `${location.pathname}${start}${encodeURIComponent(vector)}`);
          dispatchEvent(new PopStateEvent('popstate'));
          await new Promise((resolve) => setTimeout(resolve, 4));
        }
      },
      [view.replace(/^[^?#]*/, ''), vectors] as const,
    );
    expect(await harm(page), view).toEqual(unharmed());
  }
  // Loaded anew, so that the page is printed and comes alive with the attack in its address.
  for (const vector of ['<img src=none onerror=hit(6)>', '"><svg/onload=hit(9)>'])
    for (const view of ['search/?q=', 'places/?kind=', 'no-such-page/?', '#']) {
      await page.goto(`${wifi.url}testland/de/${view}${encodeURIComponent(vector)}`);
      expect(await harm(page), view + vector).toEqual(unharmed());
    }
  expect(foreign).toEqual([]);
}, 240_000);

test('the language wall follows no address but a path of ours', async () => {
  const { page } = phone;
  for (const address of addresses) {
    await page.goto(`${wifi.url}testland/?at=${encodeURIComponent(address)}&open=${encodeURIComponent(address)}`, { waitUntil: 'domcontentloaded' });
    expect(new URL(page.url()).origin, address).toBe(new URL(wifi.url).origin);
    expect(new URL(page.url()).pathname, address).toMatch(/^\/testland\/(de\/([a-z0-9-]+\/){0,2})?$/);
    await page.goto(`${wifi.url}testland/?at=${encodeURIComponent(address)}#languages`, { waitUntil: 'domcontentloaded' });
    const hrefs = await page.locator('[data-lang]').evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname));
    expect(
      hrefs.filter((href) => !/^\/testland\/[a-z-]+\/([a-z0-9-]+\/){0,2}$/.test(href)),
      address,
    ).toEqual([]);
  }
  expect(await harm(page)).toEqual(unharmed());
  expect(foreign).toEqual([]);
}, 120_000);

test('F09 · names of the language itself, in addresses and messages, change nothing', async () => {
  const { page } = phone;
  const names = ['__proto__', 'constructor', 'prototype', '__proto__[polluted]', 'constructor[prototype][polluted]', 'toString', 'hasOwnProperty'];
  for (const view of ['search', 'places', 'courses', 'events']) {
    await page.goto(`${wifi.url}testland/de/${view}/?${names.map((name) => `${encodeURIComponent(name)}=1`).join('&')}`);
    await untilAlive(page);
    expect(await harm(page), view).toEqual(unharmed());
  }
  await page.evaluate(async (all) => {
    const channel = new BroadcastChannel('welcome-atlas');
    const polluting = JSON.parse('{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}, "kind": "saved"}');
    for (const vector of all) {
      const messages = [
        vector,
        { kind: vector },
        { kind: 'saved', key: vector, version: vector },
        { kind: 'removed', key: `testland/${vector}` },
        { type: vector },
        polluting,
      ];
      for (const message of messages) {
        window.postMessage(message, '*');
        channel.postMessage(message);
        navigator.serviceWorker.controller?.postMessage(message);
      }
    }
    channel.close();
    await new Promise((resolve) => setTimeout(resolve, 200));
  }, vectors);
  expect(await harm(page)).toEqual(unharmed());
  expect(await page.evaluate(() => document.documentElement.dataset['offline'])).toBe('saved');
  expect(foreign).toEqual([]);
});

test('F10 · what another host answers is neither fetched nor kept', async () => {
  const { page } = phone;
  const tried = await page.evaluate(async () => {
    const answers = await Promise.all(
      (['no-cors', 'cors'] as const).map((mode) =>
        fetch('https://evil.example/pack.json', { mode }).then(
          ({ type }) => type,
          () => 'refused',
        ),
      ),
    );
    const kept: string[] = [];
    for (const name of await caches.keys())
      for (const request of await (await caches.open(name)).keys()) {
        const answer = await (await caches.open(name)).match(request);
        if (!answer || answer.type === 'opaque' || answer.redirected || new URL(request.url).origin !== location.origin) kept.push(request.url);
      }
    return { answers, kept };
  });
  expect(tried).toEqual({ answers: ['refused', 'refused'], kept: [] });
  expect(foreign).toEqual([]);
});

/** The pack of the site with an attack in every text, with hashes that are right: only its author is another. */
async function changedPack() {
  const dist = inject('fixture').first;
  const manifest = JSON.parse(await readFile(path.join(dist, 'testland/manifest.json'), 'utf8')) as Manifest;
  const line = manifest.packs.find(({ lang }) => lang === 'de');
  const [headLine = '', ...parts] = splitPack(await readFile(path.join(dist, 'testland', line?.url ?? ''), 'utf8'));
  const body = [
    '<p>BY A STRANGER</p>',
    ...vectors.filter((vector) => !/refresh/.test(vector)),
    '<template shadowrootmode=open><script>hit(300)</script></template>',
  ];
  const changed = parts.map((part) => {
    const value: unknown = JSON.parse(part);
    const text = JSON.stringify(value, (name, one: unknown) =>
      name === 'body' && Array.isArray(one) ? body : name === 'summary' || name === 'publisher' ? '<img src=none onerror=hit(301)>' : one,
    );
    return text.replace(/^\{/, '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},');
  });
  const hashes = changed.map((part) => ({
    hash: createHash('sha256').update(part).digest().subarray(0, 16).toString('base64url'),
    bytes: Buffer.byteLength(part),
  }));
  const head = { ...(JSON.parse(headLine) as Head), parts: hashes };
  const changedHead = JSON.stringify(head);
  return { seq: manifest.seq + 1, head, headLine: changedHead, parts: changed, version: createHash('sha256').update(changedHead).digest('base64url') };
}

test('D12, F03 · a file of a stranger with attacks in every text is refused as a whole', async () => {
  const { page } = phone;
  const { seq, head, headLine, parts } = await changedPack();
  expect(joinPack(headLine, parts)).toContain('hit(1)');
  await page.goto(`${wifi.url}testland/de/saved/`);
  await untilAlive(page);
  const post = page.locator('.handover');
  await post.locator('input[type=file]').setInputFiles({
    name: 'welcome-atlas-testland-de.atlas',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(joinPortable({ seq, headLine, head, parts })),
  });
  await expect.poll(async () => (await post.locator('[role=alert], [role=status], [aria-live]').allTextContents()).join('')).not.toBe('');
  await page.goto(`${wifi.url}testland/de/pages/doctor/`);
  await untilAlive(page);
  expect(await mainText(page)).not.toContain('BY A STRANGER');
  expect(await harm(page)).toEqual(unharmed());
  expect(foreign).toEqual([]);
});

test('X17 · a file of a stranger from the year 9000 lies apart, and makes nothing of her own look old', async () => {
  const { page } = phone;
  const dist = inject('fixture').first;
  const manifest = JSON.parse(await readFile(path.join(dist, 'testland/manifest.json'), 'utf8')) as Manifest;
  const line = manifest.packs.find(({ lang }) => lang === 'de');
  const [headLine = '', ...parts] = splitPack(await readFile(path.join(dist, 'testland', line?.url ?? ''), 'utf8'));
  await page.goto(`${wifi.url}testland/de/saved/`);
  await untilAlive(page);
  const post = page.locator('.handover');
  await post.locator('input[type=file]').setInputFiles({
    name: 'welcome-atlas-testland-de.atlas',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(joinPortable({ seq: 221_845_392_000, headLine, head: JSON.parse(headLine) as Head, parts })),
  });
  await post.locator('[role=alert]').getByRole('button', { name: 'Speichern' }).click();
  await post.locator('a[href^="/testland-from-"]').waitFor();
  const answer = await page.goto(`${wifi.url}testland/de/places/town-hall/`);
  expect([answer?.status(), answer?.fromServiceWorker()]).toEqual([200, true]);
  await untilAlive(page);
  expect(Number((await page.evaluate(() => document.documentElement.dataset['built']))?.slice(0, 4))).toBeLessThan(2100);
  expect(await page.evaluate(() => document.documentElement.dataset['today'])).not.toMatch(/^[3-9]/);
});

test('C12, F03 · a pack that somebody changed on the phone itself runs nothing and asks nobody', async () => {
  const { page } = phone;
  const { headLine, parts, version } = await changedPack();
  await page.evaluate(
    async ([head, lines, name]) => {
      const opening = indexedDB.open('welcome-atlas');
      const db = await new Promise<IDBDatabase>((resolve) => {
        opening.onsuccess = () => resolve(opening.result);
      });
      const tx = db.transaction(['saved', 'packs'], 'readwrite');
      const asking = tx.objectStore('saved').get('testland/de');
      asking.onsuccess = () => {
        tx.objectStore('saved').put({ ...asking.result, version: name, seq: asking.result.seq + 1000 }, 'testland/de');
        tx.objectStore('packs').put({ head, parts: lines }, 'testland/de');
      };
      await new Promise((resolve) => {
        tx.oncomplete = resolve;
      });
      db.close();
      await caches.delete('welcome-atlas-packs');
    },
    [headLine, parts, version] as const,
  );
  const answer = await page.goto(`${wifi.url}testland/de/pages/doctor/`);
  expect(answer?.fromServiceWorker()).toBe(true);
  // The attack is there, printed by the worker and drawn by the app; it only cannot do anything.
  expect(await mainText(page)).toContain('BY A STRANGER');
  const { hits, added, polluted, origin } = await harm(page);
  expect({ hits, added, polluted, origin }).toEqual({ hits: [], added: [], polluted: [], origin: new URL(wifi.url).origin });
  expect(foreign).toEqual([]);

  // The same bytes without the policy: they are alive, and the watch sees it.
  const printed = ((await answer?.text()) ?? '').replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '');
  const bare = await page.context().browser()?.newContext({ serviceWorkers: 'block' });
  const open = await bare?.newPage();
  await open?.addInitScript(() => {
    Object.assign(window, { hits: [], hit: (number: number) => Reflect.get(window, 'hits').push(number) });
  });
  await open?.route('**/*', (route) =>
    route.request().url() === 'http://bare.test/' ? route.fulfill({ contentType: 'text/html; charset=utf-8', body: printed }) : route.abort(),
  );
  await open?.goto('http://bare.test/');
  expect(((await open?.evaluate(() => Reflect.get(window, 'hits') as number[])) ?? []).length).toBeGreaterThan(5);
  await bare?.close();
});
