import { hydrate, render } from 'preact';
import { type InnerRoute, parseAddress } from '../core/atlas/address.ts';
import { findLanguage, getLanguage } from '../core/language/registry.ts';
import { emptyPack } from '../core/pack/empty.ts';
import type { Pack } from '../core/pack/pack.ts';
import type { Lines, PackKey } from '../device/api.ts';
import { bytesOf, versionOf } from '../device/hash.ts';
import { openPack, packOf } from '../device/open.ts';
import { createSettings, readKept, readLanguage, settingKeys, writeKept } from '../device/settings.ts';
import { listSaved, openShelf, removeSaved } from '../device/shelf.ts';
import { wipe } from '../device/wipe.ts';
import { createConsent, wasWiped } from './consent.ts';
import { createDistrictMap } from './districtMap.ts';
import { fetchTranslator } from './i18n/fetchTranslator.ts';
import { createKeeper } from './keeper.ts';
import { createLive } from './live.ts';
import { createMapMount } from './mapMount.ts';
import { changeAddress, forgetOrigin, queryOf, turnPages } from './navigation.ts';
import { createNotice } from './notice.tsx';
import { Page } from './page.tsx';
import { type Actions, atRest, nothingKept, nothingSaved, type OfflineState, type Reader, type Translate } from './reader.ts';
import { createSecond } from './second.ts';
import { headWords } from './title.ts';
import { createTools } from './toolsMount.ts';
import { outliveTranslation } from './translated.ts';
import { findEntry } from './ui/atlas.ts';
import { timeAfter, todayAfter } from './ui/clock.ts';
import { ErrorBoundary } from './ui/ErrorBoundary.tsx';
import type { Views } from './views/props.ts';
import { loadView, loadViews } from './viewsOnDemand.ts';

/**
 * Wakes a page: everything of the window that has effects comes together here. The page stands already, printed by the build or
 * by the worker; it becomes alive when the pack is at hand, from this phone or, at the first visit, from the network.
 */

/** Milliseconds that a page waits for its map before it goes on waking. */
const patience = 2000;

const base = import.meta.env.BASE_URL;
const html = document.documentElement;

export async function start(): Promise<void> {
  forgetOrigin();
  const route = parseAddress(location.pathname, base);
  const root = document.getElementById('app');
  // The start pages have nothing to wake, and the first page inside brings the worker.
  if (!root || !route || route.view === 'districts' || route.view === 'wall') return;
  outliveTranslation();
  // A page in another language than its address is the host's answer to a language that the district lacks.
  if (findLanguage(route.lang) && getLanguage(route.lang).html === html.lang) await wake(root, route);
}

/** `beforeinstallprompt` of Chromium; other browsers have only their menus. */
interface InstallOffer extends Event {
  readonly prompt: () => Promise<unknown>;
}

interface Alive {
  readonly pack: Pack;
  readonly t: Translate;
}

