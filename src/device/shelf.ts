import type { PackKey, SavedPack } from './api.ts';
import { type Copies, createCopies } from './copy.ts';
import { createStore, type PackStore } from './store.ts';

/** The two places that hold packs: IndexedDB, which counts, and the copy, which steps in. */
export interface Shelf {
  readonly store: PackStore;
  readonly copies: Copies;
}

/** This phone's. */
export const openShelf = (): Shelf => ({ store: createStore(), copies: createCopies() });

/** Every pack on the phone, one row each, for the list of what is saved. */
export async function listSaved({ store, copies }: Shelf): Promise<readonly SavedPack[]> {
  const stored = await store.listPacks();
  return [...stored, ...(await copies.list(new Set(stored.map(({ key }) => key))))];
}

/**
 * The signed manifests that the packs of a district came with: whoever signed the last of them is believed (trust/judge.ts). None
 * while the district has never been signed.
 */
export const signedOf = async (shelf: Shelf, district: string): Promise<readonly string[]> =>
  (await listSaved(shelf)).flatMap((row) => (row.district === district && row.signed) || []);

/** Takes a pack off the phone. The copy goes first: were we stopped in between, nothing would bring the pack back. */
export async function removeSaved({ store, copies }: Shelf, key: PackKey): Promise<void> {
  await copies.remove(key);
  await store.removePack(key);
}
