import { afterEach, describe, expect, it, vi } from 'vitest';
import { chunkBytes } from '../../src/core/pack/format.ts';
import { packFormat } from '../../src/core/pack/pack.ts';
import type { SaveResult } from '../../src/device/api.ts';
import { baseMapOf, openMap } from '../../src/device/open.ts';
import { listSaved, removeSaved, type Shelf } from '../../src/device/shelf.ts';
import { createStore } from '../../src/device/store.ts';
import { verifyPack } from '../../src/device/verify.ts';
import { sampleMap, samplePack } from './content.ts';
import { newPhone, type Phone, spoilAtRest } from './phone.ts';
import { chunkPaths, fullHash, headPath, packLine, publish, shortHash } from './site.ts';
import { loginPage, lyingLoginPage, type Reply, wifi } from './wifi.ts';

// The map is the largest thing on the phone: three chunks here, twenty in a district.
const archive = sampleMap();
const site = publish([samplePack(5)], { basemap: archive });
const later = publish([samplePack(5)], { basemap: sampleMap(900_000, 2), seq: 2000 });
const [first = '', second = '', third = ''] = chunkPaths(site);
const what = 'map';

const bytesOf = (chunks: readonly ArrayBuffer[] | undefined) => chunks && Buffer.concat(chunks.map((chunk) => new Uint8Array(chunk)));
const opened = async (shelf: Shelf) => bytesOf((await openMap(shelf, 'witten'))?.content.chunks);
const isMap = (found: Buffer | undefined, expected = archive) => found?.equals(expected) ?? false;
const fromMemory = (result: SaveResult) => (result.kind === 'memory' ? bytesOf(baseMapOf(result.lines)?.chunks) : undefined);

afterEach(() => vi.restoreAllMocks());

async function phoneWithMap() {
  const phone = newPhone();
  const net = wifi(site);
  expect(await phone.save(net, { what })).toMatchObject({ kind: 'saved' });
  net.taken();
  return { phone, net };
}

describe('the map of a district', () => {
  it('comes as manifest, head and chunks, past the browser’s own cache, and opens without a network', async () => {
    const phone = newPhone();
    const net = wifi(site);
    const { version } = packLine(site, what);
    expect(await phone.save(net, { what })).toMatchObject({
      kind: 'saved',
      saved: { key: 'witten/map', kind: 'map', version, bytes: archive.length },
    });
    expect(net.requests.map(({ path, cache }) => [path, cache])).toEqual([
      ['witten/manifest.json', 'no-store'],
      [headPath(site, what), 'default'],
      [first, 'no-store'],
      [second, 'no-store'],
      [third, 'no-store'],
    ]);
    const tab = phone.newTab();
    const map = await openMap(tab, 'witten');
    expect(map?.content.chunks.map(({ byteLength }) => byteLength)).toEqual([chunkBytes, chunkBytes, archive.length - 2 * chunkBytes]);
    expect(isMap(bytesOf(map?.content.chunks))).toBe(true);
    expect(await verifyPack(tab, 'witten/map')).toBe('sound');
  });

  it('is kept once: nothing of it lies in Cache Storage or is left staged', async () => {
    const { phone } = await phoneWithMap();
    await verifyPack(phone, 'witten/map');
    expect([...phone.caches.data.values()].flatMap((cache) => [...cache.keys()])).toEqual([]);
    expect(await phone.store.readStaged('witten/map')).toEqual([]);
    expect((await listSaved(phone)).map(({ key }) => key)).toEqual(['witten/map']);
  });

  it('tells its progress in bytes of the archive', async () => {
    const seen: number[] = [];
    await newPhone().save(wifi(site), {
      what,
      onProgress: ({ received, total }) => {
        expect(total).toBe(archive.length);
        seen.push(received);
      },
    });
    expect(seen[0]).toBe(0);
    expect(seen.at(-1)).toBe(archive.length);
    expect(seen.length).toBeGreaterThan(10);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
  });

  it('costs one request when nothing has changed, and the new chunks when it has', async () => {
    const { phone, net } = await phoneWithMap();
    expect(await phone.save(net, { what })).toMatchObject({ kind: 'current' });
    expect(net.taken()).toEqual(['witten/manifest.json']);
    net.site = later;
    expect(await phone.save(net, { what })).toMatchObject({ kind: 'saved' });
    expect(net.taken()).toHaveLength(5);
    expect(isMap(await opened(phone.newTab()), sampleMap(900_000, 2))).toBe(true);
  });

  it('goes when the reader takes it off', async () => {
    const { phone } = await phoneWithMap();
    await removeSaved(phone, 'witten/map');
    expect(await openMap(phone.newTab(), 'witten')).toBeUndefined();
    expect(await listSaved(phone)).toEqual([]);
  });

  it('does not keep words waiting', async () => {
    const phone = newPhone();
    const net = wifi(site);
    net.fault = ({ path }, _, bytes) => (path === second && bytes ? { body: bytes, end: 'hang', after: 1000 } : undefined);
    const running = new Map<string, Promise<unknown>>();
    const request = (name: string, _: LockOptions, work: () => Promise<unknown>) => {
      const turn = (running.get(name) ?? Promise.resolve()).then(work);
      running.set(name, turn);
      return turn;
    };
    const locks = { request } as unknown as Pick<LockManager, 'request'>;
    const stop = new AbortController();
    const map = phone.save(net, { what, locks, signal: stop.signal });
    expect(await phone.save(net, { locks })).toMatchObject({ kind: 'saved' });
    stop.abort();
    expect(await map).toEqual({ kind: 'paused' });
  });
});

