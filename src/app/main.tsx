import { hydrate, render } from 'preact';
import { type InnerRoute, parseAddress } from '../core/atlas/address.ts';
import { findLanguage, getLanguage } from '../core/language/registry.ts';
import type { Pack } from '../core/pack/pack.ts';
import { createIndex, type SearchIndex, search } from '../core/search/search.ts';
import { createCopies } from '../device/copy.ts';
import { listenToOthers } from '../device/messages.ts';
import { openPack } from '../device/open.ts';
import { createSettings, settingKeys } from '../device/settings.ts';
import { listSaved, type Shelf, verifyPack } from '../device/shelf.ts';
import { createStore } from '../device/store.ts';
import { wipe } from '../device/wipe.ts';
import { createTranslator, type Strings } from './i18n/translator.ts';
import { createKeeper } from './keeper.ts';
import { createMapMount } from './mapMount.ts';
import { turnPages } from './navigation.ts';
import { Page } from './page.tsx';
import { type Actions, nothingSaved, type OfflineState, type Reader, type Translate } from './reader.ts';
import { headWords } from './title.ts';
import { findEntry } from './ui/atlas.ts';
import { timeAfter, todayAfter } from './ui/clock.ts';
import type { WorkerState } from './worker.ts';

/**
 * Wakes a page: everything of the window that has effects comes together here. The page stands already, printed by the build or
 * by the worker; it becomes alive when the pack is at hand, from this phone or, at the first visit, from the network.
 */

const stringFiles = import.meta.glob<string>('./i18n/*.json', { query: '?url', import: 'default', eager: true });
const base = import.meta.env.BASE_URL;
const html = document.documentElement;

export async function start(): Promise<void> {
  const route = parseAddress(location.pathname, base);
  const root = document.getElementById('app');
  if (!root || !route || route.view === 'districts' || route.view === 'wall' || !findLanguage(route.lang)) {
    await guard(() => {});
    return;
  }
  createSettings().write(settingKeys.language, route.lang);
  await wake(root, route);
}

/** Workbox comes after the page is alive: it is not needed to read. */
const guard = async (onWaiting: () => void): Promise<WorkerState> => (await import('./worker.ts')).registerWorker(base, { onWaiting });

async function readTranslator(lang: string): Promise<Translate> {
  const response = await fetch(stringFiles[`./i18n/${lang}.json`] ?? '');
  return createTranslator(getLanguage(lang), (await response.json()) as Strings);
}

async function wake(root: HTMLElement, first: InnerRoute): Promise<void> {
  const { district, lang } = first;
  const shelf: Shelf = { store: createStore(), copies: createCopies() };
  const language = getLanguage(lang);
  const built = html.dataset['built'] ?? '';
  /** The worker printed "not on this phone": there is nothing to make alive until the pack has arrived. */
  const isProblem = html.dataset['problem'] !== undefined;

  /** What is alive: undefined until the pack is at hand. */
  let alive: { readonly pack: Pack; readonly t: Translate; readonly index: SearchIndex } | undefined;
  let route = first;
  let query = new URL(location.href).searchParams.get('q') ?? '';

  const keeper = createKeeper({ shelf, site: base, district, lang, onChange: show });
  const actions: Actions = {
    save: (what) => void keeper.keep(what, { asked: true }),
    remove: (what) => void keeper.remove(what),
    pause: keeper.pause,
    retry: () => void live(),
    wipe: () => void wipe({ site: base, store: shelf.store }).then(keeper.forget),
  };

  function readerOf({ pack, t }: NonNullable<typeof alive>): Reader {
    const clock = timeAfter(built, Date.now());
    const today = todayAfter(built, Date.now());
    return { t, language, pack, route, base, today, ...(clock !== undefined && { clock }), offline: keeper.state(), actions };
  }

  function onQuery(text: string): void {
    query = text;
    history.replaceState(history.state, '', text === '' ? location.pathname : `${location.pathname}?q=${encodeURIComponent(text)}`);
    show();
  }

  function show(): void {
    html.dataset['offline'] = keeper.state().state;
    if (!alive) return;
    const reader = readerOf(alive);
    const results = query.trim() === '' ? undefined : search(alive.index, query);
    render(<Page reader={reader} search={{ query, onQuery, ...(results && { results }) }} />, root);
    void showMap(root, reader);
  }

  /** Makes the printed page alive. Where it was printed from the same pack, the page stays as it stands. */
  async function enliven(pack: Pack, version: string | undefined): Promise<void> {
    if (isProblem) return location.reload();
    alive = { pack, t: await readTranslator(lang), index: createIndex(pack.entries) };
    if (version !== undefined && version === html.dataset['version']) {
      // First exactly what was printed, so that nothing moves; then what this phone knows.
      const state = (html.dataset['printed'] ?? 'none') as OfflineState;
      const { clock: _, ...reader } = readerOf(alive);
      const printed = {
        ...reader,
        today: html.dataset['today'] ?? built,
        offline: { ...nothingSaved, state, saved: state === 'saved' ? await listSaved(shelf) : [] },
      };
      hydrate(<Page reader={printed} search={{ query: '', onQuery }} />, root);
    } else root.textContent = '';
    show();
  }

  /** Network: saves what is missing, brings up to date what is there. What stands on the screen stays until the next start. */
  async function live(): Promise<void> {
    const registered = guard(() => keeper.setWorker('waiting')).then(keeper.setWorker);
    const known = () => keeper.state().saved.some((saved) => saved.lang === lang);
    const mayKeep = () => !keeper.isUnwanted() && (known() || html.dataset['keep'] !== 'ask');
    // At the first visit the reader's own language comes before everything else.
    if (!known() && mayKeep()) await keepOwn();
    const own = alive?.pack.district.language ?? lang;
    for (const what of await keeper.look(mayKeep() ? [lang, own, 'map'] : [])) await (what === lang ? keepOwn() : keeper.keep(what));
    await registered;
    if (!alive) await enlivenSaved();
  }

  async function keepOwn(): Promise<void> {
    const volatile = await keeper.keep(lang);
    if (alive) return;
    if (volatile) await enliven(volatile, undefined);
    else await enlivenSaved();
  }

  async function enlivenSaved(): Promise<void> {
    const opened = await openPack(shelf, district, lang);
    if (opened) await enliven(opened.content, opened.saved.version);
  }

  const { go } = turnPages({
    routeOf(address) {
      const next = alive && address.origin === location.origin ? parseAddress(address.pathname, base) : undefined;
      if (!next || next.view === 'districts' || next.view === 'wall' || next.district !== district || next.lang !== lang) return undefined;
      return next.view !== 'entry' || (alive && findEntry(alive.pack, `${next.collection}/${next.id}`)) ? next : undefined;
    },
    open(next) {
      route = next;
      query = new URL(location.href).searchParams.get('q') ?? '';
      if (alive) document.title = headWords(readerOf(alive)).title;
      show();
    },
  });
  const showMap = createMapMount(shelf, go);

  listenToOthers(({ kind }) => kind === 'wiped' && keeper.forget());

  const opened = await openPack(shelf, district, lang);
  await keeper.read();
  // A page that came from the network may be newer than the phone's pack: then the update comes first.
  if (opened && (opened.saved.version === html.dataset['version'] || html.dataset['version'] === undefined))
    await enliven(opened.content, opened.saved.version);
  await live();
  for (const saved of keeper.state().saved) await verifyPack(shelf, saved.key);
}
