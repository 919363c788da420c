import { cleanupOutdatedCaches, matchPrecache, type PrecacheEntry, precacheAndRoute } from 'workbox-precaching';
import { answerNavigation } from './navigate.ts';

/**
 * The service worker: keeps the shell (scripts, strings, styles), and answers every navigation to a saved district from the
 * phone, online and offline alike, as a finished page. Content is never fetched here: the window does that, visibly.
 */
declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: readonly (PrecacheEntry | string)[] };

// Every entry carries `integrity` (src/build/integrity.ts): a login page of the Wi-Fi is not kept in place of a script.
precacheAndRoute([...self.__WB_MANIFEST], { cleanURLs: false, directoryIndex: '' });
cleanupOutdatedCaches();

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('message', (event: ExtendableMessageEvent) => {
  // The reader tapped "start the new version". Nobody else makes a new worker take over under her hands.
  if (event.data?.type === 'SKIP_WAITING') void self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.mode !== 'navigate' || request.method !== 'GET' || url.origin !== self.location.origin) return;
  const base = new URL(self.registration.scope).pathname;
  event.respondWith(answerNavigation(url, { base, readShellFile: (path) => matchPrecache(path), fetchPage: () => fetch(request) }));
});
