import { beforeAll, describe, expect, test } from 'vitest';
import { type Made, makeBasemap } from '../../../src/build/basemap/makeBasemap.ts';
import { attributes, kinds, type MapLayer, named } from '../../../src/core/map/schema.ts';
import { centre, place, town } from '../../fixtures/osm/town.ts';
import { encodeOsm } from './encodeOsm.ts';
import { everything, type Found, openMap, tileAt } from './readMap.ts';
import { mapOf, musterdorf, useFolder } from './town.ts';

const put = useFolder();
let made: Made;
let near: readonly Found[] = [];
beforeAll(async () => {
  made = mapOf(put, { writing: { timestamp: 1_795_000_000 } });
  near = await everything(made.archive, 14);
});

const at = (layer: string, words: Readonly<Record<string, string | number>>, among = near) =>
  among.filter((found) => found.layer === layer && Object.entries(words).every(([key, value]) => found.properties[key] === value));
const namesOf = (found: readonly Found[]) => [...new Set(found.map(({ properties }) => properties['name']))].sort();

/** Metres from the middle of the town. */
const metres = ([longitude = 0, latitude = 0]: readonly number[]) =>
  [(longitude - centre.lon) * 111_195 * Math.cos((centre.lat * Math.PI) / 180), (latitude - centre.lat) * 111_195] as const;

describe('a newcomer looks at Musterdorf from near', () => {
  test('a street that mappers cut into pieces is one line, with its name once', () => {
    const pieces = at('roads', { name: 'Hauptstraße' });
    const parts = pieces.flatMap(({ parts }) => parts);
    // Two tiles meet east of the town: one line in each.
    expect(pieces.map(({ parts }) => parts.length)).toEqual([1, 1]);
    expect(parts.flat().some(([longitude]) => Math.abs(metres([longitude, 0])[0] + 500) < 2)).toBe(true);
    expect(pieces[0]?.properties).toEqual({ kind: 'major_road', kind_detail: 'secondary', name: 'Hauptstraße', ref: 'L 98' });
  });

  test('what nobody needs for finding the way is left out: sidewalks, driveways, benches, sheds', () => {
    expect(at('roads', { kind: 'path' }).flatMap(({ parts }) => parts)).toHaveLength(2);
    expect(at('roads', { kind_detail: 'service' })).toEqual([]);
    expect([...new Set(near.filter(({ layer }) => layer === 'pois').map(({ properties }) => properties['kind']))].sort()).toEqual([
      'bus_stop',
      'park',
      'pharmacy',
      'place_of_worship',
      'school',
      'station',
    ]);
    // Twelve houses, the station, and the flats with their courtyard: one outer ring and one hole.
    expect(at('buildings', {}).flatMap(({ parts }) => parts)).toHaveLength(15);
  });

  test('things are where they are: within a metre', () => {
    const [stop] = at('pois', { kind: 'bus_stop' });
    const [east, north] = metres(stop?.parts[0]?.[0] ?? []);
    expect(Math.hypot(east + 100, north - 4)).toBeLessThan(1);
  });

  test('a stop with a sign on each side of the street is one stop, and a station that is a point and a house is one station', () => {
    expect(at('pois', { kind: 'bus_stop' })).toHaveLength(1);
    expect(at('pois', { kind: 'station' })).toHaveLength(1);
  });

  test('a wood drawn in two pieces is whole, and its lake is a hole in it with its name in the middle', () => {
    const wood = at('landuse', { kind: 'forest' });
    expect(wood.flatMap(({ parts }) => parts)).toHaveLength(2);
    const [lake] = at('water', { kind: 'lake' });
    expect(lake?.properties).toEqual({ kind: 'lake', name: 'Waldsee', 'name:uk': 'Лісове озеро' });
    const [east, north] = metres(lake?.parts[0]?.[0] ?? []);
    expect([Math.round(east / 5) * 5, Math.round(north / 5) * 5]).toEqual([220, -190]);
  });

  test('the river has its name on the line, not once more on its bank', () => {
    expect(at('water', { name: 'Musterbach' }).every(({ shape }) => shape === 'line')).toBe(true);
    expect(at('water', { kind: 'water' }).every(({ shape }) => shape === 'area')).toBe(true);
  });

  test('names in her language come along by our tags, and only where they say something else and she can read them', () => {
    const [place] = at('places', { kind_detail: 'town', population: 1234 });
    expect(place?.properties).toEqual({
      kind: 'locality',
      kind_detail: 'town',
      population: 1234,
      name: 'Musterdorf',
      'name:ar': 'موستردورف',
      'name:kmr': 'Gundê Nimûne',
      'name:uk': 'Мустердорф',
    });
    expect(at('places', { name: 'Kleinmuster' })[0]?.properties).toEqual({ kind: 'locality', kind_detail: 'hamlet', name: 'Kleinmuster' });
  });

  test('the edge of the district is a line, and what lies outside is covered', () => {
    expect(at('boundaries', { kind: 'district' }).length).toBeGreaterThan(0);
    // The edge is not drawn a second time as the boundary of a municipality; the Landkreis beside it is.
    expect([...new Set(at('boundaries', {}).map(({ properties }) => properties['kind']))].sort()).toEqual(['county', 'district']);
    const isCovered = (east: number, north: number) => {
      const { lat, lon } = place(east, north);
      const rings = at('mask', { kind: 'outside' }).flatMap(({ parts }) => parts);
      const crossings = rings.filter((ring) =>
        ring.some(([x, y], index) => {
          const [nextX, nextY] = ring[index + 1] ?? [x, y];
          return y > lat !== nextY > lat && lon < ((nextX - x) * (lat - y)) / (nextY - y) + x;
        }),
      );
      return crossings.length;
    };
    expect(isCovered(0, 700)).not.toBe(isCovered(0, 0));
  });

  test('beyond the edge towns stay, so that people find their way; nothing else does', () => {
    expect(namesOf(at('places', {}))).toEqual(['Kleinmuster', 'Musterdorf', 'Nachbarstadt']);
  });
});

