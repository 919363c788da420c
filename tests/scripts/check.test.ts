import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readBytes, readOne } from '../../src/build/read.ts';
import { compileFile } from '../../src/compiler/file.ts';

let content = '';
beforeAll(() => {
  content = mkdtempSync(path.join(tmpdir(), 'atlas-check-'));
  cpSync('tests/golden/_base', content, { recursive: true });
});
afterAll(() => rmSync(content, { recursive: true }));

const check = (...words: string[]) =>
  spawnSync('node_modules/.bin/tsx', ['scripts/check.ts', '--today', '2026-11-21', '--content', content, ...words], { encoding: 'utf8' });

test('sound content: one closing line and exit code 0', () => {
  const { status, stdout } = check();
  expect([status, stdout]).toEqual([0, 'demo: 5 entries; own words in de 5, de-simple 0, en 0, ar 0\nNo problems.\n']);
});

test('a mistake: file, line, column, what is wrong, what to write, and exit code 1; as JSON for machines', () => {
  const file = path.join(content, '_germany/pages/broken.de.md');
  writeFileSync(file, '---\ntitle: Arzt: neu\n---\n\nText.\n');
  try {
    const { status, stdout } = check('--lang', 'de', 'demo');
    expect(status).toBe(1);
    expect(stdout).toContain(`${content}/_germany/pages/broken.de.md:2:12\n`);
    expect(stdout).toContain('→ Setzen Sie den Wert in Anführungszeichen: title: "Arzt: neu"');
    expect(stdout.trimEnd()).toMatch(/1 problem in 1 file\.$/);
    const machine = check('--json', '--lang', 'en');
    expect(machine.status).toBe(1);
    expect(JSON.parse(machine.stdout)).toEqual({
      problems: [
        {
          file: '_germany/pages/broken.de.md',
          line: 2,
          column: 12,
          severity: 'error',
          code: 'yaml-colon',
          message: 'The value of “title” has a colon with a space in it, so it is not clear what the value is.',
          hint: 'Put the value into quotes: title: "Arzt: neu"',
        },
      ],
      summary: { problems: 1, errors: 1, districts: [{ id: 'demo', translations: expect.any(Array) }] },
    });
  } finally {
    rmSync(file);
  }
});

test.each([
  [['nowhere'], /^There is no district “nowhere” in /],
  [['--content', '/nowhere/at/all'], /^There is no folder “\/nowhere\/at\/all” here\./],
  [['--jason'], /^Unknown option '--jason'/],
  [['--today', 'morgen'], /^--today is a day such as/],
])('wrong usage %j: one sentence, the usage, and exit code 2', (words, sentence) => {
  const { status, stderr } = check(...words);
  expect([status, stderr]).toEqual([2, expect.stringMatching(sentence)]);
  expect(stderr).toContain('npm run check [-- DISTRICT…]');
});

test('facts that have become old are told by the day that is given', () => {
  const { status, stdout } = check('--today', '2027-06-01', '--lang', 'en');
  expect(status).toBe(1);
  expect(stdout).toContain('These facts count as outdated since 2027-05-21.');
});

test('the preview, which reads a file alone, is told of files that are none of ours too', async () => {
  writeFileSync(path.join(content, 'demo/neu.de.txt'), 'Text.');
  writeFileSync(path.join(content, 'demo/foto.jpg'), 'x');
  expect(readOne(content, 'demo/neu.de.txt')).toEqual({ path: 'demo/neu.de.txt', text: '' });
  expect(readOne(content, 'demo/foto.jpg')).toMatchObject({ fault: { code: 'stray-file' } });
  for (const name of ['neu.de.txt', 'foto.jpg']) rmSync(path.join(content, 'demo', name));
});

test('a file that cannot be opened is told like any other mistake', async () => {
  const file = readOne(content, 'demo/pages/gone.de.md');
  expect(compileFile(file, 'de')?.problems).toMatchObject([{ file: 'demo/pages/gone.de.md', line: 1, message: 'Die Datei lässt sich nicht öffnen (ENOENT).' }]);
});

test('a file that is cut in the middle of a letter is told at its end', () => {
  const bytes = Buffer.from('---\ntitle: Ä', 'utf8');
  expect(readBytes('a.md', bytes.subarray(0, -1))).toMatchObject({ fault: { code: 'encoding', at: { line: 2, column: 8 } } });
  expect(readBytes('a.md', bytes)).toEqual({ path: 'a.md', text: '---\ntitle: Ä' });
});
