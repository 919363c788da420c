import { expect, test } from 'vitest';
import { compileFile } from '../../src/compiler/file.ts';
import { revision } from '../../src/compiler/revision.ts';

test('the revision of a text is the same on every machine and for ever: it stands in translations', () => {
  // From another implementation of MurmurHash3 over UTF-16LE.
  expect(['', 'a', 'Arzt', 'Ärztin', '😀', 'x'.repeat(100_000)].map(revision)).toEqual([
    '00000000',
    '6f49d11a',
    '764ce765',
    '38b32f04',
    '56065e39',
    '85f0e40d',
  ]);
});

test('ten thousand texts that differ in one number have ten thousand revisions', () => {
  expect(new Set(Array.from({ length: 10_000 }, (_, index) => revision(`Zimmer ${index}`))).size).toBe(10_000);
});

const file = (head: string, body: string) => `---\n${head}source: [x]\nchecked: 2026-11-21\nreview: 6 months\n---\n${body}`;
const revisionOf = (text: string) => compileFile({ path: 'demo/pages/a.de.md', text }, 'en')?.words?.revision;

test('title, summary and text count; facts, keywords, quotes, line ends and empty lines around the text do not', () => {
  const before = revisionOf(file('title: Arzt\nsummary: So geht es.\n', '\nRufen Sie an.\n'));
  expect(before).toMatch(/^[0-9a-f]{8}$/);
  const same = [
    file('title: "Arzt"\nsummary: So geht es.\nkeywords: [neu]\ntopics: [health]\n', 'Rufen Sie an.'),
    file('title: Arzt\nsummary: So geht es.\n', '\n\n\nRufen Sie an.\n\n').replaceAll('\n', '\r\n'),
    file('title: Arzt\nsummary: So geht es.\n', '\nRufen Sie an.\n').replace('2026-11-21', '2026-11-20'),
  ];
  expect(same.map(revisionOf)).toEqual(same.map(() => before));
  const other = [
    file('title: Ärztin\nsummary: So geht es.\n', '\nRufen Sie an.\n'),
    file('title: Arzt\nsummary: So nicht.\n', '\nRufen Sie an.\n'),
    file('title: Arzt\n', '\nRufen Sie an.\n'),
    file('title: Arzt\nsummary: So geht es.\n', '\nRufen Sie nie an.\n'),
  ];
  expect(other.map(revisionOf)).not.toContain(before);
});
