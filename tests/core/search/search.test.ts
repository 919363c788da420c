import { describe, expect, test } from 'vitest';
import { type Emergency, type Entry, entryKey, type Page, type Place, type Topic, type Words } from '../../../src/core/atlas/entry.ts';
import { createIndex, lookUp, type SearchIndex, search } from '../../../src/core/search/search.ts';
import { synonymsOf } from '../../../src/core/search/synonyms.ts';

const words = (title: string, more: Partial<Words> = {}): Words => ({ lang: 'de', title, body: [], translation: 'original', ...more });
const base = { topics: [], source: [] };
const page = (id: string, title: string, more: Partial<Words> = {}): Page => ({ ...base, collection: 'pages', id, words: words(title, more) });
const keys = (found: readonly Entry[]) => found.map(({ id }) => id);
const find = (entries: readonly Entry[], query: string, limit?: number) => keys(search(createIndex(entries), query, limit));

/** Pages that have nothing to do with any query, so that words are rare. */
const others = Array.from({ length: 30 }, (_, i) =>
  page(`other-${i}`, `Thema ${'abcdefghijklmnopqrstuvwxyzäöüß'[i]}${i}`, { body: ['<p>Und so weiter.</p>'] }),
);

describe('the order of results', () => {
  test('title, beginning of a title, keyword, German title, synonym, summary, compound, text', () => {
    const entries = [
      page('text', 'Acht', { body: ['<p>Eine Moschee finden</p>'] }),
      page('compound', 'Sieben', { keywords: ['Zentralmoschee'] }),
      page('summary', 'Sechs', { summary: 'Kirche, Moschee, Synagoge' }),
      page('synonym', 'Fünf', { keywords: ['mosque'] }),
      { ...page('german', 'Vier'), original: { lang: 'de', title: 'Moschee' } },
      page('keyword', 'Drei', { keywords: ['Moschee'] }),
      page('beginning', 'Moscheen'),
      page('title', 'Moschee'),
    ];
    expect(find([...others, ...entries], 'moschee')).toEqual(['title', 'beginning', 'keyword', 'german', 'synonym', 'summary', 'compound', 'text']);
  });

  test('of two that fit alike, the emergency number comes first, then the page, then the place', () => {
    const emergency: Emergency = { ...base, collection: 'emergency', id: 'emergency', words: words('Gift'), icon: 'x', phone: [], urgency: 'red' };
    const place: Place = { ...base, collection: 'places', id: 'place', words: words('Gift'), kind: 'other' };
    expect(find([place, page('page', 'Gift'), emergency], 'gift')).toEqual(['emergency', 'page', 'place']);
  });

  test('a short title is more about its words than a long one', () => {
    expect(find([page('long', 'Was Sie vor der Schule wissen'), page('short', 'Schule')], 'schule')).toEqual(['short', 'long']);
  });

  test('equals stay in the order of the pack', () => {
    expect(find([page('b', 'Schule'), page('a', 'Schule')], 'schule')).toEqual(['b', 'a']);
  });
});

test('„Arzt“ marks no „es“ and no „diese“, though in Kurmanji they would hurt; who writes that she hurts is led to doctors', () => {
  expect(synonymsOf('arzt')).not.toContain('diese');
  expect(synonymsOf('arzt')).not.toContain('es');
  expect(synonymsOf('diese')).toContain('arzt');
});

describe('several words', () => {
  const entries = [
    ...others,
    page('flat', 'Wohnung suchen', { body: ['<p>Was tun vor der Miete?</p>'] }),
    page('move', 'In eine Wohnung ziehen'),
    page('work', 'Arbeit suchen'),
  ];

  test('an entry with all of them comes before entries with one', () => {
    expect(find(entries, 'wohnung suchen')[0]).toBe('flat');
    expect(find(entries, 'suchen wohnung')[0]).toBe('flat');
  });

  test('words that stand nowhere do no harm, and every other word is still asked', () => {
    expect(find(entries, 'bitte xqzw wohnung')).toContain('flat');
    expect(find(entries, 'bitte xqzw wohnung')).toContain('move');
  });

  test('the rare word of a sentence decides', () => {
    const full = [...entries, ...Array.from({ length: 20 }, (_, i) => page(`the-${i}`, `Wie ist das ${i}`))];
    expect(find(full, 'wie ist das mit der arbeit')[0]).toBe('work');
  });

  test('words written apart find the word in one, and the other way round', () => {
    const course = [...others, page('course', 'Deutschkurs'), page('card', 'SIM-Karte')];
    expect(find(course, 'deutsch kurs')[0]).toBe('course');
    expect(find(course, 'simkarte')[0]).toBe('card');
    expect(find([...others, page('persian', 'گواهی‌نامه')], 'گواهی نامه')[0]).toBe('persian');
  });
});

