import { describe, expect, test } from 'vitest';
import type { Entry, Page, Words } from '../../../src/core/atlas/entry.ts';
import { createIndex, hitsIn, lookUp, viaOf } from '../../../src/core/search/search.ts';

const page = (id: string, words: Partial<Words> & { title: string }, original?: string): Page => ({
  collection: 'pages',
  id,
  topics: [],
  source: [],
  words: { lang: 'ar', body: [], translation: 'machine', ...words },
  ...(original && { original: { lang: 'de', title: original } }),
});

const others = Array.from({ length: 30 }, (_, i) => page(`other-${i}`, { title: `Thema ${i}`, lang: 'de' }));

/** What the query finds in this entry: the marked words of a text, and the language that answered. */
function asked(entry: Entry, query: string, reader = 'ar') {
  const index = createIndex([...others, entry]);
  const { entries, matched } = lookUp(index, query);
  expect(entries[0]?.id).toBe(entry.id);
  const marked = (text: string) => hitsIn(index, text, matched).map(([start, end]) => text.slice(start, end));
  return { marked, via: viaOf(index, entry, matched, reader) };
}

describe('the words that were hit', () => {
  test.each([
    ['arzt', 'Zum Arzt gehen', ['Arzt']],
    ['ARZT', 'Kinderarzt und Zahnarzt', ['Kinderarzt', 'Zahnarzt']],
    ['artzt', 'Ein Arzt hilft', ['Arzt']],
    ['doctor', 'Zum Arzt gehen', ['Arzt']],
    ['лікаря', 'Лікар уночі', ['Лікар']],
    ['طبيب', 'زيارة الطبيب', ['الطبيب']],
    ['ecole', 'Inscrire à l’école', ['l’école']],
    ['112', 'Feuer: 112', ['112']],
  ])('%s is marked in “%s”', (query, title, words) => {
    expect(asked(page('it', { title, lang: 'de' }), query).marked(title)).toEqual(words);
  });

  test('are marked wherever they stand, and nothing else is', () => {
    const { marked } = asked(page('it', { title: 'Wohnung suchen', lang: 'de' }), 'wohnung');
    expect(marked('Eine Wohnung ist keine Schule. Wohnung!')).toEqual(['Wohnung', 'Wohnung']);
    expect(marked('Die Schule')).toEqual([]);
    expect(marked('')).toEqual([]);
  });
});

describe('the language that answered', () => {
  test('is not named where it is the reader’s own', () => {
    expect(asked(page('it', { title: 'زيارة الطبيب' }, 'Zum Arzt gehen'), 'طبيب').via).toBeUndefined();
  });

  test('is German where the German title answered', () => {
    expect(asked(page('it', { title: 'زيارة العيادة' }, 'Zum Arzt gehen'), 'Arzt').via).toEqual({ lang: 'de', text: 'Zum Arzt gehen' });
  });

  test('is German for a keyword in Latin letters beside an Arabic text', () => {
    const entry = page('it', { title: 'حالة الطوارئ', keywords: ['طوارئ', 'Krankenwagen'] }, 'Notfall');
    expect(asked(entry, 'Krankenwagen').via).toEqual({ lang: 'de', text: 'Krankenwagen' });
  });

  test('is that of the text that stands in for a missing translation', () => {
    expect(asked(page('it', { title: 'Vaccination', lang: 'en' }, 'Impfung'), 'vaccination', 'ti').via).toEqual({ lang: 'en', text: 'Vaccination' });
    // Only the long text knows the word: it is not quoted.
    const deep = page('deep', { title: 'Children', lang: 'en', body: ['<p>Measles are dangerous.</p>'] });
    expect(asked(deep, 'measles', 'ti').via).toEqual({ lang: 'en' });
  });

  test('is not told apart between German and easy German, nor for numbers', () => {
    expect(asked(page('it', { title: 'Zum Arzt gehen', lang: 'de' }), 'arzt', 'de-simple').via).toBeUndefined();
    const entry: Entry = { ...page('it', { title: 'مكتب' }, 'Amt'), collection: 'places', kind: 'authority', address: { postcode: '56068', city: 'Koblenz' } };
    expect(asked(entry, '56068').via).toBeUndefined();
  });
});

describe('words that only ask', () => {
  test('are no part of the question', () => {
    const entries = [...others, page('where', { title: 'Wo darf ich wohnen?', lang: 'de' }), page('doctor', { title: 'Arzt', lang: 'de' })];
    const ids = (query: string) => lookUp(createIndex(entries), query).entries.map(({ id }) => id);
    expect(ids('wo ist der arzt')).toEqual(['doctor']);
    expect(ids('wo darf ich')[0]).toBe('where');
    // Nothing else is asked: then they count.
    expect(ids('wo')).toEqual(['where']);
  });

  test('a doctor for a child is a doctor', () => {
    const entries = [
      ...others,
      ...Array.from({ length: 5 }, (_, i) => page(`child-${i}`, { title: `Kind ${i}`, lang: 'de' })),
      ...Array.from({ length: 5 }, (_, i) => page(`doctor-${i}`, { title: `Arzt ${i}`, lang: 'de' })),
    ];
    expect(lookUp(createIndex(entries), 'kind arzt').entries[0]?.id).toBe('doctor-0');
  });
});
