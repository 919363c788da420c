import './ui/trustedDefault.ts';
import { Workbox } from 'workbox-window';

/** What became of the service worker: without one nothing opens offline, whatever IndexedDB holds. */
export type WorkerState = 'ready' | 'refused' | 'failed';

export interface WorkerEvents {
  /** A newer version is complete and waits for the next cold start. */
  readonly onWaiting: () => void;
}

/**
 * Registers the service worker and waits until its shell is complete. `refused`: the browser has none or forbids it (private
 * window, old WebView). `failed`: a file of the shell did not arrive whole; the next attempt begins again.
 */
export async function registerWorker(base: string, { onWaiting }: WorkerEvents): Promise<WorkerState> {
  // The editor's preview has no shell to keep: a page must be new after every save.
  if (import.meta.env.DEV) return 'ready';
  if (!('serviceWorker' in navigator)) return 'refused';
  const workbox = new Workbox(`${base}sw.js`, { scope: base, updateViaCache: 'none' });
  workbox.addEventListener('waiting', onWaiting);
  try {
    const ended = new Promise<WorkerState>((resolve) => {
      workbox.addEventListener('redundant', (event) => !event.isExternal && resolve('failed'));
    });
    const registration = await workbox.register({ immediate: true });
    if (!registration) return 'refused';
    const active = navigator.serviceWorker.ready.then((): WorkerState => 'ready');
    return await Promise.race([active, ended]);
  } catch (error) {
    return error instanceof DOMException && error.name === 'SecurityError' ? 'refused' : 'failed';
  }
}
