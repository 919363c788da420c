import { kinship, slipsIn, within } from './near.ts';
import { type Lexicon, withArticle } from './lexicon.ts';

/** Score by row of the index: the best hit of one word of the query there. */
export type Hits = Map<number, number>;

/** What a hit of another kind than the word itself is worth. A whole word counts 1. */
const worth = { beginning: 0.6, synonym: 0.6, form: 0.5, part: 0.3, slip: 0.35 };

/** `direct`: the lexicon has this word or one that begins with it. */
export interface Find {
  readonly word: string;
  readonly hits: Hits;
  readonly direct: boolean;
}

function note(hits: Hits, { places }: Lexicon, word: string, quality: number): void {
  for (const place of places.get(word) ?? []) {
    const row = place >> 8;
    hits.set(row, Math.max(hits.get(row) ?? 0, (place & 255) * quality));
  }
}

/** Calls back with every word of the lexicon that contains this text; a text that begins with a line break stands at the beginning. */
function eachWord({ text }: Lexicon, part: string, take: (word: string) => void): void {
  for (let at = text.indexOf(part); at >= 0; ) {
    const start = text.lastIndexOf('\n', at) + 1;
    const end = text.indexOf('\n', start);
    take(text.slice(start, end));
    at = text.indexOf(part, end);
  }
}

export function lookUp(lexicon: Lexicon, word: string, synonyms: readonly string[]): Find {
  const hits: Hits = new Map();
  let direct = false;
  const walk = (part: string, quality: number) =>
    eachWord(lexicon, part.length < 3 ? `\n${part}` : part, (found) => {
      const begins = found.startsWith(part);
      if (begins) {
        direct = true;
        note(hits, lexicon, found, found === part ? quality : quality * (worth.beginning + (0.25 * part.length) / found.length));
      } else if (part.length > 3 || (found.endsWith(part) && found.length > 5)) note(hits, lexicon, found, quality * worth.part * (found.endsWith(part) ? 1 : 0.6));
    });
  for (const form of withArticle(word)) walk(form, 1);
  for (const synonym of synonyms) walk(synonym, worth.synonym);
  for (const form of withArticle(word).filter(({ length }) => length > 3))
    eachWord(lexicon, `\n${form.slice(0, Math.max(3, form.length - 4))}`, (found) => note(hits, lexicon, found, worth.form * kinship(form, found)));
  // Kinderarzt finds Arzt, Müllabfuhr finds Müll.
  for (let at = 3; at < word.length - 2; at++) {
    if (at < word.length - 3) note(hits, lexicon, word.slice(at), worth.part);
    if (at > 3) note(hits, lexicon, word.slice(0, at), worth.part * 0.8);
  }
  return { word, hits, direct };
}

export function addSlips(lexicon: Lexicon, { word, hits }: Find): void {
  const slips = slipsIn(word);
  for (const found of lexicon.places.keys())
    if (slips && Math.abs(found.length - word.length) <= slips && within(word, found, slips)) note(hits, lexicon, found, worth.slip);
}
