import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeBasemap } from '../../../src/build/basemap/makeBasemap.ts';
import type { Box } from '../../../src/core/map/pmtiles.ts';
import { readHeader } from '../../../src/core/map/pmtiles.ts';
import { openMap, tileAt } from './readMap.ts';

/**
 * Real pieces of OpenStreetMap, which are too large for this repository. `ATLAS_OSM` says where they are; without them only the
 * made-up town is drawn, and this test says so.
 */
const folder = process.env['ATLAS_OSM'] ?? '../shared/osm';

/** Bytes per km² that a phone is asked to download: a city and the countryside. */
const extracts: readonly { readonly file: string; readonly bounds: Box; readonly most: number }[] = [
  { file: 'kaiserslautern-2013.osm.pbf', bounds: [7.7171, 49.41834, 7.82056, 49.45699], most: 13_000 },
  { file: 'north-bayreuth.osm.pbf', bounds: [11.4807, 49.9721, 11.6053, 50.047], most: 5_000 },
  // A large city with all that people have mapped until 2026.
  { file: 'miraustr.osm.pbf', bounds: [13.29483, 52.5764, 13.32727, 52.59377], most: 34_000 },
];

describe('real data', () => {
  test.each(extracts)('$file: at most $most bytes per km², every tile readable by other programs, twice the same', async ({ file, bounds, most }) => {
    const source = path.join(folder, file);
    if (!existsSync(source)) {
      process.stdout.write(`Not run: ${source} is not there. ATLAS_OSM names the folder of the real extracts.\n`);
      return;
    }
    const area = { id: 'x', title: 'X', bounds, exactly: bounds };
    const made = makeBasemap(source, area);
    if (made.kind === 'refused') throw new Error(made.sentence);
    process.stdout.write(
      `${file}: ${made.bytes} bytes, ${(made.bytes / made.squareKilometres / 1000).toFixed(1)} kB/km², ${made.cpu} ms CPU, ${Math.round(made.rss / 1e6)} MB\n`,
    );
    expect(made.bytes / made.squareKilometres).toBeLessThanOrEqual(most);

    const map = openMap(made.archive);
    let tiles = 0;
    let houses = 0;
    for (let zoom = 8; zoom <= 14; zoom++) {
      const side = 2 ** zoom;
      const column = (longitude: number) => Math.floor(((longitude + 180) / 360) * side);
      const row = (latitude: number) => Math.floor((0.5 - Math.asinh(Math.tan((latitude * Math.PI) / 180)) / (2 * Math.PI)) * side);
      for (let y = row(bounds[3]); y <= row(bounds[1]); y++)
        for (let x = column(bounds[0]); x <= column(bounds[2]); x++) {
          const tile = await tileAt(map, zoom, x, y);
          expect(tile, `${zoom}/${x}/${y}`).toBeDefined();
          tiles++;
          houses += tile?.get('buildings')?.features.reduce((sum, { ends }) => sum + ends.length, 0) ?? 0;
        }
    }
    expect(tiles).toBe(readHeader(made.archive)?.counts[0]);
    expect(houses).toBeGreaterThan(500);
    expect(Buffer.compare((makeBasemap(source, area) as typeof made).archive, made.archive)).toBe(0);
  });
});
