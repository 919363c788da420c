import { describe, expect, test } from 'vitest';
import { readBoundary } from '../../../src/build/basemap/boundary.ts';
import { parseBounds } from '../../../src/build/basemap/districtArea.ts';
import { makeBasemap } from '../../../src/build/basemap/makeBasemap.ts';
import { place, town } from '../../fixtures/osm/town.ts';
import { blob, bytesField, encodeOsm, varint } from './encodeOsm.ts';
import { mapOf, musterdorf, useFolder } from './town.ts';

const put = useFolder();

/** What the editor is told about a file, without the folder of this test. */
const told = (name: string, bytes: Uint8Array | string, area = musterdorf) => {
  const made = makeBasemap(put(name, bytes), area);
  return made.kind === 'refused' ? made.sentence.replace(/^.*\/(?=[\w.-]+ )/, '') : 'made';
};

const noPbf =
  'is not a file of OpenStreetMap data (.osm.pbf). Download one, for example from https://download.geofabrik.de, and take the .osm.pbf, not the .shp.zip.';

describe('a file that cannot be used is refused with what to do', () => {
  test.each([
    ['an empty file', ''],
    ['a page of a Wi-Fi login', '<!doctype html><title>Welcome to our hotel</title>'],
    ['a ZIP archive', 'PK\u0003\u0004\u0014\u0000\u0000\u0000'],
    ['OpenStreetMap data as XML', '<?xml version="1.0"?><osm version="0.6"></osm>'],
    ['a block of another kind', blob('OSMData', [])],
    ['zeros', new Uint8Array(5000)],
  ])('%s', (_, bytes) => {
    expect(told('no.osm.pbf', bytes)).toBe(`no.osm.pbf ${noPbf}`);
  });

  test('a download that broke off, wherever it did', () => {
    const whole = encodeOsm(town());
    const sentences = new Set<string>();
    for (let end = 1; end < whole.length; end += 13) sentences.add(told('cut.osm.pbf', whole.subarray(0, end)));
    expect(sentences).toContain('cut.osm.pbf is cut off: its last block is longer than the file. Download it again.');
    // A cut between two blocks leaves a sound file in which something is missing.
    expect([...sentences].filter((sentence) => !/ is (not a file of|cut off|damaged)|contains nothing of/.test(sentence))).toEqual([]);
  });

  test('data of another region: its bounds and where the district lies', () => {
    const elsewhere = { ...musterdorf, id: 'mayen-koblenz', bounds: [7.05, 51.18, 7.7, 51.52] as const };
    const sentence =
      'town.osm.pbf contains nothing of mayen-koblenz: its bounds are [[50.2955, 7.1718], [50.3081, 7.2567]], and mayen-koblenz lies in [[51.1800, 7.0500], [51.5200, 7.7000]].';
    expect(told('town.osm.pbf', encodeOsm(town()), elsewhere)).toBe(sentence);
    expect(told('town.osm.pbf', encodeOsm(town(), { bounds: [7.1718, 50.2955, 7.2567, 50.3081] }), elsewhere)).toBe(sentence);
    expect(told('town.osm.pbf', encodeOsm({ nodes: [], ways: [], relations: [] }), elsewhere)).toMatch(
      /^town\.osm\.pbf contains nothing of mayen-koblenz: it has no places at all, /,
    );
  });

  test.each([
    ['unsorted', { order: ['ways', 'nodes', 'relations'] }, 'is not sorted: it has points behind lines. Sort it: osmium sort -o sorted.osm.pbf FILE'],
    [
      'a history',
      { features: ['OsmSchema-V0.6', 'HistoricalInformation'] },
      'is a file with the history of the map. Take the one without, usually called …-latest.osm.pbf.',
    ],
    ['from the future', { features: ['OsmSchema-V0.9'] }, 'is damaged (a file of a newer kind). Download it again.'],
  ] as const)('%s', (_, writing, sentence) => {
    expect(told('odd.osm.pbf', encodeOsm(town(), writing))).toBe(`odd.osm.pbf ${sentence}`);
  });

  test('compressed in another way', () => {
    const head = encodeOsm({ nodes: [], ways: [], relations: [] });
    const zstd = blobOf(bytesField(7, [1, 2, 3]));
    expect(told('zstd.osm.pbf', Buffer.concat([head, zstd]))).toMatch(
      /^zstd\.osm\.pbf is compressed in a way that we do not read\. Turn it into the usual one: osmium cat /,
    );
  });
});

