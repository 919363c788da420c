import type { Entry } from '../atlas/entry.ts';
import { fold, wordsOf } from './fold.ts';
import { createLexicon, type Field, type Lexicon } from './lexicon.ts';
import { addSlips, type Find, lookUp } from './lookUp.ts';
import { builtIn, type Synonyms, synonymsOf } from './synonyms.ts';

/** A pack made ready for searching. Everything is made when it is first needed, so that a page that nobody searches on pays nothing. */
export interface SearchIndex {
  readonly entries: readonly Entry[];
  readonly lexicon: () => Lexicon;
  /** The folded text of a row. */
  readonly body: (row: number) => string;
  readonly synonyms: () => Synonyms;
}

const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
};

/** Facts that people search by: street, town, phone. */
function factsOf(entry: Entry): string {
  const address = 'address' in entry && entry.address ? [entry.address.street, entry.address.city, entry.address.postcode] : [];
  const phones = 'phone' in entry ? (entry.phone ?? []).flatMap(({ number }) => [number, number.replace(/^\+49/, '0')]) : [];
  const kind = entry.collection === 'places' ? entry.kind : '';
  return [...address, ...phones, kind].filter(Boolean).join(' ');
}

function fieldsOf(entry: Entry, topics: ReadonlyMap<string, Entry>): Field[] {
  const { title, summary = '', keywords = [], lang } = entry.words;
  return [
    [title, 100 + Math.round(40 / title.split(' ').length)],
    ...keywords.map((keyword): Field => [keyword, 60 + Math.round(20 / keyword.split(' ').length)]),
    [entry.original?.title ?? '', 65],
    [summary, 30],
    [factsOf(entry), 30],
    ...entry.topics.flatMap((id): Field[] => {
      const topic = topics.get(id);
      return topic ? [[topic.words.title, 8], [topic.words.lang === lang ? '' : (topic.words.summary ?? ''), 8]] : [];
    }),
  ];
}

const textOf = ({ words }: Entry) => fold(words.body.join(' ').replace(/<[^>]*>|&[#\w]+;/g, ' '));

export function createIndex(entries: readonly Entry[]): SearchIndex {
  const topics = new Map(entries.filter(({ collection }) => collection === 'topics').map((topic) => [topic.id, topic]));
  const bodies: string[] = [];
  return {
    entries,
    lexicon: once(() => createLexicon(entries.map((entry) => fieldsOf(entry, topics)))),
    body: (row) => {
      const entry = entries[row];
      return (bodies[row] ??= entry ? textOf(entry) : '');
    },
    synonyms: once(builtIn),
  };
}

const priors: Readonly<Record<string, number>> = { emergency: 1.2, topics: 1.1, pages: 1.1 };

function rank(entries: readonly Entry[], finds: readonly Find[]): Entry[] {
  const known = finds.filter(({ hits }) => hits.size > 0);
  const rarity = known.map(({ hits }) => Math.log(1 + entries.length / hits.size));
  const all = rarity.reduce((sum, value) => sum + value, 0);
  const rows = new Set(known.flatMap(({ hits }) => [...hits.keys()]));
  const scored = [...rows].map((row) => {
    let score = 0;
    let covered = 0;
    known.forEach(({ hits }, i) => {
      const hit = hits.get(row) ?? 0;
      score += hit * (rarity[i] ?? 0);
      if (hit > 0) covered += rarity[i] ?? 0;
    });
    const entry = entries[row];
    return { entry, row, score: score * (covered / all) ** 2 * (priors[entry?.collection ?? ''] ?? 1) };
  });
  scored.sort((a, b) => b.score - a.score || a.row - b.row);
  const least = (scored[0]?.score ?? 0) / 20;
  return scored.flatMap(({ entry, score }) => (entry && score >= least ? [entry] : []));
}

export function search(index: SearchIndex, query: string, limit = 40): Entry[] {
  const text = fold(query.slice(0, 200));
  const words = /^[\d\s+()/-]+$/.test(text) ? [text.replace(/\D/g, '').replace(/^00/, '')].filter(Boolean) : [...new Set(wordsOf(text))].slice(0, 8);
  const lexicon = index.lexicon();
  let finds: readonly Find[] = words.map((word) => lookUp(lexicon, word, synonymsOf(word, index.synonyms())));
  let found = rank(index.entries, finds);
  if (found.length < 8 || finds.some(({ direct }) => !direct)) {
    finds = finds.map((find) => inBodies(index, find));
    for (const find of finds) if (!find.direct) addSlips(lexicon, find);
    found = rank(index.entries, finds);
  }
  return found.slice(0, limit);
}

function inBodies({ entries, body }: SearchIndex, { word, hits, direct }: Find): Find {
  let is = direct;
  if (word.length > 2)
    for (let row = 0; row < entries.length; row++) {
      const text = body(row);
      for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
        if (/[^\p{L}\p{N}]/u.test(text[at - 1] ?? ' ') || text.slice(at - 2, at) === 'ال') {
          is = true;
          if (!hits.has(row)) hits.set(row, 8);
          break;
        }
    }
  return { word, hits, direct: is };
}
