import { fold, wordsOf } from './fold.ts';
import { kinship, slipsIn, within } from './near.ts';

/** Score by row of the index: the best hit of one word of the query there. */
export type Hits = Map<number, number>;

/**
 * The words of all titles, keywords and summaries, each once, with the rows that they stand in. Few enough that a key may walk
 * over all of them: they stand in one text, which the engine searches faster than any tree of ours.
 */
export interface Lexicon {
  /** Rows of a word, each as `row * 256 + weight`. */
  readonly places: ReadonlyMap<string, readonly number[]>;
  /** All words, a line each, with a line break at both ends. */
  readonly text: string;
}

/** A weighted text of a row. Weights are below 200. */
export type Field = readonly [text: string, weight: number];

/** What Arabic writes onto a word: «والطبيب» is also «طبيب». */
export const withArticle = (word: string): string[] => [word, ...(/^(?:[وبفک]?ال|لل)(..+)/.exec(word)?.slice(1) ?? [])];

/** The heavier texts of a row come first; a word that stands in a second one, too, counts a little more. */
export function createLexicon(rows: readonly (readonly Field[])[]): Lexicon {
  const places = new Map<string, number[]>();
  rows.forEach((fields, row) => {
    for (const [text, weight] of fields)
      for (const word of wordsOf(fold(text)).flatMap(withArticle)) {
        const known = places.get(word);
        const last = known?.at(-1) ?? -1;
        if (!known) places.set(word, [row * 256 + weight]);
        else if (last >> 8 === row) known[known.length - 1] = last + Math.min(weight >> 4, 255 - (last & 255));
        else known.push(row * 256 + weight);
      }
  });
  return { places, text: `\n${[...places.keys()].join('\n')}\n` };
}
