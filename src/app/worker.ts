import './ui/trustedDefault.ts';
import { messageSW, Workbox } from 'workbox-window';
import type { Reason } from '../device/api.ts';
import { atlasName } from '../device/atlasName.ts';
import { inTime, isQuotaError } from '../device/connection.ts';
import { whyNot } from '../device/hash.ts';
import { retire } from '../device/wipe.ts';

/** What became of the service worker: `ready`, or why nothing opens offline, whatever IndexedDB holds. */
export type WorkerState = 'ready' | Extract<Reason, 'refused' | 'insecure' | 'portal' | 'offline' | 'server' | 'full'>;

export interface WorkerEvents {
  /** A newer version is complete and waits for the next cold start. */
  readonly onWaiting: () => void;
  /** False once the reader wiped everything: a worker that was on its way is sent back. */
  readonly isWanted: () => boolean;
}

/** The shell on the phone, generously. In bytes. */
const shellSize = 1_000_000;

/**
 * Registers the service worker and waits until its shell is complete. `refused`: the browser has none or forbids it (private
 * window, old WebView). Any other reason: a file did not arrive whole; the next attempt begins again.
 */
export async function registerWorker(base: string, { onWaiting, isWanted }: WorkerEvents): Promise<WorkerState> {
  // The editor's preview has no shell to keep: a page must be new after every save.
  if (import.meta.env.DEV) return 'ready';
  const container = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (!container) return whyNot();
  const script = `${base}sw.js`;
  const workbox = new Workbox(script, { scope: base, updateViaCache: 'none' });
  workbox.addEventListener('waiting', onWaiting);
  try {
    const registration = await workbox.register({ immediate: true });
    if (registration && !isWanted()) await retire(registration);
    if (!registration || !isWanted()) return 'refused';
    // Not what `ready` of the page names: after a wipe that is, in Firefox, a worker that is no more.
    const first = registration.active ?? registration.installing ?? registration.waiting;
    if (first) await Promise.race([untilState(first, 'activated'), untilState(first, 'redundant')]);
    const { active } = registration;
    if (!active || !isWanted()) return await reasonOf(script, 'server');
    // The browser may have cleared the shell and left the worker: it looks, and fetches what is missing. Where it cannot, it gives
    // way to the version that waits, which may have begun by now.
    const isComplete = (await isWhole(active)) || (await isWhole(await successorOf(registration, active)));
    return isComplete ? 'ready' : await reasonOf(script, 'server');
  } catch (error) {
    return reasonOf(script, error instanceof TypeError ? 'server' : 'refused');
  }
}

/** A language has come onto this phone: the worker fetches its texts, so that its pages open without a network. */
export const completeShell = (): Promise<unknown> => ask({ type: 'CHECK' });

/** What the worker in charge of this page answers; false where there is none, or once it is no more. */
export async function ask(message: { readonly type: string; readonly key?: string }): Promise<unknown> {
  const active = navigator.serviceWorker?.controller;
  return active ? answerOf(active, message) : false;
}

const isWhole = async (worker: ServiceWorker | undefined): Promise<boolean> => !!worker && (await answerOf(worker, { type: 'CHECK' })) === true;

/** The version that waits behind one that cannot be whole any more, once it is in charge. */
async function successorOf({ waiting, active }: ServiceWorkerRegistration, before: ServiceWorker): Promise<ServiceWorker | undefined> {
  const next = waiting ?? active;
  if (!next || next === before) return undefined;
  next.postMessage({ type: 'START' });
  return (await inTime(untilState(next, 'activated'), 10_000)) === true ? next : undefined;
}

/** False once the worker is no more: one that ends itself (retire.js) may be gone before it answers. */
const answerOf = (worker: ServiceWorker, message: object): Promise<unknown> =>
  Promise.race([messageSW(worker, message), untilState(worker, 'redundant').then(() => false)]);

const untilState = (worker: ServiceWorker, state: ServiceWorkerState) =>
  new Promise<true>((resolve) => {
    const look = () => worker.state === state && resolve(true);
    worker.addEventListener('statechange', look);
    look();
  });

/** Browsers do not tell why a worker failed: the same SecurityError stands for a forbidden worker and for a login page. */
async function reasonOf(script: string, otherwise: WorkerState): Promise<WorkerState> {
  if (!(await hasRoom())) return 'full';
  try {
    const { type, ok, headers } = await fetch(script, { method: 'HEAD', cache: 'no-store', redirect: 'manual' });
    if (type === 'opaqueredirect' || /\bhtml\b/i.test(headers.get('content-type') ?? '')) return 'portal';
    return ok ? otherwise : 'server';
  } catch {
    return 'offline';
  }
}

/** Tried, not asked: `estimate()` of Chromium promises 10 GB on every disk, so that nobody is recognised by it. */
async function hasRoom(): Promise<boolean> {
  const name = `${atlasName}-room`;
  try {
    await (await caches.open(name)).put('/.welcome-atlas-room', new Response(new Uint8Array(shellSize)));
    return true;
  } catch (error) {
    return !isQuotaError(error);
  } finally {
    await caches.delete(name).catch(() => {});
  }
}
