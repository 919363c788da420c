import { describe, expect, test } from 'vitest';
import { meant } from '../../src/compiler/schemas/names.ts';
import { closest, slugOf } from '../../src/compiler/suggest.ts';

describe('the word that was probably meant', () => {
  test.each([
    ['healt', ['health', 'work'], 'health'],
    ['heatlh', ['health', 'work'], 'health'],
    ['Health', ['health', 'work'], 'health'],
    ['docter', ['doctor', 'doctors'], 'doctor'],
    ['immigration-offic', ['immigration-office', 'police'], 'immigration-office'],
    ['places/tafel-mayn', ['places/tafel-mayen', 'pages/tafel'], 'places/tafel-mayen'],
  ])('%s', (written, choices, guess) => expect(closest(written, choices)).toBe(guess));

  test.each([
    ['ja', ['yes', 'no']],
    ['xyz', ['health', 'work']],
    ['', ['a']],
    ['travel', ['health', 'work']],
    ['x'.repeat(100_000), ['x']],
    ['a', []],
  ])('no guess for %j', (written, choices) => expect(closest(written, choices)).toBeUndefined());
});

test.each([
  ['Telefon', 'phone'],
  ['Öffnungszeiten', 'opening_hours'],
  ['titel', 'title'],
  ['sumary', 'summary'],
  ['toString', undefined],
  ['__proto__', undefined],
  ['Farbe', undefined],
])('a field called %s is meant as %s', (written, field) => {
  expect(meant(written, ['title', 'summary', 'phone', 'opening_hours'])).toBe(field);
});

test.each([
  ['Praxis am Markt', 'praxis-am-markt'],
  ['Ärztehaus Größe 2', 'aerztehaus-groesse-2'],
  ['Café “International”', 'cafe-international'],
  // As some systems store file names: letter and dots apart.
  ['Mu\u0308lltrennung', 'muelltrennung'],
  ['  --Tafel--Mayen__e.V. ', 'tafel-mayen-e-v'],
  ['العربية', ''],
  ['x'.repeat(300), 'x'.repeat(60)],
])('%s has the address %s', (title, slug) => expect(slugOf(title)).toBe(slug));
