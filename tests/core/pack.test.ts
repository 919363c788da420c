import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { districtPacks, type SiteFile } from '../../src/build/packs.ts';
import {
  fewPieces,
  type Head,
  headPieces,
  headUrl,
  joinPack,
  type ManifestPack,
  packName,
  parseHead,
  parseManifest,
  partUrl,
  readPartwise,
  readTextPack,
  splitPack,
  textParts,
} from '../../src/core/pack/format.ts';
import type { Pack } from '../../src/core/pack/pack.ts';
import { samplePack, withChangedSentence, withNewEntry } from '../device/content.ts';
import { head, pack, parts, sha256, version } from './pack/vector.ts';

const digest = (text: string) => createHash('sha256').update(text).digest();

describe('the test vectors', () => {
  it('the parts of the pack, to the byte', () => {
    expect(textParts(pack)).toEqual(parts);
  });

  it('the hashes and lengths of the parts, in the head', () => {
    const parsed = parseHead(head);
    expect('head' in parsed && parsed.head.parts).toEqual(
      parts.map((part) => ({ hash: digest(part).subarray(0, 16).toString('base64url'), bytes: Buffer.byteLength(part) })),
    );
  });

  it('the version is the hash of the head line', () => {
    expect(digest(head).toString('base64url')).toBe(version);
  });

  it('the whole file', () => {
    const file = joinPack(head, parts);
    expect(file).toBe(`[\n${head},\n${parts[0]},\n${parts[1]}\n]\n`);
    expect(digest(file).toString('base64url')).toBe(sha256);
    expect(JSON.parse(file)).toHaveLength(3);
  });

  it('the names of the files', () => {
    const line: ManifestPack = { kind: 'text', lang: 'ar', version, url: `${packName('ar', version)}.json`, bytes: 1, transfer: 1, sha256 };
    expect(line.url).toBe('packs/ar.u4CylTm4mvnvO44l.json');
    expect(headUrl(line)).toBe('packs/ar.u4CylTm4mvnvO44l.head.json');
    expect(partUrl('bjJ8RsNFENtFqkgTYb9ecQ')).toBe('packs/parts/bjJ8RsNFENtFqkgTYb9ecQ.json');
    expect(packName(undefined, version)).toBe('packs/map.u4CylTm4mvnvO44l');
  });

  it('a reader gets the pack back', () => {
    const [first = '', ...rest] = splitPack(joinPack(head, parts));
    const parsed = parseHead(first);
    expect('head' in parsed && readTextPack(parsed.head, rest)).toEqual(pack);
  });
});

describe('a pack that is read part by part', () => {
  const whole = samplePack(60);
  const [first = '', ...others] = textParts(whole);
  const parsed = { format: 1, kind: 'text', district: 'witten', lang: 'de', parts: [] } as const;
  const wanted = whole.entries[40];
  const name = `"id":"${wanted?.id}"`;
  /** All other parts are no JSON: whoever reads one of them throws. */
  const spoilt = [first, ...others.map((part) => (part.includes(name) ? part : '{"entries":[}'))];

  it('reads the part of an entry, and no other', () => {
    expect(others.length).toBeGreaterThan(3);
    expect(readPartwise(parsed, spoilt).near?.('id', wanted?.id ?? '')).toContainEqual(wanted);
    expect(readPartwise(parsed, spoilt).district).toEqual(whole.district);
  });

  it('is the same pack once all is read, in any order', () => {
    const pack = readPartwise(parsed, [first, ...others]);
    expect(pack.near?.('id', wanted?.id ?? '')).toContainEqual(wanted);
    const { near: _, ...read } = pack;
    expect(read).toEqual(whole);
    expect(pack.near?.('id', wanted?.id ?? '')).toContainEqual(wanted);
  });

  it('breaks where it is read and is none', () => {
    expect(() => readPartwise(parsed, spoilt).entries).toThrow(SyntaxError);
  });

  it('is not begun where a part was cut off: what that had would be missing unseen', () => {
    expect(() => readPartwise(parsed, [first, ...others.map((part) => part.slice(0, 500))])).toThrow();
  });
});

describe('a beginning of a file', () => {
  const file = joinPack(head, parts);

  it('holds the lines that are complete', () => {
    expect(splitPack(file.slice(0, -20))).toEqual([head, parts[0]]);
    expect(splitPack(file.slice(0, 10))).toEqual([]);
    expect(splitPack('')).toEqual([]);
  });
});

