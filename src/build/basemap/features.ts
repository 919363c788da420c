import type { Attributes, Class } from './classify.ts';
import { classifyArea, classifyBoundary, classifyLine, classifyPlace, classifyService, isLake } from './classify.ts';
import type { Collected } from './collect.ts';
import { nameTags } from './nameTags.ts';
import type { Relation, Tags } from './osmBlock.ts';
import { area, assemble, type Polygon, pointInside, type Ring, withHoles } from './rings.ts';
import { type Point, world } from './world.ts';

/** A thing to draw. `parts` are x and y in turn, in the world's units: one point, lines, or an outer ring with its holes. */
export interface Feature extends Class {
  readonly shape: 'point' | 'line' | 'area';
  readonly parts: readonly Int32Array[];
}

/** Where a name has room: at the zoom where its area is as wide as this, in points of the screen. */
const room = 24;

const pointFeature = (thing: Class, at: Point): Feature => ({ ...thing, shape: 'point', parts: [Int32Array.of(...at)] });

/** Everything that is drawn, from what was collected. `edge` are ways that are drawn as the edge of the district already. */
export function toFeatures(collected: Collected, edge: ReadonlySet<number>): Feature[] {
  const features: Feature[] = [];
  for (const { at, tags } of collected.nodes) {
    const thing = classifyPlace(tags) ?? classifyService(tags);
    if (thing) features.push(pointFeature(thing, at));
  }
  const outlines = new Set<number>();
  for (const relation of collected.relations)
    if (relation.tags['type'] === 'multipolygon') {
      const polygons = polygonsOf(relation, collected).polygons;
      for (const polygon of polygons) addArea(features, relation.tags, polygon);
      const [first] = polygons;
      const service = first && classifyService(relation.tags);
      if (service) features.push(pointFeature(service, pointInside(first)));
      // Old data repeats the tags of the relation on its outer way.
      if (polygons.length > 0) for (const { ref, inner } of relation.ways) if (!inner) outlines.add(ref);
    }
  for (const { id, tags, refs } of collected.ways) {
    const line = collected.line(refs);
    if (line.length < 4) continue;
    const lineClass = classifyLine(tags);
    if (lineClass) features.push({ ...lineClass, shape: 'line', parts: [line] });
    if (refs.length < 4 || refs[0] !== refs.at(-1) || !isClosed(line)) continue;
    if (!outlines.has(id)) addArea(features, tags, [line]);
    const service = classifyService(tags);
    if (service) features.push(pointFeature(service, pointInside([line])));
  }
  features.push(...boundaryLines(collected, edge));
  return withoutTwins(features);
}

const isClosed = (line: Int32Array) => line.length >= 8 && line[0] === line.at(-2) && line[1] === line.at(-1);

/** The area with its holes, and where it has a name of its own, a point for that. */
function addArea(features: Feature[], tags: Tags, polygon: Polygon): void {
  const thing = classifyArea(tags);
  // A shop that lies in a house is a point; a road around a square is a line.
  if (!thing || (classifyLine(tags) && thing.layer === 'landuse')) return;
  features.push({ ...thing, shape: 'area', parts: polygon });
  const names = nameTags(tags);
  const [outer] = polygon;
  const kind = thing.layer === 'water' && isLake(tags) ? 'lake' : thing.attributes['kind'] === 'park' && tags['leisure'] === 'park' ? 'park' : undefined;
  if (kind === undefined || !('name' in names)) return;
  const side = Math.sqrt(Math.abs(area(outer)) / 2);
  const from = Math.max(kind === 'park' ? 12 : 8, Math.min(14, Math.ceil(Math.log2((room / 256 / side) * world))));
  features.push(pointFeature({ layer: kind === 'lake' ? 'water' : 'pois', attributes: { kind, ...names }, from }, pointInside(polygon)));
}

export interface PolygonsOf {
  readonly polygons: readonly Polygon[];
  /** A point where the edge ends in the open; undefined where it is closed. */
  readonly gap: Point | undefined;
  /** Ways that the file does not have. */
  readonly missing: number;
}

