import type { District } from '../core/atlas/district.ts';
import type { Entry, EntryKey, Words } from '../core/atlas/entry.ts';
import { findLanguage } from '../core/language/registry.ts';
import { type CalendarWords, type Pack, packFormat } from '../core/pack/pack.ts';
import { checkAge } from './checks/age.ts';
import { checkErrands } from './checks/errand.ts';
import { checkPositions } from './checks/places.ts';
import { checkIcons, checkReferences, readAliases } from './checks/references.ts';
import { checkStatements } from './checks/statements.ts';
import { checkTexts } from './checks/texts.ts';
import { checkTranslations } from './checks/translations.ts';
import { expiryOf } from './expiry.ts';
import { type CompiledFile, type ContentFile, compileFile, originalLanguage } from './file.ts';
import { collect, type Folders, type Item, type Note, placeIn } from './layers.ts';
import type { MessageLanguage } from './messages.ts';
import { checkSigns } from './names.ts';
import { createReport, type Problem, start, unique } from './problem.ts';
import { closest } from './suggest.ts';

export type { Folders } from './layers.ts';

/** Compiles all files and sorts them by folder. */
export function compileFolders(files: readonly ContentFile[], messages: MessageLanguage): Folders {
  return sortFolders(files.map((file) => compileFile(file, messages)).filter((file) => file !== undefined));
}

