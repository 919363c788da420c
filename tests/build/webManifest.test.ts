import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { webManifest } from '../../src/build/webManifest.ts';
import { readerAt, samplePack } from '../app/sample.ts';

const root = 'public/screens';
const districts = readdirSync(root);

interface Manifest {
  readonly shortcuts: readonly { readonly name: string; readonly url: string }[];
  readonly screenshots: readonly { readonly src: string; readonly sizes: string; readonly form_factor: string; readonly label: string }[];
}

function manifestOf(district: string, lang: string): Manifest {
  const pack = samplePack(lang);
  const { t } = readerAt(`/musterkreis/${lang}/`);
  return JSON.parse(webManifest({ ...pack, lang, district: { ...pack.district, id: district } }, t, '/atlas/')) as Manifest;
}

/** Width and height that a WebP file itself names (lossy, extended). */
function sizeOf(file: string): string {
  const bytes = readFileSync(file);
  const kind = bytes.toString('latin1', 12, 16);
  const size =
    kind === 'VP8X' ? [bytes.readUIntLE(24, 3) + 1, bytes.readUIntLE(27, 3) + 1] : [bytes.readUInt16LE(26) & 0x3fff, bytes.readUInt16LE(28) & 0x3fff];
  return size.join('x');
}

test('from the home screen one press leads to the emergency numbers, the map and the search, in her language', () => {
  expect(manifestOf('musterkreis', 'ar').shortcuts.map(({ name, url }) => [name, url])).toEqual([
    ['الطوارئ', '/atlas/musterkreis/ar/emergency/'],
    ['الخريطة', '/atlas/musterkreis/ar/map/'],
    ['البحث', '/atlas/musterkreis/ar/search/'],
  ]);
});

test.each(districts)('%s: the pictures are small and as large as they say; a language without its own shows the English ones', (district) => {
  const own = manifestOf(district, 'ar').screenshots;
  expect(new Set(own.map(({ form_factor }) => form_factor))).toEqual(new Set(['narrow', 'wide']));
  for (const { src, sizes } of own) {
    const file = path.join('public', src.replace('/atlas/', ''));
    expect([file, sizeOf(file)]).toEqual([file, sizes]);
    expect(readFileSync(file).length).toBeLessThanOrEqual(60_000);
  }
  expect(manifestOf(district, 'ti').screenshots.every(({ src }) => src.includes('/en-'))).toBe(true);
});

test('a district without pictures has none in its manifest', () => {
  expect(manifestOf('musterkreis', 'de').screenshots).toEqual([]);
});
