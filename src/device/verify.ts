import type { PackKey } from './api.ts';
import { isSound } from './record.ts';
import type { Shelf } from './shelf.ts';

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
