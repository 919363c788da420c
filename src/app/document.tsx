import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { addressOf, inLanguage, type Route } from '../core/atlas/address.ts';
import type { Collection } from '../core/atlas/entry.ts';
import { tileHost } from '../core/atlas/onlineMap.ts';
import { getLanguage } from '../core/language/registry.ts';
import { linkedData } from './linked-data.ts';
import { Page, View } from './page.tsx';
import { type Reader, ReaderContext } from './reader.ts';
import type { Shell } from './shell.ts';
import { headWords } from './title.ts';
import { findEntry } from './ui/atlas.ts';
import { Layout } from './ui/Layout.tsx';
import { allViews } from './views/all.ts';
import { type DistrictLink, Districts } from './views/Districts.tsx';
import { NoSuchLanguage } from './views/NoSuchLanguage.tsx';
import { NotSaved } from './views/NotSaved.tsx';
import { Wall } from './views/Wall.tsx';

export interface DocumentOptions {
  readonly reader: Reader;
  /**
   * `missing`: no page has this address; of a district as a whole, `reader.route` is its language wall. `not-saved`: there is no network, and the phone lacks the language of the address;
   * `reader.pack` is then one that it has.
   */
  readonly problem?: 'missing' | 'not-saved' | undefined;
  /** Districts of the site, for its first page. Only the reader's own where nobody knows the others. */
  readonly districts?: readonly DistrictLink[] | undefined;
  readonly shell: Shell;
  /** Origin that the site is published under, `https://…` without a slash at the end: needed for canonical and alternates. */
  readonly site?: string | undefined;
  /** Version of the pack that the page was printed from. */
  readonly version?: string | undefined;
  /** What stands inside `#app`, from a printer of entries. */
  readonly body?: string | undefined;
}

const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);

/** One tag with its attributes; those without a value are left out. */
function tag(name: string, attributes: Readonly<Record<string, string | undefined>>): string {
  let text = `<${name}`;
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) text += ` ${key}="${escapeHtml(value)}"`;
  return `${text}>`;
}

/** The host of the map from the internet, on the page that may show it. */
const tilesOf = ({ route, pack }: Reader) => (route.view === 'map' && pack.district.online_map && tileHost(pack.district.online_map.url)) || undefined;

/** The rules of the page for the browser, for hosts that cannot send them as a header. `tiles`: whose pictures are let in too. */
function policyOf({ cssHash, headScript }: Shell, withHeadScript: boolean, tiles: string | undefined): string {
  const scripts = withHeadScript && headScript ? `'self' '${headScript.hash}'` : "'self'";
  return [
    "default-src 'none'",
    `script-src ${scripts}`,
    `style-src 'self' '${cssHash}'`,
    `img-src 'self' data: blob:${tiles === undefined ? '' : ` ${tiles}`}`,
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "require-trusted-types-for 'script'",
    'trusted-types atlas default',
  ].join('; ');
}

/** Where this page lives, and the same page in the district's other languages. */
function addressTags({ reader, site, problem }: DocumentOptions): string[] {
  const { route, base, pack } = reader;
  if (site === undefined || problem || route.view === 'districts') return [];
  const link = (rel: string, target: Route, hreflang?: string) => tag('link', { rel, hreflang, href: site + addressOf(target, base) });
  const wall: Route = { view: 'wall', district: pack.district.id };
  const others = pack.district.languages.map((lang) => {
    const there: Route = route.view === 'wall' ? { view: 'home', district: pack.district.id, lang } : inLanguage(route, lang);
    return link('alternate', there, getLanguage(lang).html);
  });
  return [link('canonical', route), ...others, link('alternate', wall, 'x-default')];
}

const partsOf = ({ parts }: Shell, { view }: Route) => (parts ? [...parts.every, ...(view === 'map' ? parts.map : [])] : []);

/** The district's own name where nobody said which others there are. */
const ownDistrict = ({ pack: { district } }: Reader): readonly DistrictLink[] => [{ id: district.id, name: district.words.title, lang: district.words.lang }];

/** What stands inside `#app`. The pages that no window wakes are here, all others in `Page`. */
function Body({ reader, problem, districts }: Pick<DocumentOptions, 'reader' | 'problem' | 'districts'>) {
  const { view } = reader.route;
  const isNowhere = problem === 'missing' && view !== 'wall';
  if (isNowhere || (!problem && view !== 'wall' && view !== 'districts')) return <Page reader={reader} views={allViews} problem={problem} />;
  return (
    <ReaderContext.Provider value={reader}>
      {problem ? (
        <Layout>{problem === 'missing' ? <NoSuchLanguage /> : <NotSaved />}</Layout>
      ) : view === 'wall' ? (
        <Wall />
      ) : (
        <Districts districts={districts ?? ownDistrict(reader)} />
      )}
    </ReaderContext.Provider>
  );
}

type EntryRoute = Extract<Route, { readonly view: 'entry' }>;

/** A byte order mark outweighs a host that calls every page Latin-1: without it the words are garbage, and the styles fail their hash. */
export const utf8 = '\ufeff';