test('from far she sees towns, woods and the main road without its name; no houses', async () => {
  const far = await everything(made.archive, 12);
  expect(namesOf(at('roads', {}, far))).toEqual([undefined]);
  expect(at('roads', { kind: 'major_road' }, far)[0]?.properties['ref']).toBe('L 98');
  expect(at('buildings', {}, far)).toEqual([]);
  expect([...new Set((await everything(made.archive, 8)).map(({ layer }) => layer))].sort()).toEqual(['boundaries', 'landuse', 'mask', 'places']);
});

test('nothing is in the tiles that the schema does not know, and points never stand in two tiles', async () => {
  for (let zoom = 8; zoom <= 14; zoom++) {
    const found = await everything(made.archive, zoom);
    for (const { layer, shape, properties, parts } of found) {
      const known = kinds[layer as MapLayer] as readonly string[];
      expect(known, `${layer} ${properties['kind']}`).toContain(properties['kind']);
      const words = ['kind', ...attributes[layer as MapLayer], ...(named.includes(layer as MapLayer) ? ['name'] : [])];
      for (const key of Object.keys(properties)) expect(words.includes(key) || /^name:[a-z]{2,3}$/.test(key), `${layer} ${key}`).toBe(true);
      if (shape === 'area') for (const part of parts) expect(part[0]).toEqual(part.at(-1));
    }
    const points = found.filter(({ shape }) => shape === 'point').map(({ layer, properties }) => `${layer} ${JSON.stringify(properties)}`);
    expect(new Set(points).size).toBe(points.length);
  }
});

test('the archive says what it shows, whose data it is and how old', async () => {
  const map = openMap(made.archive);
  expect(await map.getMetadata()).toMatchObject({
    name: 'Musterdorf',
    attribution: '© OpenStreetMap contributors',
    atlas_schema: 1,
    as_of: '2026-11-18',
    vector_layers: expect.arrayContaining([{ id: 'boundaries', minzoom: 8, maxzoom: 14, fields: { kind: 'String', kind_detail: 'Number' } }]),
  });
  expect(await map.getHeader()).toMatchObject({ minZoom: 8, maxZoom: 14 });
  expect(made).toMatchObject({ edge: 'OpenStreetMap', asOf: '2026-11-18', notes: [], bytes: made.archive.length });
  expect(made.squareKilometres).toBeCloseTo(1.015, 2);
});

