import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { addresses, attacks } from '../compiler/attacks.ts';
import { testTitles } from './titles.ts';

// The table of SECURITY.md is a promise to auditors: every requirement has its row, every test that a row names is there.
const levelOne = ['3.2.1', '3.2.2', '3.3.1', '3.4.1', '3.4.2', '3.5.1', '3.5.2', '3.5.3'];
const levelTwo = ['3.3.2', '3.3.3', '3.3.4', '3.4.3', '3.4.4', '3.4.5', '3.4.6', '3.5.4', '3.5.5', '3.7.1', '3.7.2'];
const text = readFileSync('SECURITY.md', 'utf8');
const rows = [...text.matchAll(/^\| (3\.\d\.\d) [^|]+\| ([12]) \| ([^|]+) \| ([^|]+) \|$/gm)].map(([, id = '', level = '', how = '', tests = '']) => ({
  id,
  level,
  how,
  tests,
}));

test('every requirement of ASVS 5.0 V3 at level 1 and 2 has its row', () => {
  const idsOf = (level: string) => rows.filter((row) => row.level === level).map(({ id }) => id);
  expect(idsOf('1').sort()).toEqual([...levelOne].sort());
  expect(idsOf('2').sort()).toEqual([...levelTwo].sort());
});

test('every row names a test, another row, or says that it does not apply', () => {
  const bare = rows.filter(({ how, tests }) => !tests.includes('`') && !/^as 3\.\d\.\d$/.test(tests) && !how.startsWith('does not apply'));
  expect(bare.map(({ id }) => id)).toEqual([]);
});

test('every test that SECURITY.md names exists', () => {
  const titles = testTitles();
  const named = [...text.matchAll(/`([\w/]+\.test\.tsx?) › ([^`]+)`/g)].map(([, file = '', part = '']) => ({ file, part }));
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter(({ file, part }) => !titles.some((title) => title.startsWith(`${file} › `) && title.includes(part)))).toEqual([]);
  const files = new Set(titles.map((title) => title.split(' › ')[0]));
  expect([...text.matchAll(/`tests\/([\w/]+\.test\.tsx?)`/g)].map(([, file = '']) => file).filter((file) => !files.has(file))).toEqual([]);
});

test('E11 · as many different attacks as SECURITY.md says, at least 120 through every door', () => {
  const everywhere = [...attacks, ...addresses];
  expect(new Set(everywhere).size).toBe(everywhere.length);
  expect(attacks.length).toBeGreaterThanOrEqual(120);
  expect(text).toContain(`The same ${attacks.length} attacks go through Markdown`);
  expect(text).toContain(`; ${everywhere.length} through the question`);
});
