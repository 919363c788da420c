import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { GeoJSONVT, type GeoJSONVTTile } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import type { FeatureCollection } from 'geojson';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cutBasemap } from '../../../src/build/basemap/cutBasemap.ts';
import type { Area } from '../../../src/build/basemap/makeBasemap.ts';
import { packTile, writeArchive } from '../../../src/build/basemap/pmtilesFile.ts';
import { prune } from '../../../src/build/basemap/prune.ts';
import { openRanges } from '../../../src/build/basemap/ranges.ts';
import { attributes, kinds, type MapLayer } from '../../../src/core/map/schema.ts';
import { centre, place } from '../../fixtures/osm/town.ts';
import { everything, openMap } from './readMap.ts';
import { mapOf, musterdorf, useFolder } from './town.ts';

const put = useFolder();

/** A small part of the Protomaps basemap: its layers and words, with much that we do not draw. */
function protomaps(version = '4.8.2'): Uint8Array {
  const point = (east: number, north: number) => [place(east, north).lon, place(east, north).lat];
  const feature = (properties: Record<string, string | number | boolean>, type: 'Point' | 'LineString' | 'Polygon', corners: [number, number][]) => {
    const points = corners.map(([east, north]) => point(east, north));
    return {
      type: 'Feature',
      properties,
      geometry: { type, coordinates: type === 'Point' ? points[0] : type === 'Polygon' ? [[...points, points[0]]] : points },
    };
  };
  const box: [number, number][] = [
    [-100, -100],
    [100, -100],
    [100, 100],
    [-100, 100],
  ];
  const layers: Record<string, unknown[]> = {
    earth: [
      feature({ kind: 'earth' }, 'Polygon', [
        [-9000, -9000],
        [9000, -9000],
        [9000, 9000],
        [-9000, 9000],
      ]),
    ],
    landcover: [feature({ kind: 'grassland' }, 'Polygon', box)],
    landuse: [
      feature({ kind: 'wood', sort_rank: 189 }, 'Polygon', box),
      feature({ kind: 'protected_area' }, 'Polygon', box),
      feature({ kind: 'hospital' }, 'Polygon', box),
    ],
    water: [
      feature({ kind: 'lake', name: 'See' }, 'Point', [[10, 10]]),
      feature({ kind: 'lake' }, 'Polygon', box),
      feature({ kind: 'swimming_pool' }, 'Polygon', box),
      feature({ kind: 'river', name: 'Rhein', 'name:fr': 'Rhin', 'name:ja': 'ライン川' }, 'LineString', [
        [-400, 0],
        [400, 0],
      ]),
      feature({ kind: 'ditch' }, 'LineString', [
        [-400, 9],
        [400, 9],
      ]),
    ],
    buildings: [
      feature({ kind: 'building', height: 12.5 }, 'Polygon', [
        [0, 0],
        [20, 0],
        [20, 20],
        [0, 20],
      ]),
      feature({ kind: 'address', addr_housenumber: '7' }, 'Point', [[5, 5]]),
    ],
    roads: [
      feature(
        { kind: 'highway', kind_detail: 'motorway_link', is_link: true, shield_text: 'A 61', is_bridge: true, name: 'Autobahn', sort_rank: 400 },
        'LineString',
        [
          [-300, 50],
          [300, 50],
        ],
      ),
      feature({ kind: 'minor_road', kind_detail: 'service', service: 'driveway' }, 'LineString', [
        [-300, 60],
        [300, 60],
      ]),
      feature({ kind: 'path', kind_detail: 'sidewalk' }, 'LineString', [
        [-300, 61],
        [300, 61],
      ]),
      feature({ kind: 'rail', kind_detail: 'rail', service: 'yard' }, 'LineString', [
        [-300, 70],
        [300, 70],
      ]),
      feature({ kind: 'ferry' }, 'LineString', [
        [-300, 80],
        [300, 80],
      ]),
    ],
    boundaries: [
      feature({ kind: 'county', kind_detail: 6 }, 'LineString', [
        [-300, 90],
        [300, 90],
      ]),
      feature({ kind: 'locality', kind_detail: 9 }, 'LineString', [
        [-300, 91],
        [300, 91],
      ]),
    ],
    places: [
      feature(
        {
          kind: 'locality',
          kind_detail: 'town',
          population: 1234,
          population_rank: 4,
          name: 'Musterdorf',
          'name:uk': 'Мустердорф',
          'pgf:name:hi': 'x',
          min_zoom: 7,
        },
        'Point',
        [[0, 0]],
      ),
      feature({ kind: 'country', name: 'Deutschland' }, 'Point', [[0, 0]]),
    ],
    pois: [
      feature({ kind: 'bus_stop', name: 'Rathaus', min_zoom: 17 }, 'Point', [[-50, 0]]),
      feature({ kind: 'station', kind_detail: 'subway', name: 'Musterdorf' }, 'Point', [[-60, 0]]),
      feature({ kind: 'place_of_worship', kind_detail: 'muslim', name: 'Moschee' }, 'Point', [[-70, 0]]),
      feature({ kind: 'casino', name: 'Glück' }, 'Point', [[-80, 0]]),
    ],
  };
  const side = (zoom: number) =>
    [
      Math.floor(((centre.lon + 180) / 360) * 2 ** zoom),
      Math.floor((0.5 - Math.asinh(Math.tan((centre.lat * Math.PI) / 180)) / (2 * Math.PI)) * 2 ** zoom),
    ] as const;
  const tiles = Array.from({ length: 16 }, (_, zoom) => {
    const [x, y] = side(zoom);
    const made = Object.fromEntries(
      Object.entries(layers).flatMap(([name, features]): [string, GeoJSONVTTile][] => {
        const tile = new GeoJSONVT({ type: 'FeatureCollection', features } as FeatureCollection, { maxZoom: 15, indexMaxZoom: 0, extent: 4096 }).getTile(
          zoom,
          x,
          y,
        );
        return tile ? [[name, tile]] : [];
      }),
    );
    return packTile({ z: zoom, x, y, bytes: fromGeojsonVt(made, { version: 2, extent: 4096 }) });
  });
  const metadata = {
    name: 'Protomaps Basemap',
    version,
    attribution: '<a href="https://x">x</a>',
    vector_layers: Object.keys(layers).map((id) => ({ id })),
    'planetiler:osm:osmosisreplicationtime': '2026-10-01T00:00:00Z',
  };
  return writeArchive(tiles, { bounds: [-180, -85, 180, 85], minZoom: 0, maxZoom: 15, metadata });
}

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
    const wood = { shape: 3, properties: { kind: 'wood' }, points, ends: [10, 20, 28], box: [0, 0, 28, 28] } as const;
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