/** The areas of a relation: outer rings with their holes. */
export function polygonsOf(relation: Relation, { member, line }: Collected): PolygonsOf {
  let gap: Point | undefined;
  let missing = 0;
  const rings = (inner: boolean): Ring[] => {
    const lines = relation.ways.filter((way) => way.inner === inner).map(({ ref }) => member(ref));
    missing += lines.filter((refs) => refs === undefined).length;
    const assembled = assemble(lines.filter((refs) => refs !== undefined));
    if (assembled.gap !== undefined) {
      const [x = 0, y = 0] = line([assembled.gap]);
      gap ??= [x, y];
    }
    return assembled.rings.map(line).filter(isClosed);
  };
  const outers = rings(false);
  return { polygons: withHoles(outers, rings(true)), gap, missing };
}

/** Each piece of an administrative boundary once, as the highest that it is. */
function boundaryLines({ relations, member, line }: Collected, edge: ReadonlySet<number>): Feature[] {
  const levels = new Map<number, number>();
  for (const { tags, ways } of relations) {
    const level = Number(tags['admin_level']);
    if (tags['boundary'] !== 'administrative' || !(level >= 2 && level <= 8)) continue;
    for (const { ref } of ways) levels.set(ref, Math.min(level, levels.get(ref) ?? level));
  }
  return [...levels].flatMap(([way, level]): Feature[] => {
    const thing = classifyBoundary(level);
    const refs = edge.has(way) ? undefined : member(way);
    const points = refs && line(refs);
    return thing && points && points.length >= 4 ? [{ ...thing, shape: 'line', parts: [points] }] : [];
  });
}

/** Points that stand for the same: the stops of both sides of a street, a station as point and as house. In metres. */
const twins: Readonly<Record<string, number>> = { bus_stop: 120, tram_stop: 150, station: 400, bus_station: 200 };
const otherTwins = 60;

/** Of things with the same kind and name near each other only the first stays. */
function withoutTwins(features: readonly Feature[]): Feature[] {
  const seen = new Map<string, Point[]>();
  return features.filter(({ layer, attributes, parts: [part] }) => {
    if (layer !== 'pois' || !part) return true;
    const { kind, name } = attributes;
    const at: Point = [part[0] ?? 0, part[1] ?? 0];
    const key = `${kind}|${name}`;
    const near = seen.get(key) ?? [];
    const limit = (name === undefined ? 20 : (twins[String(kind)] ?? otherTwins)) / metre(at);
    if (near.some(([x, y]) => Math.hypot(x - at[0], y - at[1]) < limit)) return false;
    near.push(at);
    seen.set(key, near);
    return true;
  });
}

/** Length of one unit of the world at a point, in metres. */
const metre = ([, y]: Point) => 40_075_017 / world / Math.cosh((0.5 - y / world) * 2 * Math.PI);

/** The edge of the district as a line, and what lies outside as an area. */
export function edgeFeatures(polygons: readonly Polygon[], isEdgeKnown: boolean): Feature[] {
  const rings = polygons.flat();
  // Far enough around to cover every tile at zoom 8 that the district touches.
  const reach = world / 2 ** 7;
  let [west, north, east, south] = [world, world, 0, 0];
  for (const ring of rings)
    for (let at = 0; at < ring.length; at += 2) {
      const [x = 0, y = 0] = [ring[at], ring[at + 1]];
      [west, east] = [Math.min(west, x - reach), Math.max(east, x + reach)];
      [north, south] = [Math.min(north, y - reach), Math.max(south, y + reach)];
    }
  const frame = Int32Array.of(west, north, east, north, east, south, west, south, west, north);
  const outside: Attributes = { kind: 'outside' };
  const mask = (parts: readonly Int32Array[]): Feature => ({ layer: 'mask', attributes: outside, from: 0, shape: 'area', parts });
  const lines: Feature[] = isEdgeKnown
    ? rings.map((ring) => ({ layer: 'boundaries', attributes: { kind: 'district' }, from: 0, shape: 'line', parts: [ring] }))
    : [];
  // What is a hole in the district is outside as well.
  return [...lines, mask([frame, ...polygons.map(([outer]) => outer)]), ...polygons.flatMap(([, ...holes]) => holes.map((hole) => mask([hole])))];
}
