import { describe, expect, test } from 'vitest';
import { align } from '../../src/app/tools/besideAlign.ts';

const tags = (text: string) => text.split(' ').filter(Boolean);
const below = (first: string, second: string) => align(tags(first), tags(second)).below.map((places) => places.join());
const isExact = (first: string, second: string) => align(tags(first), tags(second)).isExact;

describe('two texts of the same blocks', () => {
  test('stand block below block', () => {
    expect(below('P H2 OL H2 P', 'P H2 OL H2 P')).toEqual(['0', '1', '2', '3', '4']);
    expect(isExact('P H2 OL H2 P', 'P H2 OL H2 P')).toBe(true);
  });

  test('also where one has a list and the other a paragraph', () => {
    expect(below('P H2 OL', 'P H2 P')).toEqual(['0', '1', '2']);
    expect(isExact('P H2 OL', 'P H2 P')).toBe(true);
  });
});

describe('texts that are divided differently', () => {
  test('meet at their headings; the rest of a part stands at its end', () => {
    expect(below('P H2 P P H2 P', 'P H2 P H2 P')).toEqual(['0', '1', '', '2', '3', '4']);
    expect(below('P H2 P H2 P', 'P P H2 P P P H2 P')).toEqual(['0,1', '2', '3,4,5', '6', '7']);
    expect(isExact('P H2 P', 'P H2 P P')).toBe(false);
  });

  test('a part that one of them lacks does not move the others', () => {
    expect(below('P H2 OL', 'P H2 OL H2 P')).toEqual(['0', '1', '2,3,4']);
    expect(below('P H2 OL H2 P', 'P H2 P')).toEqual(['0', '', '', '1', '2']);
    expect(below('P H2 OL H2 UL', 'P H2 OL H2 P H2 UL')).toEqual(['0', '1', '2,3,4', '5', '6']);
    expect(isExact('P H2 OL', 'P H2 OL H2 P')).toBe(false);
  });

  test('where nothing fits, all of it stands at the end', () => {
    expect(below('P UL', 'H2 P P H2 P')).toEqual(['', '0,1,2,3,4']);
    expect(below('P', 'H2 P H3 P')).toEqual(['0,1,2,3']);
  });

  test('a text beside none is laid nowhere, and none beside a text is nothing', () => {
    expect(below('', 'P P')).toEqual([]);
    expect(below('P P', '')).toEqual(['', '']);
  });
});

test('nothing of the second text is lost or told twice, and it stays in order', () => {
  const kinds = ['P', 'H2', 'H3', 'UL', 'P'];
  let seed = 7;
  const next = (limit: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * limit);
  };
  const text = () => Array.from({ length: 1 + next(12) }, () => kinds[next(kinds.length)] ?? 'P');
  for (let i = 0; i < 500; i++) {
    const [first, second] = [text(), text()];
    expect(align(first, second).below.flat(), `${first} | ${second}`).toEqual(second.map((_, place) => place));
  }
});
