import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb';
import type { PartHash } from '../core/pack/format.ts';
import type { PackKey, Part, SavedPack } from './api.ts';
import { atlasName } from './atlasName.ts';
import { type Closed, createConnection, inTime } from './connection.ts';
import { isRecord, isSavedPack, type PackRecord } from './record.ts';

/** The packs in IndexedDB. The only file that knows idb; every answer is a value, nothing here throws. */
export interface PackStore {
  /** Undefined when there is none and when the browser refuses storage. */
  readonly readPack: (key: PackKey) => Promise<PackRecord | undefined>;
  readonly listPacks: () => Promise<readonly SavedPack[]>;
  /**
   * Replaces a pack whole and drops its staged parts, in one transaction that looks at the version again.
   * `current`: the same lines are there (they only learn the higher `seq` and its proof). `older`: a later pack is there, nothing changed.
   */
  readonly writePack: (record: PackRecord) => Promise<'saved' | 'current' | 'older' | 'full' | 'refused'>;
  /** Notes that a pack is not what was published: it is still read, and the next save mends it. */
  readonly distrust: (key: PackKey, version: string) => Promise<void>;
  /** With a version: only if that is still the one that is there. */
  readonly removePack: (key: PackKey, version?: string) => Promise<'removed' | 'refused'>;
  /** Keeps verified parts of a pack that is not complete yet, so that a break costs nothing that has arrived. */
  readonly stageParts: (key: PackKey, parts: readonly (readonly [PartHash, Part])[]) => Promise<'saved' | 'full' | 'refused'>;
  readonly readStaged: (key: PackKey) => Promise<readonly Part[]>;
  readonly clearStaged: (key: PackKey) => Promise<void>;
  /** Empties everything, then deletes the database. `cleared`: emptied, but another tab holds on to the empty shell. */
  readonly wipe: () => Promise<'wiped' | 'cleared' | 'refused'>;
  /** Lets go of the handle. */
  readonly close: () => void;
}

/** Two large values per pack instead of many small ones: 2,000 small puts took 0.4-2.6 s, one of 1 MB 0.01-0.2 s. */
type Lines = Omit<PackRecord, 'saved'>;
interface Schema extends DBSchema {
  packs: { key: PackKey; value: Lines };
  /** Small rows beside the packs: lists and the look at the version do not read megabytes. */
  saved: { key: PackKey; value: SavedPack };
  staged: { key: [PackKey, PartHash]; value: Part };
}
type Database = IDBPDatabase<Schema>;

/** Rises when an object store is added. Stores are never renamed or removed, so that older and newer apps share a phone. */
const schemaVersion = 1;
const objectStores = ['packs', 'saved', 'staged'] as const;

export interface StoreOptions {
  readonly name?: string;
  /** Milliseconds to wait for a database that does not open. */
  readonly openWithin?: number;
  /** Milliseconds to wait for what is read from it. Packs of megabytes take one or two seconds on a slow phone. */
  readonly readWithin?: number;
}

/** So long, in ms, a wipe waits until all is empty, before it deletes; measured in Chromium: 41. */
const emptyWithin = 300;

export function createStore({ name = atlasName, openWithin = 3000, readWithin = 6000 }: StoreOptions = {}): PackStore {
  const { use, close } = createConnection((closed) => openDatabase(name, closed), openWithin);
  /** Another tab holds the database and does not end, frozen in its middle: waited for once; until it ends nothing is here, and the copies step in. */
  let isHeld = false;
  const release = () => {
    isHeld = false;
  };
  const read = async <T>(work: (db: Database) => Promise<T>): Promise<T | 'full' | 'refused'> =>
    isHeld
      ? 'refused'
      : use(async (db) => {
          const found = work(db);
          const inTurn = await inTime(found, readWithin);
          if (inTurn !== 'late') return inTurn;
          isHeld = true;
          void found.then(release, release);
          return 'refused' as const;
        });

  return {
    async readPack(key) {
      const found = await read(async (db) => {
        const tx = reading(db, ['saved', 'packs']);
        const [saved, lines] = await Promise.all([tx.objectStore('saved').get(key), tx.objectStore('packs').get(key)]);
        return { saved, ...lines };
      });
      return isRecord(found) ? found : undefined;
    },

    async listPacks() {
      const rows = await read((db) => reading(db, ['saved']).objectStore('saved').getAll());
      return Array.isArray(rows) ? rows.filter(isSavedPack) : [];
    },

    writePack: ({ saved, head, parts }) =>
      use((db) =>
        transact(db, async (tx) => {
          // Looked at again inside the transaction: another tab may have saved since we read the manifest.
          const there = await tx.objectStore('saved').get(saved.key);
          if (there && there.version !== saved.version && there.seq > saved.seq) return 'older';
          // Compared line by line with the verified ones: a version whose lines were spoilt at rest is replaced.
          const same = there?.version === saved.version && isEqual(await tx.objectStore('packs').get(saved.key), { head, parts });
          await all([
            () => tx.objectStore('saved').put(same ? newerOf(there, saved) : saved, saved.key),
            () => (same ? Promise.resolve() : tx.objectStore('packs').put({ head, parts }, saved.key)),
            () => tx.objectStore('staged').delete(stagedOf(saved.key)),
          ]);
          return same ? 'current' : 'saved';
        }),
      ),

    async distrust(key, version) {
      await use((db) =>
        transact(db, async (tx) => {
          const there = await tx.objectStore('saved').get(key);
          if (there?.version === version) await tx.objectStore('saved').put({ ...there, version: '' }, key);
        }),
      );
    },

    async removePack(key, version) {
      const result = await use((db) =>
        transact(db, async (tx) => {
          if (version !== undefined && (await tx.objectStore('saved').get(key))?.version !== version) return 'removed' as const;
          await all([
            () => tx.objectStore('saved').delete(key),
            () => tx.objectStore('packs').delete(key),
            () => tx.objectStore('staged').delete(stagedOf(key)),
          ]);
          return 'removed' as const;
        }),
      );
      return result === 'full' ? 'refused' : result;
    },

    stageParts: (key, parts) =>
      use((db) =>
        transact(db, async (tx) => {
          await all(
            parts.map(
              ([hash, part]) =>
                () =>
                  tx.objectStore('staged').put(part, [key, hash]),
            ),
          );
          return 'saved' as const;
        }),
      ),

    async readStaged(key) {
      const parts = await read((db) => reading(db, ['staged']).objectStore('staged').getAll(stagedOf(key)));
      return Array.isArray(parts) ? parts.filter((part) => typeof part === 'string' || part instanceof ArrayBuffer) : [];
    },

    async clearStaged(key) {
      await use((db) => db.delete('staged', stagedOf(key)));
    },

    async wipe() {
      const emptying = use((db) =>
        transact(db, async (tx) => {
          await all(objectStores.map((store) => () => tx.objectStore(store).clear()));
          return 'cleared' as const;
        }),
      );
      // What a worker had begun when it was taken away is never finished in WebKit, and holds up whatever comes after it. A deletion ends it.
      await inTime(emptying, emptyWithin);
      close();
      const deleted = await deleteDatabase(name, openWithin);
      return deleted ? 'wiped' : (await inTime(emptying, openWithin)) === 'cleared' ? 'cleared' : 'refused';
    },

    close,
  };
}