/** A blob of data whose body is given. */
function blobOf(body: readonly number[], claimed = body.length): Uint8Array {
  const head = [...bytesField(1, new TextEncoder().encode('OSMData')), ...varint(3 * 8), ...varint(claimed)];
  return Uint8Array.from([0, 0, 0, head.length, ...head, ...body]);
}

describe('a hostile file fills neither memory nor time', () => {
  const empty = encodeOsm({ nodes: [], ways: [], relations: [] });
  const behind = (bytes: Uint8Array) => told('bad.osm.pbf', Buffer.concat([empty, bytes]));

  test('a block that claims to be larger than 32 MB is not read', () => {
    expect(behind(blobOf([1], 33 * 1024 * 1024))).toBe('bad.osm.pbf is damaged (a block that is larger than 32 MB). Download it again.');
  });

  test('a block that unpacks to more than 32 MB is given up', () => {
    expect(behind(blob('OSMData', new Uint8Array(40 * 1024 * 1024)))).toBe(
      'bad.osm.pbf is damaged (a block that cannot be unpacked, or is larger than 32 MB). Download it again.',
    );
  });

  test('a number without end, a length beyond the block, a text that is not there', () => {
    const dense = (field: number, bytes: readonly number[]) => blob('OSMData', bytesField(2, bytesField(field, bytes)));
    expect(behind(dense(2, [10, 12, ...Array.from({ length: 12 }, () => 255)]))).toMatch(/is damaged \((a number without end|nodes without a place)\)/);
    expect(behind(blob('OSMData', [18, 255, 255, 255, 127]))).toBe('bad.osm.pbf is damaged (a part that is longer than the whole). Download it again.');
    expect(behind(dense(3, [8, 1, 18, 1, 99, 26, 1, 99]))).toBe('bad.osm.pbf is damaged (a text that is not there). Download it again.');
    expect(behind(dense(2, [10, 2, 2, 2, 66, 1, 2, 74, 2, 2, 2]))).toBe('bad.osm.pbf is damaged (nodes without a place). Download it again.');
  });

  test('a line around the world is cut like any other', () => {
    const data = town();
    const far = [
      { id: 1, lat: -80, lon: -179 },
      { id: 2, lat: 80, lon: 179 },
    ];
    const round = { id: 1, refs: [1, data.nodes[0]?.id ?? 0, 2], tags: { highway: 'motorway' } };
    expect(mapOf(put, { data: { ...data, nodes: [...far, ...data.nodes], ways: [round, ...data.ways] } }).tiles).toBe(mapOf(put).tiles);
  });

  test('a boundary that is as large as a continent is none of a district', () => {
    const data = town();
    const corners = [place(-2_000_000, -2_000_000), place(2_000_000, -2_000_000), place(2_000_000, 2_000_000), place(-2_000_000, 2_000_000)];
    const nodes = corners.map((corner, index) => ({ id: index + 1, ...corner }));
    const relation = {
      id: 1,
      tags: { type: 'boundary', boundary: 'administrative', admin_level: '1', name: 'Musterdorf' },
      members: [{ type: 'way', ref: 1, role: 'outer' }],
    } as const;
    const huge = { nodes: [...nodes, ...data.nodes], ways: [{ id: 1, refs: [1, 2, 3, 4, 1] }, ...data.ways], relations: [relation] };
    expect(told('huge.osm.pbf', encodeOsm(huge), { ...musterdorf, ags: undefined })).toMatch(
      /^musterdorf would have [\d,]+ km², in .* Look at its bounds and its boundary\.$/,
    );
  });

  test('bytes turned over anywhere: a map or a sentence, never an exception', () => {
    const whole = encodeOsm(town(), { blobs: 'raw' });
    let state = 7;
    const next = () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state / 2 ** 32;
    };
    for (let count = 0; count < 150; count++) {
      const bytes = whole.slice();
      for (let flips = 0; flips < 3; flips++) bytes[Math.floor(next() * bytes.length)] = Math.floor(next() * 256);
      expect(told('flip.osm.pbf', bytes)).toMatch(/^made$|\.$/);
    }
  });
});

