import { afterEach, describe, expect, it, vi } from 'vitest';
import { createCopies } from '../../src/device/copy.ts';
import { openPack, packOf } from '../../src/device/open.ts';
import { listSaved, removeSaved } from '../../src/device/shelf.ts';
import { createStore } from '../../src/device/store.ts';
import { samplePack } from './content.ts';
import { fakeCaches, newPhone } from './phone.ts';
import { publish } from './site.ts';
import { wifi } from './wifi.ts';

const german = samplePack(30);
const site = publish([german]);

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** A request to open a database that nothing happens to, until it is told to succeed. */
function silentRequest() {
  const listeners: (() => void)[] = [];
  const request: IDBOpenDBRequest = Reflect.construct(IDBOpenDBRequest, []);
  Object.defineProperty(request, 'addEventListener', { value: (type: string, listener: () => void) => type === 'success' && listeners.push(listener) });
  const succeed = (result: IDBDatabase) => {
    Object.defineProperty(request, 'result', { value: result });
    for (const listener of listeners) listener();
  };
  return { request, succeed };
}

const refusals: readonly (readonly [string, () => void])[] = [
  [
    'open throws (private window)',
    () =>
      vi.spyOn(indexedDB, 'open').mockImplementation(() => {
        throw new DOMException('denied', 'SecurityError');
      }),
  ],
  ['open never settles (a known iOS fault)', () => vi.spyOn(indexedDB, 'open').mockImplementation(() => silentRequest().request)],
  ['there is no IndexedDB (WebView)', () => vi.stubGlobal('indexedDB', undefined)],
  ['open gives null', () => vi.spyOn(indexedDB, 'open').mockImplementation(() => null as unknown as IDBOpenDBRequest)],
];

describe.each(refusals)('the browser refuses IndexedDB: %s', (_, refuse) => {
  it('every answer comes, and none is an exception', async () => {
    newPhone();
    refuse();
    const store = createStore({ openWithin: 5 });
    expect(await store.readPack('witten/de')).toBeUndefined();
    expect(await store.listPacks()).toEqual([]);
    expect(await store.stageParts('witten/de', [['x', 'y']])).toBe('refused');
    expect(await store.readStaged('witten/de')).toEqual([]);
    expect(await store.removePack('witten/de')).toBe('refused');
    await store.clearStaged('witten/de');
  });

  it('the copy serves instead, now and after a restart', async () => {
    const phone = newPhone();
    refuse();
    const tab = phone.newTab({ openWithin: 5 });
    expect(await phone.save(wifi(site), { tab })).toMatchObject({ kind: 'saved' });
    expect((await openPack(phone.newTab({ openWithin: 5 }), 'witten', 'de'))?.content).toEqual(german);
  });

  it('with no storage at all the pack is read from memory, and the reader learns why', async () => {
    const phone = newPhone();
    refuse();
    const tab = { store: createStore({ openWithin: 5 }), copies: createCopies(undefined) };
    const result = await phone.save(wifi(site), { tab });
    expect(result).toMatchObject({ kind: 'memory', reason: 'refused' });
    expect(result.kind === 'memory' && packOf(result.lines)).toEqual(german);
  });
});

describe('Cache Storage breaks', () => {
  const breaks: readonly (readonly [string, () => Promise<Cache>])[] = [
    ['throws at every call', () => Promise.reject(new DOMException('internal error', 'UnknownError'))],
    ['never answers (a browser that is emptying it)', () => new Promise<Cache>(() => {})],
  ];

  it.each(breaks)('X10 · it %s: the words are saved, opened and taken off without it', async (_, open) => {
    const phone = newPhone();
    const caches = Object.assign(fakeCaches(), { open });
    const tab = { store: phone.store, copies: createCopies(caches, 'x', 5) };
    expect(await phone.save(wifi(site), { tab })).toMatchObject({ kind: 'saved' });
    expect((await openPack(tab, 'witten', 'de'))?.content).toEqual(german);
    expect(await listSaved(tab)).toHaveLength(1);
    await removeSaved(tab, 'witten/de');
    expect(await openPack(tab, 'witten', 'de')).toBeUndefined();
  });

  it('X10 · it is slow once: one question waits, and the copy is used as soon as it answers', async () => {
    const phone = newPhone();
    await phone.save(wifi(site));
    const real = phone.caches.open.bind(phone.caches);
    let asked = 0;
    let answer = () => {};
    const slow = Object.assign(fakeCaches(), {
      open: (name: string) => {
        asked += 1;
        return asked > 1 ? real(name) : new Promise<Cache>((resolve) => (answer = () => resolve(real(name))));
      },
    });
    const copies = createCopies(slow, undefined, 5);
    expect(await copies.list()).toEqual([]);
    expect(await copies.read('witten/de')).toBeUndefined();
    expect(asked).toBe(1);
    answer();
    await new Promise((resolve) => setTimeout(resolve));
    expect((await copies.read('witten/de'))?.saved.key).toBe('witten/de');
  });
});

