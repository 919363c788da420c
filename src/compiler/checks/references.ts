import { collections, type EntryKey } from '../../core/atlas/entry.ts';
import { suggestKey } from '../kinds/reference.ts';
import type { Collected, Item, Note } from '../layers.ts';
import { placeIn } from '../layers.ts';
import { closest } from '../suggest.ts';

/** So many dead references of one file are looked into; a file with more is told that there are more. */
const enough = 20;

/** Earlier ids of entries; one that is taken by another entry is reported. */
export function readAliases({ items, known }: Collected, note: Note): Map<EntryKey, EntryKey> {
  const aliases = new Map<EntryKey, EntryKey>();
  for (const [key, { original, entry }] of items)
    for (const alias of original.aliases) {
      const old: EntryKey = `${entry.collection}/${alias}`;
      const other = known.has(old) ? old : aliases.get(old);
      if (other) note(original, 'duplicate-id', placeIn(original, 'aliases'), { value: alias, other });
      else aliases.set(old, key);
    }
  return aliases;
}

/**
 * Topics and entries that are pointed at must exist in this district. A file that is there but broken counts as existing:
 * its own mistake is told, not a hundred others because of it.
 */
export function checkReferences({ items, known }: Collected, aliases: ReadonlyMap<EntryKey, EntryKey>, note: Note): void {
  const keys = [...new Set<string>([...known, ...aliases.keys()])];
  const all = new Set(keys);
  const topics = keys.filter((key) => key.startsWith('topics/')).map((key) => key.slice('topics/'.length));
  const byTitle = new Map([...items.values()].map(({ original, entry }) => [`${entry.collection}/${original.words?.title.toLowerCase()}`, entry.id]));
  const named = (title: string) => collections.flatMap((one) => byTitle.get(`${one}/${title.toLowerCase()}`)?.replace(/^/, `${one}/`) ?? [])[0];
  for (const item of items.values()) {
    for (const topic of item.original.topics) {
      if (topics.includes(topic.key)) continue;
      const guess = byTitle.get(`topics/${topic.key.toLowerCase()}`) ?? closest(topic.key.replace(/^topics\//, ''), topics);
      note(item.original, 'unknown-topic', topic, { value: topic.key, choices: topics.join(', ') || '–', guess });
    }
    for (const file of item.texts.values()) {
      const dead = file.references.filter(({ key }) => !all.has(key));
      for (const reference of dead.slice(0, enough))
        note(file, 'unknown-entry', reference, { value: reference.key, guess: named(reference.key) ?? meant(reference.key, keys) });
    }
  }
}

/** `pages/tafel` or `tafel` where `places/tafel` exists; else the entry whose name is nearest. */
function meant(written: string, keys: readonly string[]): string | undefined {
  const key = suggestKey(written) ?? written;
  const id = key.split('/').at(-1);
  return keys.find((one) => one === key) ?? keys.find((one) => one.split('/')[1] === id) ?? closest(key, keys);
}

/** An icon that the app does not draw would be a dot. */
export function checkIcons(items: Iterable<Item>, icons: readonly string[] | undefined, note: Note): void {
  if (!icons) return;
  for (const { original, entry } of items) {
    const icon = 'icon' in entry ? String(entry.icon) : undefined;
    if (icon === undefined || icons.includes(icon)) continue;
    note(original, 'unknown-icon', placeIn(original, 'icon'), { value: icon, choices: icons.join(', '), guess: closest(icon, icons) }, 'warning');
  }
}
