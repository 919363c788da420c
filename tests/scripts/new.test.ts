import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { type NewInput, planFile } from '../../src/build/new.ts';
import { compileAtlas } from '../../src/compiler/atlas.ts';
import type { ContentFile } from '../../src/compiler/file.ts';

const facts = 'source: [kvmyk.de]\nchecked: 2026-11-21\nreview: 6 months\n';
const district = `---\ntitle: Demo\npublisher: Demo\nstate: DE-RP\nlayers: [germany]\nlanguages: [de, de-simple, en, ar]\nurl: https://www.kvmyk.de\nbounds: [[50.18, 7.05], [50.52, 7.70]]\n${facts}---\n\nText.\n`;
const content: readonly ContentFile[] = [
  { path: 'demo/district.de.md', text: district },
  { path: 'demo/district.de-simple.md', text: '---\ntitle: Demo\ntranslation: { method: human }\n---\n\nDieser Atlas ist für alle.\n' },
  ...['privacy', 'accessibility'].map((id) => ({ path: `_germany/pages/${id}.de.md`, text: `---\ntitle: Erklärung\n${facts}---\n\nWir sammeln nichts.\n` })),
  {
    path: 'demo/pages/doctor.de.md',
    text: `---\ntitle: 'Arzt: "neu"'\nsummary: So geht es.\nkeywords: [Arzt, "a: b"]\n${facts}---\n\nRufen Sie zuerst an und sagen Sie, was Ihnen fehlt.\n`,
  },
  { path: '_germany/topics/health.de.md', text: `---\ntitle: Gesundheit\nicon: pill\ncolor: pink\n${facts}---\n` },
  { path: '_germany/pages/bus.de.md', text: `---\ntitle: Bus\n${facts}---\n\nKaufen Sie eine Fahrkarte, bevor Sie einsteigen.\n` },
];
const plan = (wish: Omit<NewInput, 'today' | 'files'>, files = content) => planFile({ ...wish, today: '2026-11-21', files });
const check = (files: readonly ContentFile[]) =>
  compileAtlas(files, { messages: 'en', today: '2026-11-21', calendars: () => ({ weekdays: [], weekdaysShort: [], months: [], date: '' }) }).problems;

/** Code of every problem that the planned file brings with it. */
function problemsWith(wish: Omit<NewInput, 'today' | 'files'>): string[] {
  const result = plan(wish);
  if (result.kind !== 'file') throw new Error(result.sentence);
  return check([...content, { path: result.path, text: result.text }]).map(({ code, message }) => `${code}: ${message}`);
}

describe('a fresh file', () => {
  test('the content that it comes into has no problems', () => expect(check(content)).toEqual([]));

  test.each(['place', 'places', 'page', 'course', 'event', 'news', 'emergency', 'topic', 'Ort', 'Notruf'])('of kind %s has no problems', (kind) => {
    expect(problemsWith({ kind, folder: 'demo', id: 'praxis-am-markt' })).toEqual([]);
  });

  test('of a district asks only for its words in easy language, and mounts what is common to the country', () => {
    expect(problemsWith({ kind: 'district', folder: 'landkreis-x' })).toEqual(['no-easy-language: This atlas does not introduce itself in easy language.']);
    expect(plan({ kind: 'district', folder: 'landkreis-x' })).toMatchObject({
      path: 'landkreis-x/district.de.md',
      text: expect.stringContaining('\nlayers: [germany]  #'),
    });
  });

  test('of a district that is there translates its words, as of any entry', () => {
    expect(plan({ kind: 'district', folder: 'demo', lang: 'ar' })).toMatchObject({
      path: 'demo/district.ar.md',
      text: expect.stringContaining('\n  method: human\n'),
    });
    expect(plan({ kind: 'district', folder: 'demo', lang: 'de-simple' })).toEqual({
      kind: 'refused',
      sentence: 'content/demo/district.de-simple.md exists already.',
    });
  });

  test.each(['assets', 'de'])('of a district called %s would lie among the files of the program', (folder) => {
    expect(plan({ kind: 'district', folder })).toMatchObject({ sentence: expect.stringContaining(`such as landkreis-${folder}.`) });
  });

  test('names every field of its kind, with what it means', () => {
    const result = plan({ kind: 'place', folder: 'demo', id: 'praxis-am-markt' });
    const text = result.kind === 'file' ? result.text : '';
    expect(text).toContain('\ntitle: Praxis am markt  # Name oder Überschrift');
    expect(text).toContain('\n# topics: [health]  # Themen, zu denen der Eintrag gehört: health\n');
    expect(text).toContain('\n# opening_hours: Mo-Fr 08:00-12:00; PH off  # Öffnungszeiten');
    expect(text).toContain('\nchecked: 2026-11-21  # ');
  });

  test('that takes the place of a shared entry says so', () => {
    expect(plan({ kind: 'page', folder: 'demo', id: 'bus' })).toMatchObject({
      notes: ['It replaces the shared entry content/_germany/pages/bus.de.md in this district.'],
    });
  });
});

