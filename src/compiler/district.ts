import type { District } from '../core/atlas/district.ts';
import { collections, type Entry, type EntryKey, type Words } from '../core/atlas/entry.ts';
import { findLanguage } from '../core/language/registry.ts';
import { type CalendarWords, type Pack, packFormat } from '../core/pack/pack.ts';
import { type CompiledFile, type ContentFile, compileFile, originalLanguage } from './file.ts';
import { placeOf } from './frontMatter.ts';
import { bounds, choice, date, duration, email, language, list, phones, sources, text, url, yesNo } from './kinds.ts';
import type { Code, MessageLanguage } from './messages.ts';
import { type At, createReport, type Problem, start } from './problem.ts';
import { optional, readFields, required } from './schemas/field.ts';
import { closest } from './suggest.ts';

/** What a district's own file says beside its words. */
export const districtFields = {
  publisher: required(text(120), 'publisher: Landkreis Beispiel', 'Wer gibt den Atlas heraus?', 'who publishes the atlas'),
  state: required(
    choice(['DE-BW', 'DE-BY', 'DE-BE', 'DE-BB', 'DE-HB', 'DE-HH', 'DE-HE', 'DE-MV', 'DE-NI', 'DE-NW', 'DE-RP', 'DE-SL', 'DE-SN', 'DE-ST', 'DE-SH', 'DE-TH']),
    'state: DE-RP',
    'Bundesland nach ISO 3166-2',
    'Land after ISO 3166-2',
  ),
  layers: optional(list(text(60)), 'layers: [germany, rheinland-pfalz]', 'gemeinsame Ordner, die dazugehören', 'shared folders that belong to it'),
  languages: required(
    list(language),
    'languages: [de, en, ar]',
    'Sprachen auf der Sprachwand, in dieser Reihenfolge',
    'languages on the language wall, in this order',
  ),
  bounds: required(bounds, 'bounds: [[50.18, 7.05], [50.52, 7.70]]', 'Südwest- und Nordostecke', 'south-west and north-east corner'),
  offline: optional(
    choice(['auto', 'ask']),
    'offline: auto',
    'auto: Texte werden gleich gespeichert; ask: erst nach Tippen',
    'auto: texts are saved at once; ask: after a tap',
  ),
  demonstration: optional(yesNo, 'demonstration: yes', 'Vorführung mit unbestätigten Angaben', 'a demonstration with unconfirmed facts'),
  phone: optional(phones, 'phone: "+49 261 1080"', 'Telefon der Redaktion', 'phone of the editors'),
  email: optional(email, 'email: atlas@example.de', 'E-Mail der Redaktion', 'e-mail of the editors'),
  url: optional(url, 'url: https://www.kvmyk.de', 'Seite des Herausgebers', 'page of the publisher'),
  source: required(sources, 'source: [kvmyk.de]', 'Woher stammen die Angaben?', 'where the facts come from'),
  checked: required(date, 'checked: 2026-11-21', 'Tag der letzten Prüfung', 'day of the last look'),
  review: optional(duration, 'review: 6 months', 'Wie lange gelten die Angaben?', 'how long the facts hold'),
};

/** All files below `content/`, compiled once; districts share their layers. Keyed by folder, layers with their underscore. */
export type Folders = ReadonlyMap<string, readonly CompiledFile[]>;

export function compileFolders(files: readonly ContentFile[], messages: MessageLanguage): Folders {
  const folders = new Map<string, CompiledFile[]>();
  for (const file of files) {
    const compiled = compileFile(file, messages);
    if (!compiled) continue;
    const folder = folders.get(compiled.name.folder);
    if (folder) folder.push(compiled);
    else folders.set(compiled.name.folder, [compiled]);
  }
  return folders;
}

/** How far the translation into one language has come. */
export interface TranslationStatus {
  readonly lang: string;
  readonly entries: number;
  readonly missing: number;
  readonly stale: number;
}

export interface CompiledDistrict {
  readonly id: string;
  /** One per language; absent when the district's own file is unusable. */
  readonly packs: ReadonlyMap<string, Pack>;
  /** Earlier ids: `pages/old` -> `pages/new`. */
  readonly aliases: ReadonlyMap<EntryKey, EntryKey>;
  readonly translations: readonly TranslationStatus[];
  readonly problems: readonly Problem[];
}

interface Options {
  readonly messages: MessageLanguage;
  /** Today, to tell what is expired. An argument, so that a clone from years ago still passes its tests. */
  readonly today: string;
  readonly calendars: (lang: string) => CalendarWords;
}

/** Folders that are districts: not shared layers. */
export const districtIds = (folders: Folders) => [...folders.keys()].filter((folder) => !folder.startsWith('_')).sort();