describe('what one does not write exactly', () => {
  test.each([
    ['Kinderarzt', 'Arzt'],
    ['arzt', 'Kinderarzt'],
    ['Müllabfuhr', 'Müll trennen'],
    ['Artzt', 'Arzt'],
    ['dokter', 'Doktor'],
    ['والطبيب', 'طبيب'],
    ['طبيب', 'عند الطبيب'],
    ['doctor', 'Zum Arzt gehen'],
    ['hekîm', 'Zum Arzt gehen'],
    ['ሐኪም', 'ሓኪም'],
    ['лікаря', 'Лікар'],
    ['HASTANEYE', 'Hastane'],
  ])('%s finds “%s”', (query, title) => {
    expect(find([...others, page('it', title)], query)[0]).toBe('it');
  });

  test('a word that is known is not taken for a slip', () => {
    expect(find([...others, page('house', 'Haus'), page('mouse', 'Maus')], 'haus')).toEqual(['house']);
    // Also where only a text knows it.
    expect(find([...others, page('text', 'Tiere', { body: ['<p>Das Haus</p>'] }), page('mouse', 'Maus')], 'haus')).toEqual(['text']);
  });

  test('other words in the reader’s language are found when the app knows them', () => {
    const library: Place = { ...base, collection: 'places', id: 'library', words: words('Stadtbücherei'), kind: 'library' };
    const called = createIndex([...others, library], (entry) => (entry.collection === 'places' ? 'ቤት-ንባብ' : ''));
    expect(keys(search(called, 'ንባብ'))).toEqual(['library']);
  });

  test('where a translation is missing, the words of its topic find it', () => {
    const topic: Topic = { ...base, collection: 'topics', id: 'health', words: words('ጥዕና', { lang: 'ti', summary: 'ሓኪም፣ ጽሬት' }), icon: 'x', color: 'red' };
    const english: Page = { ...page('vaccination', 'Vaccination', { lang: 'en' }), topics: ['health'] };
    expect(find([...others, english, topic], 'ጽሬት')).toEqual(['health', 'vaccination']);
  });
});

describe('numbers', () => {
  const office: Place = {
    ...base,
    collection: 'places',
    id: 'office',
    kind: 'authority',
    words: words('Kreisverwaltung'),
    address: { street: 'Bahnhofstraße 9', postcode: '56068', city: 'Koblenz' },
    phone: [{ number: '+49261108103', text: '+49 261 108103' }],
  };
  const entries = [...others, office, page('call', 'Hilfe', { keywords: ['116117'] })];

  test.each(['0261 108103', '0261/108-103', '+49 261 108103', '0049261108103', '0261', '108103', '٠٢٦١ ١٠٨', '56068', 'bahnhofstr', 'Bahnhofstrasse'])(
    'the office is found by %s',
    (query) => expect(find(entries, query)).toEqual(['office']),
  );

  test('a short number is found as it is spoken, and never by a slip', () => {
    expect(find(entries, '116 117')).toEqual(['call']);
    expect(find(entries, '116118')).toEqual([]);
  });
});