async function wake(root: HTMLElement, first: InnerRoute): Promise<void> {
  const { district, lang } = first;
  const settings = createSettings();
  const consent = createConsent(settings, district, html.dataset['keep'] === 'ask' || wasWiped(settings));
  const shelf = openShelf();
  const language = getLanguage(lang);
  const built = html.dataset['built'] ?? '';

  const notice = createNotice(root);
  const translator = fetchTranslator(lang);
  const firstView = first.view === 'entry' ? Promise.resolve({}) : loadView(first.view);
  let views: Views = {};
  let t: Translate | undefined;
  /** What is alive: undefined until the pack is at hand. */
  let alive: Alive | undefined;
  let route = first;
  let query = queryOf(location.href);
  let position: Reader['position'];
  /** The browser's offer to put the atlas on the home screen: kept until she asks for it, never shown by itself. */
  let offer: InstallOffer | undefined;
  /** What is on the phone has been looked through. */
  let looked: Promise<unknown> = Promise.resolve();
  let kept = readKept(settings, district);
  /** The page as it was printed: what stays where a view breaks on words or on a phone that nobody thought of. */
  let printed = root.cloneNode(true) as HTMLElement | undefined;

  const keeper = createKeeper({ shelf, site: base, district, lang, consent, onChange: show });
  const { go } = turnPages({ routeOf, open, leavesNoTrace: () => isSensitive(route) });
  const isMap = first.view === 'map';
  const map = createDistrictMap({ shelf, district, isMap, consent, keeper, readOnce: () => live.readOnce('map'), onOpened: (key) => void careFor(key) });
  const second = createSecond({ shelf, district, lang, readOnce: (tag) => live.readOnce(tag), onChange: show });
  const showMap = createMapMount({
    first: map.first,
    openBase: map.open,
    go,
    onPosition(at) {
      position = at;
      show();
    },
  });
  /** The first map is drawn; on every other page at once. What nobody looks at yet waits for it. */
  let drawn: Promise<unknown> = Promise.resolve();
  // An address that narrows the list needs the tools in order to do so.
  const tools = createTools(show, async () => location.search || (await drawn));
  const live = createLive({
    base,
    district,
    lang,
    keeper,
    consent,
    take,
    isAlive: () => alive !== undefined,
    enlivenSaved,
    own: () => alive?.pack.district.language,
  });

  /** A wipe that is under way: what she saves after it waits for its end. */
  let wiping: Promise<unknown> = Promise.resolve();
  const actions: Actions = {
    save: (what) => void wiping.then(() => live.save(what)).then(() => consent.remember(lang)),
    remove: (what) => void keeper.remove(what),
    pause: live.pause,
    retry: () => void live.begin(),
    wipe() {
      // What she kept is not to be seen either, and where the phone refuses to store it is in memory alone.
      actions.keep(nothingKept);
      position = undefined;
      // Nothing of this page may fill the emptied storage again.
      live.end();
      wiping = wipe({ site: base, store: shelf.store });
    },
    narrow(change) {
      const address = new URL(location.href);
      for (const [name, value] of Object.entries(change)) {
        if (value === undefined || value === '') address.searchParams.delete(name);
        else address.searchParams.set(name, value);
      }
      changeAddress('replaceState', address, history.state);
      query = queryOf(address.href);
      show();
    },
    layBeside(tag) {
      if (consent.mayStore()) settings.write(settingKeys.second, tag);
      void second.bring(tag);
    },
    keep(next) {
      kept = next;
      writeKept(settings, district, next);
      show();
    },
  };

  function readerOf({ pack, t }: Alive): Reader {
    const clock = timeAfter(built, Date.now());
    const today = todayAfter(built, Date.now());
    return {
      t,
      language,
      pack,
      route,
      base,
      today,
      ...(clock !== undefined && { clock }),
      offline: keeper.state(),
      query,
      ...second.state(),
      kept,
      ...(position && { position }),
      actions: offer ? { ...actions, install: () => void offer?.prompt() } : actions,
    };
  }

  function show(): void {
    html.dataset['offline'] = keeper.state().state;
    if (!alive) {
      // Without a pack there is little to say, but whether one comes.
      if (t && keeper.state().state !== 'none') notice.show(readerOf({ pack: emptyPack(district, lang), t }));
      return;
    }
    const reader = tools.readerWith(readerOf(alive));
    render(guarded(reader), root);
    void showMap(root, reader);
    tools.show(root, reader);
  }

  const guarded = (reader: Reader) => (
    <ErrorBoundary onError={stepBack}>
      <Page reader={reader} views={views} />
    </ErrorBoundary>
  );

  /** A view broke: the page stands as it was printed, its links are links again, and a sentence offers to load it anew. */
  function stepBack(): void {
    // A page that was only turned to is printed somewhere else: by the worker, or by the build.
    if (route !== first) location.reload();
    else if (printed) {
      const again = document.createElement('a');
      again.href = '';
      again.textContent = t?.('nav.broken') ?? '';
      printed.querySelector('.notes')?.append(again);
      root.replaceWith(printed);
      printed = alive = undefined;
      delete html.dataset['alive'];
    }
  }

  /** Makes the printed page alive. Where it was printed from the same pack, the page stays as it stands. */
  async function enliven(pack: Pack, version: string): Promise<void> {
    // A page that was printed without a network may lack them at first; and a browser keeps what came spoilt for a year.
    t = (await translator) ?? (await fetchTranslator(lang, 'reload'));
    const state = (html.dataset['printed'] ?? 'none') as OfflineState;
    const listing = state === 'saved' ? listSaved(shelf) : [];
    // The map is drawn beside this thread, while this one wakes the page.
    if (t && isMap && !alive && version === html.dataset['version'])
      drawn = Promise.race([showMap(root, readerOf({ pack, t })), new Promise((resolve) => setTimeout(resolve, patience))]);
    const [loaded, saved] = await Promise.all([firstView, listing, looked]);
    views = loaded;
    if (!t || alive || !printed || !isLoaded(first)) return;
    // From here on nothing waits: what is shown must not come between.
    notice.end();
    alive = { pack, t };
    // What she typed while the page was not alive yet.
    const typed = root.querySelector<HTMLInputElement>('input[name=q]')?.value ?? '';
    if (typed !== '') query = { ...query, q: typed };
    if (version === html.dataset['version']) {
      // First exactly what was printed, so that nothing moves; then what this phone knows.
      const { clock: _, ...reader } = readerOf(alive);
      const asPrinted = {
        ...reader,
        ...atRest,
        query: typed === '' ? {} : { q: typed },
        actions,
        today: html.dataset['today'] ?? built,
        offline: { ...nothingSaved, state, saved },
      };
      // Was not printed, so Preact takes it away.
      const drawing = [...(root.querySelector('[data-map]')?.childNodes ?? [])];
      hydrate(guarded(asPrinted), root);
      root.querySelector('[data-map]')?.append(...drawing);
    } else root.textContent = '';
    // It said "not on this phone", and now it is; or was the one page that a plain host shows for all that it has not.
    if (html.dataset['problem'] !== undefined) {
      delete html.dataset['problem'];
      document.title = headWords(readerOf(alive)).title;
    }
    show();
    // Broken meanwhile: the page is as it was printed.
    if (!alive) return;
    html.dataset['alive'] = 'yes';
    const tag = consent.mayStore() ? readLanguage(settings, 'second') : undefined;
    if (tag) void second.bring(tag);
    await drawn;
    views = await loadViews();
    // From here on every page of the pack is turned to without loading a document.
    html.dataset['views'] = 'all';
  }

  /** An address whose view has not come (yet) is a page for the browser to load. */
  const isLoaded = ({ view }: InnerRoute) => view === 'entry' || views[view as keyof Views] !== undefined;

  async function enlivenSaved(): Promise<void> {
    const opened = await openPack(shelf, district, lang);
    if (opened) await enliven(opened.content, opened.saved.version);
  }

  /** Reads from memory what arrived sound and could not be stored. */
  async function take(what: string, lines: Lines): Promise<void> {
    if (what === 'map') return map.take(lines);
    const pack = what === lang && alive ? undefined : packOf(lines);
    if (!pack || second.take(what, pack)) return;
    if (what === lang) await enliven(pack, await versionOf(bytesOf(lines[0] ?? '')));
  }

  function routeOf(address: URL): InnerRoute | undefined {
    const next = alive && address.origin === location.origin ? parseAddress(address.pathname, base) : undefined;
    if (!next || next.view === 'districts' || next.view === 'wall' || next.district !== district || next.lang !== lang || !isLoaded(next)) return undefined;
    return next.view !== 'entry' || (alive && findEntry(alive.pack, `${next.collection}/${next.id}`)) ? next : undefined;
  }

  function open(next: InnerRoute): void {
    route = next;
    query = queryOf(location.href);
    if (alive) document.title = headWords(readerOf(alive)).title;
    show();
  }

  const isSensitive = ({ view, ...at }: InnerRoute) =>
    alive !== undefined && view === 'entry' && 'id' in at && findEntry(alive.pack, `${at.collection}/${at.id}`)?.sensitivity === 'high';

  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    offer = event as InstallOffer;
    show();
  });
  void translator.then((found) => {
    t = found;
    // Before the phone was looked through there is nothing to tell.
    if (keeper.state().state !== 'none') show();
  });
  // Another tab changed her list, or this page was kept for "back": what is written next must not lack it.
  const readAgain = () => {
    kept = readKept(settings, district);
    show();
  };
  addEventListener('storage', readAgain);
  // What was under way when it fell asleep goes on, and would fill anew what was wiped meanwhile.
  addEventListener('pageshow', ({ persisted }) => persisted && (consent.isWiped() ? actions.wipe() : readAgain()));
  consent.remember(lang);
  if (consent.mayStore()) {
    looked = keeper.read();
    const opened = await openPack(shelf, district, lang);
    // A page that came from the network may be newer than the phone's pack: then the update comes first.
    if (opened && (opened.saved.version === html.dataset['version'] || html.dataset['version'] === undefined))
      await enliven(opened.content, opened.saved.version);
    await looked;
  }
  await live.begin();
  for (const { key, kind } of keeper.state().saved) if (kind === 'text') await careFor(key);

  /** Looks in an idle moment whether a pack lies here as it was saved: the words at every start, a map of megabytes when it is opened. */
  async function careFor(key: PackKey): Promise<void> {
    const what = key.split('/')[1] ?? '';
    const isWanted = consent.wants(what);
    await drawn;
    // Undefined where the import failed.
    const chunk: typeof import('./care.ts') | undefined = await import('./care.ts');
    await chunk?.care(shelf, key);
    // Taken off while it was looked at, it may have been written back. One that was unwanted before is here because she saved it
    // again: browsers write settings down seconds later than packs, and this one was killed in between.
    if (isWanted && !consent.wants(what)) await removeSaved(shelf, key);
  }
}