describe('on a server', () => {
  const bytes = protomaps();
  const seen: IncomingMessage[] = [];
  /** What the server does with the next requests; `undefined`: what a good one does. */
  let mood: ((request: IncomingMessage, response: ServerResponse, count: number) => boolean) | undefined;
  let server: Server;
  let url = '';
  beforeAll(async () => {
    server = createServer((request, response) => {
      seen.push(request);
      if (mood?.(request, response, seen.length)) return;
      const [, from = '0', to = '0'] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
      const end = Math.min(Number(to) + 1, bytes.length);
      response.writeHead(206, { 'content-range': `bytes ${from}-${end - 1}/${bytes.length}`, etag: '"one"', 'content-length': end - Number(from) });
      response.end(bytes.subarray(Number(from), end));
    }).listen(0);
    await new Promise((resolve) => server.once('listening', resolve));
    url = `http://localhost:${(server.address() as AddressInfo).port}/planet.pmtiles`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const fetched = async (now: typeof mood = undefined) => {
    mood = now;
    seen.length = 0;
    return cut(url);
  };

  test('only parts are asked for, all of the same file, and the map is that of the file on the disk', async () => {
    const made = await fetched();
    const local = await cut(put('local.pmtiles', bytes));
    if (made.kind === 'refused' || local.kind === 'refused') throw new Error('refused');
    expect(Buffer.compare(made.archive, local.archive)).toBe(0);
    expect(seen.map(({ headers }) => headers['if-match'])).toEqual([undefined, ...seen.slice(1).map(() => '"one"')]);
    expect(seen.every(({ headers }) => headers.range !== undefined)).toBe(true);
  });

  test('a server that sends the whole file is left before it does', async () => {
    const made = await fetched((_, response) => {
      response.writeHead(200, { 'content-length': 100_000_000_000 });
      response.write(bytes.subarray(0, 1000));
      return true;
    });
    expect(made).toEqual({
      kind: 'refused',
      sentence: `${url}: the server does not send parts of a file (no Range requests). Download the file and give its name here.`,
    });
  });

  test.each([
    ['says so', (response: ServerResponse) => response.writeHead(412).end()],
    ['is seen by its length', (response: ServerResponse) => response.writeHead(206, { 'content-range': 'bytes 0-0/7' }).end('x')],
  ])('a file that changes in between: it %s', async (_, answer) => {
    const made = await fetched((request, response, count) => {
      if (count < 3) return false;
      const from = /^bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? '0';
      const write = response.writeHead.bind(response);
      response.writeHead = ((status: number, headers?: Record<string, string>) =>
        write(status, headers && { 'content-range': `bytes ${from}-${from}/7` })) as typeof response.writeHead;
      answer(response);
      return true;
    });
    expect(made).toEqual({ kind: 'refused', sentence: `${url} changed while we were reading it. Start again.` });
  });

  test('a line that breaks now and then is tried again', async () => {
    const made = await fetched((_, response, count) => {
      if (count === 1) response.writeHead(503).end();
      else if (count === 3) response.destroy();
      else return false;
      return true;
    });
    expect(made.kind).toBe('made');
  });

  test('an address that is wrong, and other parts than asked for', async () => {
    expect(await fetched((_, response) => Boolean(response.writeHead(404).end()))).toMatchObject({
      sentence: `${url}: the server answered 404. Is the address right?`,
    });
    expect(await fetched((_, response) => Boolean(response.writeHead(206, { 'content-range': 'bytes 5-9/20' }).end('abcde')))).toMatchObject({
      sentence: `${url}: the server sends other parts than it is asked for.`,
    });
  });

  test('nobody there: said after some tries', async () => {
    const ranges = openRanges('http://localhost:1/planet.pmtiles', 1);
    await expect(ranges.read(0, 10)).rejects.toThrow(
      /^http:\/\/localhost:1\/planet\.pmtiles cannot be reached \(.+\)\. Nothing was changed; try again later\.$/,
    );
  });
});
