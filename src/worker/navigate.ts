import { renderDocument } from '../app/document.tsx';
import { createTranslator, type Strings } from '../app/i18n/translator.ts';
import { atRest, nothingSaved, type Reader, type Translate } from '../app/reader.ts';
import type { Shell } from '../app/shell.ts';
import { todayAfter } from '../app/ui/clock.ts';
import { berlinDay } from '../app/ui/format.ts';
import type { DistrictLink } from '../app/views/Districts.tsx';
import { type InnerRoute, parseAddress, type Route } from '../core/atlas/address.ts';
import { findLanguage, getLanguage } from '../core/language/registry.ts';
import { emptyPack } from '../core/pack/empty.ts';
import type { Pack } from '../core/pack/pack.ts';
import { isApart } from '../device/apart.ts';
import { inTime } from '../device/connection.ts';
import { openPack, openPartwise } from '../device/open.ts';
import { listSaved } from '../device/shelf.ts';
import { shelf } from './shelf.ts';
import { readStrings, type StringFiles } from './strings.ts';

export interface Navigation {
  readonly base: string;
  readonly shell: ShellFile;
  readonly fetchPage: () => Promise<Response>;
  /** Addresses of the pages that are open now, the one that is left among them. */
  readonly openPages: () => Promise<readonly URL[]>;
}

/** What the worker carries, see src/build/shellPlugin.ts. */
export type ShellFile = Omit<Shell, 'built'> & { readonly strings: StringFiles; readonly frames: Readonly<Record<string, Strings>> };

/** Milliseconds that a line may be silent before the phone answers with what it has: less where that is nearly the same. */
const patience = { unknown: 10_000, known: 4_000 };

/** The pack that was read last: pages are turned one after the other, and reading it again costs 100 ms on a slow phone. */
let last: { readonly key: string; readonly version: string; readonly pack: Pack } | undefined;

/**
 * Disk first: a page of a saved pack is printed here and never waits for a network. Everything else goes to the network; where
 * that does not answer, the reader is told in her language what the phone has.
 */
export async function answerNavigation(url: URL, navigation: Navigation): Promise<Response> {
  const route = parseAddress(url.pathname, navigation.base);
  const missing = () => printMissing(navigation, url);
  if (!route || (route.view !== 'districts' && route.view !== 'wall' && !findLanguage(route.lang)))
    return fetchOr(navigation, patience.unknown, missing, missing);
  if (route.view === 'districts') return fetchOr(navigation, patience.known, () => printDistricts(navigation));
  if (route.view === 'wall') return printWall(navigation, route.district, missing);
  const saved = await openSaved(route.district, route.lang);
  // Where the district lacks the language, the host's page says which ones it has.
  if (!saved) return fetchOr(navigation, patience.unknown, () => printNotSaved(navigation, route));
  const { pack, version } = saved;
  // An entry that the saved pack lacks may be newer than the pack.
  if (isKnown(pack, route)) return print(navigation, pack, route, { version });
  const unknown = () => print(navigation, pack, route, { version, status: 404 });
  return fetchOr(navigation, patience.unknown, unknown, unknown);
}

/** True too where the part that has the entry is spoilt: who prints it will notice. */
function isKnown(pack: Pack, route: InnerRoute): boolean {
  try {
    if (route.view !== 'entry') return true;
    const near = pack.near?.('id', route.id) ?? pack.entries;
    return near.some(({ collection, id }) => collection === route.collection && id === route.id);
  } catch {
    return true;
  }
}

/**
 * The network's answer, a Wi-Fi login page included; what the phone knows where there is none, or none in time.
 * `missing`: that there is no such page a phone that has something says itself, in her language; many hosts say it in theirs.
 */
async function fetchOr(navigation: Navigation, within: number, otherwise: () => Promise<Response>, missing?: () => Promise<Response>): Promise<Response> {
  try {
    const page = await inTime(navigation.fetchPage().then(whole), within);
    if (page === 'late') return otherwise();
    if (missing && isMissing(page) && (await savedTexts()).length > 0) return missing();
    // A word for machines, or none at all: browsers show their own error page for it.
    return page.status >= 400 && !isPage(page) ? otherwise() : page;
  } catch {
    return otherwise();
  }
}

/** A host that fails, is busy or has not a word to say. 511 is a Wi-Fi that asks for a login. */
const saysNothing = ({ status }: Response) => status === 204 || status === 304 || status === 429 || (status >= 500 && status !== 511);

