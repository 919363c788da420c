import type { PackKey, SavedPack } from './api.ts';
import { isQuotaError } from './connection.ts';
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

export const copiesCache = 'welcome-atlas-packs';

/** Addresses that no host serves: the copies are never an answer to a request. */
const folder = '/.welcome-atlas-packs/';
const addressOf = (key: PackKey) => folder + key;

/** `caches` may be missing (plain http) or throw at any call (private windows, full disk). */
export function createCopies(storage: CacheStorage | undefined = globalThis.caches, name = copiesCache): Copies {
  /** The copy as it lies there, not verified. */
  const peek = async (key: PackKey): Promise<PackRecord | undefined> => {
    try {
      const response = await (await storage?.open(name))?.match(addressOf(key));
      const record: unknown = await response?.json();
      return isRecord(record) && record.saved.key === key ? record : undefined;
    } catch {
      return undefined;
    }
  };
  const remove = async (key: PackKey) => {
    try {
      await (await storage?.open(name))?.delete(addressOf(key));
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
        const requests = (await (await storage?.open(name))?.keys()) ?? [];
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
        if (!storage) return 'refused';
        await (await storage.open(name)).put(
          addressOf(record.saved.key),
          new Response(JSON.stringify(record), { headers: { 'content-type': 'application/json' } }),
        );
        return 'saved';
      } catch (error) {
        return isQuotaError(error) ? 'full' : 'refused';
      }
    },

    remove,
  };
}
