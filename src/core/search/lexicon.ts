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
  /** Those of them that begin with this letter, in the same way: a word with fifty synonyms is fifty searches for a beginning. */
  readonly textFrom: (letter: string) => string;
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

/** A word that stands in another text of the row, too, counts a little more; the heaviest comes first. */
function createWords() {
  const places = new Map<string, number[]>();
  let text = '';
  let byLetter: Map<string, string> | undefined;
  return {
    places,
    text() {
      text ||= `\n${[...places.keys()].join('\n')}\n`;
      return text;
    },
    textFrom(letter: string) {
      if (!byLetter) {
        byLetter = new Map();
        for (const word of places.keys()) byLetter.set(word.charAt(0), `${byLetter.get(word.charAt(0)) ?? '\n'}${word}\n`);
      }
      return byLetter.get(letter) ?? '';
    },
    add(row: number, words: readonly string[], weight: number) {
      text = '';
      byLetter = undefined;
      for (const word of words) {
        const known = places.get(word);
        const last = known?.[known.length - 1] ?? -1;
        if (!known) places.set(word, [row * 256 + weight]);
        else if (last >> 8 === row) known[known.length - 1] = last + Math.min(weight >> 4, 255 - (last & 255));
        else known.push(row * 256 + weight);
      }
    },
  };
}

/** The words of what stands in an entry below its summary. */
export interface Texts extends Words {
  /** Takes in the folded text of the next row. */
  readonly add: (row: number, folded: string) => void;
}

/** What a hit in a text is worth: less than in any field, and no more for standing there twice. */
const inText = 8;

export function createTexts(): Texts {
  const words = createWords();
  return {
    ...words,
    add(row, folded) {
      const found = wordsOf(folded);
      // Most texts have no Arabic article, and there are many words to look at.
      words.add(row, folded.includes('ل') ? found.flatMap(withoutArticle) : found, inText);
    },
  };
}

export function createLexicon(): Lexicon {
  const words = createWords();
  // Keywords, towns and the words of topics stand in many entries.
  const seen = new Map<string, readonly string[]>();
  const soundings = () => soundingLike(() => words.places.keys());
  let sounding = soundings();
  const wordsIn = (field: string) => {
    const known = seen.get(field) ?? wordsOf(fold(field)).flatMap(withoutArticle);
    seen.set(field, known);
    return known;
  };
  return {
    ...words,
    wordsIn,
    sounding: (word) => sounding(word),
    add(row, fields) {
      sounding = soundings();
      for (const [field, weight] of fields) words.add(row, wordsIn(field), weight);
    },
  };
}
