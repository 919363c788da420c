/** The part of Web Locks that is needed; `navigator.locks` is one. */
export type Locks = Pick<LockManager, 'request'>;

const lockName = 'welcome-atlas-save';

/**
 * One save per phone at a time, over all tabs and the worker: a second language waits its turn instead of sharing a thin
 * line. Only maps have a queue of their own, because words must not wait for megabytes. Where there are no locks all go at once, which costs bytes but spoils nothing: the store looks at versions again.
 */
export async function oneAtATime<T>(locks: Locks | undefined, isMap: boolean, signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T | 'paused'> {
  if (!locks) return work();
  let begun: Promise<T> | undefined;
  try {
    return await locks.request(isMap ? `${lockName}-map` : lockName, signal ? { signal } : {}, () => {
      begun = work();
      return begun;
    });
  } catch {
    if (begun) return begun;
    return signal?.aborted ? 'paused' : work();
  }
}