describe('a head or a manifest that is none', () => {
  const valid = JSON.parse(head) as Head;
  const manifest = { format: 1, district: 'witten', seq: 5, packs: [{ kind: 'text', lang: 'ar', version, url: 'x.json', bytes: 1, transfer: 1, sha256 }] };

  it('is accepted when it is one, with members we do not know', () => {
    expect(parseHead(JSON.stringify({ ...valid, later: 1 }))).toHaveProperty('head');
    expect(parseManifest(JSON.stringify({ ...manifest, later: 1 }))).toHaveProperty('manifest');
  });

  it('of a later format is told apart, whatever else has changed in it', () => {
    expect(parseHead('{"format":2}')).toEqual({ refused: 'newer' });
    expect(parseManifest('{"format":2,"packs":"moved"}')).toEqual({ refused: 'newer' });
  });

  it.each(['', '<!doctype html>', 'null', '[]', '7', '{}', '{"format":"1"}'])('is refused: %s', (text) => {
    expect(parseHead(text)).toEqual({ refused: 'not-a-pack' });
    expect(parseManifest(text)).toEqual({ refused: 'not-a-pack' });
  });

  it.each([
    { kind: 'video' },
    { district: 7 },
    { lang: undefined },
    { parts: {} },
    { parts: [{ hash: '../../x', bytes: 1 }] },
    { parts: [{ hash: 'a'.repeat(22), bytes: '1' }] },
  ])('a head with %j is refused', (change) => expect(parseHead(JSON.stringify({ ...valid, ...change }))).toEqual({ refused: 'not-a-pack' }));

  it.each([{ seq: 1.5 }, { seq: '5' }, { seq: -1 }, { seq: 253_402_300_800 }, { staleAfter: 9e15 }, { packs: {} }, { packs: [{}] }, { district: undefined }])(
    'a manifest with %j is refused',
    (change) => expect(parseManifest(JSON.stringify({ ...manifest, ...change }))).toEqual({ refused: 'not-a-pack' }),
  );
});

describe('a head in pieces', () => {
  const part = (letter: string) => `{"hash":"${letter.padEnd(22, 'x')}","bytes":9}`;
  const headOf = (letters: string) => `{"format":1,"kind":"text","district":"witten","lang":"de","parts":[${[...letters].map(part).join(',')}]}`;

  it('is cut behind every part whose hash begins with A or B, to the byte', () => {
    expect(headPieces(headOf('cAdBe'))).toEqual([
      `{"format":1,"kind":"text","district":"witten","lang":"de","parts":[${part('c')},${part('A')},`,
      `${part('d')},${part('B')},`,
      `${part('e')}]}`,
    ]);
    expect(headPieces(headOf('cA'))).toEqual([headOf('cA')]);
    expect(headPieces(head)).toEqual([head]);
  });

  it('changes in one of them when a part does', () => {
    const before = new Set(headPieces(headOf('cAdBe')));
    expect(headPieces(headOf('cAfBe')).filter((piece) => !before.has(piece))).toHaveLength(1);
  });

  it('lies beside the pack as the build writes it, where that is worth a request', async () => {
    const files = new Map<string, string | Uint8Array>();
    const write = (written: readonly SiteFile[]) => {
      for (const { path, text } of written) files.set(path, text);
    };
    const large = samplePack(1000);
    await districtPacks({ packs: [large, samplePack(5, 'ar')], basemap: undefined, seq: 1, write });
    const lists = [...files.keys()].filter((path) => path.endsWith('.pieces.json'));
    expect(lists).toEqual([expect.stringMatching(/^witten\/packs\/de\.[\w-]{16}\.pieces\.json$/)]);
    const names = JSON.parse(String(files.get(lists[0] ?? ''))) as readonly string[];
    expect(names.length).toBeGreaterThan(fewPieces);
    expect(names.map((name) => files.get(`witten/packs/parts/${name}.json`)).join('')).toBe(files.get(lists[0]?.replace('pieces', 'head') ?? ''));
  });
});

describe('an editor changes a pack of 1,000 entries', () => {
  const thousand = samplePack(1000);
  const before = new Set(textParts(thousand));
  const renewed = (changed: Pack) => textParts(changed).filter((part) => !before.has(part)).length;
  const places = [0, 1, 250, 333, 500, 750, 998, 999];

  it('one changed sentence renews one part', () => {
    for (const place of places) expect(renewed(withChangedSentence(thousand, place))).toBe(1);
  });

  it('a new entry renews a few parts around it', () => {
    const counts = places.map((place) => renewed(withNewEntry(thousand, place)));
    expect(counts.reduce((sum, count) => sum + count, 0) / places.length).toBeLessThanOrEqual(4);
  });

  it('no part is so large that one sentence would cost more than 10 kB', () => {
    const sizes = [...before].map((part) => part.length);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(12_100);
    expect(sizes.slice(1, -1).filter((size) => size < 5_900)).toEqual([]);
  });

  it('order and number of entries survive', () => {
    const parsed = { format: 1, kind: 'text', district: 'witten', lang: 'de', parts: [] } as const;
    expect(readTextPack(parsed, textParts(thousand))).toEqual(thousand);
  });

  it('an entry larger than any part gets one of its own', () => {
    const [first, ...others] = samplePack(30).entries;
    const large = first && { ...first, words: { ...first.words, body: ['x'.repeat(50_000)] } };
    const texts = textParts({ ...thousand, entries: large ? [...others.slice(0, 12), large, ...others.slice(12)] : [] });
    const found = texts.find((text) => text.length > 50_000);
    expect(found && JSON.parse(found).entries).toHaveLength(1);
    expect(texts.length).toBeGreaterThan(3);
  });

  it('a pack without entries has one part', () => {
    expect(textParts({ ...thousand, entries: [] })).toHaveLength(1);
  });
});