/** One entry of a district with everything that was written about it. */
interface Item {
  readonly original: CompiledFile;
  readonly entry: NonNullable<CompiledFile['entry']>;
  readonly layer?: string;
  readonly texts: ReadonlyMap<string, CompiledFile>;
}

/** Puts a district together from its folder and its layers. */
export function compileDistrict(id: string, folders: Folders, { messages, today, calendars }: Options): CompiledDistrict {
  const problems: Problem[] = [];
  const note = (file: string, code: Code, at: At, values: Readonly<Record<string, string | number>> = {}, severity: 'error' | 'warning' = 'error') =>
    createReport(file, messages, problems)(code, at, values, severity);
  const own = folders.get(id) ?? [];
  const about = own.find((file) => !file.name.collection && file.name.id === 'district' && file.name.lang === originalLanguage);
  if (!about) note(`${id}/district.${originalLanguage}.md`, 'no-district', start, { value: id });
  const facts = about?.head && readDistrict(about, createReport(about.path, messages, problems));

  const layers = ((facts?.layers ?? []) as readonly string[]).filter((layer) => {
    if (folders.has(`_${layer}`)) return true;
    const choices = [...folders.keys()].filter((folder) => folder.startsWith('_')).map((folder) => folder.slice(1));
    if (about) note(about.path, 'unknown-layer', at(about, 'layers'), { value: layer, choices: choices.join(', ') });
    return false;
  });
  const used = [...layers.map((layer) => `_${layer}`), id];
  problems.unshift(...used.flatMap((folder) => (folders.get(folder) ?? []).flatMap((file) => file.problems)));

  const items = collect(used, folders, note);
  const aliases = readAliases(items, note);
  // Without its head it is unknown which shared folders belong to the district: everything would seem to be missing.
  if (facts) checkReferences(items, aliases, note);
  for (const { original, entry } of items.values()) {
    if (entry.expires !== undefined && entry.expires <= today)
      note(original.path, 'expired', at(original, 'checked'), { date: entry.expires }, entry.collection === 'emergency' ? 'error' : 'warning');
    if (facts) checkPosition(original, facts.bounds, about?.words?.title ?? id, note);
  }

  const translations: TranslationStatus[] = [];
  const packs = new Map<string, Pack>();
  if (facts && about?.words) {
    const { title, body } = about.words;
    const { layers: _, review: __, ...rest } = facts;
    const abouts = new Map(own.filter((file) => !file.name.collection && file.words).map((file) => [file.name.lang, file]));
    for (const lang of facts.languages) {
      const order = [lang, ...(findLanguage(lang)?.fallback ?? []), originalLanguage];
      const district: District = {
        ...rest,
        id,
        words: wordsIn(order, abouts, about) ?? { lang: originalLanguage, title, body, translation: 'original' },
        language: originalLanguage,
        offline: facts.offline ?? 'auto',
        demonstration: facts.demonstration ?? false,
      };
      const entries = [...items.values()].flatMap((item) => inLanguage(item, order));
      packs.set(lang, { format: packFormat, district, lang, calendar: calendars(lang), entries });
      const real = entries.filter((entry) => entry.words.lang === lang);
      translations.push({ lang, entries: entries.length, missing: entries.length - real.length, stale: real.filter((entry) => entry.words.stale).length });
    }
  }
  return { id, packs, aliases, translations, problems: unique(problems) };
}

const at = (file: CompiledFile, field: string): At => (file.head ? placeOf(file.head, field) : start);

function readDistrict(about: CompiledFile, report: ReturnType<typeof createReport>) {
  const head = about.head;
  if (!head) return undefined;
  const words = new Set(['title', 'summary', 'keywords']);
  return readFields(districtFields, { ...head, fields: head.fields.filter((field) => !words.has(field.name)) }, report);
}

type Note = (file: string, code: Code, at: At, values?: Readonly<Record<string, string | number>>, severity?: 'error' | 'warning') => void;

/**
 * All entries of a district: a later folder replaces an entry of an earlier one whole. A folder that has only
 * translations of an entry adds them to the entry of the layer.
 */
