import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import type { Progress, SaveResult } from '../../src/device/api.ts';
import { type Copies, createCopies } from '../../src/device/copy.ts';
import { savePack } from '../../src/device/save.ts';
import type { Shelf } from '../../src/device/shelf.ts';
import { createStore, type PackStore, type StoreOptions } from '../../src/device/store.ts';
import { base, type Wifi } from './wifi.ts';

/** Cache Storage as far as we use it. `full` makes every write fail as a full disk does. */
export interface FakeCaches extends CacheStorage {
  readonly data: Map<string, Map<string, string>>;
  full: boolean;
}

export function fakeCaches(): FakeCaches {
  const data = new Map<string, Map<string, string>>();
  const open = async (name: string) => {
    const cache = data.get(name) ?? new Map<string, string>();
    data.set(name, cache);
    return {
      match: async (url: string) => (cache.has(url) ? new Response(cache.get(url)) : undefined),
      put: async (url: string, response: Response) => {
        if (self.full) throw new DOMException('no room', 'QuotaExceededError');
        cache.set(url, await response.text());
      },
      delete: async (url: string) => cache.delete(url),
      keys: async () => [...cache.keys()].map((url) => ({ url: `https://atlas.example${url}` })),
    };
  };
  const self = { data, full: false, open, keys: async () => [...data.keys()], delete: async (name: string) => data.delete(name) } as unknown as FakeCaches;
  return self;
}

/** A phone: its two storages, and what a tab does with them. */
export interface Phone extends Shelf {
  readonly caches: FakeCaches;
  /** Opens another tab, which is also what a restart is. */
  readonly newTab: (options?: StoreOptions) => Shelf;
  readonly save: (wifi: Wifi, options?: SaveOptions) => Promise<SaveResult>;
}

export interface SaveOptions {
  readonly what?: string;
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
  readonly tab?: { readonly store: PackStore; readonly copies: Copies };
  readonly hasRoom?: (bytes: number) => Promise<boolean>;
  readonly locks?: Pick<LockManager, 'request'>;
}

/** A new phone with nothing on it. */
export function newPhone(): Phone {
  globalThis.indexedDB = new IDBFactory();
  const caches = fakeCaches();
  const newTab = (options?: StoreOptions): Shelf => ({ store: createStore(options), copies: createCopies(caches) });
  const first = newTab();
  return {
    ...first,
    caches,
    newTab,
    save: (wifi, { what = 'de', tab = first, ...options } = {}) =>
      savePack({ site: base, district: 'witten', what, network: wifi, hasRoom: async () => true, locks: undefined, ...tab, ...options }),
  };
}

/** Overwrites a part at rest, as a failing flash chip does. */
export async function spoilAtRest<Part = string>(key: string, change: (record: { head: string; parts: Part[] }) => unknown): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.open('welcome-atlas');
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const tx = request.result.transaction('packs', 'readwrite');
      const store = tx.objectStore('packs');
      const read = store.get(key);
      read.onsuccess = () => store.put(change(read.result), key);
      tx.oncomplete = () => {
        request.result.close();
        resolve();
      };
    };
  });
}
