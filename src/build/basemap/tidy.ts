import type { GeoJSONVTFeature } from '@maplibre/geojson-vt';
import { tileId } from '../../core/map/pmtiles.ts';
import { extent } from '../../core/map/schema.ts';

type Points = [number, number][];

/** Smallest house that is drawn, in square units of a tile at the last zoom: about 20 m². Sheds are a tenth of all houses in new data. */
const smallestHouse = 40;

/** Lines, or an outer ring with its holes, that go with the same words. */
interface Bundle {
  readonly feature: GeoJSONVTFeature;
  readonly groups: Points[][];
}

/**
 * What cutting and rounding left over goes: points twice or on a straight line, areas without an inside, the smallest
 * sheds, points that belong to the next tile. Lines and areas with the same words become one feature: that saves their
 * words, a street has one name, and neighbours after each other take fewer bytes.
 */
export function tidy(features: readonly GeoJSONVTFeature[], layer: string): GeoJSONVTFeature[] {
  const smallest = layer === 'buildings' ? smallestHouse * 2 : 1;
  const bundles = new Map<unknown, Bundle>();
  const points: GeoJSONVTFeature[] = [];
  for (const feature of features) {
    if (feature.type === 1) {
      if (feature.geometry.every((point) => point.every((value) => value >= 0 && value < extent))) points.push(feature);
      continue;
    }
    const groups = feature.type === 2 ? feature.geometry.map((part) => [straightened(part)]) : [rings(feature.geometry, smallest)];
    const kept = groups.filter(([first = []]) => first.length > 1);
    const bundle = bundles.get(feature.tags);
    if (bundle) bundle.groups.push(...kept);
    else if (kept.length > 0) bundles.set(feature.tags, { feature, groups: kept });
  }
  return [...points, ...[...bundles.values()].map(({ feature, groups }) => ({ ...feature, geometry: neighbours(groups).flat() }) as GeoJSONVTFeature)];
}

/** Along the Hilbert curve, so that each begins near the one before. */
function neighbours(groups: readonly Points[][]): Points[][] {
  const place = ([[[x, y] = [0, 0]] = []]: Points[]) => tileId(12, Math.max(0, x + 64), Math.max(0, y + 64));
  return groups
    .map((group) => ({ group, at: place(group) }))
    .sort((a, b) => a.at - b.at)
    .map(({ group }) => group);
}

/** The rings of one area. Where the outer one is too small, its holes go with it; where they leave nothing of it, too. */
function rings(parts: readonly Points[], smallest: number): Points[] {
  const [outer = [], ...holes] = parts.map(straightened);
  const kept = holes.filter((hole) => hole.length > 3 && doubleArea(hole) >= 1);
  const left = kept.reduce((sum, hole) => sum - doubleArea(hole), doubleArea(outer));
  return left < smallest ? [] : [outer, ...kept];
}

/** Without points that are the same as the one before, or exactly on the way from it to the next. */
function straightened(points: Points): Points {
  const kept: Points = [];
  for (const point of points) {
    const last = kept.at(-1);
    if (last && last[0] === point[0] && last[1] === point[1]) continue;
    const before = kept.at(-2);
    if (before && last && isBetween(before, last, point)) kept.pop();
    kept.push(point);
  }
  return kept;
}

function isBetween([ax, ay]: Points[number], [bx, by]: Points[number], [cx, cy]: Points[number]): boolean {
  return (bx - ax) * (cy - by) === (by - ay) * (cx - bx) && (bx - ax) * (cx - bx) >= 0 && (by - ay) * (cy - by) >= 0;
}

function doubleArea(ring: Points): number {
  let sum = 0;
  for (let at = 0; at + 1 < ring.length; at++) {
    const [[ax, ay] = [0, 0], [bx, by] = [0, 0]] = [ring[at], ring[at + 1]];
    sum += ax * by - bx * ay;
  }
  return Math.abs(sum);
}
