import { atlasName } from './atlasName.ts';
import { inTime } from './connection.ts';
import { tellOthers } from './messages.ts';
import { browserStorage, type KeyStorage, settingPrefix } from './settings.ts';
import type { PackStore } from './store.ts';

/** What a wipe works on; the browser's own where nothing is given. */
export interface WipeArguments {
  /** Address or path the site lies under; other sites of the same origin are left alone. */
  readonly site: string;
  readonly store: PackStore;
  readonly caches?: CacheStorage | undefined;
  readonly storages?: readonly KeyStorage[];
  readonly workers?: Pick<ServiceWorkerContainer, 'getRegistrations'> | undefined;
}

/** What could not be taken away. */
export type Leftover = 'packs' | 'caches' | 'settings' | 'worker';

/**
 * Takes everything of ours off the phone: packs, what was staged, caches, settings, service worker. Databases are emptied
 * before they are deleted, because another tab may block the deletion. Answers what is left: nothing, as a rule.
 *
 * What this cannot do: deleted records stay readable in the browser's files until it tidies them up (measured). Only a
 * `Clear-Site-Data` header removes them too: `/wiped.txt` sends one, where the host can. Only a tap of its own asks for it (app/tools/traces.tsx),
 * because browsers may hold up all storage of the page for as long as they empty it (measured: up to a minute). And settings are written
 * down seconds later: a browser that is killed before that brings them back (measured in Chromium: after 2.5 s, not after 7).
 */
export async function wipe({
  site,
  store,
  caches = globalThis.caches,
  storages = ours(),
  workers = globalThis.navigator?.serviceWorker,
}: WipeArguments): Promise<readonly Leftover[]> {
  tellOthers({ kind: 'wiping' });
  const base = pathOf(site);
  const wipePacks = () => leftover('packs', async () => (await store.wipe()) !== 'refused');
  const wipeKept = () => leftover('caches', () => wipeCaches(caches, base));
  const results = await Promise.all([
    wipePacks(),
    wipeKept(),
    leftover('settings', async () => storages.every(wipeStorage)),
    leftover('worker', async () => {
      const registrations = ((await workers?.getRegistrations()) ?? []).filter(({ scope }) => pathOf(scope) === base);
      return (await Promise.all(registrations.map(retire))).every(Boolean);
    }),
  ]);
  // Told now: this page hears it too, and what she saves after the wipe must not be stopped by it.
  tellOthers({ kind: 'wiped' });
  // A worker that was at work may have opened anew what was emptied, before it heard of the wipe; and what it had handed to the
  // browser is written although the worker is gone.
  for (const pause of [0, 500]) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    results.push(...(await Promise.all([(await isThere()) ? wipePacks() : undefined, wipeKept()])));
  }
  return [...new Set(results.flatMap((left) => left ?? []))];
}

/** Emptying would open, for a moment, the database that is gone. Browsers that cannot say are taken to have one. */
async function isThere(): Promise<boolean> {
  const all = await globalThis.indexedDB?.databases?.().catch(() => undefined);
  return !all || all.some(({ name }) => name === atlasName);
}

async function leftover(what: Leftover, work: () => Promise<boolean>): Promise<Leftover | undefined> {
  try {
    return (await work()) ? undefined : what;
  } catch {
    return what;
  }
}

/** pathOf('https://a.example/atlas/') -> '/atlas/' */
const pathOf = (address: string) => new URL(address, 'https://site.invalid/').pathname;

/** Ours by name, or Workbox's, which ends with the scope of the worker that made it. */
function isOurs(cacheName: string, base: string): boolean {
  const scope = /https?:\/\/.*$/.exec(cacheName)?.[0];
  return cacheName.startsWith(`${atlasName}-`) || (cacheName.startsWith('workbox-') && scope !== undefined && pathOf(scope) === base);
}

async function wipeCaches(caches: CacheStorage | undefined, base: string): Promise<boolean> {
  if (!caches) return true;
  const names = (await caches.keys()).filter((name) => isOurs(name, base));
  await Promise.all(names.map((name) => caches.delete(name)));
  return true;
}

function wipeStorage(storage: KeyStorage): boolean {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index));
  for (const key of keys) if (key?.startsWith(settingPrefix)) storage.removeItem(key);
  return true;
}

/** So long, in ms, a worker may take to end what it is about. */
const patience = 5000;
/** So long before it is taken away: WebKit ends it in the middle of what it writes. */
const courtesy = 300;

/** Takes a worker away, and waits until it is quiet. Pages that still stand keep it: it is told to fill nothing again. */
export async function retire(registration: ServiceWorkerRegistration): Promise<boolean> {
  const { installing, waiting, active } = registration;
  const quiet = Promise.all([installing, waiting, active].map((worker) => worker && untilQuiet(worker)));
  await inTime(quiet, courtesy);
  const isGone = await registration.unregister();
  await inTime(quiet, patience);
  return isGone;
}

const untilQuiet = (worker: ServiceWorker) =>
  new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    // One that was being set up ends without an answer.
    worker.addEventListener('statechange', () => worker.state === 'redundant' && resolve());
    worker.postMessage({ type: 'RETIRE' }, [port2]);
  });

const ours = () => [browserStorage('localStorage'), browserStorage('sessionStorage')].flatMap((storage) => storage ?? []);