describe('a database that opens late', () => {
  it('makes one question wait, not every one, and is used when it comes', async () => {
    const phone = newPhone();
    await phone.save(wifi(site));
    phone.store.close();
    const real = indexedDB.open.bind(indexedDB);
    const { request: late, succeed } = silentRequest();
    const opens = vi.spyOn(indexedDB, 'open').mockImplementation(() => late);
    const store = createStore({ openWithin: 5 });
    expect(await store.readPack('witten/de')).toBeUndefined();
    const timers = vi.spyOn(globalThis, 'setTimeout');
    expect(await store.listPacks()).toEqual([]);
    expect(timers).not.toHaveBeenCalled();
    expect(opens).toHaveBeenCalledTimes(1);
    timers.mockRestore();
    const request = real('welcome-atlas', 1);
    request.onsuccess = () => succeed(request.result);
    await expect.poll(() => store.listPacks(), { timeout: 30_000 }).toHaveLength(1);
  });
});

describe('X19 · another tab froze in the middle of a write and holds the database', () => {
  it('the words come from their copies, one question waits, not every one; once the tab goes on the database is used again', async () => {
    const phone = newPhone();
    await phone.save(wifi(site));
    const opening = indexedDB.open('welcome-atlas');
    await new Promise((resolve) => {
      opening.onsuccess = resolve;
    });
    const rows = opening.result.transaction(['saved', 'packs', 'staged'], 'readwrite').objectStore('saved');
    let isFrozen = true;
    const hold = () => {
      rows.get('none').onsuccess = () => isFrozen && hold();
    };
    hold();
    const tab = phone.newTab({ readWithin: 50 });
    expect(await tab.store.listPacks()).toEqual([]);
    const timers = vi.spyOn(globalThis, 'setTimeout');
    expect(await tab.store.readPack('witten/de')).toBeUndefined();
    expect(timers.mock.calls.filter(([, ms]) => ms === 50)).toEqual([]);
    timers.mockRestore();
    expect(await listSaved(tab)).toHaveLength(1);
    expect((await openPack(tab, 'witten', 'de'))?.content).toEqual(german);
    isFrozen = false;
    await expect.poll(() => tab.store.listPacks(), { timeout: 30_000 }).toHaveLength(1);
  });
});

describe('the browser closes the connection', () => {
  const closing = () => {
    throw new DOMException('The database connection is closing.', 'InvalidStateError');
  };

  it('once: it is opened again and nobody notices', async () => {
    const phone = newPhone();
    await phone.save(wifi(site));
    const opens = vi.spyOn(indexedDB, 'open');
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementationOnce(closing);
    expect((await openPack(phone, 'witten', 'de'))?.content).toEqual(german);
    expect(opens).toHaveBeenCalledTimes(1);
  });

  it('again and again: refused, after one more try', async () => {
    const phone = newPhone();
    await phone.save(wifi(site));
    const tries = vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(closing);
    expect(await phone.store.stageParts('witten/de', [['x', 'y']])).toBe('refused');
    expect(tries).toHaveBeenCalledTimes(2);
  });

  it('X18 · the reader clears the data of the site in the middle of a read: the copy answers, and no error goes unheard', async () => {
    const phone = newPhone();
    await phone.save(wifi(site));
    const unheard: unknown[] = [];
    const ended = new Set<IDBTransaction>();
    const hear = (error: unknown) => unheard.push(error);
    process.on('unhandledRejection', hear);
    for (const name of ['get', 'getAll'] as const) {
      const read = IDBObjectStore.prototype[name] as (query?: IDBValidKey) => IDBRequest;
      vi.spyOn(IDBObjectStore.prototype, name).mockImplementation(function (this: IDBObjectStore, query?: unknown) {
        const request = read.call(this, query as IDBValidKey);
        if (!ended.has(this.transaction)) queueMicrotask(() => this.transaction.abort());
        ended.add(this.transaction);
        return request;
      } as never);
    }
    expect((await openPack(phone, 'witten', 'de'))?.content).toEqual(german);
    expect(await listSaved(phone)).toHaveLength(1);
    await new Promise((resolve) => setTimeout(resolve, 20));
    process.off('unhandledRejection', hear);
    expect(unheard).toEqual([]);
  });

  it('on iOS, in the middle of a read: read again', async () => {
    const phone = newPhone();
    await phone.save(wifi(site));
    vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementationOnce(() => {
      throw new DOMException('Connection to Indexed Database server lost. Refresh the page to try again', 'UnknownError');
    });
    expect((await phone.store.readPack('witten/de'))?.saved.lang).toBe('de');
  });
});

describe('another tab wants a newer database', () => {
  it('this one steps aside at once, and goes on with the newer one', async () => {
    const phone = newPhone();
    await phone.save(wifi(site));
    const upgraded = await new Promise<string>((resolve) => {
      const request = indexedDB.open('welcome-atlas', 9);
      request.onblocked = () => resolve('blocked');
      request.onupgradeneeded = () => request.result.createObjectStore('invented-later');
      request.onsuccess = () => {
        request.result.close();
        resolve('upgraded');
      };
    });
    expect(upgraded).toBe('upgraded');
    expect((await openPack(phone, 'witten', 'de'))?.content).toEqual(german);
  });
});

describe('a page that came over plain http', () => {
  it('cannot verify anything, so it saves nothing', async () => {
    vi.stubGlobal('crypto', {});
    const net = wifi(site);
    expect(await newPhone().save(net)).toEqual({ kind: 'kept', reason: 'refused' });
    expect(net.requests).toEqual([]);
  });
});
