import { type Entry, entryKey } from '../atlas/entry.ts';
import { fold, wordsOf } from './fold.ts';

/** A pack made ready for searching: folded words by field, heaviest first. Built on the phone, so it costs no bytes. */
export interface SearchIndex {
  readonly rows: readonly { readonly entry: Entry; readonly fields: readonly { readonly weight: number; readonly text: string }[] }[];
}

/** How much a hit in a field counts. A hit in the text alone is worth little: every page says "office" somewhere. */
const weights = { title: 10, keywords: 8, original: 7, summary: 3, facts: 3, body: 1 };

const pad = (text: string) => ` ${wordsOf(fold(text)).join(' ')} `;
const withoutTags = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/&[#\w]+;/g, ' ');

/** Facts that people search by: street, town, phone. */
function factsOf(entry: Entry): string {
  const address = 'address' in entry && entry.address ? [entry.address.street, entry.address.city, entry.address.postcode] : [];
  const phones = 'phone' in entry ? (entry.phone ?? []).flatMap(({ number }) => [number, number.replace(/^\+49/, '0')]) : [];
  return [...address, ...phones].filter(Boolean).join(' ');
}

export function createIndex(entries: readonly Entry[]): SearchIndex {
  return {
    rows: entries.map((entry) => ({
      entry,
      fields: [
        { weight: weights.title, text: pad(entry.words.title) },
        { weight: weights.keywords, text: pad((entry.words.keywords ?? []).join(' ')) },
        { weight: weights.original, text: pad(entry.original?.title ?? '') },
        { weight: weights.summary, text: pad(entry.words.summary ?? '') },
        { weight: weights.facts, text: pad(factsOf(entry)) },
        { weight: weights.body, text: pad(withoutTags(entry.words.body.join(' '))) },
      ].filter(({ text }) => text.trim() !== ''),
    })),
  };
}

/** The prefix that Arabic writes onto the word: «الطبيب» finds «طبيب». */
const withoutArticle = (word: string) => (/^(ال|وال|بال|لل)\p{Script=Arabic}{3,}$/u.test(word) ? word.replace(/^(وال|بال|لل|ال)/, '') : word);

/** Best first; every word of the query must be found. A word may be the beginning of a word, or, from four letters on, stand within a compound. */
export function search({ rows }: SearchIndex, query: string, limit = 40): Entry[] {
  const words = wordsOf(fold(query)).map(withoutArticle).slice(0, 8);
  if (words.length === 0) return [];
  const hits: { readonly entry: Entry; readonly score: number }[] = [];
  for (const { entry, fields } of rows) {
    let score = 0;
    for (const word of words) {
      let best = 0;
      for (const { weight, text } of fields) {
        if (weight <= best) break;
        if (text.includes(` ${word} `)) best = Math.max(best, weight);
        else if (text.includes(` ${word}`)) best = Math.max(best, weight * 0.7);
        else if (word.length >= 4 && text.includes(word)) best = Math.max(best, weight * 0.5);
      }
      if (best === 0) {
        score = 0;
        break;
      }
      score += best;
    }
    if (score > 0) hits.push({ entry, score: entry.collection === 'emergency' ? score + 0.5 : score });
  }
  return hits
    .sort((a, b) => b.score - a.score || (entryKey(a.entry) < entryKey(b.entry) ? -1 : 1))
    .slice(0, limit)
    .map(({ entry }) => entry);
}
