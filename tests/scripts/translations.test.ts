import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countTranslations, reportTranslations } from '../../src/build/translations.ts';
import { compileFile } from '../../src/compiler/file.ts';

const facts = 'source: [kvmyk.de]\nchecked: 2026-11-21\nreview: 6 months\n';
const german = (title: string) => `---\ntitle: ${title}\n${facts}---\n\nKaufen Sie eine Fahrkarte.\n`;
const district = (languages: string, layers = '[germany]') =>
  `---\ntitle: Demo\npublisher: Demo\nstate: DE-RP\nlayers: ${layers}\nlanguages: ${languages}\nbounds: [[50.18, 7.05], [50.52, 7.70]]\n${facts}---\n\nText.\n`;
const translated = (method: string, of?: string) =>
  `---\ntitle: Bus\ntranslation: { method: ${method}${of === undefined ? '' : `, of: ${of}`} }\n---\n\nBuy a ticket first.\n`;
const revisionOf = (text: string) => compileFile({ path: 'demo/pages/x.de.md', text }, 'en')?.words?.revision;

const files: Readonly<Record<string, string>> = {
  'demo/district.de.md': district('[de, en, uk]'),
  'demo/district.en.md': translated('human', revisionOf(district('[de, en, uk]'))),
  'demo/names.uk.yml': 'Mayen: Маєн\n',
  'demo/pages/train.de.md': german('Bahn'),
  'demo/pages/train.en.md': translated('machine', '00000000'),
  'demo/pages/bus.uk.md': translated('machine+reviewed', revisionOf(german('Bus'))),
  'other/district.de.md': district('[de, fr]'),
  '_germany/glossary.en.yml': 'Jobcenter: job centre\n',
  '_germany/pages/bus.de.md': german('Bus'),
  '_germany/pages/bus.en.md': translated('machine', revisionOf(german('Bus'))),
  '_germany/pages/bus.ti.md': translated('machine'),
};
const content = Object.entries(files).map(([file, text]) => ({ path: file, text }));

describe('what is written, missing, stale and not looked through', () => {
  const reports = reportTranslations({ files: content });
  const of = (folder: string, lang: string) => reports.find((report) => report.folder === folder)?.languages.find((report) => report.lang === lang);

  test('a district needs its own languages, a shared folder those of all districts that mount it', () => {
    expect(reports.map(({ folder, entries, languages }) => [folder, entries, languages.map(({ lang }) => lang)])).toEqual([
      ['_germany', 1, ['en', 'uk', 'ti', 'fr']],
      ['demo', 2, ['en', 'uk']],
      ['other', 1, ['fr']],
    ]);
    expect(of('_germany', 'fr')).toMatchObject({ written: [], missing: ['_germany/pages/bus.fr.md'] });
    expect(of('demo', 'uk')?.missing).toEqual(['demo/district.uk.md', 'demo/pages/train.uk.md']);
  });

  test('a language that nobody asked for is counted, and lacks nothing', () => {
    expect(of('_germany', 'ti')).toMatchObject({ written: ['_germany/pages/bus.ti.md'], missing: [], unstamped: ['_germany/pages/bus.ti.md'] });
  });

  test('a translation is stale when it names another German text, unreviewed when only a machine has seen it', () => {
    expect(of('demo', 'en')).toMatchObject({ stale: ['demo/pages/train.en.md'], unreviewed: ['demo/pages/train.en.md'] });
    expect(of('_germany', 'en')).toMatchObject({ stale: [], unreviewed: ['_germany/pages/bus.en.md'] });
  });

  test('a district may translate what a shared folder says; it is measured by that German text', () => {
    expect(of('demo', 'uk')).toMatchObject({ written: ['demo/pages/bus.uk.md'], stale: [], unreviewed: [] });
  });

  test('all together', () => {
    expect(countTranslations(reports)).toEqual({ written: 5, missing: 5, stale: 1, unreviewed: 3, unstamped: 1 });
    const one = reportTranslations({ files: content, folders: ['other'], language: 'fr' });
    expect(one.map(({ folder, languages }) => [folder, languages.map(({ lang }) => lang)])).toEqual([
      ['_germany', ['fr']],
      ['other', ['fr']],
    ]);
  });
});

describe('the command', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'atlas-translations-'));
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), text);
    }
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const run = (...words: string[]) => spawnSync('node_modules/.bin/tsx', ['scripts/translations.ts', '--content', folder, ...words], { encoding: 'utf8' });

  test('prints a table and one closing line; it is a report, so its exit code is 0', () => {
    const { status, stdout } = run();
    expect(status).toBe(0);
    expect(stdout).toMatch(/^ +written +missing +stale +unreviewed$/m);
    expect(stdout).toMatch(/^demo \(2\)\n {2}en +2 +– +1 +1$/m);
    expect(stdout.trimEnd().split('\n').at(-1)).toBe(
      '5 translations: 5 missing, 1 older than their German text, 3 made by a machine and not looked through. 1 have no stamp yet: npm run stamp.',
    );
  });

  test('one language: every file by its name', () => {
    expect(run('demo', '--language', 'en').stdout).toContain(`stale       ${folder}/demo/pages/train.en.md\n`);
  });

  test('for machines: everything', () => {
    const { status, stdout } = run('demo', '--json');
    const { folders, summary } = JSON.parse(stdout);
    expect([status, folders.length, summary]).toEqual([0, 2, { written: 5, missing: 4, stale: 1, unreviewed: 3, unstamped: 1 }]);
  });

  test.each([
    [['demoo'], /^There is no district “demoo” in /],
    [['--language', 'ukr'], /^“ukr” is no language of the atlas\. Did you mean “uk”\?/],
    [['--jason'], /^Unknown option '--jason'/],
  ])('wrong usage %j: one sentence, the usage, and exit code 2', (words, sentence) => {
    const { status, stderr } = run(...words);
    expect([status, stderr]).toEqual([2, expect.stringMatching(sentence)]);
    expect(stderr).toContain('npm run translations [-- DISTRICT…]');
  });
});
