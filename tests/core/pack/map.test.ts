import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { districtPacks, type SiteFile } from '../../../src/build/packs.ts';
import { chunkBytes, headUrl, mapChunks, parseHead, partUrl } from '../../../src/core/pack/format.ts';
import { samplePack } from '../../device/content.ts';

/**
 * Test vectors of map packs (src/core/pack/FORMAT.md). The archive is 393,221 bytes: byte n is n modulo 251. A change of a
 * literal here is a change of the format.
 */
const archive = Uint8Array.from({ length: 393_221 }, (_, index) => index % 251);
const head =
  '{"format":1,"kind":"map","content":"pmtiles","district":"witten","parts":[{"hash":"xANSb8PUDu7crRI5vphr9g","bytes":393216},{"hash":"i711Oclb06m-QW-PORtO4g","bytes":5}]}';
const version = 'aOxl61UoyqGTzDAqaos0E2EgCXTiq8PZIQJxg1_7CHM';

const digest = (content: string | Uint8Array) => createHash('sha256').update(content).digest();

describe('the test vectors', () => {
  it('two chunks, the last one short, with their hashes', () => {
    const chunks = mapChunks(archive);
    expect(chunkBytes).toBe(393_216);
    expect(chunks.map(({ length }) => length)).toEqual([393_216, 5]);
    expect([...(chunks[1] ?? [])]).toEqual([150, 151, 152, 153, 154]);
    expect(chunks.map((chunk) => digest(chunk).subarray(0, 16).toString('base64url'))).toEqual(['xANSb8PUDu7crRI5vphr9g', 'i711Oclb06m-QW-PORtO4g']);
    expect(Buffer.concat(chunks).equals(archive)).toBe(true);
  });

  it('the files that a build writes, to the byte', async () => {
    const files: SiteFile[] = [];
    const { manifest } = await districtPacks({ packs: [samplePack(1)], basemap: archive, seq: 1000, write: (some) => files.push(...some) });
    expect(manifest.packs.find(({ kind }) => kind === 'map')).toEqual({
      kind: 'map',
      version,
      url: 'packs/map.aOxl61UoyqGTzDAq.head.json',
      bytes: 393_221,
      transfer: 393_221,
      sha256: 'KCv-Q0RBQpWcfs_jSBIogTsokiSkaghBmn3awRIdN9w',
    });
    const written = new Map(files.map(({ path, text }) => [path, text]));
    expect(written.get('witten/packs/map.aOxl61UoyqGTzDAq.head.json')).toBe(head);
    expect(written.get('witten/packs/parts/xANSb8PUDu7crRI5vphr9g.bin')).toHaveLength(393_216);
    expect(written.get('witten/packs/parts/i711Oclb06m-QW-PORtO4g.bin')).toHaveLength(5);
    expect([...written.keys()].filter((path) => path.includes('/map.'))).toHaveLength(1);
    expect(digest(head).toString('base64url')).toBe(version);
  });

  it('the names of the files', () => {
    expect(headUrl({ kind: 'map', version, url: 'packs/map.aOxl61UoyqGTzDAq.head.json', bytes: 1, transfer: 1, sha256: '' })).toBe(
      'packs/map.aOxl61UoyqGTzDAq.head.json',
    );
    expect(partUrl('xANSb8PUDu7crRI5vphr9g', 'map')).toBe('packs/parts/xANSb8PUDu7crRI5vphr9g.bin');
  });
});

describe('a reader', () => {
  it('reads the head of an archive', () => expect(parseHead(head)).toHaveProperty('head.content', 'pmtiles'));

  it('refuses the maps of before as older, and does not guess about others', () => {
    for (const content of ['', '"content":"svg",']) expect(parseHead(head.replace('"content":"pmtiles",', content))).toEqual({ refused: 'older' });
  });
});

it('an archive that ends with a whole chunk has no empty one behind it', () => {
  expect(mapChunks(archive.subarray(0, chunkBytes))).toHaveLength(1);
  expect(mapChunks(new Uint8Array())).toEqual([]);
});
