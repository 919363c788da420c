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
 * What people type, a file per language, against the real pages of all three districts: the entry must be among the first three.
 * A line: `pages/doctor: Arzt | ärzte`. Keys parted by a blank: any of them answers; a district that has none of them is not asked.
 * `nothing` is an answer, too: of what no page tells, none is shown. The words are those of everyday speech, not our keywords: with
 * slips, without accents, in other spellings, inflected, as half a sentence, in Latin letters, and in German where only that is known.
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

const nothing = 'nothing';
const districts = ['mayen-koblenz', 'witten', 'leipzig'];

type Packs = ReadonlyMap<string, { readonly entries: readonly Entry[] }>;
let atlas: ReadonlyMap<string, Packs>;
beforeAll(async () => {
  const compiled = compileAtlas(readContent('content'), { messages: 'en', today: '2026-11-21', calendars: calendarWords, only: districts });
  atlas = new Map(compiled.districts.map(({ id, packs }) => [id, packs]));
});

const indexes = new Map<string, SearchIndex>();
function indexOf(lang: string, district: string): SearchIndex {
  const key = `${district} ${lang}`;
  const index = indexes.get(key) ?? createIndex(atlas.get(district)?.get(lang)?.entries ?? []);
  indexes.set(key, index);
  return index;
}

test('every language of the interface has its questions', () => {
  expect(files.map(({ lang }) => lang).sort()).toEqual(languages.map(({ tag }) => tag).sort());
  for (const { lang, text } of files) expect(questionsOf(text).length, lang).toBeGreaterThanOrEqual(20);
});

describe.each(files)('a reader of $lang', ({ lang, text }) => {
  const questions = questionsOf(text);
  const known = (district: string) => new Set<string>([nothing, ...indexOf(lang, district).entries.map(entryKey)]);

  test.each(districts)('finds what she asks for among the first three in %s', (district) => {
    const here = known(district);
    const missed = questions
      .filter(({ answers }) => answers.some((key) => here.has(key)))
      .flatMap(({ query, answers }) => {
        const found = search(indexOf(lang, district), query, 3).map(entryKey);
        const first: readonly string[] = found.length > 0 ? found : [nothing];
        return first.some((key) => answers.includes(key)) ? [] : [`${query} → ${answers.join(' ')}, found ${first.join(' ')}`];
      });
    expect(missed).toEqual([]);
  });

  test('is asked for pages that are there', () => {
    // A page that was renamed must not hide behind another answer.
    const there = new Set(districts.flatMap((district) => [...known(district)]));
    expect(questions.flatMap(({ answers }) => answers.filter((key) => !there.has(key)))).toEqual([]);
  });

  test('finds something from the first letter of every title on', () => {
    const index = indexOf(lang, districts[0] ?? '');
    const letters = new Set(index.entries.map(({ words }) => words.title.match(/[\p{L}\p{N}]/u)?.[0] ?? ''));
    expect([...letters].filter((letter) => search(index, letter).length === 0)).toEqual([]);
  });
});

/** One language for each script is enough for this: it is slow. */
describe.each(['de', 'uk', 'ar', 'ti'])('a reader of %s', (lang) => {
  test('finds every entry by its title, and by its German one', () => {
    const index = indexOf(lang, districts[0] ?? '');
    const lost = index.entries.filter((entry) =>
      [entry.words.title, entry.original?.title ?? entry.words.title].some((title) => !search(index, title, 8).includes(entry)),
    );
    expect(index.entries.length).toBeGreaterThan(100);
    expect(lost.map(entryKey)).toEqual([]);
  });
});
