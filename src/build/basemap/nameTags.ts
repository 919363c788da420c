import { languages } from '../../core/language/registry.ts';
import type { Tags } from './osmBlock.ts';

/** Where OpenStreetMap keeps names in our languages, best first. */
const sources: readonly { readonly tag: string; readonly keys: readonly string[]; readonly script: RegExp }[] = languages
  .filter(({ tag }) => tag !== 'de-simple')
  .map(({ tag, script }) => ({
    tag,
    keys: tag === 'kmr' ? ['name:kmr', 'name:ku'] : [`name:${tag}`],
    // `name:ku` is sometimes Sorani: a name in a script that the reader may not read is none.
    script: { Latn: /\p{Script=Latin}/u, Arab: /\p{Script=Arabic}/u, Cyrl: /\p{Script=Cyrillic}/u, Ethi: /\p{Script=Ethiopic}/u }[script],
  }));

/** Longer than any sign. */
const longest = 100;

/** A name as it may stand on a map: one line, without control characters and turns of direction. */
export function cleanName(name: string | undefined): string | undefined {
  const clean = (name ?? '').replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\u200b\ufeff ]+/gu, ' ').trim();
  return clean === '' || clean.length > longest ? undefined : clean;
}

/** `name` as on the sign, and the names in our languages that differ from it. Without a name nothing. */
export function nameTags(tags: Tags): Readonly<Record<string, string>> {
  const name = cleanName(tags['name']);
  if (name === undefined) return {};
  const names: Record<string, string> = { name };
  for (const { tag, keys, script } of sources)
    for (const key of keys) {
      const translated = cleanName(tags[key]);
      if (translated === undefined || !script.test(translated)) continue;
      if (translated !== name) names[`name:${tag}`] = translated;
      break;
    }
  return names;
}