/** In no address and in no text: marks the gaps of a frame. */
const gap = '\u0001';

/**
 * Prints the bodies of many entries of one pack, as `renderDocument` would print them one by one. The frame around them is printed once, with
 * gaps for what differs: the address of the page, which the link to the other languages carries, and the page itself. It is half of the work.
 */
export function createEntryPrinter(reader: Omit<Reader, 'route'>): (route: EntryRoute) => string {
  const { district, lang } = reader.pack;
  const nowhere: Route = { view: 'entry', district: district.id, lang, collection: gap as Collection, id: gap };
  const print = (route: Route, page: ComponentChildren) => renderToString(<ReaderContext.Provider value={{ ...reader, route }}>{page}</ReaderContext.Provider>);
  const [top, slash, middle, bottom, ...more] = print(nowhere, <Layout>{gap}</Layout>).split(gap);
  if (bottom === undefined || more.length > 0) throw new Error('a frame has one link that carries the address of the page, and one place for the page');
  return (route) => {
    const page = print(route, <View reader={{ ...reader, route }} views={allViews} />);
    return top + route.collection + slash + route.id + middle + page + bottom;
  };
}

/**
 * A whole HTML page that reads completely without any script: made by the build for every address, and by the service worker for a
 * reader without a network. No style attributes, no inline handlers: the policy in its head forbids them.
 */
export function renderDocument(options: DocumentOptions): string {
  const { reader, shell, site, version, problem, districts } = options;
  const { route, base, language, pack, offline } = reader;
  const found = route.view === 'entry' && !problem ? findEntry(pack, `${route.collection}/${route.id}`) : undefined;
  const isStart = !problem && (route.view === 'wall' || route.view === 'districts');
  const hasContent = !problem && (route.view !== 'entry' || found !== undefined);
  const { title, description } = headWords(reader, problem);
  const isSensitive = found?.sensitivity === 'high';
  const url = site === undefined ? undefined : site + addressOf(route, base);
  const data = hasContent ? linkedData(reader, found, url) : undefined;
  const headScript = isStart ? shell.headScript : undefined;
  const head = [
    '<meta charset="utf-8">',
    tag('meta', { 'http-equiv': 'Content-Security-Policy', content: policyOf(shell, headScript !== undefined, problem ? undefined : tilesOf(reader)) }),
    '<meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="theme-color" content="#ffffff" media="(prefers-color-scheme:light)">',
    '<meta name="theme-color" content="#14191f" media="(prefers-color-scheme:dark)">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${escapeHtml(title)}</title>`,
    ...(description ? [tag('meta', { name: 'description', content: description })] : []),
    ...(hasContent ? [] : ['<meta name="robots" content="noindex">']),
    ...(isSensitive || !hasContent
      ? []
      : [tag('meta', { property: 'og:title', content: title }), ...(description ? [tag('meta', { property: 'og:description', content: description })] : [])]),
    ...addressTags(options),
    ...(isStart
      ? []
      : [tag('link', { rel: 'manifest', href: `${addressOf({ view: 'home', district: pack.district.id, lang: pack.lang }, base)}manifest.webmanifest` })]),
    ...(shell.icon ? [tag('link', { rel: 'icon', href: shell.icon })] : []),
    ...(shell.touchIcon ? [tag('link', { rel: 'apple-touch-icon', href: shell.touchIcon })] : []),
    // From the phone they cost no line, and are read while the page is. At a first visit nothing competes with the text.
    ...(offline.state === 'saved' ? partsOf(shell, route).map((href) => tag('link', { rel: 'modulepreload', href })) : []),
    `<style>${shell.css}</style>`,
    ...(headScript ? [`<script>${headScript.code}</script>`] : []),
    ...(data ? [`<script type="application/ld+json">${data}</script>`] : []),
  ];
  const html = tag('html', {
    lang: language.html,
    dir: language.dir,
    'data-offline': offline.state,
    'data-script': language.script,
    // The state that the page was printed with; `data-offline` goes on from there.
    'data-printed': offline.state,
    // What the script that wakes the page must know of its making, see app/main.tsx and app/wall.ts.
    'data-version': problem ? undefined : version,
    'data-today': reader.today,
    'data-built': shell.built,
    'data-problem': problem,
    'data-keep': pack.district.offline === 'ask' ? 'ask' : undefined,
    'data-base': route.view === 'districts' && !problem ? base : undefined,
    'data-languages': route.view === 'wall' && !problem ? pack.district.languages.join(' ') : undefined,
  });
  const body = options.body ?? renderToString(<Body reader={reader} problem={problem} districts={districts} />);
  const script = tag('script', { type: 'module', src: shell.script, fetchpriority: 'low' });
  const mend = shell.mend ? `${tag('script', { type: 'module', src: shell.mend, async: '', fetchpriority: 'low' })}</script>` : '';
  return `${utf8}<!doctype html>${html}<head>${head.join('')}</head><body><div id="app">${body}</div>${script}</script>${mend}</body></html>`;
}
