import { GeoJSONVT, type GeoJSONVTFeature, type GeoJSONVTTile } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import type { FeatureCollection, Geometry } from 'geojson';
import { extent, kinds, type MapLayer } from '../../core/map/schema.ts';
import type { Attributes } from './classify.ts';
import { type Cover, touches } from './cover.ts';
import type { Feature } from './features.ts';
import { tidy } from './tidy.ts';
import { world } from './world.ts';

/** Features by the name of their layer, in units of the tile. */
export type Layers = Readonly<Record<string, GeoJSONVTTile>>;

export interface Tile {
  readonly z: number;
  readonly x: number;
  readonly y: number;
  readonly layers: Layers;
}

/** The bytes of a tile, not compressed. */
export const encodeTile = (layers: Layers): Uint8Array => fromGeojsonVt({ ...layers }, { version: 2, extent });

/** How far lines and areas reach over the edge of a tile, in its units: the renderer's widest line, at the last zoom drawn from it. */
const buffer = 64;

/** A batch has 4 x 4 tiles: the more, the fewer times a long river is cut; the fewer, the less memory. */
const batchZooms = 2;

/** How much a line may be straightened, in units of a tile. At the last zoom half of what the rounding does anyway, so that houses keep their corners. */
const tolerance = { last: 1, other: 4 } as const;

interface Boxed {
  readonly feature: Feature;
  /** West, north, east, south. */
  readonly box: readonly [number, number, number, number];
}

/** Features with their boxes, without those that lie in no tile of the district. Towns around it stay, for orientation. */
export function nearDistrict(features: readonly Feature[], tiles: Cover, zoom: number): Boxed[] {
  const [west, north, east, south] = frame(tiles, zoom);
  return features.flatMap((feature): Boxed[] => {
    const whole = boxOf(feature.parts);
    if (isTown(feature)) return [{ feature, box: whole }];
    // What reaches round the world must not be looked for all around it.
    const box: Boxed['box'] = [Math.max(west, whole[0]), Math.max(north, whole[1]), Math.min(east, whole[2]), Math.min(south, whole[3])];
    return touches(tiles, zoom, box) ? [{ feature, box }] : [];
  });
}

/** The rectangle around all tiles. */
function frame(tiles: Cover, zoom: number): Boxed['box'] {
  const size = world / 2 ** zoom;
  const rows = [...tiles.keys()];
  const columns = [...tiles.values()].map((row) => [Math.min(...row), Math.max(...row)] as const);
  const west = Math.min(...columns.map(([first]) => first));
  const east = Math.max(...columns.map(([, last]) => last));
  return [west * size, Math.min(...rows) * size, (east + 1) * size - 1, (Math.max(...rows) + 1) * size - 1];
}

const isTown = ({ layer, attributes }: Feature) => layer === 'places' && (attributes['kind_detail'] === 'city' || attributes['kind_detail'] === 'town');

function boxOf(parts: readonly Int32Array[]): Boxed['box'] {
  let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const part of parts)
    for (let at = 0; at < part.length; at += 2) {
      const [x = 0, y = 0] = [part[at], part[at + 1]];
      if (x < west) west = x;
      if (x > east) east = x;
      if (y < north) north = y;
      if (y > south) south = y;
    }
  return [west, north, east, south];
}

/**
 * All tiles of one zoom, batch by batch: only one batch is in memory at a time.
 * Every tile of the cover comes, those without content as well: their being there says that they are in the district.
 */
export function* tilesOf(features: readonly Boxed[], zoom: number, lastZoom: number, tiles: Cover): Generator<Tile> {
  const batchZoom = Math.max(0, zoom - batchZooms);
  const side = world / 2 ** batchZoom;
  const reach = (world / 2 ** zoom) * (buffer / extent);
  const batches = new Map<string, { readonly x: number; readonly y: number; readonly features: Feature[] }>();
  for (const [y, row] of tiles)
    for (const x of row) {
      const [column, line] = [x >> batchZooms, y >> batchZooms];
      const key = `${column}/${line}`;
      if (!batches.has(key)) batches.set(key, { x: column, y: line, features: [] });
    }
  for (const { feature, box } of features) {
    if (feature.from > zoom) continue;
    const [west, north, east, south] = box;
    for (let y = Math.floor((north - reach) / side); y <= Math.floor((south + reach) / side); y++)
      for (let x = Math.floor((west - reach) / side); x <= Math.floor((east + reach) / side); x++) batches.get(`${x}/${y}`)?.features.push(feature);
  }
  for (const [key, batch] of batches) {
    yield* batchTiles(batch.features, batch.x, batch.y, { zoom, batchZoom, lastZoom, tiles });
    batches.delete(key);
  }
}