describe('the line breaks while the map arrives', () => {
  const ends: readonly (readonly [string, Partial<Reply>, string])[] = [
    ['is cut', { end: 'cut', after: 100_000 }, 'offline'],
    ['falls silent', { end: 'stall', after: 100_000 }, 'stalled'],
  ];

  it.each(ends)('it %s: the chunks that arrived stay, and the next start in another tab fetches only the others', async (_, end, reason) => {
    const phone = newPhone();
    const net = wifi(site);
    net.fault = ({ path }, __, bytes) => (path === third && bytes ? { body: bytes, ...end } : undefined);
    expect(await phone.save(net, { what })).toEqual({ kind: 'kept', reason });
    const held = await phone.store.readStaged('witten/map');
    expect(held.length).toBeGreaterThan(0);
    expect(await opened(phone)).toBeUndefined();
    phone.store.close();
    net.fault = undefined;
    net.taken();
    const tab = phone.newTab();
    const seen: number[] = [];
    expect(await phone.save(net, { what, tab, onProgress: ({ received }) => seen.push(received) })).toMatchObject({ kind: 'saved' });
    expect(net.taken()).toHaveLength(2 + 3 - held.length);
    expect(seen[1]).toBeGreaterThanOrEqual(held.length * chunkBytes);
    expect(isMap(await opened(tab))).toBe(true);
  });

  it('a tab that is killed loses no chunk that had arrived', async () => {
    const phone = newPhone();
    const net = wifi(site);
    net.fault = ({ path }, _, bytes) => (path === third && bytes ? { body: bytes, end: 'hang', after: 1000 } : undefined);
    void phone.save(net, { what });
    await expect.poll(async () => (await phone.newTab().store.readStaged('witten/map')).length, { timeout: 30_000 }).toBe(2);
    net.fault = undefined;
    net.taken();
    expect(await phone.save(net, { what, tab: phone.newTab() })).toMatchObject({ kind: 'saved' });
    expect(net.taken()).toEqual(['witten/manifest.json', headPath(site, what), third]);
  });

  it('the reader pauses: the next save goes on from there', async () => {
    const phone = newPhone();
    const net = wifi(site);
    const pause = new AbortController();
    const onProgress = ({ received }: { readonly received: number }) => received > 2.2 * chunkBytes && pause.abort();
    expect(await phone.save(net, { what, signal: pause.signal, onProgress })).toEqual({ kind: 'paused' });
    net.taken();
    expect(await phone.save(net, { what })).toMatchObject({ kind: 'saved' });
    expect(net.taken().length).toBeLessThan(5);
  });
});

