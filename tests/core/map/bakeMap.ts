import { bake } from '../../../src/build/basemap/bake.ts';
import type { Feature } from '../../../src/build/basemap/features.ts';
import { toX, toY } from '../../../src/build/basemap/world.ts';
import type { MapLayer } from '../../../src/core/map/schema.ts';

/** [longitude, latitude] */
type Place = readonly [number, number];
type Words = Readonly<Record<string, string | number>>;

const flat = (places: readonly Place[]) => Int32Array.from(places.flatMap(([longitude, latitude]) => [toX(longitude), toY(latitude)]));

/** Things as the builder of base maps knows them, by degrees. */
export const thing = {
  point: (layer: MapLayer, attributes: Words, at: Place): Feature => ({ layer, attributes, from: 8, shape: 'point', parts: [flat([at])] }),
  line: (layer: MapLayer, attributes: Words, places: readonly Place[]): Feature => ({ layer, attributes, from: 8, shape: 'line', parts: [flat(places)] }),
  /** A rectangle by two corners. */
  area: (layer: MapLayer, attributes: Words, [west, south]: Place, [east, north]: Place): Feature => ({
    layer,
    attributes,
    from: 8,
    shape: 'area',
    parts: [
      flat([
        [west, north],
        [east, north],
        [east, south],
        [west, south],
        [west, north],
      ]),
    ],
  }),
};

/** Corners of Testland: west, south, east, north. */
export const testland = [7.05, 50.18, 7.7, 50.52] as const;

/** An archive of these things, made as `npm run basemap` makes one. */
export function bakeMap(
  things: readonly Feature[],
  { attribution = '© Testland', bounds = testland as readonly [number, number, number, number] } = {},
): Uint8Array {
  const [west, south, east, north] = bounds;
  const edge = thing.area('mask', {}, [west, south], [east, north]).parts[0] ?? new Int32Array();
  return bake(things, { covered: [[edge]], bounds, lastZoom: 14, about: { name: 'Testland', attribution } }).archive;
}

/** Cut as a phone keeps it. */
export function chunksOf(archive: Uint8Array, size = 384 * 1024): ArrayBuffer[] {
  return Array.from({ length: Math.ceil(archive.length / size) }, (_, index) => archive.slice(index * size, (index + 1) * size).buffer);
}
