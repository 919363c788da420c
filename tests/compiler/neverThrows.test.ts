import { expect, test } from 'vitest';
import { compileAtlas } from '../../src/compiler/atlas.ts';
import { compileFile } from '../../src/compiler/file.ts';
import { renderText } from '../../src/compiler/markdown.ts';
import { stampText } from '../../src/compiler/stamp.ts';
import { createRandom, randomFile, randomHead, randomMarkdown, randomTranslation } from './random.ts';
import { unsafeParts } from './safeHtml.ts';

const seeds = (count: number, from: number) => Array.from({ length: count }, (_, index) => from + index);
const paths = [
  'demo/pages/a.de.md',
  'demo/places/a.de.md',
  'demo/events/a.de.md',
  'demo/courses/a.de.md',
  'demo/emergency/a.de.md',
  '_all/topics/health.de.md',
  'demo/district.de.md',
  'demo/pages/a.ar.md',
  'demo/news/a.de.md',
];

test('random Markdown gives only tags and attributes of the list, and places inside the text', () => {
  for (const seed of seeds(2000, 1)) {
    const body = randomMarkdown(createRandom(seed)).replaceAll('\r', '\n');
    const lines = body.split('\n').length;
    const outside: string[] = [];
    const { blocks, links } = renderText(body, {
      rtl: seed % 2 === 0,
      line: 1,
      report: (code, { line, column }) => (line >= 1 && line <= lines && column >= 1 ? undefined : outside.push(`${code} ${line}:${column}`)),
    });
    expect({ seed, unsafe: unsafeParts(blocks.join('')), outside }).toEqual({ seed, unsafe: [], outside: [] });
    expect(links.every(({ line }) => line >= 1 && line <= lines)).toBe(true);
  }
});

test('random files never throw, and every problem lies within its file and is a whole sentence', () => {
  for (const seed of seeds(2000, 100_000)) {
    const random = createRandom(seed);
    const text = randomFile(random);
    const lines = text.split(/\r\n?|\n/).length;
    const problems = compileFile({ path: random.pick(paths), text }, seed % 2 === 0 ? 'de' : 'en')?.problems ?? [];
    const wrong = problems.filter(
      ({ line, column, message, hint }) =>
        line < 1 || line > lines || column < 1 || /undefined|\[object|NaN/.test(message + hint) || message === '' || hint === '',
    );
    expect({ seed, wrong }).toEqual({ seed, wrong: [] });
  }
});

test('random districts never throw, and a pack comes only from a sound district file', () => {
  for (const seed of seeds(400, 200_000)) {
    const random = createRandom(seed);
    const files = paths.map((path) => ({ path, text: random.next() < 0.5 ? randomFile(random) : `---\n${randomHead(random)}\n---\n\nText.\n` }));
    const calendar = { weekdays: [], weekdaysShort: [], months: [], date: '{d}' };
    const { districts, problems } = compileAtlas(files, { messages: 'de', today: '2026-11-21', calendars: () => calendar });
    const isBroken = problems.some(({ file, severity }) => file === 'demo/district.de.md' && severity === 'error');
    if (isBroken) continue;
    expect({ seed, packs: districts[0]?.packs.size }).not.toEqual({ seed, packs: 0 });
  }
});

test('a stamp changes nothing but the revision, in whatever form a translation is written', () => {
  for (const seed of seeds(1000, 300_000)) {
    const text = randomTranslation(createRandom(seed));
    const old = /of: ("?(?:00000000|deadbeef)"?)/.exec(text)?.[1];
    const stamped = stampText(text, '1a2b3c4d');
    if (old === undefined) expect({ seed, rest: stamped?.replace(/(?:, |\r?\n +)of: 1a2b3c4d/, '') }).toEqual({ seed, rest: text });
    else expect({ seed, stamped, rest: stampText(text, '1a2b3c4d', true)?.replace('1a2b3c4d', old) }).toEqual({ seed, stamped: undefined, rest: text });
  }
});

test('a stamp touches no file whose head it does not understand', () => {
  for (const seed of seeds(2000, 400_000)) {
    const text = randomFile(createRandom(seed));
    const stamped = stampText(text, '1a2b3c4d');
    if (stamped !== undefined) expect({ seed, rest: stamped.replace(', of: 1a2b3c4d', '') }).toEqual({ seed, rest: text });
  }
});