describe('a network that lies', () => {
  const flip = (bytes: Uint8Array) => Uint8Array.from(bytes, (byte, index) => (index === 200_000 ? byte ^ 1 : byte));
  const lies: readonly (readonly [string, (bytes: Uint8Array) => Reply, string])[] = [
    ['a login page', () => loginPage, 'portal'],
    ['a login page that calls itself something else', () => lyingLoginPage, 'portal'],
    ['a redirect to a login page', () => ({ redirect: true }), 'portal'],
    ['a flipped bit', (bytes) => ({ body: flip(bytes) }), 'corrupt'],
    ['a chunk that is silently short', (bytes) => ({ body: bytes.slice(0, 5000) }), 'corrupt'],
    ['nothing', () => ({ body: new Uint8Array() }), 'corrupt'],
    ['a chunk that does not end', (bytes) => ({ body: new Uint8Array(bytes.length + 1) }), 'too-large'],
    ['another chunk', () => ({ body: archive.slice(0, chunkBytes) }), 'corrupt'],
  ];

  it.each(lies)('%s in place of a chunk, every time: refused, the phone keeps the map that it has', async (_, lie, reason) => {
    const { phone, net } = await phoneWithMap();
    net.site = later;
    const spoilt = chunkPaths(later)[1];
    net.fault = ({ path }, __, bytes) => (path === spoilt && bytes ? lie(bytes) : undefined);
    expect(await phone.save(net, { what })).toEqual({ kind: 'kept', reason });
    expect(isMap(await opened(phone.newTab()))).toBe(true);
    net.fault = undefined;
    net.taken();
    expect(await phone.save(net, { what })).toMatchObject({ kind: 'saved' });
    // What was sound is not fetched again.
    expect(net.taken().length).toBeLessThan(5);
  });

  it.each(lies)('%s in place of a chunk, once: asked again, and saved', async (_, lie) => {
    const phone = newPhone();
    const net = wifi(site);
    net.fault = ({ path, time }, __, bytes) => (path === second && time === 1 && bytes ? lie(bytes) : undefined);
    expect(await phone.save(net, { what })).toMatchObject({ kind: 'saved' });
    expect(isMap(await opened(phone.newTab()))).toBe(true);
  });

  it('a chunk that happens to begin as a page does is one all the same', async () => {
    const odd = sampleMap();
    odd.set(new TextEncoder().encode('<!doctype html>'), chunkBytes);
    const phone = newPhone();
    expect(await phone.save(wifi(publish([samplePack(5)], { basemap: odd })), { what })).toMatchObject({ kind: 'saved' });
    expect(isMap(await opened(phone), odd)).toBe(true);
  });

  it('a deploy takes the chunks away: the phone reads the manifest again', async () => {
    const phone = newPhone();
    const net = wifi(later);
    net.fault = ({ path, time }) => (path.endsWith('manifest.json') && time === 1 ? { body: JSON.stringify(site.manifest) } : undefined);
    expect(await phone.save(net, { what })).toMatchObject({ kind: 'saved', saved: { seq: 2000 } });
  });

  it('a manifest that promises 100 MB, and a head that promises more than the manifest, are not begun', async () => {
    const net = wifi(site);
    const withMap = (change: object) => ({ ...site.manifest, packs: site.manifest.packs.map((pack) => (pack.kind === 'map' ? { ...pack, ...change } : pack)) });
    net.fault = ({ path }) => (path.endsWith('manifest.json') ? { body: JSON.stringify(withMap({ bytes: 100e6 })) } : undefined);
    expect(await newPhone().save(net, { what })).toEqual({ kind: 'kept', reason: 'too-large' });
    net.fault = ({ path }) => (path.endsWith('manifest.json') ? { body: JSON.stringify(withMap({ bytes: 500_000 })) } : undefined);
    expect(await newPhone().save(net, { what })).toEqual({ kind: 'kept', reason: 'corrupt' });
    expect(net.taken().some((path) => path.includes('/parts/'))).toBe(false);
  });
});

describe('a phone that takes little', () => {
  /** From now on the disk takes nothing with more bytes of a map than this. */
  function fillDisk(room: number) {
    const put = IDBObjectStore.prototype.put;
    const sizeOf = (value: unknown): number =>
      value instanceof ArrayBuffer
        ? value.byteLength
        : typeof value === 'object' && value
          ? Object.values(value)
              .flat()
              .reduce((sum, one) => sum + sizeOf(one), 0)
          : 0;
    return vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value: unknown, key?: IDBValidKey) {
      if (sizeOf(value) > room) throw new DOMException('no room', 'QuotaExceededError');
      return put.call(this, value, key);
    });
  }

  it.each([0, 500_000])('the disk has room for %i bytes: the map is drawn from memory, and the old one stays', async (room) => {
    const { phone, net } = await phoneWithMap();
    net.site = later;
    fillDisk(room);
    const result = await phone.save(net, { what });
    expect(result).toMatchObject({ kind: 'memory', reason: 'full' });
    expect(isMap(fromMemory(result), sampleMap(900_000, 2))).toBe(true);
    expect(isMap(await opened(phone.newTab()))).toBe(true);
  });

  it('the browser says beforehand that there is no room: no chunk is fetched', async () => {
    const net = wifi(site);
    expect(await newPhone().save(net, { what, hasRoom: async (bytes) => bytes < 1_000_000 })).toEqual({ kind: 'kept', reason: 'full' });
    expect(net.taken()).toEqual(['witten/manifest.json']);
  });

  it('the browser refuses to store: the map is drawn from memory', async () => {
    const phone = newPhone();
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    const result = await phone.save(wifi(site), { what, tab: { store: createStore({ openWithin: 5 }), copies: phone.copies } });
    expect(result).toMatchObject({ kind: 'memory', reason: 'refused' });
    expect(isMap(fromMemory(result))).toBe(true);
    expect(phone.caches.data.get('welcome-atlas-packs')?.size ?? 0).toBe(0);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('write %i fails: the whole old map is there, or the whole new one', async (k) => {
    const { phone, net } = await phoneWithMap();
    net.site = later;
    let count = 0;
    for (const name of ['put', 'delete'] as const) {
      const write = IDBObjectStore.prototype[name] as (...args: unknown[]) => IDBRequest;
      vi.spyOn(IDBObjectStore.prototype, name).mockImplementation(function (this: IDBObjectStore, ...args: unknown[]) {
        if (++count === k) throw new DOMException('internal', 'UnknownError');
        return write.apply(this, args);
      } as never);
    }
    const result = await phone.save(net, { what });
    vi.restoreAllMocks();
    expect(isMap(await opened(phone.newTab()), result.kind === 'saved' ? sampleMap(900_000, 2) : archive)).toBe(true);
  });
});

