import { describe, expect, test } from 'vitest';
import { catalogue, groups } from './catalogue.ts';
import { carries, testTitles } from './titles.ts';

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

  test('no test carries an id that the catalogue does not know', () => {
    const known = new Set(catalogue.map(({ id }) => id));
    const strangers = titles
      .flatMap((title) => [...title.matchAll(/\b([A-Z]\d\d)(?=(?:, [A-Z]\d\d)* ·)/g)].map(([, id]) => id ?? ''))
      .filter((id) => !known.has(id));
    expect(strangers).toEqual([]);
  });
});
