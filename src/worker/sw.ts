import { PrecacheController, type PrecacheEntry, PrecacheRoute } from 'workbox-precaching';
import { registerRoute, setCatchHandler } from 'workbox-routing';
import type { PackKey } from '../device/api.ts';
import { isPackKey } from '../device/messages.ts';
import { removeSaved } from '../device/shelf.ts';
import { verifyPack } from '../device/verify.ts';
import { asKept, fetchKept, readSound } from './kept.ts';
import { answerNavigation, languagesInUse, languagesOf, type ShellFile } from './navigate.ts';
import { shelf } from './shelf.ts';
import { dropOldStrings, keepStrings, readStrings } from './strings.ts';

/**
 * The service worker: keeps the shell (scripts, strings, styles), and answers every navigation to a saved district from the
 * phone, online and offline alike, as a finished page. Content is never fetched here: the window does that, visibly.
 */
declare const self: ServiceWorkerGlobalScope & {
  readonly __WB_MANIFEST: readonly PrecacheEntry[];
  /** Written in by src/build/shellPlugin.ts: pages can be printed whatever became of the caches. */
  readonly __ATLAS_SHELL: ShellFile;
};

/** The files that are kept, and what every page carries. */
const shellFiles = [...self.__WB_MANIFEST];
const shell = self.__ATLAS_SHELL;

/** The reader wiped everything: pages that still stand get the network's answers, and nothing is kept again. */
let isRetired = false;
/** Ends what a worker fetches while it is being set up: the browser takes none away before that has an end. */
let wiped = new AbortController();
/** Settles when nothing is looked through or kept any more. */
let underWay: Promise<unknown> = Promise.resolve();

function doing<T>(work: Promise<T>): Promise<T> {
  underWay = Promise.allSettled([underWay, work]);
  return work;
}

self.addEventListener('fetch', (event) => {
  if (isRetired) event.stopImmediatePropagation();
  // A page that could not use what is kept asks past it (app/boot.ts).
  else if (event.request.cache === 'reload' && precache.getCacheKeyForURL(event.request.url)) {
    event.stopImmediatePropagation();
    event.respondWith(renewOrKept(event.request.url).catch(() => fetch(event.request)));
  }
});

// Every entry carries `integrity` (src/build/integrity.ts): a login page of the Wi-Fi is not kept in place of a script.
const precache = new PrecacheController({
  plugins: [
    {
      requestWillFetch: async ({ request }) => new Request(request, { signal: wiped.signal }),
      // A page asks for what is neither kept nor, any more, on the server: it will not wake and ask by itself.
      fetchDidSucceed: async ({ response, event }) => {
        if (!response.ok && event?.type === 'fetch') void doing(completeShell());
        return response;
      },
      // In place of Workbox's own rule, which takes everything below 400.
      cacheWillUpdate: async ({ response }) => (response.ok && !isRetired ? asKept(response) : null),
    },
  ],
});
precache.addToCacheList(shellFiles);
registerRoute(new PrecacheRoute(precache, { cleanURLs: false, directoryIndex: '' }));
// A storage that breaks under a running worker must not take away what the network has.
setCatchHandler(({ request }) => fetch(request));

const base = new URL(self.registration.scope).pathname;
const openPages = async () => (await self.clients.matchAll({ type: 'window', includeUncontrolled: true })).map(({ url }) => new URL(url));

/** Throws where a text does not arrive: a version without the reader's language would not be whole. Even a look would open what was wiped. */
async function completeStrings(languages?: readonly string[]): Promise<void> {
  const wanted = isRetired ? [] : (languages ?? (await languagesInUse(base, await openPages())));
  if (isRetired) throw new Error('wiped');
  await keepStrings(shell.strings, wanted, wiped.signal);
}

/** In place of Workbox's own, which fetches anew what a page has just loaded. One after the other: the words come on the same line. */
async function keepShell(): Promise<void> {
  const cache = await openShell();
  for (const { url } of shellFiles) if (!(await cache.match(keyOf(url)))) await renew(cache, url);
}

self.addEventListener('install', (event) => event.waitUntil(keepShell().then(() => completeStrings())));

self.addEventListener('activate', (event) => {
  event.waitUntil(Promise.all([precache.activate(event), self.clients.claim(), dropOldStrings(shell.strings)]).then(() => undefined));
});

