import type { PackKey, SavedPack } from './api.ts';
import { atlasName } from './atlasName.ts';
import { inTime, isQuotaError } from './connection.ts';
import { isRecord, isSound, type PackRecord } from './record.ts';

/**
 * The second copy of every text pack, in Cache Storage: browsers evict the two storages apart, and some refuse only IndexedDB.
 * Whatever is read from here was verified again just now. A map has none: it is megabytes, and the list of places does without.
 */
export interface Copies {
  readonly read: (key: PackKey) => Promise<PackRecord | undefined>;
  /** The rows of all copies but these: a copy has to be read whole in order to tell its row. */
  readonly list: (except?: ReadonlySet<PackKey>) => Promise<readonly SavedPack[]>;
  /** Keeps a copy unless a later one is there. Refuses maps. */
  readonly write: (record: PackRecord) => Promise<'saved' | 'older' | 'full' | 'refused'>;
  readonly remove: (key: PackKey) => Promise<void>;
}

export const copiesCache = `${atlasName}-packs`;

/** Addresses that no host serves: the copies are never an answer to a request. */
const folder = '/.welcome-atlas-packs/';
const addressOf = (key: PackKey) => folder + key;

/** `caches` may be missing (plain http), throw at any call (private windows, full disk), or hang: browsers hold it up while they empty it. */
export function createCopies(storage: CacheStorage | undefined = globalThis.caches, name = copiesCache, openWithin = 3000): Copies {
  /** Waited for once; from then on there is none until it comes. */
  let isLate = false;
  const open = async (): Promise<Cache | undefined> => {
    if (isLate) return undefined;
    const opening = storage?.open(name);
    const cache = await inTime(Promise.resolve(opening), openWithin);
    if (cache !== 'late') return cache;
    isLate = true;
    void opening?.then(
      () => {
        isLate = false;
      },
      () => {},
    );
    return undefined;
  };
  /** The copy as it lies there, not verified. */
  const peek = async (key: PackKey): Promise<PackRecord | undefined> => {
    try {
      const response = await (await open())?.match(addressOf(key));
      const record: unknown = await response?.json();
      return isRecord(record) && record.saved.key === key ? record : undefined;
    } catch {
      return undefined;
    }
  };
  const remove = async (key: PackKey) => {
    try {
      await (await open())?.delete(addressOf(key));
    } catch {
      // Refused storage holds nothing.
    }
  };

  return {
    async read(key) {
      const record = await peek(key);
      if (!record) return undefined;
      if (await isSound(record)) return record;
      await remove(key);
      return undefined;
    },

    async list(except) {
      try {
        const requests = (await (await open())?.keys()) ?? [];
        const keys = requests.map(({ url }) => url.slice(url.indexOf(folder) + folder.length) as PackKey);
        return (await Promise.all(keys.filter((key) => !except?.has(key)).map(peek))).flatMap((record) => (record ? [record.saved] : []));
      } catch {
        return [];
      }
    },

    async write(record) {
      if (record.saved.kind === 'map') return 'refused';
      const there = await peek(record.saved.key);
      if (there && there.saved.version !== record.saved.version && there.saved.seq > record.saved.seq) return 'older';
      try {
        const cache = await open();
        if (!cache) return 'refused';
        await cache.put(addressOf(record.saved.key), new Response(JSON.stringify(record), { headers: { 'content-type': 'application/json' } }));
        return 'saved';
      } catch (error) {
        return isQuotaError(error) ? 'full' : 'refused';
      }
    },

    remove,
  };
}
