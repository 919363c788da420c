import { listenToOthers } from './messages.ts';

/** The part of Web Locks that is needed; `navigator.locks` is one. */
export type Locks = Pick<LockManager, 'request'>;

const lockName = 'welcome-atlas-save';

/**
 * Milliseconds without a byte of the one whose turn it is. Phones put tabs to sleep in the middle of a save, and who sleeps keeps the
 * turn; one whose line is silent uses none of it.
 */
const patience = 15_000;

/**
 * One save per phone at a time, over all tabs and the worker: a second language waits its turn instead of sharing a thin
 * line. Only maps have a queue of their own, because words must not wait for megabytes. Where there are no locks, or nothing comes of
 * the one before, all go at once, which costs bytes but spoils nothing: the store looks at versions again.
 */
export async function oneAtATime<T>(
  locks: Locks | undefined,
  isMap: boolean,
  signal: AbortSignal | undefined,
  work: (isInTurn: boolean) => Promise<T>,
): Promise<T | 'paused'> {
  if (!locks) return work(true);
  let begun: Promise<T> | undefined;
  const waiting = new AbortController();
  const giveUp = () => waiting.abort();
  let silence = setTimeout(giveUp, patience);
  const stopListening = listenToOthers(({ kind }) => {
    if (kind !== 'saving') return;
    clearTimeout(silence);
    silence = setTimeout(giveUp, patience);
  });
  signal?.addEventListener('abort', giveUp);
  const endWaiting = () => {
    clearTimeout(silence);
    stopListening();
    signal?.removeEventListener('abort', giveUp);
  };
  try {
    return await locks.request(isMap ? `${lockName}-map` : lockName, { signal: waiting.signal }, () => {
      endWaiting();
      begun = work(true);
      return begun;
    });
  } catch {
    endWaiting();
    if (begun) return begun;
    return signal?.aborted ? 'paused' : work(!waiting.signal.aborted);
  }
}
