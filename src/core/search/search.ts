import type { Entry } from '../atlas/entry.ts';
import { standingOf, withoutAsking } from './asking.ts';
import { fieldsOf, textOf } from './fields.ts';
import { type Find, findDeeper, findWord, type Hits } from './find.ts';
import { fold, wordsOf } from './fold.ts';
import { createLexicon, createTexts, type Field, type Lexicon, type Words, withoutArticle } from './lexicon.ts';
import { synonymsOf } from './synonyms.ts';

export { hitsIn, type Via, viaOf } from './marks.ts';

/**
 * A pack made ready for searching, on the phone, so that it costs no bytes. Nothing is done before the first search: most pages are
 * read and left. What was made is kept within.
 */
export interface SearchIndex {
  readonly entries: readonly Entry[];
  /** Of each entry: of two that fit alike, the one that helps more comes first. */
  readonly favours: Float64Array;
  /** Complete, however little was prepared. */
  readonly lexicon: () => Lexicon;
  /** What an entry is found by. */
  readonly fields: (entry: Entry) => readonly Field[];
  /** The words of the texts, of all of them too; `soFar`: of those that were prepared. */
  readonly texts: (soFar?: boolean) => Words;
  /** Titles, keywords and summaries are prepared: a hasty search costs nothing more. */
  readonly knowsTitles: () => boolean;
  /**
   * Does a part of the work beforehand, in idle moments: as many entries as told, twice over, for words and for text.
   * Answers true when nothing is left. A search without it finds the same and does the rest itself.
   */
  readonly prepare: (entries: number) => boolean;
}

const favour: Readonly<Partial<Record<Entry['collection'], number>>> = { emergency: 1.25, topics: 1.15, pages: 1.15 };

/** `alsoCalled`: more words for an entry, such as the name of its kind in the reader's language. */
export function createIndex(entries: readonly Entry[], alsoCalled: (entry: Entry) => string = () => ''): SearchIndex {
  const topics = new Map(entries.flatMap((entry) => (entry.collection === 'topics' ? [[entry.id, entry]] : [])));
  const fields = (entry: Entry) => fieldsOf(entry, topics, alsoCalled(entry));
  const lexicon = createLexicon();
  const texts = createTexts();
  let read = 0;
  let leafed = 0;
  const readUntil = (end: number) => {
    for (const entry of entries.slice(read, end)) lexicon.add(read++, fields(entry));
    return lexicon;
  };
  const leafUntil = (end: number) => {
    for (const entry of entries.slice(leafed, end)) texts.add(leafed++, textOf(entry));
    return texts;
  };
  return {
    entries,
    favours: Float64Array.from(entries, ({ collection }) => favour[collection] ?? 1),
    fields,
    lexicon: () => readUntil(entries.length),
    texts: (soFar = false) => (soFar ? texts : leafUntil(entries.length)),
    knowsTitles: () => read >= entries.length,
    prepare(count) {
      if (read < entries.length) readUntil(read + count);
      else leafUntil(leafed + count);
      return leafed >= entries.length;
    },
  };
}

/** Below so many results, and for every word that no title knows, the texts are read, too. */
const few = 8;

/** The words of a query, no more than anybody types. A query of digits alone is one number: 0261 / 108 103, +49 261 108103. */
function queryWords(query: string): readonly string[] {
  const text = fold(query.slice(0, 200));
  if (/^[\d\s+()./-]+$/.test(text)) return [text.replace(/\D/g, '').replace(/^00/, '')].filter(Boolean);
  return withoutAsking([...new Set(wordsOf(text))]).slice(0, 8);
}

/** What a search found. */
export interface Result {
  /** Best first. */
  readonly entries: readonly Entry[];
  /** Folded words of titles, keywords and summaries that were hit, and how well, from 0 to 1: `marks.ts` shows them to the reader. */
  readonly matched: ReadonlyMap<string, number>;
}

/** More results than these nobody reads. */
const plenty = 40;

export interface Wish {
  readonly limit?: number;
  /** Reads no more texts than were prepared: a city has megabytes of them, and what a title answers need not wait. */
  readonly isHasty?: boolean;
}

