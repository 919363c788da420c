import { addressOf, inLanguage, type ListView, type Route } from '../../core/atlas/address.ts';
import { type Collection, type Entry, type EntryKey, entryKey, type Topic } from '../../core/atlas/entry.ts';
import { findLanguage, type Language } from '../../core/language/registry.ts';
import type { Pack } from '../../core/pack/pack.ts';
import type { Query, Reader } from '../reader.ts';

/** Questions that views ask of a pack, and the addresses they link to. */

interface Index {
  readonly byKey: Map<string, Entry | undefined>;
  readonly byCollection: Map<Collection, readonly Entry[]>;
}

/** One index for each pack, because a build prints a thousand pages of the same one. */
const indexes = new WeakMap<Pack, Index>();

function indexOf(pack: Pack): Index {
  const known = indexes.get(pack);
  if (known) return known;
  const index: Index = { byKey: new Map(pack.near ? [] : pack.entries.map((entry) => [entryKey(entry), entry])), byCollection: new Map() };
  indexes.set(pack, index);
  return index;
}

export function findEntry(pack: Pack, key: string): Entry | undefined {
  const { byKey } = indexOf(pack);
  if (pack.near && !byKey.has(key))
    byKey.set(
      key,
      pack.near('id', key.split('/')[1] ?? '').find((entry) => entryKey(entry) === key),
    );
  return byKey.get(key);
}

/** All entries of a collection by `order`; the pack's own order where that says nothing. */
export function entriesOf<C extends Collection>(pack: Pack, collection: C): readonly Extract<Entry, { collection: C }>[] {
  const { byCollection } = indexOf(pack);
  const known = byCollection.get(collection);
  const entries =
    known ??
    (pack.near?.('collection', collection) ?? pack.entries)
      .filter((entry) => entry.collection === collection)
      .sort((a, b) => (a.order ?? 1000) - (b.order ?? 1000));
  if (!known) byCollection.set(collection, entries);
  // The index holds under each collection its own entries only.
  return entries as unknown as readonly Extract<Entry, { collection: C }>[];
}

/** Of those, what the question part of the address leaves. */
export const shownOf = <C extends Collection>({ pack, passes }: Reader, collection: C) =>
  entriesOf(pack, collection).filter((entry) => passes?.(entry) ?? true);

export function findTopic(pack: Pack, id: string | undefined): Topic | undefined {
  const entry = id === undefined ? undefined : findEntry(pack, `topics/${id}`);
  return entry?.collection === 'topics' ? entry : undefined;
}

/** True when the facts of an entry may be outdated on that day. Emergency numbers and topics have no such day: they are always shown. */
export const isOutdated = (entry: Entry, today: string): boolean => entry.collection !== 'emergency' && entry.expires !== undefined && today >= entry.expires;

export const homeHref = ({ base, pack }: Reader): string => addressOf({ view: 'home', district: pack.district.id, lang: pack.lang }, base);

export const viewHref = ({ base, pack }: Reader, view: ListView): string => addressOf({ view, district: pack.district.id, lang: pack.lang }, base);

/** The question part of an address: `?open=now`, or nothing. */
export function searchOf(query: Query): string {
  const search = String(new URLSearchParams(query));
  return search && `?${search}`;
}

/** The language wall, which leads back to this page and its question in the language that she chooses: `/witten/?at=places/&open=now#languages`. */
export function wallHref(reader: Reader): string {
  const { base, pack, route, query } = reader;
  const at = 'lang' in route ? addressOf(route, base).slice(addressOf({ view: 'home', district: route.district, lang: route.lang }, base).length) : '';
  const search = at && `?at=${at}${searchOf(query).replace('?', '&')}`;
  return `${addressOf({ view: 'wall', district: pack.district.id }, base)}${search}#languages`;
}

/** Address of an entry in the reader's language. */
export function entryHref({ base, pack }: Reader, key: EntryKey): string {
  const [collection, id] = key.split('/') as [Collection, string];
  return addressOf({ view: 'entry', district: pack.district.id, lang: pack.lang, collection, id }, base);
}

/** The same page with the same question in another language; the home page where there is no such page. */
export function languageHref({ base, pack, route, query }: Reader, lang: string): string {
  const inner: Route = route.view === 'districts' || route.view === 'wall' ? { view: 'home', district: pack.district.id, lang } : inLanguage(route, lang);
  return addressOf(inner, base) + searchOf(query);
}

/** `lang` and `dir` of words that may be in another language than the page. */
export function langOf(tag: string): { readonly lang: string; readonly dir: 'ltr' | 'rtl' } {
  const language: Language | undefined = findLanguage(tag);
  return { lang: language?.html ?? tag, dir: language?.dir ?? 'ltr' };
}

/** Those attributes where they differ from the page's, nothing where they do not. */
export const langIfOther = (tag: string, page: Language) => (tag === page.tag ? {} : langOf(tag));
