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

/**
 * The signed manifest that this phone took last from a district, whichever of its packs it came with: whoever signed it is
 * believed. Undefined while the district has never been signed.
 */
export async function pinnedBy({ store, copies }: Shelf, district: string): Promise<string | undefined> {
  const signed = (rows: readonly SavedPack[]) => rows.filter((row) => row.district === district && row.signed !== undefined);
  const stored = signed(await store.listPacks());
  const rows = stored.length > 0 ? stored : signed(await copies.list());
  return rows.reduce<SavedPack | undefined>((last, row) => (last && last.seq >= row.seq ? last : row), undefined)?.signed;
}

/** Takes a pack off the phone. The copy goes first: were we stopped in between, nothing would bring the pack back. */
export async function removeSaved({ store, copies }: Shelf, key: PackKey): Promise<void> {
  await copies.remove(key);
  await store.removePack(key);
}

/**
 * `sound`: all is well. `restored`: the copy took the place of a pack that was evicted, spoilt or older. `lost`: spoilt
 * beyond repair and removed, fetch it again. `spoilt`: a map with damage, still drawn as far as it goes; the next save fetches
 * the spoilt chunks alone. `absent`: there is none.
 */
export type Verdict = 'sound' | 'restored' | 'lost' | 'spoilt' | 'absent';

/**
 * Looks after one pack, in an idle moment after a start: verifies it as it lies there, and repairs whichever of the two
 * places is missing or spoilt from the other one.
 */
export async function verifyPack({ store, copies }: Shelf, key: PackKey): Promise<Verdict> {
  const [record, copy] = await Promise.all([store.readPack(key), copies.read(key)]);
  const sound = record !== undefined && (await isSound(record));
  if (sound && !(copy && copy.saved.seq > record.saved.seq && copy.saved.version !== record.saved.version)) {
    if (copy?.saved.version !== record.saved.version || copy.saved.signed !== record.saved.signed) await copies.write(record);
    return 'sound';
  }
  if (record?.saved.kind === 'map' && !sound) {
    await store.distrust(key, record.saved.version);
    return 'spoilt';
  }
  if (record && !sound) await store.removePack(key, record.saved.version);
  if (copy) {
    const written = await store.writePack(copy);
    return sound && written !== 'saved' ? 'sound' : 'restored';
  }
  return record ? 'lost' : 'absent';
}
