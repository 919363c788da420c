import type { GeoJSONVTFeature } from '@maplibre/geojson-vt';
import { expect, test } from 'vitest';
import { tidy } from '../../../src/build/basemap/tidy.ts';

type Points = [number, number][];
const street = { kind: 'minor_road' };
const line = (points: Points, tags: object = street) => ({ type: 2, geometry: [points], tags }) as unknown as GeoJSONVTFeature;
const area = (rings: Points[], tags: object = street) => ({ type: 3, geometry: rings, tags }) as unknown as GeoJSONVTFeature;
const square = (at: number, side: number): Points => [
  [at, at],
  [at + side, at],
  [at + side, at + side],
  [at, at + side],
  [at, at],
];
const parts = (features: readonly GeoJSONVTFeature[]) => features.map(({ geometry }) => geometry);

test('points that rounding laid on each other or on a straight line are left out; corners and turns back stay', () => {
  const [[kept] = []] = parts(
    tidy(
      [
        line([
          [0, 0],
          [0, 0],
          [5, 0],
          [5, 0],
          [10, 0],
          [10, 5],
          [10, 2],
        ]),
      ],
      'roads',
    ),
  ) as Points[][];
  expect(kept).toEqual([
    [0, 0],
    [10, 0],
    [10, 5],
    [10, 2],
  ]);
});

test('a line that is one point, and an area without an inside, are nothing', () => {
  expect(
    tidy(
      [
        line([
          [7, 7],
          [7, 7],
        ]),
        area([
          [
            [0, 0],
            [9, 0],
            [0, 0],
          ],
        ]),
      ],
      'roads',
    ),
  ).toEqual([]);
});

test('an area that its hole covers wholly is nothing: the middle of a district has no mask', () => {
  expect(tidy([area([square(0, 100), square(0, 100).reverse()])], 'mask')).toEqual([]);
});

test('a house below 20 m² is left out; a meadow of that size is not', () => {
  expect(tidy([area([square(0, 6)])], 'buildings')).toEqual([]);
  expect(tidy([area([square(0, 7)])], 'buildings')).toHaveLength(1);
  expect(tidy([area([square(0, 2)])], 'landuse')).toHaveLength(1);
});

test('what has the same words is one feature, neighbours after each other, a hole behind its own outer ring', () => {
  const far = square(2000, 20);
  const near = square(10, 20);
  const hole = square(2005, 5).reverse();
  const other = { kind: 'path' };
  expect(parts(tidy([area([far, hole]), area([near]), area([near], other)], 'landuse'))).toEqual([[near, far, hole], [near]]);
});

test('a point over the edge belongs to the next tile, a point on the first line of a tile to this one', () => {
  const point = (x: number, y: number) => ({ type: 1, geometry: [[x, y]], tags: { kind: 'bus_stop' } }) as unknown as GeoJSONVTFeature;
  expect(parts(tidy([point(-1, 5), point(0, 5), point(2047, 5), point(2048, 5)], 'pois'))).toEqual([[[0, 5]], [[2047, 5]]]);
});
