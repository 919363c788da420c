import { fold, wordsOf } from './fold.ts';
import { soundingLike } from './sound.ts';

/** A text of an entry, what a hit in it is worth, a whole number below 200, and its language where it has one. */
export type Field = readonly [text: string, weight: number, lang?: string | undefined];

/**
 * Words, each once, with the rows that they stand in, counted like the entries of the index. Few enough that every key may walk over all
 * of them: they stand in one text, which an engine searches faster than any tree of ours.
 */
export interface Words {
  /** Where a word stands: `row * 256 + weight`, once per row. */
  readonly places: ReadonlyMap<string, readonly number[]>;
  /** All words so far, a line each, with a line break at both ends. */
  readonly text: () => string;
}

/** The words of all titles, keywords and summaries. */
export interface Lexicon extends Words {
  /** Those that sound the same in another script. */
  readonly sounding: (word: string) => readonly string[];
  /** The folded words of a text, remembered. */
  readonly wordsIn: (text: string) => readonly string[];
  /** Takes in the next row, heaviest field first. A word that stands in another field, too, counts a little more. */
  readonly add: (row: number, fields: readonly Field[]) => void;
}

/** A word, and the word within it onto which Arabic wrote its article: «والطبيب» is also «طبيب». */
export const withoutArticle = (word: string): string[] => [word, ...(/^(?:[وبفك]?ال|لل)(..+)/.exec(word)?.slice(1) ?? [])];

const linesOf = (words: Iterable<string>): string => `\n${[...words].join('\n')}\n`;

/** The words of what stands in an entry below its summary. */
export interface Texts extends Words {
  /** Takes in the folded text of the next row. */
  readonly add: (row: number, folded: string) => void;
}

/** What a hit in a text is worth: less than in any field. */
const inText = 8;

export function createTexts(): Texts {
  const places = new Map<string, number[]>();
  let text = '';
  return {
    places,
    text: () => {
      text ||= linesOf(places.keys());
      return text;
    },
    add(row, folded) {
      text = '';
      const words = wordsOf(folded);
      const place = row * 256 + inText;
      for (const word of folded.includes('ل') ? words.flatMap(withoutArticle) : words) {
        const known = places.get(word);
        if (!known) places.set(word, [place]);
        else if (known[known.length - 1] !== place) known.push(place);
      }
    },
  };
}

export function createLexicon(): Lexicon {
  const places = new Map<string, number[]>();
  // Keywords, towns and the words of topics stand in many entries.
  const seen = new Map<string, readonly string[]>();
  let text = '';
  let sounding = soundingLike(() => places.keys());
  const wordsIn = (field: string) => {
    const words = seen.get(field) ?? wordsOf(fold(field)).flatMap(withoutArticle);
    seen.set(field, words);
    return words;
  };
  return {
    places,
    wordsIn,
    sounding: (word) => sounding(word),
    text: () => {
      text ||= linesOf(places.keys());
      return text;
    },
    add(row, fields) {
      text = '';
      sounding = soundingLike(() => places.keys());
      for (const [field, weight] of fields) {
        for (const word of wordsIn(field)) {
          const known = places.get(word);
          const last = known?.[known.length - 1] ?? -1;
          if (!known) places.set(word, [row * 256 + weight]);
          else if (last >> 8 === row) known[known.length - 1] = last + Math.min(weight >> 4, 255 - (last & 255));
          else known.push(row * 256 + weight);
        }
      }
    },
  };
}