/** `cmp` compares texts and chunks alike, in the browser's own code. */
const isEqual = (there: Partial<Lines> | undefined, { head, parts }: Lines) =>
  there?.head === head && there.parts?.length === parts.length && parts.every((part, index) => indexedDB.cmp(part, there.parts?.[index]) === 0);

/** The row of a version that was published once more. */
const newerOf = (there: SavedPack, { seq, signed }: SavedPack): SavedPack =>
  seq < there.seq ? there : { ...there, seq, ...(signed !== undefined && { signed }) };

const stagedOf = (key: PackKey) => IDBKeyRange.bound([key], [key, []]);

/** The browser may take it away, as when the reader clears the data of the site: its end is heard, or it would be an error of the page. */
function reading(db: Database, stores: (typeof objectStores)[number][]) {
  const tx = db.transaction(stores);
  tx.done.catch(() => {});
  return tx;
}

type WriteTransaction = ReturnType<typeof writeTransaction>;

/** `relaxed`: the answer does not wait for the disk itself. Lost to a power cut, a pack is fetched again; it is never half there. */
const writeTransaction = (db: Database) => db.transaction([...objectStores], 'readwrite', { durability: 'relaxed' });

/** All of the work or nothing. The transaction's own error is told, because a failed put may only say "aborted" where the disk is full. */
async function transact<T>(db: Database, work: (tx: WriteTransaction) => Promise<T>): Promise<T> {
  const tx = writeTransaction(db);
  // Handled here already: the work may throw before anybody waits for the end.
  const done = tx.done.catch((error: unknown) => ({ error }));
  try {
    const result = await work(tx);
    const failed = await done;
    if (failed) throw failed.error;
    return result;
  } catch (error) {
    try {
      tx.abort();
    } catch {
      // Already over.
    }
    const failed = await done;
    throw failed && isMoreTelling(failed.error) ? failed.error : error;
  }
}

/** Waits for every request, whether it fails at once or later, so that none fails unheard. */
const all = (requests: readonly (() => Promise<unknown>)[]) => Promise.all(requests.map(async (request) => request()));

const isMoreTelling = (error: unknown) => error instanceof DOMException && error.name !== 'AbortError';

async function openDatabase(name: string, closed: Closed): Promise<Database> {
  const callbacks = {
    upgrade: addMissingStores,
    // Another tab upgrades or wipes: step aside at once instead of blocking it for ever.
    blocking: closed,
    terminated: closed,
  };
  const db = await openDB<Schema>(name, schemaVersion, callbacks).catch((error: unknown) => {
    // A newer app was here and this one was rolled back: its stores are a superset of ours, so open what is there.
    if (error instanceof DOMException && error.name === 'VersionError') return openDB<Schema>(name, undefined, callbacks);
    throw error;
  });
  if (objectStores.every((store) => db.objectStoreNames.contains(store))) return db;
  const next = db.version + 1;
  db.close();
  return openDB<Schema>(name, next, callbacks);
}

function addMissingStores(db: Database) {
  for (const store of objectStores) if (!db.objectStoreNames.contains(store)) db.createObjectStore(store);
}

/** False when other tabs keep the database from going; it then goes when they close. */
async function deleteDatabase(name: string, within: number): Promise<boolean> {
  try {
    return (await inTime(deleteDB(name), within)) !== 'late';
  } catch {
    return false;
  }
}
