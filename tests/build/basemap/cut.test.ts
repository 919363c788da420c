import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { cutBasemap } from '../../../src/build/basemap/cutBasemap.ts';
import type { Area } from '../../../src/build/basemap/makeBasemap.ts';
import { packTile, writeArchive } from '../../../src/build/basemap/pmtilesFile.ts';
import { prune } from '../../../src/build/basemap/prune.ts';
import { openRanges } from '../../../src/build/basemap/ranges.ts';
import { attributes, kinds, type MapLayer } from '../../../src/core/map/schema.ts';
import { centre } from '../../fixtures/osm/town.ts';
import { protomaps } from './protomaps.ts';
import { everything, openMap } from './readMap.ts';
import { mapOf, musterdorf, useFolder } from './town.ts';

const put = useFolder();

const cut = async (source: string, area: Area = musterdorf) => {
  const ranges = openRanges(source, 1);
  try {
    return await cutBasemap(ranges, 'FILE', area);
  } finally {
    ranges.close();
  }
};

describe('cut out of the Protomaps basemap', () => {
  test('only what the renderer knows, in our words and our extent, with the edge of the district', async () => {
    const made = await cut(put('planet.pmtiles', protomaps()));
    if (made.kind === 'refused') throw new Error(made.sentence);
    expect(made).toMatchObject({ attribution: '© OpenStreetMap contributors, Protomaps', asOf: '2026-10-01', bounds: musterdorf.bounds });
    const found = (await everything(made.archive, 14)).filter(({ layer }) => layer !== 'mask');
    expect(found.map(({ layer, properties }) => [layer, properties])).toEqual([
      ['landuse', { kind: 'forest' }],
      ['landuse', { kind: 'hospital' }],
      ['water', { kind: 'lake', name: 'See' }],
      ['water', { kind: 'water' }],
      ['water', { kind: 'river', name: 'Rhein', 'name:fr': 'Rhin' }],
      ['buildings', { kind: 'building' }],
      ['roads', { kind: 'highway', kind_detail: 'motorway', name: 'Autobahn', ref: 'A 61', is_bridge: 1 }],
      ['roads', { kind: 'rail', kind_detail: 'rail', service: 1 }],
      ['boundaries', { kind: 'county', kind_detail: 6 }],
      ['pois', { kind: 'bus_stop', name: 'Rathaus' }],
      ['pois', { kind: 'station', kind_detail: 'subway', name: 'Musterdorf' }],
      ['pois', { kind: 'place_of_worship', kind_detail: 'muslim', name: 'Moschee' }],
      ['places', { kind: 'locality', kind_detail: 'town', population: 1234, name: 'Musterdorf', 'name:uk': 'Мустердорф' }],
    ]);
    const [house] = found.filter(({ layer }) => layer === 'buildings');
    const [longitude = 0, latitude = 0] = house?.parts[0]?.[0] ?? [];
    expect(Math.abs(longitude - centre.lon) + Math.abs(latitude - centre.lat)).toBeLessThan(0.0006);
    const map = openMap(made.archive);
    expect(await map.getHeader()).toMatchObject({ minZoom: 8, maxZoom: 14 });
    expect(await map.getMetadata()).toMatchObject({ name: 'Musterdorf', atlas_schema: 1, attribution: made.attribution });
    for (const { layer, properties } of found)
      for (const key of Object.keys(properties)) expect(['kind', 'name', 'name:uk', 'name:fr', ...attributes[layer as MapLayer]], layer).toContain(key);
    expect(Object.keys(kinds)).toEqual(expect.arrayContaining(found.map(({ layer }) => layer)));
  });

  test('two woods that are one feature there become two, each with its own clearing, at half the size', () => {
    const points = Int16Array.from([0, 0, 8, 0, 8, 8, 0, 8, 0, 0, 2, 2, 2, 4, 4, 4, 4, 2, 2, 2, 20, 20, 28, 20, 28, 28, 20, 20]);
    const wood = { shape: 3, properties: { kind: 'wood' }, points, ends: [10, 20, 28], boxes: [], box: [0, 0, 28, 28] } as const;
    const found = prune(new Map([['landuse', { extent: 4096, features: [wood] }]]), 14).get('landuse');
    expect(found?.map(({ geometry, tags }) => [tags, geometry.map((ring) => (ring as unknown as number[][])[1])])).toEqual([
      [
        { kind: 'forest' },
        [
          [4, 0],
          [1, 2],
        ],
      ],
      [{ kind: 'forest' }, [[14, 10]]],
    ]);
  });

  test.each([
    [
      'version 3',
      protomaps('3.7.1'),
      /^FILE is a map of another kind \(version 3\.7\.1, layers earth, landcover, .*\)\. We know the Protomaps basemap of version 4 and maps of this atlas\.$/,
    ],
    [
      'another schema',
      writeArchive([packTile({ z: 14, x: 1, y: 1, bytes: Uint8Array.of(26, 0) })], {
        bounds: [7, 50, 8, 51],
        minZoom: 0,
        maxZoom: 14,
        metadata: { vector_layers: [{ id: 'transportation' }] },
      }),
      /^FILE is a map of another kind \(version unknown, layers transportation\)\./,
    ],
    ['not an archive', new Uint8Array(20_000), /^FILE is not a PMTiles archive of version 3\.$/],
    ['cut off', protomaps().subarray(0, 3000), /^FILE is (cut off|broken)/],
  ])('%s is refused', async (_, bytes, sentence) => {
    expect(await cut(put('other.pmtiles', bytes))).toEqual({ kind: 'refused', sentence: expect.stringMatching(sentence) });
  });

  test('pictures instead of vectors are refused, and metadata that unpacks to gigabytes', async () => {
    const bytes = protomaps();
    const pictures = bytes.slice();
    pictures[99] = 2;
    expect(await cut(put('png.pmtiles', pictures))).toMatchObject({
      sentence: 'FILE has pictures, not vector tiles: they cannot be drawn with names in other languages.',
    });
    const bomb = gzipSync(new Uint8Array(80 * 1024 * 1024));
    const header = bytes.slice();
    const view = new DataView(header.buffer);
    view.setBigUint64(24, BigInt(bytes.length), true);
    view.setBigUint64(32, BigInt(bomb.length), true);
    expect(await cut(put('bomb.pmtiles', Buffer.concat([header, bomb])))).toMatchObject({ sentence: 'FILE is broken: a part of it cannot be unpacked.' });
  });

  test('an archive of another region: its bounds, and where the district lies', async () => {
    const { archive } = mapOf(put);
    expect(await cut(put('town.pmtiles', archive), { ...musterdorf, id: 'witten', bounds: [7.26, 51.38, 7.42, 51.48] })).toMatchObject({
      sentence:
        'FILE contains nothing of witten: its bounds are [[50.2955, 7.1930], [50.3047, 7.2070]], and witten lies in [[51.3800, 7.2600], [51.4800, 7.4200]].',
    });
  });
});

test('cut out of a map of our own: the same things stand in it', async () => {
  const area: Area = { ...musterdorf, exactly: [7.194, 50.296, 7.206, 50.304] };
  const made = await cut(put('whole.pmtiles', mapOf(put).archive), area);
  if (made.kind === 'refused') throw new Error(made.sentence);
  const words = async (bytes: Uint8Array) =>
    [
      ...new Set(
        (await everything(bytes, 14))
          .filter(({ layer }) => layer !== 'mask' && layer !== 'boundaries')
          .map(({ layer, properties }) => `${layer} ${JSON.stringify(properties)}`),
      ),
    ].sort();
  expect(await words(made.archive)).toEqual(await words(mapOf(put, { area }).archive));
  expect(made).toMatchObject({ attribution: '© OpenStreetMap contributors', edge: 'bounds' });
});
