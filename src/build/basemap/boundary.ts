import type { Box } from '../../core/map/pmtiles.ts';
import type { Polygon, Ring } from './rings.ts';
import { toLatitude, toLongitude, toX, toY } from './world.ts';

export type ReadBoundary = { readonly kind: 'area'; readonly polygons: readonly Polygon[] } | { readonly kind: 'refused'; readonly sentence: string };

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The boundary of a district as an editor put it beside its texts: GeoJSON with polygons, WGS84, longitude first. `file` is for sentences. */
export function readBoundary(text: string, file: string): ReadBoundary {
  const refused = (what: string): ReadBoundary => ({ kind: 'refused', sentence: `${file} ${what}` });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return refused('is not GeoJSON: it cannot be read as JSON.');
  }
  const areas = geometriesOf(json).filter((geometry) => geometry['type'] === 'Polygon' || geometry['type'] === 'MultiPolygon');
  if (areas.length === 0) return refused('has no Polygon and no MultiPolygon: nothing that could be the area of a district.');
  const polygons: Polygon[] = [];
  for (const { type, coordinates } of areas)
    for (const polygon of (type === 'Polygon' ? [coordinates] : coordinates) as readonly unknown[]) {
      const rings: Ring[] = [];
      for (const ring of Array.isArray(polygon) ? polygon : []) {
        const points = pointsOf(ring);
        if (!points) return refused('has a point that is not [longitude, latitude] in degrees.');
        const [first, last] = [points[0], points.at(-1)];
        if (!first || !last) return refused('has a ring without points.');
        if (first[0] > 46 && first[0] < 56 && first[1] > 5 && first[1] < 16)
          return refused('has latitude before longitude: GeoJSON wants the longitude first, such as [7.2254, 50.3274].');
        if (first[0] !== last[0] || first[1] !== last[1])
          return refused(
            `has a boundary that is not closed: it begins at [${first.join(', ')}] and ends at [${last.join(', ')}]. The last point must be the first.`,
          );
        if (points.length < 4) return refused('has a ring of fewer than three corners.');
        rings.push(Int32Array.from(points.flatMap(([longitude, latitude]) => [toX(longitude), toY(latitude)])));
      }
      const [outer, ...holes] = rings;
      if (!outer) return refused('has a polygon without a ring.');
      polygons.push([outer, ...holes]);
    }
  return { kind: 'area', polygons };
}

function geometriesOf(json: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (!isRecord(json)) return [];
  if (json['type'] === 'FeatureCollection') return Array.isArray(json['features']) ? json['features'].flatMap(geometriesOf) : [];
  if (json['type'] === 'Feature') return geometriesOf(json['geometry']);
  return Array.isArray(json['coordinates']) ? [json] : [];
}

function pointsOf(ring: unknown): readonly (readonly [number, number])[] | undefined {
  if (!Array.isArray(ring)) return undefined;
  const points = ring.map((point: unknown) => {
    const [longitude, latitude] = Array.isArray(point) ? (point as readonly unknown[]) : [];
    return typeof longitude === 'number' && typeof latitude === 'number' && Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90
      ? ([longitude, latitude] as const)
      : undefined;
  });
  return points.every((point) => point !== undefined) ? points : undefined;
}

/** A rectangle as an area. */
export function boxPolygon([west, south, east, north]: Box): Polygon {
  const [left, top, right, bottom] = [toX(west), toY(north), toX(east), toY(south)];
  return [Int32Array.of(left, top, right, top, right, bottom, left, bottom, left, top)];
}

/** The rectangle around areas, in degrees. */
export function boxAround(polygons: readonly Polygon[]): Box {
  let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [outer] of polygons)
    for (let at = 0; at < outer.length; at += 2) {
      west = Math.min(west, outer[at] ?? 0);
      east = Math.max(east, outer[at] ?? 0);
      north = Math.min(north, outer[at + 1] ?? 0);
      south = Math.max(south, outer[at + 1] ?? 0);
    }
  return [toLongitude(west), toLatitude(south), toLongitude(east), toLatitude(north)];
}