describe('a translation', () => {
  test('begins as the German text and asks only to be translated', () => {
    const result = plan({ kind: 'page', folder: 'demo', id: 'doctor', lang: 'en' });
    expect(result).toMatchObject({
      path: 'demo/pages/doctor.en.md',
      text: expect.stringMatching(
        /^---\ntitle: "Arzt: \\"neu\\""\nsummary: "So geht es\."\nkeywords: \["Arzt", "a: b"\]\n#.*\ntranslation:\n {2}method: human\n {2}of: [0-9a-f]{8}\n---\n\nRufen Sie/,
      ),
    });
    expect(problemsWith({ kind: 'page', folder: 'demo', id: 'doctor', lang: 'en' })).toEqual([
      'not-translated: The text is still the same as the German original.',
    ]);
  });

  test('of a shared entry lies beside it', () => {
    expect(plan({ kind: 'page', folder: 'demo', id: 'bus', lang: 'ar' })).toMatchObject({
      path: '_germany/pages/bus.ar.md',
      notes: [expect.stringContaining('for all districts')],
    });
  });
});

describe('what cannot be made is said in a sentence', () => {
  test.each([
    [
      { kind: 'plece', folder: 'demo', id: 'x' },
      '“plece” is no kind of entry. Did you mean “place”? There are: place, page, course, event, news, emergency, topic, district.',
    ],
    [{ kind: 'page', folder: 'dmeo', id: 'x' }, 'There is no district “dmeo”. Did you mean “demo”? There are: demo, _germany.'],
    [{ kind: 'page', folder: '../etc', id: 'x' }, '“../etc” cannot be the name of a folder. Did you mean “etc”? Small letters a–z, digits and hyphens only.'],
    [
      { kind: 'page', folder: 'demo', id: 'Praxis am Markt' },
      '“Praxis am Markt” is no id. Did you mean “praxis-am-markt”? Small letters a–z, digits and hyphens only, at most 60.',
    ],
    [{ kind: 'page', folder: 'demo', id: '../../x' }, '“../../x” is no id. Did you mean “x”? Small letters a–z, digits and hyphens only, at most 60.'],
    [{ kind: 'page', folder: 'demo', id: '☎' }, '“☎” is no id. Small letters a–z, digits and hyphens only, at most 60.'],
    [{ kind: 'page', folder: 'demo' }, 'An id is missing: the last part of the address, for example tafel-mayen.'],
    [{ kind: 'page', folder: 'demo', id: 'doctor' }, 'content/demo/pages/doctor.de.md exists already.'],
    [{ kind: 'district', folder: 'demo' }, 'content/demo/district.de.md exists already.'],
    [
      { kind: 'district', folder: 'Landkreis X' },
      '“Landkreis X” cannot be the name of a folder. Did you mean “landkreis-x”? Small letters a–z, digits and hyphens only.',
    ],
    [{ kind: 'page', folder: 'demo', id: 'docter', lang: 'ar' }, 'There is no German text pages/docter to translate. Did you mean “doctor”?'],
    [
      { kind: 'page', folder: 'demo', id: 'doctor', lang: 'Arabisch' },
      expect.stringMatching(/^“Arabisch” is no language of the atlas\. Did you mean “ar”\? There are: de, /),
    ],
  ])('%o', (wish, sentence) => expect(plan(wish)).toEqual({ kind: 'refused', sentence }));
});

describe('the command', () => {
  const run = (content: string, ...words: string[]) =>
    spawnSync('node_modules/.bin/tsx', ['scripts/new.ts', '--content', content, ...words], { encoding: 'utf8' });

  test('writes the file once, tells what is next, and never writes over it', () => {
    const content = mkdtempSync(path.join(tmpdir(), 'atlas-new-'));
    try {
      expect(run(content, 'district', 'landkreis-x').stdout).toBe(
        `Wrote ${content}/landkreis-x/district.de.md. Next: write your text into it and look at it with npm run dev; npm run check tells what is still wrong.\n`,
      );
      const before = readFileSync(`${content}/landkreis-x/district.de.md`, 'utf8');
      const again = run(content, 'district', 'landkreis-x');
      expect([again.status, again.stderr.split('\n')[0]]).toEqual([2, 'content/landkreis-x/district.de.md exists already.']);
      expect(readFileSync(`${content}/landkreis-x/district.de.md`, 'utf8')).toBe(before);
      const spaces = run(content, 'place', 'landkreis-x', 'Praxis', 'am', 'Markt');
      expect([spaces.status, spaces.stderr.split('\n')[0]]).toEqual([2, expect.stringContaining('Did you mean “praxis-am-markt”?')]);
      // What is left is for people to write: nobody can say for them what they do with data.
      const { stdout } = spawnSync('node_modules/.bin/tsx', ['scripts/check.ts', '--content', content, '--json'], { encoding: 'utf8' });
      const { problems } = JSON.parse(stdout) as { readonly problems: readonly { readonly code: string }[] };
      expect(problems.map(({ code }) => code).sort()).toEqual(['no-easy-language', 'no-statement', 'no-statement']);
    } finally {
      rmSync(content, { recursive: true });
    }
  });
});