/**
 * Best first. Every word counts by its rarity, so that "wo ist der Arzt" is a question for "Arzt"; entries with more of the words
 * come first, those with some of them last. Finds beginnings, other forms, compounds, synonyms, slips and German words in every language.
 */
export function lookUp(index: SearchIndex, query: string, { limit = plenty, isHasty = false }: Wish = {}): Result {
  const { entries } = index;
  const words = queryWords(query);
  const lexicon = index.lexicon();
  // What is one word for some is two for others: deutsch kurs, می‌زند.
  const joined = words.slice(1).map((word, i) => `${words[i]}${word}`);
  const matched = new Map<string, number>();
  const finds = words.map((word, i) => {
    const pairs = joined.slice(i && i - 1, i + 1);
    const synonyms = [...pairs, ...[word, ...pairs].flatMap(withoutArticle).flatMap(synonymsOf)];
    return findWord(lexicon, { word, synonyms, isLast: i === words.length - 1, matched, rows: entries.length });
  });
  if (finds.every(({ direct }) => direct)) {
    const found = rank(index, finds, Math.max(few, limit));
    if (found.length >= few) return { entries: found.slice(0, limit), matched };
  }
  for (const find of finds) if (!find.direct || find.hits.count < few) findDeeper(lexicon, find, index.texts(isHasty), matched);
  return { entries: rank(index, finds, limit), matched };
}

/** The entries that a query finds, best first. */
export const search = (index: SearchIndex, query: string, limit = plenty): readonly Entry[] => lookUp(index, query, { limit }).entries;

/** Part of a word's best hit that answers the word: less is something that only names it, or looks like it. */
const whole = 0.35;

/** One word of a query as far as it was found. */
interface Known {
  readonly hits: Hits;
  /** Rare words decide. "Have" and "please" are rare, too, but stand in summaries and texts at most: they count little. */
  readonly weight: number;
}

const knownOf = (entries: number, { word, hits }: Find): Known[] =>
  hits.count > 0 ? [{ hits, weight: standingOf(word) * Math.log(1 + entries / hits.count) * Math.min(1, hits.best / 75) ** 2 }] : [];

/** The best `most` of the entries, best first. */
function rank({ entries, favours }: SearchIndex, finds: readonly Find[], most: number): Entry[] {
  const known = finds.flatMap((find) => knownOf(entries.length, find));
  const total = known.reduce((sum, { weight }) => sum + weight, 0);
  const scores = new Float64Array(entries.length);
  const covered = new Float64Array(entries.length);
  for (const { hits, weight } of known)
    for (let row = 0; row < scores.length; row++) {
      const hit = hits.worth[row] ?? 0;
      if (hit === 0) continue;
      scores[row] = (scores[row] ?? 0) + hit * weight;
      covered[row] = (covered[row] ?? 0) + Math.min(1, hit / (hits.best * whole)) * weight;
    }
  for (let row = 0; row < scores.length; row++) {
    const score = scores[row] ?? 0;
    const part = known.length > 1 ? (covered[row] ?? 0) / total : 1;
    if (score > 0) scores[row] = score * part ** 2 * (favours[row] ?? 1);
  }
  const top = highest(scores, most);
  const least = (scores[top[0] ?? 0] ?? 0) / 20;
  return top.filter((row) => (scores[row] ?? 0) > least).flatMap((row) => entries[row] ?? []);
}

/** Where the highest scores stand, highest first; of equals the first. A common word finds thousands: only those that are wanted are put in order. */
function highest(scores: Float64Array, most: number): number[] {
  const top: number[] = [];
  let least = 0;
  for (let row = 0; row < scores.length; row++) {
    const score = scores[row] ?? 0;
    if (score <= least) continue;
    let at = Math.min(top.length, most - 1);
    for (; at > 0 && score > (scores[top[at - 1] ?? 0] ?? 0); at--) top[at] = top[at - 1] ?? 0;
    top[at] = row;
    if (top.length === most) least = scores[top[most - 1] ?? 0] ?? 0;
  }
  return top;
}