describe('a boundary that an editor gives', () => {
  const square = [
    [7.19, 50.29],
    [7.21, 50.29],
    [7.21, 50.31],
    [7.19, 50.29],
  ];
  const read = (json: unknown) => readBoundary(typeof json === 'string' ? json : JSON.stringify(json), 'content/x/boundary.geojson');

  test.each([
    ['a polygon', { type: 'Polygon', coordinates: [square] }, 1],
    [
      'several, in a collection',
      { type: 'FeatureCollection', features: [{ type: 'Feature', geometry: { type: 'MultiPolygon', coordinates: [[square], [square]] } }] },
      2,
    ],
  ])('%s is taken', (_, json, count) => {
    const area = read(json);
    expect(area.kind === 'area' && area.polygons.length).toBe(count);
  });

  test.each([
    ['{', 'is not GeoJSON: it cannot be read as JSON.'],
    [{ type: 'Point', coordinates: [7, 50] }, 'has no Polygon and no MultiPolygon: nothing that could be the area of a district.'],
    [
      { type: 'Polygon', coordinates: [square.slice(0, 3)] },
      'has a boundary that is not closed: it begins at [7.19, 50.29] and ends at [7.21, 50.31]. The last point must be the first.',
    ],
    [
      { type: 'Polygon', coordinates: [square.map(([lon, lat]) => [lat, lon])] },
      'has latitude before longitude: GeoJSON wants the longitude first, such as [7.2254, 50.3274].',
    ],
    [{ type: 'Polygon', coordinates: [[square[0], square[1], square[0]]] }, 'has a ring of fewer than three corners.'],
    [{ type: 'Polygon', coordinates: [[['7', '50']]] }, 'has a point that is not [longitude, latitude] in degrees.'],
    [{ type: 'Polygon', coordinates: [[]] }, 'has a ring without points.'],
    [{ type: 'Polygon', coordinates: [] }, 'has a polygon without a ring.'],
  ])('%j: %s', (json, sentence) => {
    expect(read(json)).toEqual({ kind: 'refused', sentence: `content/x/boundary.geojson ${sentence}` });
  });

  test('it is the edge of the map, and the rest is covered', () => {
    const area = read({ type: 'Polygon', coordinates: [square] });
    if (area.kind === 'refused') throw new Error(area.sentence);
    expect(mapOf(put, { area: { ...musterdorf, boundary: area.polygons } })).toMatchObject({ edge: 'boundary.geojson' });
  });
});

test('corners on the command line are read as district.de.md has them', () => {
  expect(parseBounds('[[50.18, 7.05], [50.52, 7.70]]')).toEqual([7.05, 50.18, 7.7, 50.52]);
  expect(parseBounds('50.18 7.05 50.52 7.7')).toEqual([7.05, 50.18, 7.7, 50.52]);
  for (const wrong of ['', '50.18, 7.05', '[[50.52, 7.05], [50.18, 7.7]]', '[[a, b], [c, d]]', '1 2 3 4 5', '-91 0 91 1'])
    expect(parseBounds(wrong), wrong).toBeUndefined();
});
