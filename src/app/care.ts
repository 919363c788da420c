import type { PackKey } from '../device/api.ts';
import { inTime } from '../device/connection.ts';
import type { Shelf } from '../device/shelf.ts';
import { ask } from './worker.ts';

/** So long, in ms, the worker may take: one of an older version does not know the question. */
const patience = 20_000;

/**
 * Has a pack verified and repaired (device/verify.ts). By the worker: reading and counting some megabytes here would stop the finger
 * that scrolls; here where there is no worker.
 */
export async function care(shelf: Shelf, key: PackKey): Promise<void> {
  if ((await inTime(ask({ type: 'VERIFY', key }), patience)) === true) return;
  // Undefined where the import failed.
  const chunk: typeof import('../device/verify.ts') | undefined = await import('../device/verify.ts');
  await chunk?.verifyPack(shelf, key);
}
