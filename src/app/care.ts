import type { PackKey } from '../device/api.ts';
import { inTime } from '../device/connection.ts';
import type { Shelf } from '../device/shelf.ts';

/** So long, in ms, the worker may take: one of an older version does not know the question. */
const patience = 20_000;

/**
 * Has a pack verified and repaired (device/verify.ts). By the worker: reading and counting some megabytes here would stop the finger
 * that scrolls; here where there is no worker.
 */
export async function care(shelf: Shelf, key: PackKey): Promise<void> {
  const worker = navigator.serviceWorker?.controller;
  if (worker && (await inTime(verifiedBy(worker, key), patience)) !== 'late') return;
  // Undefined where the import failed.
  const chunk: typeof import('../device/verify.ts') | undefined = await import('../device/verify.ts');
  await chunk?.verifyPack(shelf, key);
}

const verifiedBy = (worker: ServiceWorker, key: PackKey) =>
  new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve();
    worker.postMessage({ type: 'VERIFY', key }, [port2]);
  });
