import { type PMTiles, zxyToTileId } from 'pmtiles';
import { expect, test } from 'vitest';
import { packTile, writeArchive } from '../../../src/build/basemap/pmtilesFile.ts';
import { findEntry, firstRead, headerBytes, readDirectory, readHeader, tileId, writeDirectory } from '../../../src/core/map/pmtiles.ts';
import { openMap } from './readMap.ts';

/** The same numbers on every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const facts = { bounds: [7, 50, 8, 51], minZoom: 0, maxZoom: 14, metadata: { name: 'Musterdorf', attribution: '© Nobody' } } as const;

test('the number of a tile is the one that all programs use', () => {
  for (let z = 0; z <= 5; z++) for (let x = 0; x < 2 ** z; x++) for (let y = 0; y < 2 ** z; y++) expect(tileId(z, x, y)).toBe(zxyToTileId(z, x, y));
  const next = random(1);
  for (let count = 0; count < 20_000; count++) {
    const z = 6 + Math.floor(next() * 15);
    const [x, y] = [Math.floor(next() * 2 ** z), Math.floor(next() * 2 ** z)];
    if (tileId(z, x, y) !== zxyToTileId(z, x, y)) expect([z, x, y, tileId(z, x, y)]).toEqual([z, x, y, zxyToTileId(z, x, y)]);
  }
});

test('an archive so large that its directory has leaves: every tile is found by the package, and no other', async () => {
  const next = random(2);
  const tiles = new Map<string, { z: number; x: number; y: number; bytes: Uint8Array }>();
  while (tiles.size < 4_800) {
    const [x, y] = [Math.floor(next() * 2 ** 14), Math.floor(next() * 2 ** 14)];
    // Of different lengths, so that the directory does not compress well.
    tiles.set(`${x}/${y}`, { z: 14, x, y, bytes: Uint8Array.from({ length: 1 + Math.floor(next() * 40) }, () => Math.floor(next() * 256)) });
  }
  const archive = writeArchive([...tiles.values()].map(packTile), facts);
  const header = readHeader(archive);
  expect(header?.leaves.length).toBeGreaterThan(0);
  expect((header?.root.offset ?? 0) + (header?.root.length ?? 0)).toBeLessThanOrEqual(firstRead);
  const map = openMap(archive);
  for (const { z, x, y, bytes } of tiles.values()) {
    const found = await map.getZxy(z, x, y);
    expect(found && Buffer.from(found.data).equals(bytes), `${x}/${y}`).toBe(true);
  }
  for (let count = 0; count < 500; count++) {
    const [x, y] = [Math.floor(next() * 2 ** 14), Math.floor(next() * 2 ** 14)];
    if (!tiles.has(`${x}/${y}`)) expect(await map.getZxy(14, x, y)).toBeUndefined();
  }
});

test('equal tiles stand in the file once, and a row of them is one line of the directory', async () => {
  const same = Uint8Array.of(26, 0);
  const tiles = Array.from({ length: 16 }, (_, index) => ({ z: 2, x: index % 4, y: index >> 2, bytes: same }));
  const archive = writeArchive(tiles.map(packTile), facts);
  expect(readHeader(archive)?.counts).toEqual([16, 1, 1]);
  const map = openMap(archive);
  for (const { z, x, y } of tiles) expect(new Uint8Array((await map.getZxy(z, x, y))?.data ?? new ArrayBuffer(0))).toEqual(same);
});

test('equal tiles with a gap between them do not fill it', async () => {
  const same = Uint8Array.of(26, 0);
  const map = openMap(
    writeArchive(
      [0, 2].map((x) => packTile({ z: 2, x, y: 0, bytes: same })),
      facts,
    ),
  );
  expect(await map.getZxy(2, 0, 0)).toBeDefined();
  expect(await map.getZxy(2, 1, 0)).toBeUndefined();
  expect(await map.getZxy(2, 2, 0)).toBeDefined();
});

test('header and metadata come back as they were written, from us and from the package', async () => {
  const archive = writeArchive([packTile({ z: 3, x: 1, y: 2, bytes: Uint8Array.of(1) })], { ...facts, bounds: [7.19, -50.29, 7.21, 50.31] });
  expect(readHeader(archive)).toMatchObject({ minZoom: 0, maxZoom: 14, bounds: [7.19, -50.29, 7.21, 50.31], clustered: true, tileType: 1, tileCompression: 2 });
  const map: PMTiles = openMap(archive);
  expect(await map.getHeader()).toMatchObject({ specVersion: 3, minLon: 7.19, minLat: -50.29, maxLon: 7.21, maxLat: 50.31, centerZoom: 11 });
  expect(await map.getMetadata()).toEqual(facts.metadata);
});

test('bytes that are no header or no directory are said to be none, whatever they are', () => {
  const next = random(3);
  expect(readHeader(new Uint8Array(headerBytes - 1))).toBeUndefined();
  expect(readHeader(new Uint8Array(headerBytes))).toBeUndefined();
  const entries = Array.from({ length: 50 }, (_, index) => ({ id: index * 3, run: 1 + (index % 2), offset: index * 100, length: 100 }));
  const sound = writeDirectory(entries);
  expect(readDirectory(sound)).toEqual(entries);
  for (let end = 0; end < sound.length; end++) expect(readDirectory(sound.subarray(0, end))).toBeUndefined();
  for (let count = 0; count < 2_000; count++) {
    const bytes = Uint8Array.from({ length: Math.floor(next() * 60) }, () => Math.floor(next() * 256));
    for (const entry of readDirectory(bytes) ?? []) for (const value of Object.values(entry)) expect(Number.isFinite(value) && value >= 0).toBe(true);
  }
  expect(readDirectory(Uint8Array.of(255, 255, 255, 255, 255, 255, 255, 255, 255, 1))).toBeUndefined();
});

test('a tile is looked for in the line that covers it, or in the leaf that may have it', () => {
  const entries = [
    { id: 5, run: 2, offset: 0, length: 1 },
    { id: 10, run: 0, offset: 0, length: 1 },
  ];
  expect([4, 5, 6, 7, 9, 10, 99].map((id) => findEntry(entries, id)?.id)).toEqual([undefined, 5, 5, undefined, undefined, 10, 10]);
});