function collect(used: readonly string[], folders: Folders, note: Note): Map<EntryKey, Item> {
  const items = new Map<EntryKey, Item>();
  for (const folder of used) {
    const files = new Map<EntryKey, CompiledFile[]>();
    for (const file of folders.get(folder) ?? []) {
      if (!file.name.collection || !file.name.id) continue;
      const key: EntryKey = `${file.name.collection}/${file.name.id}`;
      const same = files.get(key);
      if (same) same.push(file);
      else files.set(key, [file]);
    }
    for (const [key, texts] of files) {
      const original = texts.find((file) => file.name.lang === originalLanguage);
      const before = items.get(key);
      if (original?.entry) {
        const layer = folder.startsWith('_') ? { layer: folder.slice(1) } : {};
        items.set(key, { original, entry: original.entry, ...layer, texts: new Map(texts.map((file) => [file.name.lang, file])) });
      } else if (original) {
        items.delete(key);
      } else if (before) {
        items.set(key, { ...before, texts: new Map([...before.texts, ...texts.map((file) => [file.name.lang, file] as const)]) });
      } else {
        const [collection, id] = key.split('/');
        for (const file of texts) note(file.path, 'no-original', start, { original: `${folder}/${collection}/${id}.${originalLanguage}.md` });
      }
    }
  }
  const rank = (key: EntryKey) => collections.findIndex((collection) => key.startsWith(`${collection}/`));
  return new Map([...items].sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1)));
}

/** Earlier ids of entries; one that is taken by another entry is reported. */
function readAliases(items: ReadonlyMap<EntryKey, Item>, note: Note): Map<EntryKey, EntryKey> {
  const aliases = new Map<EntryKey, EntryKey>();
  for (const [key, { original, entry }] of items)
    for (const alias of original.aliases) {
      const old: EntryKey = `${entry.collection}/${alias}`;
      const other = items.has(old) ? old : aliases.get(old);
      if (other) note(original.path, 'duplicate-id', at(original, 'aliases'), { value: alias, other });
      else aliases.set(old, key);
    }
  return aliases;
}

/** Topics and entries that are pointed at must exist in this district. */
function checkReferences(items: ReadonlyMap<EntryKey, Item>, aliases: ReadonlyMap<EntryKey, EntryKey>, note: Note) {
  const keys: readonly string[] = [...items.keys(), ...aliases.keys()];
  const known = new Set(keys);
  const topics = keys.filter((key) => key.startsWith('topics/')).map((key) => key.slice('topics/'.length));
  const perhaps = (written: string, choices: readonly string[]) => {
    const guess = closest(written, choices);
    return guess ? `„${guess}“? ` : '';
  };
  for (const { original, texts } of items.values()) {
    for (const topic of original.topics)
      if (!topics.includes(topic.key))
        note(original.path, 'unknown-topic', topic, { value: topic.key, choices: topics.join(', '), suggestion: perhaps(topic.key, topics) });
    for (const file of texts.values())
      for (const reference of file.references)
        if (!known.has(reference.key)) note(file.path, 'unknown-entry', reference, { value: reference.key, suggestion: perhaps(reference.key, keys) });
  }
}

/** The first of the languages in `order` that has words. */
function wordsIn(order: readonly string[], texts: ReadonlyMap<string, CompiledFile>, original: CompiledFile): Words | undefined {
  for (const lang of order) {
    const words = texts.get(lang)?.words;
    if (!words) continue;
    const { method, of, revision: _, ...rest } = words;
    const stale = method !== 'original' && of !== undefined && of !== original.words?.revision;
    return { ...rest, lang, translation: method, ...(stale && { stale }) };
  }
  return undefined;
}

/** The entry as a pack of that language carries it: with its own words, or marked as what it is with others. */
function inLanguage({ original, entry, layer, texts }: Item, order: readonly string[]): Entry[] {
  const words = wordsIn(order, texts, original);
  if (!words) return [];
  const title = original.words?.title;
  return [
    {
      ...entry,
      words,
      topics: original.topics.map(({ key }) => key),
      ...(title !== undefined && words.lang !== originalLanguage && { original: { lang: originalLanguage, title } }),
      ...(layer !== undefined && { layer }),
    } as Entry,
  ];
}

/** Kilometres a place may lie outside the corners of its district: offices often sit in the next town. */
const tolerance = 30;

function checkPosition(file: CompiledFile, [[south, west], [north, east]]: District['bounds'], district: string, note: Note) {
  if (!file.position) return;
  const [lat, lon] = file.position.point;
  const dy = Math.max(south - lat, lat - north, 0) * 111.3;
  const dx = Math.max(west - lon, lon - east, 0) * 111.3 * Math.cos((lat * Math.PI) / 180);
  const distance = Math.round(Math.hypot(dx, dy));
  if (distance <= tolerance) return;
  note(file.path, 'position-outside', file.position.at, { distance, district, lat: ((south + north) / 2).toFixed(2), lon: ((west + east) / 2).toFixed(2) });
}

/** A layer's mistakes are told once, however many districts mount it. */
export function unique(problems: readonly Problem[]): Problem[] {
  const seen = new Map(problems.map((problem) => [`${problem.file}:${problem.line}:${problem.column}:${problem.code}:${problem.message}`, problem]));
  return [...seen.values()].sort((a, b) => (a.file === b.file ? a.line - b.line || a.column - b.column : a.file < b.file ? -1 : 1));
}
