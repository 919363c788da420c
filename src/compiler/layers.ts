import { collections, type Entry, type EntryKey } from '../core/atlas/entry.ts';
import { findLanguage } from '../core/language/registry.ts';
import { type CompiledFile, originalLanguage } from './file.ts';
import { placeOf } from './frontMatter.ts';
import type { Code } from './messages.ts';
import { type At, type MessageValues, type Severity, start } from './problem.ts';
import { closest } from './suggest.ts';

/** All files below `content/`, compiled once; districts share their layers. Keyed by folder, layers with their underscore. */
export type Folders = ReadonlyMap<string, readonly CompiledFile[]>;

/** One entry of a district with everything that was written about it. */
export interface Item {
  readonly original: CompiledFile;
  readonly entry: Omit<Entry, 'words' | 'topics'>;
  readonly layer?: string;
  readonly texts: ReadonlyMap<string, CompiledFile>;
}

/** Notes a problem of a district in one of its files. */
export type Note = (file: Pick<CompiledFile, 'path'>, code: Code, at: At, values?: MessageValues, severity?: Severity) => void;

/** Where a field stands in a file. */
export const placeIn = (file: CompiledFile, field: string): At => (file.head ? placeOf(file.head, field) : start);

export interface Collected {
  /** Entries whose German file is sound, in the order of the collections and their ids. */
  readonly items: ReadonlyMap<EntryKey, Item>;
  /** Keys of all entries that have a German file, sound or not. */
  readonly known: ReadonlySet<EntryKey>;
}

/**
 * All entries of a district: a later folder replaces an entry of an earlier one whole. A folder that has only
 * translations of an entry adds them to the entry of the layer. `complete` is false where a layer is missing: then
 * nobody can say which translations have no original.
 */
export function collect(used: readonly string[], folders: Folders, complete: boolean, note: Note): Collected {
  const items = new Map<EntryKey, Item>();
  const known = new Set<EntryKey>();
  const orphans: [EntryKey, CompiledFile][] = [];
  for (const folder of used) {
    for (const [key, texts] of byEntry(folders.get(folder) ?? [])) {
      const original = texts.find((file) => file.name.lang === originalLanguage);
      const before = items.get(key);
      if (original) known.add(key);
      if (original?.entry) {
        const layer = folder.startsWith('_') ? { layer: folder.slice(1) } : {};
        items.set(key, { original, entry: original.entry, ...layer, texts: new Map(texts.map((file) => [file.name.lang, file])) });
      } else if (original) items.delete(key);
      else if (before) items.set(key, { ...before, texts: new Map([...before.texts, ...texts.map((file) => [file.name.lang, file] as const)]) });
      else if (!known.has(key)) orphans.push(...texts.map((file): [EntryKey, CompiledFile] => [key, file]));
    }
  }
  if (complete) for (const [key, file] of orphans) reportOrphan(key, file, [...known], note);
  const rank = (key: EntryKey) => collections.findIndex((collection) => key.startsWith(`${collection}/`));
  return { items: new Map([...items].sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1))), known };
}

function byEntry(files: readonly CompiledFile[]): Map<EntryKey, CompiledFile[]> {
  const entries = new Map<EntryKey, CompiledFile[]>();
  for (const file of files) {
    if (!file.name.collection || !findLanguage(file.name.lang)) continue;
    const key: EntryKey = `${file.name.collection}/${file.name.id}`;
    const same = entries.get(key);
    if (same) same.push(file);
    else entries.set(key, [file]);
  }
  return entries;
}

function reportOrphan(key: EntryKey, file: CompiledFile, known: readonly EntryKey[], note: Note): void {
  const [, id = ''] = key.split('/');
  const { folder, lang } = file.name;
  const guess = closest(key, known)?.split('/')[1];
  note(file, 'no-original', start, {
    original: `${folder}/${key}.${originalLanguage}.md`,
    guess: guess !== undefined && guess !== id ? `${guess}.${lang}.md` : undefined,
  });
}
