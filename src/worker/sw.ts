import { cleanupOutdatedCaches, PrecacheController, type PrecacheEntry, PrecacheRoute } from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';
import { answerNavigation } from './navigate.ts';

/**
 * The service worker: keeps the shell (scripts, strings, styles), and answers every navigation to a saved district from the
 * phone, online and offline alike, as a finished page. Content is never fetched here: the window does that, visibly.
 */
declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: readonly PrecacheEntry[] };

const shell = [...self.__WB_MANIFEST];

/** The reader wiped everything: pages that still stand get the network's answers, and nothing is kept again. */
let isRetired = false;

self.addEventListener('fetch', (event) => {
  if (isRetired) event.stopImmediatePropagation();
});

// Every entry carries `integrity` (src/build/integrity.ts): a login page of the Wi-Fi is not kept in place of a script.
const precache = new PrecacheController();
precache.precache(shell);
registerRoute(new PrecacheRoute(precache, { cleanURLs: false, directoryIndex: '' }));
cleanupOutdatedCaches();

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('message', (event: ExtendableMessageEvent) => {
  const { type } = (event.data ?? {}) as { readonly type?: unknown };
  if (type === 'RETIRE') isRetired = true;
  if (type === 'CHECK') {
    isRetired = false;
    event.waitUntil(completeShell().then((isComplete) => event.ports[0]?.postMessage(isComplete)));
  }
});

/** Fetches what the browser cleared away from the shell; false where that did not succeed. Workbox only repairs what a page asks for. */
async function completeShell(): Promise<boolean> {
  try {
    const cache = await caches.open(precache.strategy.cacheName);
    const kept = new Set((await cache.keys()).map(({ url }) => url));
    const missing = shell.filter(({ url }) => !kept.has(keyOf(url)));
    await Promise.all(
      missing.map(async ({ url, integrity }) => {
        const response = await fetch(url, { cache: 'reload', ...(integrity !== undefined && { integrity }) });
        if (!response.ok || response.redirected) throw new TypeError(`${response.status} ${url}`);
        await cache.put(keyOf(url), response);
      }),
    );
    return true;
  } catch {
    return false;
  }
}

const keyOf = (url: string) => precache.getCacheKeyForURL(url) ?? url;

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.mode !== 'navigate' || request.method !== 'GET' || url.origin !== self.location.origin) return;
  const base = new URL(self.registration.scope).pathname;
  const openPages = async () => (await self.clients.matchAll({ type: 'window' })).map(({ url: address }) => new URL(address));
  event.respondWith(answerNavigation(url, { base, readShellFile: (path) => precache.matchPrecache(path), fetchPage: () => fetch(request), openPages }));
});
