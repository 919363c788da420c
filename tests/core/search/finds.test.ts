import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { calendarWords } from '../../../src/build/calendar.ts';
import { readContent } from '../../../src/build/read.ts';
import { compileAtlas } from '../../../src/compiler/atlas.ts';
import { type Entry, entryKey } from '../../../src/core/atlas/entry.ts';
import { languages } from '../../../src/core/language/registry.ts';
import { createIndex, type SearchIndex, search } from '../../../src/core/search/search.ts';

/**
 * What people type, a file per language, against the real pages of Mayen-Koblenz: the entry must be among the first three.
 * A line: `pages/doctor: Arzt | ärzte`. Keys parted by a blank: any of them answers. The words are those of everyday speech, not our
 * keywords: with slips, without accents, in other spellings, inflected, as half a sentence, and in German where only that is known.
 * Whoever speaks the language may add lines; nothing else is needed.
 */
const folder = path.join(import.meta.dirname, 'queries');
const files = readdirSync(folder).map((file) => ({ lang: file.replace('.txt', ''), text: readFileSync(path.join(folder, file), 'utf8') }));

interface Question {
  readonly query: string;
  readonly answers: readonly string[];
}

const questionsOf = (text: string): Question[] =>
  text
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [answers = '', queries = ''] = line.split(': ');
      return queries.split(' | ').map((query) => ({ query, answers: answers.split(' ') }));
    });

let packs: ReadonlyMap<string, { readonly entries: readonly Entry[] }>;
beforeAll(async () => {
  const { districts } = compileAtlas(await readContent('content'), {
    messages: 'en',
    today: '2026-11-21',
    calendars: calendarWords,
    only: ['mayen-koblenz'],
  });
  packs = districts[0]?.packs ?? new Map();
});

const indexes = new Map<string, SearchIndex>();
function indexOf(lang: string): SearchIndex {
  const index = indexes.get(lang) ?? createIndex(packs.get(lang)?.entries ?? []);
  indexes.set(lang, index);
  return index;
}

test('every language of the interface has its questions', () => {
  expect(files.map(({ lang }) => lang).sort()).toEqual(languages.map(({ tag }) => tag).sort());
  for (const { lang, text } of files) expect(questionsOf(text).length, lang).toBeGreaterThanOrEqual(20);
});

describe.each(files)('a reader of $lang', ({ lang, text }) => {
  test('finds what she asks for among the first three', () => {
    const index = indexOf(lang);
    const known = index.entries.map(entryKey);
    const missed = questionsOf(text).flatMap(({ query, answers }) => {
      const first = search(index, query).slice(0, 3).map(entryKey);
      return first.some((key) => answers.includes(key)) ? [] : [`${query} → ${answers.join(' ')}, found ${first.join(' ') || 'nothing'}`];
    });
    expect(missed).toEqual([]);
    // A page that was renamed must not hide behind another answer.
    expect(questionsOf(text).flatMap(({ answers }) => answers.filter((key) => !known.some((one) => one === key)))).toEqual([]);
  });

  test('finds something from the first letter of every title on', () => {
    const index = indexOf(lang);
    const letters = new Set(index.entries.map(({ words }) => words.title.match(/[\p{L}\p{N}]/u)?.[0] ?? ''));
    expect([...letters].filter((letter) => search(index, letter).length === 0)).toEqual([]);
  });
});

/** One language for each script is enough for this: it is slow. */
describe.each(['de', 'uk', 'ar', 'ti'])('a reader of %s', (lang) => {
  test('finds every entry by its title, and by its German one', () => {
    const index = indexOf(lang);
    const lost = index.entries.filter((entry) =>
      [entry.words.title, entry.original?.title ?? entry.words.title].some((title) => !search(index, title, 8).includes(entry)),
    );
    expect(index.entries.length).toBeGreaterThan(100);
    expect(lost.map(entryKey)).toEqual([]);
  });
});