describe('the flash memory spoilt a chunk of the map', () => {
  async function spoil(phone: Phone) {
    await spoilAtRest<ArrayBuffer>('witten/map', ({ head, parts }) => {
      new Uint8Array(parts[1] ?? new ArrayBuffer(1))[7] = 0;
      new Uint8Array(parts[1] ?? new ArrayBuffer(1))[8] = 0;
      return { head, parts };
    });
    return phone.newTab();
  }

  it('it is noticed, drawn as far as it goes, and mended by one chunk', async () => {
    const { phone, net } = await phoneWithMap();
    const tab = await spoil(phone);
    expect(await verifyPack(tab, 'witten/map')).toBe('spoilt');
    // A map with a hole is more than none to a reader without a network.
    expect((await opened(tab))?.length).toBe(archive.length);
    // The row says so: whoever compares it with the manifest sees that something is to be fetched.
    expect((await listSaved(tab)).map(({ version }) => version)).toEqual(['']);
    expect(await phone.save(net, { what, tab })).toMatchObject({ kind: 'saved' });
    expect(net.taken()).toEqual(['witten/manifest.json', headPath(site, what), second]);
    expect(await verifyPack(tab, 'witten/map')).toBe('sound');
    expect(isMap(await opened(tab))).toBe(true);
  });

  it('a map that another tab replaced meanwhile is not doubted', async () => {
    const { phone, net } = await phoneWithMap();
    net.site = later;
    await phone.save(net, { what });
    await phone.store.distrust('witten/map', packLine(site, what).version);
    expect(await verifyPack(phone, 'witten/map')).toBe('sound');
  });
});

describe('a map of the time before archives', () => {
  const part = '{"basemap":{"type":"FeatureCollection","features":[]}}';
  const head = JSON.stringify({ format: packFormat, kind: 'map', district: 'witten', parts: [{ hash: shortHash(part), bytes: part.length }] });
  const saved = { key: 'witten/map', district: 'witten', kind: 'map', version: fullHash(head), seq: 500, savedAt: 1, bytes: 400 } as const;

  it('lies on the phone: it is not opened, breaks nothing, and the new one takes its place', async () => {
    const phone = newPhone();
    await phone.store.writePack({ saved, head, parts: [part] });
    const cache = await phone.caches.open('welcome-atlas-packs');
    await cache.put('/.welcome-atlas-packs/witten/map', new Response(JSON.stringify({ saved, head, parts: [part] })));
    expect(await openMap(phone, 'witten')).toBeUndefined();
    expect(await verifyPack(phone, 'witten/map')).toBe('absent');
    // It is still listed, with a version that no manifest has: so it is brought up to date.
    expect(await listSaved(phone)).toEqual([saved]);
    expect(await phone.save(wifi(site), { what })).toMatchObject({ kind: 'saved' });
    expect(isMap(await opened(phone.newTab()))).toBe(true);
    expect(phone.caches.data.get('welcome-atlas-packs')?.size).toBe(0);
  });

  it('lies on the server, after a deploy was taken back: the phone keeps its map', async () => {
    const { phone, net } = await phoneWithMap();
    const line = { kind: 'map', version: saved.version, url: 'packs/map.x.json', bytes: 400, transfer: 200, sha256: '' } as const;
    net.site = { manifest: { ...site.manifest, seq: 3000, packs: [line] }, files: new Map([['witten/packs/map.x.head.json', head]]) };
    net.fault = ({ path }) => (path.endsWith('manifest.json') ? { body: JSON.stringify(net.site.manifest) } : undefined);
    expect(await phone.save(net, { what })).toEqual({ kind: 'kept', reason: 'older' });
    expect(isMap(await opened(phone.newTab()))).toBe(true);
  });
});
