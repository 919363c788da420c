import { PMTiles, type RangeResponse, type Source } from 'pmtiles';
import { type Feature, readTile, shapes, type Tile } from '../../../src/core/map/tile.ts';

/** Reads an archive by the package that other programs use: what is true for it is true for them. */
export function openMap(file: Uint8Array): PMTiles {
  // A Buffer of Node shares its memory with others; this one does not.
  const bytes = new Uint8Array(file);
  const source: Source = {
    getKey: () => 'map',
    getBytes: async (offset, length): Promise<RangeResponse> => ({ data: bytes.slice(offset, offset + length).buffer }),
  };
  return new PMTiles(source);
}

const decoder = new TextDecoder();

/** A tile, decoded; undefined where the archive has none. */
export async function tileAt(map: PMTiles, z: number, x: number, y: number): Promise<Tile | undefined> {
  const found = await map.getZxy(z, x, y);
  return found && readTile(new Uint8Array(found.data), (part) => decoder.decode(part));
}

/** A feature with where it is, in degrees. */
export interface Found {
  readonly layer: string;
  readonly shape: keyof typeof shapes | undefined;
  readonly properties: Feature['properties'];
  /** Each part as points [longitude, latitude]. */
  readonly parts: readonly (readonly (readonly [number, number])[])[];
}

/** Everything on one zoom, tile by tile: what is cut by an edge comes several times. */
export async function everything(bytes: Uint8Array, zoom: number): Promise<readonly Found[]> {
  const map = openMap(bytes);
  const { minLon, minLat, maxLon, maxLat } = await map.getHeader();
  const side = 2 ** zoom;
  const column = (longitude: number) => ((longitude + 180) / 360) * side;
  const row = (latitude: number) => (0.5 - Math.asinh(Math.tan((latitude * Math.PI) / 180)) / (2 * Math.PI)) * side;
  const found: Found[] = [];
  for (let y = Math.floor(row(maxLat)) - 1; y <= row(minLat) + 1; y++)
    for (let x = Math.floor(column(minLon)) - 1; x <= column(maxLon) + 1; x++)
      for (const [layer, { extent, features }] of (await tileAt(map, zoom, x, y)) ?? [])
        for (const { shape, properties, points, ends } of features) {
          const degrees = (at: number): [number, number] => {
            const [east, south] = [(x + (points[at] ?? 0) / extent) / side, (y + (points[at + 1] ?? 0) / extent) / side];
            return [east * 360 - 180, (Math.atan(Math.sinh((0.5 - south) * 2 * Math.PI)) * 180) / Math.PI];
          };
          const parts = ends.map((end, index) =>
            Array.from({ length: (end - (ends[index - 1] ?? 0)) / 2 }, (_, at) => degrees((ends[index - 1] ?? 0) + at * 2)),
          );
          found.push({ layer, shape: (Object.keys(shapes) as (keyof typeof shapes)[]).find((name) => shapes[name] === shape), properties, parts });
        }
  return found;
}
