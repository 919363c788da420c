import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { withTables } from '../../src/build/docs.ts';
import { compileFile } from '../../src/compiler/file.ts';
import { renderText } from '../../src/compiler/markdown.ts';
import { base } from '../../src/compiler/schemas/base.ts';
import { schemas } from '../../src/compiler/schemas/collections.ts';
import { districtFields } from '../../src/compiler/schemas/district.ts';

const readme = readFileSync('content/README.md', 'utf8');

test('the tables of content/README.md are those of the schemas; npm run docs brings them up to date', () => {
  expect(withTables(readme)).toBe(readme);
});

test('every field of every schema stands in both tables', () => {
  const names = new Set([base, districtFields, ...Object.values(schemas).map(({ fields }) => fields)].flatMap((fields) => Object.keys(fields)));
  for (const name of names) expect(readme.split(`| \`${name}\` |`).length - 1, name).toBeGreaterThanOrEqual(2);
});

test('a changed table is noticed', () => {
  expect(withTables(readme.replace('| `kind` |', '| `sort` |'))).toBe(readme);
});

test('the tables have four columns on every row, whatever their examples hold', () => {
  const made = [...readme.matchAll(/<!-- fields:(?:de|en) -->([\s\S]*?)<!-- \//g)].map((match) => match[1] ?? '').join('\n');
  const rows = made.split('\n').filter((row) => row.startsWith('|'));
  expect(rows.length).toBeGreaterThan(100);
  expect(rows.filter((row) => row.replaceAll('\\|', '').split('|').length !== 6)).toEqual([]);
});

test('the file that the README shows as a pattern has no mistakes', () => {
  const text = /```yaml\n(---\n[\s\S]*?)```/.exec(readme)?.[1] ?? '';
  expect(text).toContain('kind: food-bank');
  expect(compileFile({ path: 'demo/places/tafel-mayen.de.md', text }, 'en')?.problems).toEqual([]);
});

test('the texts that the README shows as good Markdown are accepted by the compiler', () => {
  const examples = [...readme.matchAll(/```markdown\n([\s\S]*?)```/g)].map((match) => match[1] ?? '');
  expect(examples.length).toBeGreaterThan(1);
  const codes: string[] = [];
  for (const example of examples) renderText(example, { rtl: false, line: 1, report: (code) => codes.push(code) });
  expect(codes).toEqual([]);
});
