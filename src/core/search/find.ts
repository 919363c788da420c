import { type Lexicon, type Words, withoutArticle } from './lexicon.ts';
import { kinship, slipsIn, within } from './near.ts';
import { guessesFor } from './synonyms.ts';

/**
 * What the best hit in each row is worth, 0 where there is none. Numbers side by side, because a common word hits thousands of rows at
 * every key, and a map of them cost most of the time that there is.
 */
export class Hits {
  readonly worth: Float64Array;
  /** So many rows were hit, and what the best hit of all is worth. */
  count = 0;
  best = 0;

  constructor(rows: number) {
    this.worth = new Float64Array(rows);
  }

  note(row: number, value: number): void {
    const before = this.worth[row] ?? 0;
    if (value <= before) return;
    if (before === 0) this.count += 1;
    this.worth[row] = value;
    if (value > this.best) this.best = value;
  }
}

/** What one word of the query found. */
export interface Find {
  readonly word: string;
  readonly hits: Hits;
  /** True where the word itself was found, or one that begins with it. */
  readonly direct: boolean;
}

/** What a hit is worth beside the word itself. */
const asBeginning = 0.6;
const asSynonym = 0.6;
const asForm = 0.5;
const asTail = 0.28;
const asHead = 0.16;
const asMiddle = 0.18;
const asSlip = 0.5;
const asGuess = 0.4;
/** From here on a word was found, by what means the same at least: nothing is guessed any more. */
const enough = 40;

/** What is looked for. */
interface Wanted {
  readonly word: string;
  /** Words that mean the same. */
  readonly synonyms: readonly string[];
  /** True for the word that is still being typed. */
  readonly isLast: boolean;
  /** Where the words are noted that were hit, and how well. */
  readonly matched: Matched;
  /** So many rows there are. */
  readonly rows: number;
}

type Matched = Map<string, number>;

/** Calls back with every word that contains this text; after a line break, with every word that begins with it. */
function eachWord(words: Words, part: string, take: (word: string) => void): void {
  const text = part.startsWith('\n') ? words.textFrom(part.charAt(1)) : words.text();
  for (let at = text.indexOf(part); at >= 0; ) {
    const start = text.lastIndexOf('\n', at) + 1;
    const end = text.indexOf('\n', start);
    take(text.slice(start, end));
    at = text.indexOf(part, end);
  }
}

/** Calls back with every word that is one of these, or all but is, and how much of it that makes out. */
function eachSynonym(lexicon: Lexicon, synonyms: readonly string[], take: (word: string, fit: number) => void): void {
  for (const synonym of synonyms)
    eachWord(lexicon, `\n${synonym}`, (found) => {
      const rest = found.length - synonym.length;
      if (rest === 0 || (synonym.length > 3 && rest < 4)) take(found, synonym.length / found.length);
    });
}

/**
 * Looks a word up in the lexicon: itself, its beginning, its other forms, what means the same, and compounds in both directions.
 * Of words that are being typed (`isLast`) one or two letters are the beginning, of others they are all: "I am ill" is no ambulance.
 */
export function findWord(lexicon: Lexicon, { word, synonyms, isLast, matched, rows }: Wanted): Find {
  const hits = new Hits(rows);
  let direct = false;
  const note = (found: string, quality: number) => noteHits(hits, lexicon, matched, found, quality);
  for (const form of withoutArticle(word)) {
    eachWord(lexicon, form.length > 2 ? form : `\n${form}${isLast ? '' : '\n'}`, (found) => {
      const ends = found.endsWith(form);
      if (found.startsWith(form)) {
        direct = true;
        note(found, ends ? 1 : asBeginning + (0.25 * form.length) / found.length);
      } else if (form.length > 3 || (ends && found.length > 5)) note(found, ends ? asTail : asMiddle);
    });
    if (slipsIn(form) > 0)
      eachWord(lexicon, `\n${form.slice(0, Math.min(5, Math.max(3, form.length - 4)))}`, (found) => note(found, asForm * kinship(form, found)));
  }
  eachSynonym(lexicon, synonyms, (found, fit) => note(found, asSynonym * fit));
  // Kinderarzt finds Arzt, Müllabfuhr finds Müll.
  for (let at = 2; at < word.length - 2; at++) {
    if (at < word.length - 3) note(word.slice(at), asTail);
    if (at > 3) note(word.slice(0, at), asHead);
  }
  return { word, hits, direct };
}

function noteHits(hits: Hits, { places }: Lexicon, matched: Matched, word: string, quality: number): void {
  if (quality > (matched.get(word) ?? 0) && places.has(word)) matched.set(word, quality);
  for (const place of places.get(word) ?? []) hits.note(place >> 8, (place & 255) * quality);
}

/** Adds what is only in the texts, and forgives slips, other scripts and unknown compounds where even they do not know the word. */
export function findDeeper(lexicon: Lexicon, { word, hits, direct }: Find, texts: Words, matched: Matched): void {
  const { best } = hits;
  let known = direct;
  if (word.length > 2)
    eachWord(texts, `\n${word}`, (found) => {
      known = true;
      for (const place of texts.places.get(found) ?? []) if (!hits.worth[place >> 8]) hits.note(place >> 8, place & 255);
    });
  const slips = known ? 0 : slipsIn(word);
  // Of three parts, few slips leave one whole: only words with such a part are compared.
  const part = Math.ceil(word.length / 3);
  for (let at = 0; slips > 0 && at < word.length; at += part)
    eachWord(lexicon, word.slice(at, at + part), (found) => {
      if (Math.abs(found.length - word.length) <= slips && within(word, found, slips)) noteHits(hits, lexicon, matched, found, asSlip);
    });
  if (!known && word.length > 3 && best < enough) {
    for (const found of lexicon.sounding(word)) noteHits(hits, lexicon, matched, found, asSlip);
    eachSynonym(lexicon, guessesFor(word), (found, fit) => noteHits(hits, lexicon, matched, found, asGuess * fit));
  }
  // Last of all other compounds of the same thing: Kleiderspende, Kleiderladen.
  if (!known && word.length > 7) eachWord(lexicon, `\n${word.slice(0, 6)}`, (found) => noteHits(hits, lexicon, matched, found, asMiddle));
}
