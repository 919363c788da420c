import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { packTile, writeArchive } from '../../../src/build/basemap/pmtilesFile.ts';
import { type Archive, openArchive } from '../../../src/core/map/archive.ts';
import { mapSchema } from '../../../src/core/map/schema.ts';
import { bakeMap, chunksOf, testland, thing } from './bakeMap.ts';

const decoder = new TextDecoder();
const runtime = { unzip: async (bytes: Uint8Array) => new Uint8Array(gunzipSync(bytes)), text: (bytes: Uint8Array) => decoder.decode(bytes) };
const open = (chunks: readonly ArrayBuffer[]) => openArchive(chunks, runtime);

const archive = bakeMap([
  thing.point('places', { kind: 'locality', kind_detail: 'town', name: 'Mayen', 'name:ar': 'ماين', population: 19_414 }, [7.22, 50.33]),
  thing.line('roads', { kind: 'major_road', kind_detail: 'primary', ref: 'B 258', name: 'Polcher Straße' }, [
    [7.1, 50.3],
    [7.6, 50.4],
  ]),
]);

/** Every tile of a zoom that the archive answers. */
async function tilesAt(map: Archive, zoom: number) {
  const side = 2 ** zoom;
  const [west, , , north] = testland;
  const column = Math.floor(((west + 180) / 360) * side);
  const row = Math.floor((0.5 - Math.asinh(Math.tan((north * Math.PI) / 180)) / (2 * Math.PI)) * side);
  const answers = [];
  for (let y = row; y < row + 3; y++) for (let x = column; x < column + 3; x++) answers.push(await map.tile(zoom, x, y));
  return answers;
}

describe('the base map on a phone', () => {
  test('says whose it is, what it shows and how far it reaches', async () => {
    const map = await open(chunksOf(archive));
    expect(map).toMatchObject({ minZoom: 8, maxZoom: 14, attribution: '© Testland', isSchematic: false });
    expect(map?.bounds.map((degrees) => degrees.toFixed(2))).toEqual(testland.map((degrees) => degrees.toFixed(2)));
  });

  test('reads the same whatever chunks it was cut into', async () => {
    const whole = await open([archive.slice().buffer]);
    const wanted = whole && (await tilesAt(whole, 8));
    expect(wanted?.some(({ kind }) => kind === 'tile')).toBe(true);
    for (const size of [200, 1000, 4096]) {
      const map = await open(chunksOf(archive, size));
      expect(map && (await tilesAt(map, 8))).toEqual(wanted);
    }
  });

  test('answers “outside” where the district is not', async () => {
    const map = await open(chunksOf(archive));
    expect(await map?.tile(14, 0, 0)).toEqual({ kind: 'outside' });
    expect(await map?.tile(14, -1, 99_999_999)).toEqual({ kind: 'outside' });
  });

  test('is refused when it is none, is cut off, or has a chunk of another size in its middle', async () => {
    const chunks = chunksOf(archive, 1000);
    expect(await open([])).toBeUndefined();
    expect(await open([new ArrayBuffer(0)])).toBeUndefined();
    expect(await open([new TextEncoder().encode('<!doctype html><title>WLAN-Anmeldung</title>'.repeat(9)).buffer])).toBeUndefined();
    expect(await open([archive.slice(0, 150).buffer])).toBeUndefined();
    expect(await open([...chunks.slice(0, 1), new ArrayBuffer(999), ...chunks.slice(2)])).toBeUndefined();
  });

  test('that was made for a newer app is refused, one that says nothing of its schema is read', async () => {
    const made = (metadata: object) =>
      writeArchive([packTile({ z: 8, x: 133, y: 86, bytes: new Uint8Array([1, 2, 3]) })], {
        bounds: testland,
        minZoom: 8,
        maxZoom: 8,
        metadata: { ...metadata },
      });
    expect(await open([made({ atlas_schema: mapSchema + 1 }).slice().buffer])).toBeUndefined();
    expect(await open([made({ atlas_schema: mapSchema }).slice().buffer])).toBeDefined();
    expect(await open([made({}).slice().buffer])).toMatchObject({ attribution: '' });
  });

  test('says of a spoilt tile that it is broken, and the others stay readable', async () => {
    const spoilt = archive.slice();
    const map = await open(chunksOf(archive));
    const before = map ? await tilesAt(map, 8) : [];
    // The tiles stand at the end.
    spoilt.fill(0, spoilt.length - 200);
    const broken = await open(chunksOf(spoilt));
    expect(broken && (await tilesAt(broken, 8))).toEqual(before);
    const last = [];
    for (const [x, y] of await filled(map)) last.push((await broken?.tile(14, x, y))?.kind);
    expect(last).toContain('broken');
    expect(last).toContain('tile');
  });

  test('whatever bit is spoilt, nothing is thrown and nothing hangs', async () => {
    let seed = 1;
    const random = (below: number) => {
      seed = (seed * 16_807) % 2_147_483_647;
      return seed % below;
    };
    for (let round = 0; round < 300; round++) {
      const spoilt = archive.slice();
      const at = round % 2 ? random(spoilt.length) : random(700);
      spoilt[at] = (spoilt[at] ?? 0) ^ (1 << random(8));
      const map = await open(chunksOf(spoilt));
      if (map && map.maxZoom < 20) await tilesAt(map, 8);
    }
  });
});

/** Tiles of the last zoom that there are. */
async function filled(map: Archive | undefined): Promise<[number, number][]> {
  const places: [number, number][] = [];
  const side = 2 ** 14;
  for (let x = Math.floor((187.05 / 360) * side); x <= (187.7 / 360) * side; x += 1)
    for (let y = 5520; y < 5580; y++) if ((await map?.tile(14, x, y))?.kind === 'tile') places.push([x, y]);
  return places;
}
