import type { Point } from './world.ts';

/** A closed line, x and y in turn, in the world's units. The last point is the first. */
export type Ring = Int32Array;

/** An outer ring and the holes in it. */
export type Polygon = readonly [Ring, ...Ring[]];

/** Twice the area; positive where the ring runs clockwise as seen on a map. */
export function area(ring: Ring): number {
  let sum = 0;
  for (let at = 0; at + 3 < ring.length; at += 2) sum += (ring[at] ?? 0) * (ring[at + 3] ?? 0) - (ring[at + 2] ?? 0) * (ring[at + 1] ?? 0);
  return sum;
}

export function inRing([x, y]: Point, ring: Ring): boolean {
  let inside = false;
  for (let at = 0; at + 3 < ring.length; at += 2) {
    const [ax, ay, bx, by] = [ring[at] ?? 0, ring[at + 1] ?? 0, ring[at + 2] ?? 0, ring[at + 3] ?? 0];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

/** By even and odd, so that it holds for areas with holes and for several areas alike. */
export const inRings = (point: Point, rings: Iterable<Ring>): boolean => {
  let inside = false;
  for (const ring of rings) if (inRing(point, ring)) inside = !inside;
  return inside;
};

/** A point well inside an area, to write its name at: the middle of the widest stretch at half height. */
export function pointInside(polygon: Polygon): Point {
  const [outer] = polygon;
  let [top, bottom] = [Infinity, -Infinity];
  for (let at = 1; at < outer.length; at += 2) {
    top = Math.min(top, outer[at] ?? 0);
    bottom = Math.max(bottom, outer[at] ?? 0);
  }
  const y = Math.floor((top + bottom) / 2) + 0.5;
  const crossings: number[] = [];
  for (const ring of polygon)
    for (let at = 0; at + 3 < ring.length; at += 2) {
      const [ax, ay, bx, by] = [ring[at] ?? 0, ring[at + 1] ?? 0, ring[at + 2] ?? 0, ring[at + 3] ?? 0];
      if (ay > y !== by > y) crossings.push(((bx - ax) * (y - ay)) / (by - ay) + ax);
    }
  crossings.sort((a, b) => a - b);
  let best: Point = [outer[0] ?? 0, outer[1] ?? 0];
  let widest = 0;
  for (let at = 0; at + 1 < crossings.length; at += 2) {
    const [from, to] = [crossings[at] ?? 0, crossings[at + 1] ?? 0];
    if (to - from > widest) [widest, best] = [to - from, [Math.round((from + to) / 2), Math.round(y)]];
  }
  return best;
}

export interface Assembled {
  /** Ids of the nodes of each ring; the last is the first. */
  readonly rings: readonly (readonly number[])[];
  /** A node where a line ends that nothing continues; undefined where all is closed. */
  readonly gap: number | undefined;
}

/** Puts the pieces of edges together to rings, as members of a relation come: in any order and direction. */
export function assemble(lines: readonly (readonly number[])[]): Assembled {
  const rings: (readonly number[])[] = [];
  const open = new Map<number, Set<readonly number[]>>();
  const ends = (line: readonly number[]) => [line[0] ?? 0, line.at(-1) ?? 0] as const;
  const pieces = lines.filter((line) => line.length > 1);
  for (const line of pieces) {
    const [first, last] = ends(line);
    if (first === last) rings.push(line);
    else
      for (const end of [first, last]) {
        const there = open.get(end);
        if (there) there.add(line);
        else open.set(end, new Set([line]));
      }
  }
  const take = (line: readonly number[]) => {
    for (const end of ends(line)) open.get(end)?.delete(line);
  };
  let gap: number | undefined;
  for (const line of pieces) {
    const [first] = ends(line);
    if (!open.get(first)?.has(line)) continue;
    take(line);
    const ring = [...line];
    for (let last = ring.at(-1) ?? 0; last !== first; last = ring.at(-1) ?? 0) {
      const [next] = open.get(last) ?? [];
      if (!next) {
        gap = last;
        break;
      }
      take(next);
      for (const id of next[0] === last ? next.slice(1) : next.slice(0, -1).reverse()) ring.push(id);
    }
    if (ring.at(-1) === first) rings.push(ring);
  }
  return { rings, gap };
}

/** Gives each hole to the outer ring that it lies in. Holes outside of everything are none. */
export function withHoles(outers: readonly Ring[], holes: readonly Ring[]): Polygon[] {
  const polygons = outers.map((outer) => [outer] as [Ring, ...Ring[]]);
  for (const hole of holes) {
    // Its first point may touch the outer ring; the middle of its first side rather not.
    const point: Point = [((hole[0] ?? 0) + (hole[2] ?? 0)) / 2, ((hole[1] ?? 0) + (hole[3] ?? 0)) / 2];
    polygons.find(([outer]) => inRing(point, outer))?.push(hole);
  }
  return polygons;
}
