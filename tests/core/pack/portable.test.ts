import { describe, expect, it } from 'vitest';
import type { Head } from '../../../src/core/pack/format.ts';
import { joinPortable, portableName, splitPortable } from '../../../src/core/pack/portable.ts';

const parts = ['{"district":{}}', '{"entries":[]}'];
const head: Head = {
  format: 1,
  kind: 'text',
  district: 'witten',
  lang: 'ar',
  parts: parts.map((part, index) => ({ hash: `${index}`.repeat(22), bytes: part.length })),
};
const headLine = JSON.stringify(head);
const manifest = '{"format":1,"signatures":[{}]}';
const file = joinPortable({ seq: 1000, manifest, headLine, head, parts });
const refused = { refused: 'not-a-pack' };

describe('a pack as a file', () => {
  it('is one JSON value per line, each of them the very line that was verified', () => {
    expect(file.split('\n')).toEqual(['{"format":1,"kind":"portable","district":"witten","lang":"ar","seq":1000}', manifest, headLine, ...parts, '']);
    expect(splitPortable(file)).toEqual({ portable: { seq: 1000, manifest, headLine, head, parts } });
    expect(portableName('witten', 'ar')).toBe('welcome-atlas-witten-ar.atlas');
  });

  it('may have no manifest', () => {
    const unsigned = joinPortable({ seq: 1000, headLine, head, parts });
    expect(unsigned.split('\n')[1]).toBe('null');
    expect(splitPortable(unsigned)).toEqual({ portable: { seq: 1000, headLine, head, parts } });
  });

  it('of a later format is told apart', () => {
    expect(splitPortable('{"format":2,"kind":"portable"}\nwhatever')).toEqual({ refused: 'newer' });
    expect(splitPortable(file.replace(headLine, headLine.replace('"format":1', '"format":2')))).toEqual({ refused: 'newer' });
  });
});

describe('another file, or not all of one', () => {
  it('cut off at any place', () => {
    for (let length = 0; length < file.length; length++) expect([length, splitPortable(file.slice(0, length))]).toEqual([length, refused]);
  });

  const changes: readonly (readonly [string, string])[] = [
    ['D13 · a zip', 'PK\u0003\u0004../../etc/passwd'],
    ['a page', '<!doctype html>\n\n\n\n'],
    ['a pack without its first lines', [headLine, ...parts, ''].join('\n')],
    ['D13 · a line twice', file.replace(parts[0] ?? '', `${parts[0]}\n${parts[0]}`)],
    ['a line more', `${file}{"entries":[]}\n`],
    ['the beginning of a line more', `${file}{`],
    ['a line less', file.replace(`${parts[1]}\n`, '')],
    ['of another district than it says', file.replace('"witten","lang":"ar","seq"', '"hagen","lang":"ar","seq"')],
    ['in another language than it says', file.replace('"ar","seq"', '"de","seq"')],
    ['of a district whose name is a path', file.replaceAll('witten', '../witten')],
    ['a map', file.replace('"kind":"text"', '"kind":"map","content":"pmtiles"')],
    ['a number that is none', file.replace('"seq":1000', '"seq":"1000"')],
    ['X17 · of a day beyond every calendar', file.replace('"seq":1000', '"seq":9007199254740991')],
    ['a manifest that is not signed', file.replace(manifest, '{"format":1}')],
  ];
  it.each(changes)('%s', (_, text) => expect(splitPortable(text)).toEqual(refused));
});
