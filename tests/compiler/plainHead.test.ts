import { readdirSync, readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import { type MapValue, parseYaml } from '../../src/compiler/frontMatter.ts';
import { readPlainHead } from '../../src/compiler/plainHead.ts';
import { createRandom, randomHead } from './random.ts';

const root = new URL('../..', import.meta.url);

/** What the YAML parser makes of a head; undefined where it has anything to say. */
function slowly(lines: readonly string[]): MapValue | undefined {
  let isSound = true;
  const report = () => {
    isSound = false;
  };
  const head = parseYaml(lines, report, { characters: 1e6, lines: 1e6 });
  return isSound ? head : undefined;
}

/** The heads of all files below a folder. */
const headsBelow = (folder: string) =>
  readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .flatMap((file) => {
      const lines = readFileSync(new URL(`${folder}/${file}`, root), 'utf8').split(/\r\n?|\n/);
      const end = lines.indexOf('---', 1);
      return end < 0 ? [] : [lines.slice(1, end)];
    });

/** How many of the heads are plain, and those of them that the YAML parser reads otherwise. */
function compare(heads: Iterable<readonly string[]>): { readonly plain: number; readonly different: readonly (readonly string[])[] } {
  const different: (readonly string[])[] = [];
  let plain = 0;
  for (const lines of heads) {
    const head = readPlainHead(lines);
    if (!head) continue;
    plain += 1;
    if (!isDeepStrictEqual(head, slowly(lines))) different.push(lines);
  }
  return { plain, different };
}

test('the plain heads of the content and of the golden folders are read as the YAML parser reads them', () => {
  const heads = [...headsBelow('content'), ...headsBelow('tests/golden')];
  const { plain, different } = compare(heads);
  expect(different).toEqual([]);
  // Else there would be no point in it.
  expect(plain).toBeGreaterThan(heads.length * 0.9);
}, 60_000);

const seeds = (count: number) => Array.from({ length: count }, (_, index) => createRandom(index + 1));

test('a random head is left to the YAML parser or read like there', () => {
  const { plain, different } = compare(seeds(4000).map((random) => randomHead(random).split('\n')));
  expect(different).toEqual([]);
  expect(plain).toBeGreaterThan(400);
}, 60_000);

const pieces = [
  'a',
  'b_c',
  'Wort ',
  '12',
  ': ',
  ':',
  ' ',
  '  ',
  '\n',
  '\n  ',
  '\n- ',
  '\n  - ',
  '- ',
  '[',
  ']',
  '{',
  '}',
  ', ',
  ',',
  '"',
  "'",
  '""',
  '#',
  ' #',
  '\\',
  '\t',
  '\u00a0',
  '-',
  '?',
  '|',
  '>',
  '&x',
  '*x',
  '!',
  '%',
  '@',
  'https://a.de',
  '...',
  '---',
  '~',
  'null',
  'عربي',
];

test('so is one of any signs that YAML knows', () => {
  const heads = seeds(60_000).map((random) => {
    const [open, close] = [random.pick([': ', ':\n  ', ':\n  - ', ': [', ': { a: ']), random.pick(['', '', ']', ' }'])];
    return `a: ${random.some(pieces, 6)}\nb${open}${random.some(pieces, 8)}${close}`.split('\n');
  });
  const { plain, different } = compare(heads);
  expect(different).toEqual([]);
  expect(plain).toBeGreaterThan(300);
}, 60_000);

test.each([
  ['a comment', 'title: Tafel # neu'],
  ['a colon', 'title: Tafel: Mayen'],
  ['the same name twice', 'title: a\ntitle: b'],
  ['text over several lines', 'title: Tafel\n  Mayen'],
  ['an open bracket', 'topics: [a, b'],
  ['an empty value', 'title:'],
  ['a tab', 'title:\ta'],
  ['an escaped quote', 'title: "a \\" b"'],
])('a head with %s is left to the YAML parser', (_, text) => {
  expect(readPlainHead(text.split('\n'))).toBeUndefined();
});
