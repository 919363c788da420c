import type { Entry } from '../atlas/entry.ts';
import type { Result, SearchIndex } from './search.ts';

type Matched = Result['matched'];

/** Below this a word was hit by something that only looks like it: it helps to find, but a mark on it would puzzle. */
const clear = 0.24;

/** Where in a text the words stand that were hit: `[start, end]` in UTF-16 units, whole words, in order. */
export function hitsIn({ lexicon }: SearchIndex, text: string, matched: Matched): (readonly [start: number, end: number])[] {
  const { wordsIn } = lexicon();
  const isHit = (word: string) => (matched.get(word) ?? 0) >= clear;
  return [...text.matchAll(/[\p{L}\p{N}\p{M}\u200c'’]+/gu)].flatMap(({ 0: word, index }) =>
    wordsIn(word).some(isHit) ? [[index, index + word.length] as const] : [],
  );
}

/** A keyword or title; longer texts are not quoted. */
const short = 60;

/** What a result was found by where that is not in the reader's own language. */
export interface Via {
  readonly lang: string;
  /** The title or keyword; absent where a longer text answers. */
  readonly text?: string;
}

/** `de-simple` is German, too. */
const base = (lang: string) => lang.split('-')[0];

/**
 * The field of an entry that says best what was asked, and its language: the very word before one that means the same, however heavy.
 * Undefined where the reader's own language answers, or a number does.
 */
export function viaOf({ lexicon, fields }: SearchIndex, entry: Entry, matched: Matched, reader: string): Via | undefined {
  const { wordsIn } = lexicon();
  let best = 0;
  let via: Via | undefined = { lang: entry.words.lang };
  for (const [text, weight, lang] of fields(entry)) {
    const quality = Math.max(0, ...wordsIn(text).map((word) => matched.get(word) ?? 0));
    const value = quality && quality + weight / 1000;
    if (value <= best) continue;
    best = value;
    via = lang === undefined ? undefined : { lang, ...(text.length <= short && { text }) };
  }
  return via && base(via.lang) !== base(reader) ? via : undefined;
}
