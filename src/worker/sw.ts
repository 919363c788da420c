import { PrecacheController, type PrecacheEntry, PrecacheRoute } from 'workbox-precaching';
import { registerRoute, setCatchHandler } from 'workbox-routing';
import type { PackKey } from '../device/api.ts';
import { isPackKey } from '../device/messages.ts';
import { removeSaved } from '../device/shelf.ts';
import { verifyPack } from '../device/verify.ts';
import { answerNavigation, languagesInUse, languagesOf, type ShellFile } from './navigate.ts';
import { shelf } from './shelf.ts';
import { asKept, dropOldStrings, keepStrings, orNothing, readStrings } from './strings.ts';

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
const precache = new PrecacheController({
  // In place of Workbox's own rule, which takes everything below 400.
  plugins: [{ cacheWillUpdate: async ({ response }) => (response.ok ? asKept(response) : null) }],
});
precache.addToCacheList(shell);
registerRoute(new PrecacheRoute(precache, { cleanURLs: false, directoryIndex: '' }));
// A storage that breaks under a running worker must not take away what the network has.
setCatchHandler(({ request }) => fetch(request));

const base = new URL(self.registration.scope).pathname;
const readShell = () => orNothing(async () => (await (await precache.matchPrecache(`${base}shell.json`))?.json()) as ShellFile | undefined);
const openPages = async () => (await self.clients.matchAll({ type: 'window', includeUncontrolled: true })).map(({ url }) => new URL(url));

/** Throws where a text does not arrive: a version without the reader's language would not be whole. */
async function completeStrings(languages?: readonly string[]) {
  const files = (await readShell())?.strings;
  if (files) await keepStrings(files, languages ?? (await languagesInUse(base, await openPages())));
}

self.addEventListener('install', (event) => event.waitUntil(precache.install(event).then(() => completeStrings())));

self.addEventListener('activate', (event) => {
  event.waitUntil(
    Promise.all([precache.activate(event), self.clients.claim(), readShell().then((file) => file && dropOldStrings(file.strings))]).then(() => undefined),
  );
});

self.addEventListener('fetch', (event) => {
  const { origin, pathname } = new URL(event.request.url);
  if (origin !== self.location.origin || !pathname.startsWith(`${base}assets/`) || !pathname.endsWith('.json')) return;
  event.respondWith(readStrings(pathname).then((kept) => kept ?? fetch(event.request).catch(() => new Response(null, { status: 503 }))));
});

self.addEventListener('message', (event: ExtendableMessageEvent) => {
  const { type, key } = (event.data ?? {}) as { readonly type?: unknown; readonly key?: unknown };
  if (type === 'RETIRE') isRetired = true;
  if (type === 'CHECK') {
    isRetired = false;
    const { url } = (event.source ?? {}) as { readonly url?: string };
    event.waitUntil(completeShell(url).then((isComplete) => event.ports[0]?.postMessage(isComplete)));
  }
  if (type === 'VERIFY' && isPackKey(key)) event.waitUntil(verify(key).then(() => event.ports[0]?.postMessage(true)));
});

/** Verifies a pack, and repairs it, while the window does something else. */
async function verify(key: PackKey): Promise<void> {
  if (!isRetired) await verifyPack(shelf, key);
  // Wiped while it was looked at, it may have been written back.
  if (isRetired) await removeSaved(shelf, key);
}

/** Fetches what the browser cleared away from the shell; false where that did not succeed. Workbox only repairs what a page asks for. */
async function completeShell(asker = ''): Promise<boolean> {
  try {
    const cache = await caches.open(precache.strategy.cacheName);
    const kept = new Set((await cache.keys()).map(({ url }) => url));
    const missing = shell.filter(({ url }) => !kept.has(keyOf(url)));
    await Promise.all(
      missing.map(async ({ url, integrity }) => {
        const response = await fetch(url, { cache: 'reload', ...(integrity !== undefined && { integrity }) });
        if (!response.ok || response.redirected) throw new TypeError(`${response.status} ${url}`);
        await cache.put(keyOf(url), asKept(response));
      }),
    );
    // What another language lacks is no reason to call this page's unsaved.
    await completeStrings().catch(() => completeStrings(languagesOf(base, [new URL(asker, self.location.href)])));
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
  // A page that is kept as a file (1x1.html) was answered above.
  if (precache.getCacheKeyForURL(url.href)) return;
  event.respondWith(answerNavigation(url, { base, readShell, fetchPage: () => fetch(request), openPages }));
});