test('there is a tile wherever the district is, even an empty one, and none elsewhere', async () => {
  const map = openMap(mapOf(put, { data: { nodes: town().nodes, ways: [], relations: [] }, area: { ...musterdorf, exactly: [7.1, 50.2, 7.3, 50.4] } }).archive);
  // Far inside, where nothing is.
  expect(await tileAt(map, 14, 8516, 5541)).toEqual(new Map());
  expect(await tileAt(map, 14, 8490, 5541)).toBeUndefined();
});

test('the same file gives the same bytes, however the program that wrote it packs its data', () => {
  const usual = mapOf(put).archive;
  for (const writing of [{}, { blobs: 'raw' }, { nodes: 'plain' }, { granularity: 10 }, { blobs: 'raw', nodes: 'plain' }] as const)
    expect(Buffer.compare(mapOf(put, { writing }).archive, usual), JSON.stringify(writing)).toBe(0);
});

describe('where the map is cut', () => {
  test('by the name of the district, when it has no official key; Landkreis and Stadt before it do not matter', () => {
    expect(mapOf(put, { area: { ...musterdorf, ags: undefined } }).edge).toBe('OpenStreetMap');
    expect(mapOf(put, { area: { ...musterdorf, ags: undefined, title: 'Nirgendwo' } })).toMatchObject({
      edge: 'bounds',
      bounds: musterdorf.bounds,
      notes: [
        expect.stringMatching(
          / has no boundary of Nirgendwo: the map is cut at the bounds of district\.de\.md\. A boundary\.geojson beside it would be used\.$/,
        ),
      ],
    });
  });

  test('by the official key of a town that is a district of its own, which has five digits or eight', () => {
    const data = town();
    const key = 'de:amtlicher_gemeindeschluessel';
    const relations = data.relations.map((relation) =>
      relation.tags[key] ? { ...relation, tags: { ...relation.tags, [key]: '14713000', name: 'Anders' } } : relation,
    );
    for (const ags of ['14713', '14713000']) expect(mapOf(put, { data: { ...data, relations }, area: { ...musterdorf, ags } }).edge).toBe('OpenStreetMap');
    expect(mapOf(put, { data: { ...data, relations }, area: { ...musterdorf, ags: '14712' } }).edge).toBe('bounds');
  });

  test('at corners given by hand, whatever boundary there is', () => {
    const exactly = [7.198, 50.299, 7.202, 50.301] as const;
    expect(mapOf(put, { area: { ...musterdorf, exactly } })).toMatchObject({ edge: 'bounds', bounds: exactly, notes: [] });
  });

  test('corners in the district file that are far too small: the boundary is drawn whole', () => {
    const small = mapOf(put, { area: { ...musterdorf, bounds: [7.1999, 50.2999, 7.2001, 50.3001] } });
    expect(Buffer.compare(small.archive, mapOf(put).archive)).toBe(0);
  });

  test('a file that ends inside the district is used, and the editor told', () => {
    const { notes } = mapOf(put, { area: { ...musterdorf, exactly: [7.2, 50.28, 7.24, 50.32] }, writing: { bounds: [7.18, 50.28, 7.22, 50.32] } });
    expect(notes).toEqual([
      expect.stringMatching(
        /covers only 50 % of musterdorf: its bounds are \[\[50\.2800, 7\.1800\], \[50\.3200, 7\.2200\]\]\. The rest of the map stays empty\.$/,
      ),
    ]);
  });
});

test('what making it took is told with it', () => {
  const { cpu, rss } = mapOf(put);
  expect(cpu).toBeGreaterThan(0);
  expect(rss).toBeGreaterThan(10_000_000);
});

test('the boundary of the district in a file whose lines do not meet is refused with the place of the gap', () => {
  const data = town();
  const broken = {
    ...data,
    relations: data.relations.map((relation) => (relation.tags['name'] === 'Musterdorf' ? { ...relation, members: relation.members.slice(0, 1) } : relation)),
  };
  const file = put('open.osm.pbf', encodeOsm(broken));
  expect(makeBasemap(file, musterdorf)).toEqual({
    kind: 'refused',
    sentence: expect.stringMatching(
      /^.*open\.osm\.pbf has a boundary of Musterdorf that is not closed \(relation \d+\): it ends at \[50\.29550, 7\.20704\]\. Take a file of a larger region, or give the map its edge by --bounds or by a boundary\.geojson\.$/,
    ),
  });
});
