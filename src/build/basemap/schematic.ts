import type { Box } from '../../core/map/pmtiles.ts';
import { bake } from './bake.ts';
import { boxAround, boxPolygon, readBoundary } from './boundary.ts';
import { type Class, classifyPlace } from './classify.ts';
import { edgeFeatures, type Feature } from './features.ts';
import { nameTags } from './nameTags.ts';
import type { Polygon } from './rings.ts';
import { tooLarge, toX, toY } from './world.ts';

export type Schematic = { readonly kind: 'made'; readonly archive: Uint8Array } | { readonly kind: 'refused'; readonly sentence: string };

export interface SchematicInput {
  /** Name of the district, as people read it. */
  readonly name: string;
  /** South-west and north-east corner, `[latitude, longitude]`: as in `District`. */
  readonly bounds: readonly [readonly [number, number], readonly [number, number]];
  /** Text of `basemap.geojson`: points of the kinds city, town, village and station. */
  readonly towns: string;
  /** Text of `boundary.geojson`, where the editors have one. */
  readonly boundary?: string | undefined;
}

/** Without streets nothing is to be seen nearer than this; nearer zooms are drawn from it, 6 m exact. */
const lastZoom = 11;

/**
 * The map of a district that has no base map yet: its edge, its towns and stations, through the same tiles as the real one.
 * A few kilobytes, and honest: nothing on it is guessed.
 */
export function schematicMap({ name, bounds, towns, boundary }: SchematicInput): Schematic {
  const [[south, west], [north, east]] = bounds;
  const box: Box = [west, south, east, north];
  let edge: readonly Polygon[] = [boxPolygon(box)];
  if (boundary !== undefined) {
    const read = readBoundary(boundary, 'boundary.geojson');
    if (read.kind === 'refused') return read;
    edge = read.polygons;
    const huge = tooLarge('boundary.geojson', boxAround(edge));
    if (huge !== undefined) return { kind: 'refused', sentence: huge };
  }
  const refused: Schematic = {
    kind: 'refused',
    sentence: 'basemap.geojson is not a GeoJSON FeatureCollection. Make the file anew; it is not written by hand.',
  };
  let json: unknown;
  try {
    json = JSON.parse(towns);
  } catch {
    return refused;
  }
  if (!isRecord(json) || !Array.isArray(json['features'])) return refused;
  const signs = (json['features'] as readonly unknown[]).flatMap(readSign);
  const { archive } = bake([...signs, ...edgeFeatures(edge, boundary !== undefined)], {
    // The towns around it stand on the map too, so that people find their way.
    covered: [boxPolygon(boxOf(json['bbox']) ?? box), ...edge],
    bounds: box,
    lastZoom,
    about: { name, attribution: textOf(json['attribution']) ?? '', schematic: true },
  });
  return { kind: 'made', archive };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;
const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

function boxOf(value: unknown): Box | undefined {
  const numbers = Array.isArray(value) ? (value as readonly unknown[]) : [];
  const [west, south, east, north] = numbers;
  return numbers.length === 4 && [west, south, east, north].every((one) => typeof one === 'number') ? (numbers as unknown as Box) : undefined;
}

/** A town or station; features of other shapes are left out. */
function readSign(feature: unknown): Feature[] {
  if (!isRecord(feature) || !isRecord(feature['properties']) || !isRecord(feature['geometry'])) return [];
  const { properties, geometry } = feature;
  const [longitude, latitude] = Array.isArray(geometry['coordinates']) ? (geometry['coordinates'] as readonly unknown[]) : [];
  if (geometry['type'] !== 'Point' || typeof longitude !== 'number' || typeof latitude !== 'number') return [];
  const tags = Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, String(value)]));
  const names = nameTags(tags);
  if (!('name' in names)) return [];
  const thing: Class | undefined =
    tags['kind'] === 'station'
      ? { layer: 'pois', attributes: { kind: 'station', kind_detail: 'train', ...names }, from: lastZoom }
      : classifyPlace({ ...tags, place: tags['kind'] ?? '' });
  return thing && thing.from <= lastZoom ? [{ ...thing, shape: 'point', parts: [Int32Array.of(toX(longitude), toY(latitude))] }] : [];
}