/** Compiled files by their folder; those that belong to no folder are under ''. */
export function sortFolders(files: Iterable<CompiledFile>): Folders {
  const folders = new Map<string, CompiledFile[]>();
  const told = new Set<string>();
  for (const file of files) {
    // A folder with a wrong name is one mistake, not one for each of its files.
    const problems = file.problems.filter(({ code }) => {
      if (code !== 'folder-name' && code !== 'folder-reserved' && code !== 'unknown-collection') return true;
      const depth = code === 'unknown-collection' ? 2 : 1;
      const folder = file.path.split('/').slice(0, depth).join('/');
      return !told.has(folder) && told.add(folder);
    });
    const same = folders.get(file.name.folder);
    if (same) same.push({ ...file, problems });
    else folders.set(file.name.folder, [{ ...file, problems }]);
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

export interface DistrictOptions {
  readonly messages: MessageLanguage;
  /** Today, to tell what is expired. An argument, so that a clone from years ago still passes its tests. */
  readonly today: string;
  readonly calendars: (lang: string) => CalendarWords;
  /** Pictograms that the app can draw; absent: not looked at. */
  readonly icons?: readonly string[];
  /** Names that stand on the base map of a district; undefined where it is not known. */
  readonly signs?: (district: string) => ReadonlySet<string> | undefined;
}

/** Folders that are districts: no shared layers, no stray folders. */
export const districtIds = (folders: Folders): string[] =>
  [...folders]
    .filter(([folder, files]) => folder !== '' && !folder.startsWith('_') && files.some(({ name }) => name.collection !== undefined || name.id === 'district'))
    .map(([folder]) => folder)
    .sort();

/** Puts a district together from its folder and its layers. */
export function compileDistrict(id: string, folders: Folders, { messages, today, calendars, icons, signs }: DistrictOptions): CompiledDistrict {
  const problems: Problem[] = [];
  const note: Note = (file, code, at, values, severity) => createReport(file.path, messages, problems)(code, at, values, severity);
  const own = folders.get(id) ?? [];
  const about = own.find((file) => !file.name.collection && file.name.id === 'district' && file.name.lang === originalLanguage);
  if (!about) note({ path: `${id}/district.${originalLanguage}.md` }, 'no-district', start, { value: id });
  const facts = about?.district;

  const layers = facts && about ? knownLayers(about, facts.layers ?? [], folders, note) : [];
  // Without its head or with a layer that is not there, it is unknown what belongs to the district: everything would seem to be missing.
  const complete = facts !== undefined && layers.length === (facts.layers ?? []).length;
  const used = [...layers.map((layer) => `_${layer}`), id];
  const collected = collect(used, folders, complete, note);
  const { items } = collected;
  const aliases = readAliases(collected, note);
  if (complete) checkReferences(collected, aliases, note);
  checkTexts(items.values(), note);
  const abouts = about ? [{ original: about, texts: own.filter(({ name }) => !name.collection && name.id === about.name.id) }] : [];
  const texts = [...items.values()].map((item) => ({ original: item.original, texts: item.texts.values() }));
  const files = used.flatMap((folder) => folders.get(folder) ?? []);
  checkTranslations([...abouts, ...texts], files, note);
  checkErrands(items.values(), note);
  checkIcons(items.values(), icons, note);
  for (const { original, entry } of items.values()) checkAge(original, entry, today, entry.collection === 'emergency' ? 'error' : 'warning', note);
  if (facts && about) {
    checkPositions(items.values(), facts.bounds, about.words?.title ?? id, note);
    checkAge(about, { checked: facts.checked, expires: expiryOf(facts) }, today, 'warning', note);
    checkLanguages(about, own, note);
    if (complete) checkStatements(about, own, collected, note);
  }
  const onMap = signs?.(id);
  for (const file of own) if (file.signs && onMap) checkSigns(file.signs, onMap, createReport(file.path, messages, problems));
  const told = ['', ...used].flatMap((folder) => (folders.get(folder) ?? []).flatMap((file) => file.problems));
  const printed = about ? printPacks(id, about, own, items, calendars) : { packs: new Map<string, Pack>(), translations: [] };
  return { id, ...printed, aliases, problems: unique([...told, ...problems]) };
}

/** The layers that exist; the others are reported. */
function knownLayers(about: CompiledFile, wanted: readonly string[], folders: Folders, note: Note): string[] {
  const choices = [...folders.keys()].filter((folder) => folder.startsWith('_')).map((folder) => folder.slice(1));
  for (const layer of new Set(wanted.filter((one, index) => wanted.indexOf(one) < index)))
    note(about, 'layer-twice', placeIn(about, 'layers'), { value: layer });
  return wanted.filter((layer) => {
    if (choices.includes(layer)) return true;
    const bare = layer.replace(/^_/, '');
    const guess = choices.includes(bare) ? bare : closest(bare, choices);
    note(about, 'unknown-layer', placeIn(about, 'layers'), { value: layer, choices: choices.join(', ') || '–', guess });
    return false;
  });
}

/** The district's own language must be among its languages; files in a language that is not are never seen. */
function checkLanguages(about: CompiledFile, own: readonly CompiledFile[], note: Note): void {
  const languages = about.district?.languages ?? [];
  const at = placeIn(about, 'languages');
  if (!languages.includes(originalLanguage)) note(about, 'own-language', at, { value: originalLanguage });
  for (const lang of new Set(languages.filter((one, index) => languages.indexOf(one) < index))) note(about, 'language-twice', at, { value: lang });
  const shown = new Set([originalLanguage, ...languages, ...languages.flatMap((lang) => findLanguage(lang)?.fallback ?? [])]);
  const unused = own.filter(({ name }) => name.id !== '' && !shown.has(name.lang));
  for (const lang of new Set(unused.map(({ name }) => name.lang)))
    note(about, 'unused-language', at, { value: lang, count: unused.filter(({ name }) => name.lang === lang).length }, 'warning');
}

/** The packs of all languages, in the order of the language wall. */
function printPacks(
  id: string,
  about: CompiledFile,
  own: readonly CompiledFile[],
  items: ReadonlyMap<EntryKey, Item>,
  calendars: DistrictOptions['calendars'],
): Pick<CompiledDistrict, 'packs' | 'translations'> {
  const translations: TranslationStatus[] = [];
  const packs = new Map<string, Pack>();
  const { district: facts, words } = about;
  if (!facts || !words) return { packs, translations };
  const { layers: _, review: __, public: ___, ags: ____, ...rest } = facts;
  const abouts = new Map(own.filter((file) => !file.name.collection && file.words).map((file) => [file.name.lang, file]));
  for (const lang of new Set(facts.languages)) {
    const order = [lang, ...(findLanguage(lang)?.fallback ?? []), originalLanguage];
    const signs = own.find((file) => file.signs && file.name.lang === lang)?.signs ?? [];
    const names = signs.length > 0 && Object.fromEntries(signs.map(({ name, translated }) => [name, translated]));
    const district: District = {
      ...rest,
      id,
      words: wordsIn(order, abouts, about) ?? { lang: originalLanguage, title: words.title, body: words.body, translation: 'original' },
      language: originalLanguage,
      offline: facts.offline ?? 'auto',
      demonstration: facts.demonstration ?? false,
      ...(names && { names }),
    };
    const entries = [...items.values()].flatMap((item) => inLanguage(item, order));
    packs.set(lang, { format: packFormat, district, lang, calendar: calendars(lang), entries });
    const real = entries.filter((entry) => entry.words.lang === lang);
    translations.push({ lang, entries: entries.length, missing: entries.length - real.length, stale: real.filter((entry) => entry.words.stale).length });
  }
  return { packs, translations };
}

/** The first of the languages in `order` that has words. */
function wordsIn(order: readonly string[], texts: ReadonlyMap<string, CompiledFile>, original: CompiledFile): Words | undefined {
  for (const lang of order) {
    const words = texts.get(lang)?.words;
    if (!words) continue;
    const { method, of, revision: _, errand: __, ...rest } = words;
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
  const errand = order.flatMap((lang) => (texts.get(lang)?.words?.errand ? [{ lang, ...texts.get(lang)?.words?.errand }] : []))[0];
  return [
    {
      ...entry,
      ...(errand && { errand }),
      words,
      topics: original.topics.map(({ key }) => key),
      ...(title !== undefined && words.lang !== originalLanguage && { original: { lang: originalLanguage, title } }),
      ...(layer !== undefined && { layer }),
    } as Entry,
  ];
}