self.addEventListener('fetch', (event) => {
  const { origin, pathname } = new URL(event.request.url);
  if (origin !== self.location.origin || !pathname.startsWith(`${base}assets/`) || !pathname.endsWith('.json')) return;
  event.respondWith(readStrings(shell.strings, pathname).then((kept) => kept ?? fetch(event.request).catch(() => new Response(null, { status: 503 }))));
});

self.addEventListener('message', (event: ExtendableMessageEvent) => {
  const { type, key } = (event.data ?? {}) as { readonly type?: unknown; readonly key?: unknown };
  if (type === 'RETIRE') {
    isRetired = true;
    wiped.abort();
    // What is under way may open anew what was emptied: who wipes does it once more after that.
    event.waitUntil(underWay.then(() => event.ports[0]?.postMessage(true)));
  }
  if (type === 'START') void self.skipWaiting();
  if (type === 'CHECK') {
    isRetired = false;
    wiped = new AbortController();
    const { url } = (event.source ?? {}) as { readonly url?: string };
    event.waitUntil(doing(completeShell(url)).then((isComplete) => event.ports[0]?.postMessage(isComplete)));
  }
  if (type === 'VERIFY' && isPackKey(key)) event.waitUntil(doing(verify(key)).then(() => event.ports[0]?.postMessage(true)));
});

/** Verifies a pack, and repairs it, while the window does something else. */
async function verify(key: PackKey): Promise<void> {
  if (!isRetired) await verifyPack(shelf, key);
  // Wiped while it was looked at, it may have been written back, and the page that wiped may be closed by now.
  if (isRetired) await removeSaved(shelf, key);
}

const keyOf = (url: string) => precache.getCacheKeyForURL(url) ?? url;
const openShell = () => caches.open(precache.strategy.cacheName);

/** Keeps a file of the shell, in the place of what may be there, and answers it. */
function renew(cache: Cache, url: string): Promise<Response> {
  const key = keyOf(url);
  return fetchKept(cache, { url, key, integrity: precache.getIntegrityForCacheKey(key) ?? '', signal: wiped.signal });
}

/** Without a network too: some browsers ask like that for everything when a page is reloaded. */
async function renewOrKept(url: string): Promise<Response> {
  const cache = await openShell();
  return (await renew(cache, url).catch(() => cache.match(keyOf(url)))) ?? Response.error();
}

/** Nothing is spoilt: looked through once in the life of a worker, some hundred milliseconds of a slow phone. */
let isSound = false;

/** Under way: a page without its scripts asks ten times at once. */
let mending: Promise<void> | undefined;

/** Fetches what the browser cleared away from the shell, and what is not any more what was published. Workbox only repairs what a page asks for. */
function mendShell(): Promise<void> {
  const mend = async () => {
    const cache = await openShell();
    const missing: string[] = [];
    for (const { url, integrity } of shellFiles) if (!(await readSound(cache, keyOf(url), isSound ? undefined : integrity))) missing.push(url);
    await Promise.all(missing.map((url) => renew(cache, url)));
    isSound = true;
  };
  mending ??= mend().finally(() => {
    mending = undefined;
  });
  return mending;
}

/** False where something is missing still. */
async function completeShell(asker = ''): Promise<boolean> {
  try {
    await mendShell();
    // What another language lacks is no reason to call this page's unsaved.
    await completeStrings().catch(() => completeStrings(languagesOf(base, [new URL(asker, self.location.href)])));
    return true;
  } catch {
    // Files of this version are gone, from the phone and perhaps from the server too: a newer one that waits is whole, or can be made so.
    if (!isRetired) self.registration.waiting?.postMessage({ type: 'START' });
    return false;
  }
}

/**
 * A page whose own script is spoilt asks for nothing: the worker looks by itself, when the page stands. Nobody waits for it, or a newer
 * version could not start meanwhile.
 */
let isLooking = false;
function lookLater(): void {
  if (isLooking) return;
  isLooking = true;
  setTimeout(() => isRetired || isSound || void doing(completeShell()), 8000);
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.mode !== 'navigate' || request.method !== 'GET' || url.origin !== self.location.origin) return;
  // A page that is kept as a file (1x1.html) was answered above.
  if (precache.getCacheKeyForURL(url.href)) return;
  const fetchPage = () => fetch(request);
  // Whatever breaks here must not take away what the network has.
  event.respondWith(answerNavigation(url, { base, shell, fetchPage, openPages }).catch(fetchPage));
  lookLater();
});
