import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { schematicMap } from '../../../src/build/basemap/schematic.ts';
import { signsIn } from '../../../src/build/basemap/signs.ts';
import { everything, openMap, tileAt } from './readMap.ts';

const bounds = [
  [50.18, 7.05],
  [50.52, 7.7],
] as const;
const towns = readFileSync('content/mayen-koblenz/basemap.geojson', 'utf8');
const made = (input: Partial<Parameters<typeof schematicMap>[0]> = {}) => {
  const map = schematicMap({ name: 'Mayen-Koblenz', bounds, towns, ...input });
  if (map.kind === 'refused') throw new Error(map.sentence);
  return map.archive;
};

test('a district without a base map: its towns, stations and rectangle in a few kilobytes, of the same kind as a real map', async () => {
  const archive = made();
  expect(archive.length).toBeLessThan(20_000);
  const map = openMap(archive);
  expect(await map.getHeader()).toMatchObject({ minZoom: 8, maxZoom: 11, minLon: 7.05, maxLat: 50.52 });
  expect(await map.getMetadata()).toMatchObject({ atlas_schema: 1, schematic: true, attribution: '© GeoNames (CC BY 4.0), Deutsche Bahn (CC BY 4.0)' });
  const found = await everything(archive, 11);
  const named = (name: string) => found.find(({ layer, properties }) => layer === 'places' && properties['name'] === name)?.properties;
  expect(named('Mayen')).toMatchObject({ kind: 'locality', kind_detail: 'town', population: 19414, 'name:ar': 'ماين' });
  // Beyond the edge: where people go to find an office.
  expect(named('Koblenz')).toMatchObject({ kind_detail: 'city' });
  expect(found.filter(({ layer }) => layer === 'pois').every(({ properties }) => properties['kind'] === 'station')).toBe(true);
  expect(found.some(({ layer }) => layer === 'mask')).toBe(true);
  expect(found.some(({ layer }) => layer === 'boundaries')).toBe(false);
});

test('where a boundary is given it is drawn, and tiles reach as far as the towns do', async () => {
  const ring = [
    [7.1, 50.2],
    [7.6, 50.2],
    [7.4, 50.5],
    [7.1, 50.2],
  ];
  const archive = made({ boundary: JSON.stringify({ type: 'Polygon', coordinates: [ring] }) });
  const lines = (await everything(archive, 11)).filter(({ layer }) => layer === 'boundaries');
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.every(({ properties }) => properties['kind'] === 'district')).toBe(true);
  expect(await tileAt(openMap(archive), 11, 1064, 692)).toBeDefined();
});

test.each([
  [{ towns: '{' }, 'basemap.geojson is not a GeoJSON FeatureCollection. Make the file anew; it is not written by hand.'],
  [{ towns: '[]' }, 'basemap.geojson is not a GeoJSON FeatureCollection. Make the file anew; it is not written by hand.'],
  [{ boundary: '{}' }, 'boundary.geojson has no Polygon and no MultiPolygon: nothing that could be the area of a district.'],
])('%j is refused', (input, sentence) => {
  expect(schematicMap({ name: 'X', bounds, towns, ...input })).toEqual({ kind: 'refused', sentence });
});

test('features that are no towns are left out, and no towns make a map of the edge alone', async () => {
  const odd = [null, 7, {}, { properties: {}, geometry: {} }, { properties: { kind: 'town', name: 'X' }, geometry: { type: 'Point', coordinates: ['7', 50] } }];
  const found = await everything(made({ towns: JSON.stringify({ features: odd }) }), 11);
  expect([...new Set(found.map(({ layer }) => layer))]).toEqual(['mask']);
});

test('the names on a map are known, so that a slip in a file of names is told', () => {
  const signs = signsIn(made());
  expect(signs?.has('Mayen') && signs.has('Koblenz Hbf')).toBe(true);
  expect(signs?.has('Meyen')).toBe(false);
  expect(signsIn(new Uint8Array(500))).toBeUndefined();
  expect(signsIn(made().subarray(0, 3000))).toBeUndefined();
});