interface Batch {
  readonly zoom: number;
  readonly batchZoom: number;
  readonly lastZoom: number;
  readonly tiles: Cover;
}

function* batchTiles(features: readonly Feature[], column: number, line: number, batch: Batch): Generator<Tile> {
  const { zoom, batchZoom, tiles } = batch;
  const width = 2 ** (zoom - batchZoom);
  const wanted: { readonly z: number; readonly x: number; readonly y: number; readonly layers: Record<string, GeoJSONVTTile> }[] = [];
  for (let y = line * width; y < (line + 1) * width; y++)
    for (let x = column * width; x < (column + 1) * width; x++) if (tiles.get(y)?.has(x)) wanted.push({ z: zoom, x, y, layers: {} });
  // Layer by layer: what a layer needed is gone before the next one begins.
  for (const layer of Object.keys(kinds)) {
    const own = features.filter((feature) => feature.layer === layer);
    if (own.length === 0) continue;
    const index = indexOf(own, column, line, batch);
    for (const { x, y, layers } of wanted) {
      const tile = index.getTile(zoom - batchZoom, x - column * width, y - line * width);
      const kept = tile ? tidy(tile.features as unknown as GeoJSONVTFeature[], layer) : [];
      if (kept.length > 0) layers[layer] = { features: kept } as unknown as GeoJSONVTTile;
    }
  }
  yield* wanted;
}

/** Features of one layer, cut down to tiles. The batch becomes the unit square, so that nothing is cut down from the whole world; all its numbers are exact in binary. */
function indexOf(features: readonly Feature[], column: number, line: number, { zoom, batchZoom, lastZoom }: Batch): GeoJSONVT {
  const scale = 2 ** batchZoom / world;
  const place = (part: Int32Array): [number, number][] =>
    Array.from({ length: part.length / 2 }, (_, at) => [(part[at * 2] ?? 0) * scale - column, (part[at * 2 + 1] ?? 0) * scale - line]);
  const words = shared<Attributes>();
  const collection: FeatureCollection = {
    type: 'FeatureCollection',
    features: features.map(({ attributes, layer, shape, parts }) => ({
      type: 'Feature',
      properties: words(attributesAt(attributes, layer, zoom)),
      geometry: geometry(shape, parts.map(place)),
    })),
  };
  return new GeoJSONVT(collection, {
    // One zoom deeper than asked for, because the deepest is never simplified.
    maxZoom: zoom - batchZoom + 1,
    indexMaxZoom: zoom - batchZoom,
    indexMaxPoints: 0,
    tolerance: zoom === lastZoom ? tolerance.last : tolerance.other,
    extent,
    buffer,
    coordinates: 'unitSquare',
    wrap: false,
  });
}

/** Equal values become the same object, by which `tidy` knows them. */
function shared<Value>(): (value: Value) => Value {
  const known = new Map<string, Value>();
  return (value) => {
    const key = JSON.stringify(value);
    const first = known.get(key);
    if (first === undefined) known.set(key, value);
    return first ?? value;
  };
}

function geometry(shape: Feature['shape'], parts: [number, number][][]): Geometry {
  if (shape === 'point') return { type: 'Point', coordinates: parts[0]?.[0] ?? [0, 0] };
  return shape === 'line' ? { type: 'MultiLineString', coordinates: parts } : { type: 'Polygon', coordinates: parts };
}

/** Nobody reads the name of a side street from far: it waits for the zoom where it is written. */
function attributesAt(attributes: Attributes, layer: MapLayer, zoom: number): Attributes {
  if (layer !== 'roads' || zoom >= (attributes['kind'] === 'major_road' || attributes['kind'] === 'highway' ? 13 : 14)) return attributes;
  const { kind, kind_detail, ref, service, is_tunnel } = attributes;
  return {
    ...(kind !== undefined && { kind }),
    ...(kind_detail !== undefined && { kind_detail }),
    ...(ref !== undefined && zoom >= 10 && { ref }),
    ...(service !== undefined && { service }),
    ...(is_tunnel !== undefined && { is_tunnel }),
  };
}
