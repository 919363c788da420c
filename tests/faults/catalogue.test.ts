import { describe, expect, test } from 'vitest';
import { catalogue, groups } from './catalogue.ts';
import { carries, patternOf, testTitles } from './titles.ts';

const titles = testTitles();

describe('the catalogue of faults', () => {
  test('names every row once, in a group that exists', () => {
    const ids = catalogue.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(ids.filter((id) => !/^[A-Z]\d\d$/.test(id) || !groups[id.slice(0, 1)])).toEqual([]);
  });

  test('every row has a test, or says why it has none', () => {
    const unproved = catalogue.filter(({ id, by, because }) => !because && !by && !titles.some((title) => carries(title, id)));
    expect(unproved.map(({ id, fault }) => `${id} ${fault}`)).toEqual([]);
  });

  test('every test that is named exists', () => {
    const gone = catalogue.flatMap(({ id, by = [] }) => by.filter((part) => !titles.some((title) => title.includes(part))).map((part) => `${id}: ${part}`));
    expect(gone).toEqual([]);
  });

  test('a title that a table fills in is found among those that ran, however it is written', () => {
    expect('a.test.ts › at 50 per cent (really?)').toMatch(patternOf('a.test.ts › at %i per cent (really?)'));
    expect('a.test.ts › X33 · the styles: spoilt').toMatch(patternOf('a.test.ts › X33 · $what: spoilt'));
    expect('a.test.ts › no barrier in de, opened light').toMatch(patternOf(`a.test.ts › no barrier in \${lang}, opened \${opened}`));
    expect('a.test.ts › another').not.toMatch(patternOf('a.test.ts › $what: spoilt'));
  });

  test('no test carries an id that the catalogue does not know', () => {
    const known = new Set(catalogue.map(({ id }) => id));
    const strangers = titles
      .flatMap((title) => [...title.matchAll(/\b([A-Z]\d\d)(?=(?:, [A-Z]\d\d)* ·)/g)].map(([, id]) => id ?? ''))
      .filter((id) => !known.has(id));
    expect(strangers).toEqual([]);
  });
});