const isMissing = ({ status }: Response) => status === 404 || status === 410;
const isPage = ({ headers }: Response) => /^text\/html/.test(headers.get('content-type') ?? '');

/** A page with all of its words: a line may fall silent right behind the first ones. Other files come as they come. Throws where there is none. */
async function whole(page: Response): Promise<Response> {
  if (saysNothing(page)) throw new TypeError(String(page.status));
  if (page.type !== 'basic' || !page.body || !isPage(page)) return page;
  const headers = new Headers(page.headers);
  // The words are unpacked by now.
  for (const name of ['content-encoding', 'content-length']) headers.delete(name);
  const words = await page.blob();
  if (words.size === 0) throw new TypeError('an empty page');
  return new Response(words, { status: page.status, statusText: page.statusText, headers });
}

async function openSaved(district: string, lang: string) {
  const row = (await listSaved(shelf)).find((one) => one.district === district && one.lang === lang);
  if (!row) return undefined;
  if (last?.key === row.key && last.version === row.version) return last;
  const opened = await openPartwise(shelf, district, lang);
  if (opened) last = { key: row.key, version: opened.saved.version, pack: opened.content };
  return opened && last;
}

/** The languages that are read on this phone: of what is saved, and of the pages that are open. */
export async function languagesInUse(base: string, pages: readonly URL[]): Promise<readonly string[]> {
  return [...(await savedTexts()).flatMap(({ lang }) => lang ?? []), ...languagesOf(base, pages)];
}

export const languagesOf = (base: string, pages: readonly URL[]): readonly string[] =>
  pages.map(({ pathname }) => parseAddress(pathname, base)).flatMap((route) => (route && 'lang' in route ? [route.lang] : []));

const savedTexts = async () => (await listSaved(shelf)).filter((one) => one.lang !== undefined);

/** The language wall: from any saved language of the district. Home and back is a way that must not hang on a network. */
async function printWall(navigation: Navigation, district: string, missing: () => Promise<Response>): Promise<Response> {
  const any = (await savedTexts()).find((one) => one.district === district);
  const saved = any?.lang === undefined ? undefined : await openSaved(district, any.lang);
  if (saved) return print(navigation, saved.pack, { view: 'wall', district }, {});
  return fetchOr(navigation, patience.unknown, () => printNotSaved(navigation, { view: 'home', district, lang: 'de' }), missing);
}

/** The first page without a network: the districts that are on this phone. */
async function printDistricts(navigation: Navigation): Promise<Response> {
  const rows = await savedTexts();
  const packs = await Promise.all(
    rows.filter((row, index) => rows.findIndex(({ district }) => district === row.district) === index).map((row) => openSaved(row.district, row.lang ?? '')),
  );
  const found = packs.flatMap((saved) => (saved ? [saved.pack] : []));
  const [pack] = found;
  if (!pack) return printNotSaved(navigation, { view: 'home', district: 'atlas', lang: 'de' });
  const districts = found.map(({ district }) => ({ id: district.id, name: district.words.title, lang: district.words.lang }));
  return print(navigation, pack, { view: 'districts' }, { districts });
}

/** No network, and the phone lacks this language: what it does have, said in the language that was asked for. */
async function printNotSaved(navigation: Navigation, route: InnerRoute): Promise<Response> {
  const rows = await savedTexts();
  const row = rows.find((one) => one.district === route.district) ?? rows[0];
  const saved = row?.lang === undefined ? undefined : await openSaved(row.district, row.lang);
  const pack = saved?.pack ?? emptyPack(route.district, route.lang);
  return print(navigation, pack, route, { status: 503, problem: 'not-saved', lang: route.lang });
}

/** No page has this address: in the language of the address, of the page she comes from, of her pack. */
async function printMissing(navigation: Navigation, url: URL): Promise<Response> {
  const rows = await savedTexts();
  const [district, lang] = url.pathname.slice(navigation.base.length).split('/');
  const routes = (await navigation.openPages()).map(({ pathname }) => parseAddress(pathname, navigation.base));
  const wishes = [lang, ...routes.map((route) => (route && 'lang' in route ? route.lang : undefined))].filter((tag) => tag && findLanguage(tag));
  const near = rows.filter((one) => one.district === district);
  const among = near.length > 0 ? near : rows;
  // The district's own language is on every phone: another one says more about the reader.
  const row = wishes.flatMap((tag) => among.find((one) => one.lang === tag) ?? [])[0] ?? among.find((one) => one.lang !== 'de') ?? among[0];
  const saved = row?.lang === undefined ? undefined : await openSaved(row.district, row.lang);
  const pack = saved?.pack ?? emptyPack(district || 'atlas', wishes[0] ?? 'de');
  return print(navigation, pack, { view: 'home', district: pack.district.id, lang: pack.lang }, { status: 404, problem: 'missing' });
}

