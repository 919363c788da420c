import type { Place } from '../../core/atlas/entry.ts';
import { isProtected } from '../../core/atlas/protected.ts';
import type { CompiledFile } from '../file.ts';
import type { TextValue, Value } from '../frontMatter.ts';
import type { Item, Note } from '../layers.ts';
import { findAddresses, findMobiles, findPrivateMails } from '../privacy.ts';
import type { At } from '../problem.ts';

/** Line and column of an offset in a file's text. */
function placeAt({ text }: CompiledFile, offset: number): At {
  const before = (text?.source ?? '').slice(0, offset).split('\n');
  return { line: (text?.line ?? 1) + before.length - 1, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** Every text of a head, with its place: all of it is shown, or can be found by searching. Its own field for an address is told elsewhere. */
const textsOf = (value: Value | undefined): TextValue[] => {
  if (value === undefined) return [];
  if (value.kind === 'text') return [value];
  if (value.kind === 'list') return value.items.flatMap(textsOf);
  return value.fields.filter(({ name }) => name !== 'at' && name !== 'address').flatMap((field) => textsOf(field.value));
};

/** A woman must not be found through our page, in whatever language it says where she is. */
function checkSecret({ entry, texts }: Item, note: Note): void {
  if (entry.collection !== 'places' || !isProtected(entry as Place)) return;
  for (const file of texts.values()) {
    for (const value of textsOf(file.head)) {
      const [found] = findAddresses(value.text);
      if (found) note(file, 'address-secret', value, { value: found.value });
    }
    for (const { value, offset } of findAddresses(file.text?.source ?? '')) note(file, 'address-secret', placeAt(file, offset), { value });
  }
}

/** Numbers of single people in the German text, from which translations have theirs. */
function checkPersonal({ original }: Item, note: Note): void {
  if (original.public) return;
  const source = original.text?.source ?? '';
  for (const { value, offset } of findMobiles(source)) note(original, 'personal-phone', placeAt(original, offset), { value }, 'warning');
  for (const { value, offset } of findPrivateMails(source)) note(original, 'personal-email', placeAt(original, offset), { value }, 'warning');
}

/** A copied German file under another language's name. */
function checkTranslated({ original, texts }: Item, note: Note): void {
  const german = original.text?.source.trim();
  if (!german || german.length < 40) return;
  for (const file of texts.values())
    if (file !== original && file.text?.source.trim() === german) note(file, 'not-translated', { line: file.text.line, column: 1 }, {}, 'warning');
}

/** What only shows in the words of an entry when its facts and its other languages are known. */
export function checkTexts(items: Iterable<Item>, note: Note): void {
  for (const item of items) {
    checkSecret(item, note);
    checkPersonal(item, note);
    checkTranslated(item, note);
  }
}
