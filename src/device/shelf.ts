import type { PackKey, SavedPack } from './api.ts';
import type { Copies } from './copy.ts';
import { isSound } from './record.ts';
import type { PackStore } from './store.ts';

/** The two places that hold packs: IndexedDB, which counts, and the copy, which steps in. */
export interface Shelf {
  readonly store: PackStore;
  readonly copies: Copies;
}

/** Every pack on the phone, one row each, for the list of what is saved. */
export async function listSaved({ store, copies }: Shelf): Promise<readonly SavedPack[]> {
  const [stored, copied] = await Promise.all([store.listPacks(), copies.list()]);
  const known = new Set(stored.map(({ key }) => key));
  return [...stored, ...copied.filter(({ key }) => !known.has(key))];
}

/** Takes a pack off the phone. The copy goes first: were we stopped in between, nothing would bring the pack back. */
export async function removeSaved({ store, copies }: Shelf, key: PackKey): Promise<void> {
  await copies.remove(key);
  await store.removePack(key);
}

/**
 * `sound`: all is well. `restored`: the copy took the place of a pack that was evicted, spoilt or older. `lost`: spoilt
 * beyond repair and removed, fetch it again. `absent`: there is none.
 */
export type Verdict = 'sound' | 'restored' | 'lost' | 'absent';

/**
 * Looks after one pack, in an idle moment after a start: verifies it as it lies there, and repairs whichever of the two
 * places is missing or spoilt from the other one.
 */
export async function verifyPack({ store, copies }: Shelf, key: PackKey): Promise<Verdict> {
  const [record, copy] = await Promise.all([store.readPack(key), copies.read(key)]);
  const sound = record !== undefined && (await isSound(record));
  if (sound && !(copy && copy.saved.seq > record.saved.seq && copy.saved.version !== record.saved.version)) {
    if (copy?.saved.version !== record.saved.version) await copies.write(record);
    return 'sound';
  }
  if (record && !sound) await store.removePack(key, record.saved.version);
  if (copy) {
    const written = await store.writePack(copy);
    return sound && written !== 'saved' ? 'sound' : 'restored';
  }
  return record ? 'lost' : 'absent';
}