interface PrintOptions {
  readonly version?: string;
  readonly status?: number;
  readonly problem?: 'missing' | 'not-saved';
  readonly districts?: readonly DistrictLink[];
  /** Language of the frame, where it is not the pack's. */
  readonly lang?: string;
  /** No network has the page: a frame in another language that is read here is better than none. */
  readonly inAnyLanguage?: true;
}

async function print(navigation: Navigation, pack: Pack, route: Route, options: PrintOptions): Promise<Response> {
  const { version, status = 200, problem, districts, lang: wish = pack.lang, inAnyLanguage } = options;
  const { shell } = navigation;
  const saved = await listSaved(shelf);
  const lang = shell.strings[wish] === undefined ? pack.lang : wish;
  // Texts of the interface in the language; of one that nobody reads here, the few that say so, or those of a language that somebody does.
  const own = await textsIn(shell, [lang]);
  // Saved a moment ago, its texts on their way: the page of the build has them, and is not turned round for a reader from right to left.
  if (!own && !problem && !inAnyLanguage) return fetchOr(navigation, patience.known, () => print(navigation, pack, route, { ...options, inAnyLanguage: true }));
  const languages = own || problem ? [] : (await savedTexts()).map((one) => one.lang ?? '');
  const found = own ?? (await textsIn(shell, languages));
  const language = getLanguage(found?.lang ?? lang);
  // No clock that stands before the newest pack is right. Files of strangers may say what they like.
  const ages = saved.flatMap(({ district, seq }) => (isApart(district) ? [] : seq));
  const built = ages.length > 0 ? berlinDay(1000 * Math.max(...ages)) : '';
  const reader: Reader = {
    t: found ? createTranslator(language, found.texts) : withoutKeys(createTranslator(language, shell.frames[lang] ?? nothing)),
    language,
    pack,
    route,
    base: navigation.base,
    today: todayAfter(built, Date.now()),
    ...atRest,
    offline: { ...nothingSaved, state: version === undefined ? 'none' : 'saved', saved },
  };
  const html = documentOf({ reader, shell: { ...shell, built }, version, problem, districts });
  if (html === undefined && pack.near) {
    // Perhaps a part is spoilt: whoever reads the pack whole notices it, and takes the copy.
    const whole = await openPack(shelf, pack.district.id, pack.lang);
    if (whole) return print(navigation, whole.content, route, { ...options, ...(version !== undefined && { version: whole.saved.version }) });
  }
  if (html === undefined) return fetchOr(navigation, patience.known, () => printBroken(navigation, reader));
  return new Response(html, { status, headers: { 'content-type': 'text/html; charset=utf-8', ...securityHeaders } });
}

/** All texts are lost, or were never here: what the frame lacks is left out, where else its key would stand. */
const withoutKeys =
  (t: Translate): Translate =>
  (key, values) => {
    const said = t(key, values);
    return said === key ? '' : said;
  };

const nothing: Strings = { _meta: { method: 'machine' } };

/** The first of the languages whose texts this phone has. */
async function textsIn(shell: ShellFile, languages: readonly string[]): Promise<{ readonly lang: string; readonly texts: Strings } | undefined> {
  for (const lang of languages) {
    const kept = await readStrings(shell.strings, shell.strings[lang]?.url ?? '');
    if (kept) return { lang, texts: (await kept.json()) as Strings };
  }
  return undefined;
}

/** Words that this app cannot print, and no network that has the page of the build: the frame, with its ways on and the emergency number. */
async function printBroken(navigation: Navigation, { pack, route, language }: Reader): Promise<Response> {
  if (pack.entries.length === 0) return Response.error();
  return print(navigation, emptyPack(pack.district.id, language.tag), route, { status: 500 });
}

/** Undefined where a view broke: a worker that fails to answer leaves a reader with the browser's error page, online too. */
function documentOf(page: Parameters<typeof renderDocument>[0]): string | undefined {
  try {
    return renderDocument(page);
  } catch {
    return undefined;
  }
}

/** A page printed here has no host to send headers; its policy stands in a `<meta>`. */
const securityHeaders = { 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'cross-origin-opener-policy': 'same-origin' };