describe('the worst that can be typed', () => {
  const entries = [...others, page('doctor', 'Arzt', { body: ['<p title="href">Termin&nbsp;machen</p>'] })];

  /** An index that counts how often a key asks the texts. */
  function counted(): { readonly index: SearchIndex; readonly reads: () => number } {
    const index = createIndex(entries);
    let reads = 0;
    return {
      index: {
        ...index,
        texts() {
          reads++;
          return index.texts();
        },
      },
      reads: () => reads,
    };
  }

  test.each(['', ' ', '\u200f\u200e', '…', '*', '.*', '(', '[-', '\\', '^$', '(?<', '<script>', '&nbsp;', '\n\n', '\ud83d', '🙂', "'", '-', '+', '%00'])(
    'nothing is found for “%s”, and nothing breaks',
    (query) => expect(find(entries, query)).toEqual([]),
  );

  test('marks of direction around a word change nothing', () => {
    expect(find(entries, '\u2067arzt\u2069\u200f')).toEqual(['doctor']);
  });

  test('tags and entities of a text are not searched', () => {
    expect(find(entries, 'href')).toEqual([]);
    expect(find(entries, 'nbsp')).toEqual([]);
    expect(find(entries, 'termin')).toEqual(['doctor']);
  });

  test('of 10,000 characters only the first are read', () => {
    expect(find(entries, `arzt ${'x'.repeat(10_000)}`)).toEqual(['doctor']);
    expect(find(entries, `${'x'.repeat(10_000)} arzt`)).toEqual([]);
    expect(find(entries, `arzt ${'\ufdfa'.repeat(10_000)}`)).toEqual(['doctor']);
  });

  test('of many words eight are looked up, each once in the texts', () => {
    const { index, reads } = counted();
    search(index, Array.from({ length: 60 }, (_, i) => `wq${i}`).join(' '));
    expect(reads()).toBe(8);
  });

  test('the same word over and over is one word', () => {
    const { index, reads } = counted();
    search(index, 'termin '.repeat(20));
    expect(reads()).toBe(1);
  });

  test('texts are left alone while titles know enough', () => {
    const many = Array.from({ length: 12 }, (_, i) => page(`p${i}`, 'Arzt'));
    const index = createIndex(many);
    const untouched = { ...index, texts: () => expect.unreachable('a text was read') };
    expect(search(untouched, 'arzt')).toHaveLength(12);
  });

  test('of equals the first ones are wanted, in their order', () => {
    const many = Array.from({ length: 60 }, (_, i) => page(`p${i}`, i === 50 ? 'Arzt' : 'Der Arzt in der Stadt'));
    expect(find(many, 'arzt', 5)).toEqual(['p50', 'p0', 'p1', 'p2', 'p3']);
    expect(find(many, 'arzt')).toHaveLength(40);
  });

  test('no more results than asked for, and none from nothing', () => {
    expect(find(entries, 'thema', 3)).toHaveLength(3);
    expect(find([], 'arzt')).toEqual([]);
  });
});

test('work done beforehand, in any portions, changes no result and ends', () => {
  const entries = [...others, page('doctor', 'Arzt', { body: ['<p>Termin</p>'] })];
  for (const portion of [1, 7, 1000]) {
    const index = createIndex(entries);
    let steps = 1;
    for (; !index.prepare(portion); steps++) expect(steps).toBeLessThan(100);
    expect(steps).toBe(2 * Math.ceil(entries.length / portion));
    expect(index.prepare(portion)).toBe(true);
    for (const query of ['arzt', 'termin', 'artzt']) expect(search(index, query).map(entryKey)).toEqual(search(createIndex(entries), query).map(entryKey));
  }
  const begun = createIndex(entries);
  begun.prepare(3);
  expect(keys(search(begun, 'arzt'))).toEqual(['doctor']);
});

test('a hasty search finds by titles and by the texts so far, and later the rest too', () => {
  const doctor = page('doctor', 'Arzt', { body: ['<p>Termin</p>'] });
  const index = createIndex([doctor, ...others, page('school', 'Schule', { body: ['<p>Termin</p>'] })]);
  const hasty = (query: string) => keys(lookUp(index, query, { isHasty: true }).entries);
  while (!index.knowsTitles()) expect(index.prepare(1)).toBe(false);
  expect(hasty('arzt')).toEqual(['doctor']);
  expect(hasty('termin')).toEqual([]);
  index.prepare(1);
  expect(hasty('termin')).toEqual(['doctor']);
  while (!index.prepare(1));
  expect(hasty('termin')).toEqual(['doctor', 'school']);
});
