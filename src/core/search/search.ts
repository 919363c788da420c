import type { Entry } from '../atlas/entry.ts';
import { standingOf, withoutAsking } from './asking.ts';
import { fieldsOf, textOf } from './fields.ts';
import { type Find, findDeeper, findWord } from './find.ts';
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

/** Of two that fit alike, the one that helps more comes first. */
const favour: Readonly<Partial<Record<Entry['collection'], number>>> = { emergency: 1.25, topics: 1.15, pages: 1.15 };

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
    return findWord(lexicon, { word, synonyms, isLast: i === words.length - 1, matched });
  });
  const found = rank(entries, finds, Math.max(few, limit));
  if (found.length >= few && finds.every(({ direct }) => direct)) return { entries: found.slice(0, limit), matched };
  const deeper = finds.map((find) => (find.direct && find.hits.size >= few ? find : findDeeper(lexicon, find, index.texts(isHasty), matched)));
  return { entries: rank(entries, deeper, limit), matched };
}

/** The entries that a query finds, best first. */
export const search = (index: SearchIndex, query: string, limit = plenty): readonly Entry[] => lookUp(index, query, { limit }).entries;

/** Part of a word's best hit that answers the word: less is something that only names it, or looks like it. */
const whole = 0.35;

/** One word of a query as far as it was found. */
interface Known {
  readonly hits: ReadonlyMap<number, number>;
  /** What its best hit is worth. */
  readonly best: number;
  /** Rare words decide. "Have" and "please" are rare, too, but stand in summaries and texts at most: they count little. */
  readonly weight: number;
}

function knownOf(entries: number, { word, hits }: Find): Known[] {
  const best = Math.max(0, ...hits.values());
  return best > 0 ? [{ hits, best, weight: standingOf(word) * Math.log(1 + entries / hits.size) * Math.min(1, best / 75) ** 2 }] : [];
}

/** The best `most` of the entries, best first; of equals the one that stands first. */
function rank(entries: readonly Entry[], finds: readonly Find[], most: number): Entry[] {
  const known = finds.flatMap((find) => knownOf(entries.length, find));
  const total = known.reduce((sum, { weight }) => sum + weight, 0);
  const scores = new Float64Array(entries.length);
  const covered = new Float64Array(entries.length);
  for (const { hits, best, weight } of known)
    for (const [row, hit] of hits) {
      scores[row] = (scores[row] ?? 0) + hit * weight;
      covered[row] = (covered[row] ?? 0) + Math.min(1, hit / (best * whole)) * weight;
    }
  const scoreOf = (row: number | undefined) => (row === undefined ? 0 : (scores[row] ?? 0));
  // A common word finds thousands: only those that are wanted are put in order.
  const top: number[] = [];
  for (const [row, entry] of entries.entries()) {
    const part = known.length > 1 ? (covered[row] ?? 0) / total : 1;
    const score = scoreOf(row) * part ** 2 * (favour[entry.collection] ?? 1);
    scores[row] = score;
    if (score <= scoreOf(top[most - 1])) continue;
    let at = top.length;
    while (at > 0 && score > scoreOf(top[at - 1])) at--;
    top.splice(at, 0, row);
    top.length = Math.min(top.length, most);
  }
  return top.filter((row) => scoreOf(row) > scoreOf(top[0]) / 20).flatMap((row) => entries[row] ?? []);
}
