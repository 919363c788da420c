import { randomBytes } from 'node:crypto';
import { constants, deflateRawSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { gunzip } from '../../src/app/map/inflate.ts';

const words = new TextEncoder().encode('Straße der Republik, شارع الجمهورية, '.repeat(400));
const mixed = new Uint8Array([...words, ...randomBytes(20_000), ...words, ...new Uint8Array(70_000)]);

describe('a phone whose browser cannot unzip', () => {
  test.each([
    ['nothing', new Uint8Array()],
    ['one byte', new Uint8Array([7])],
    ['words', words],
    ['noise', randomBytes(100_000)],
    ['all of it', mixed],
  ])('reads what was zipped at every level: %s', (_, bytes) => {
    for (let level = 0; level <= 9; level++) expect(Buffer.from(gunzip(gzipSync(bytes, { level }))).equals(Buffer.from(bytes))).toBe(true);
  });

  test('reads every way of writing: codes that are fixed, only Huffman, only runs', () => {
    for (const strategy of [constants.Z_FIXED, constants.Z_HUFFMAN_ONLY, constants.Z_RLE, constants.Z_FILTERED])
      expect(Buffer.from(gunzip(gzipSync(mixed, { strategy }))).equals(Buffer.from(mixed))).toBe(true);
  });

  test('passes over the names and comments of other programs', () => {
    const extra = [2, 0, 1, 1];
    const name = [...new TextEncoder().encode('tile.mvt'), 0];
    const head = [0x1f, 0x8b, 8, 4 + 8 + 16 + 2, 0, 0, 0, 0, 0, 3, ...extra, ...name, ...name, 9, 9];
    const zipped = gzipSync(words);
    expect(gunzip(new Uint8Array([...head, ...deflateRawSync(words), ...zipped.subarray(-8)]))).toEqual(words);
  });

  test('throws on whatever is no gzip or is cut off, and never hangs', () => {
    const zipped = gzipSync(mixed);
    for (const broken of [new Uint8Array(), new Uint8Array(40), words, zipped.subarray(0, 17), zipped.subarray(0, 5000), zipped.subarray(1)])
      expect(() => gunzip(broken)).toThrow();
    for (let at = 10; at < 120; at++) {
      const spoilt = Uint8Array.from(zipped);
      spoilt[at] = (spoilt[at] ?? 0) ^ 0x55;
      try {
        expect(gunzip(spoilt).length).toBe(mixed.length);
      } catch (error) {
        expect(error).toBeInstanceOf(Error);
      }
    }
  });
});
