import type { Entry } from '../atlas/entry.ts';
import { findLanguage } from '../language/registry.ts';
import { fold } from './fold.ts';
import type { Field } from './lexicon.ts';

/** Facts that people search by: street, town, postcode and phone, with and without +49. */
function factsOf(entry: Entry): string {
  const { street = '', postcode = '', city = '' } = ('address' in entry && entry.address) || {};
  const phones = 'phone' in entry ? (entry.phone ?? []).map(({ number }) => `${number} ${number.replace('+49', '0')}`) : [];
  return [street, postcode, city, ...phones].join(' ');
}

/** Keywords in Latin letters beside a text in others are the German words of door signs and letters. */
const languageOf = (keyword: string, { words, original }: Entry): string =>
  original && findLanguage(words.lang)?.script !== 'Latn' && /[a-z]/i.test(keyword) ? original.lang : words.lang;

/** What an entry is found by, heaviest first. A word weighs more in a short title and in a keyword of its own. */
export function fieldsOf(entry: Entry, topics: ReadonlyMap<string, Entry>, alsoCalled: string): Field[] {
  const { title, summary = '', keywords = [], lang } = entry.words;
  const share = (text: string, most: number) => Math.round(most / text.split(/[ -]/).length);
  return [
    [title, 100 + share(title, 40), lang],
    ...keywords.map((keyword): Field => [keyword, 70 + share(keyword, 30), languageOf(keyword, entry)]),
    [entry.original?.title ?? '', 65, entry.original?.lang],
    [alsoCalled, 40],
    [summary, 30, lang],
    [factsOf(entry), 30],
    // Words that stand in for a missing translation are found by their topic, which is there in every language.
    ...entry.topics.flatMap((id): Field[] => {
      const topic = topics.get(id)?.words;
      return topic ? [[topic.lang === lang ? topic.title : `${topic.title} ${topic.summary ?? ''}`, 8, topic.lang]] : [];
    }),
  ];
}

/** The text of an entry, folded. Much longer than its fields, so it is kept as it stands and read only when they know too little. */
export const textOf = ({ words }: Entry): string => fold(words.body.join(' ').replace(/<[^>]*>|&[#\w]+;/g, ' '));
