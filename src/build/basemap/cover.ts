import { inRings, type Polygon } from './rings.ts';
import { world } from './world.ts';

/** Tiles of one zoom that touch the district, as rows of columns: `y` -> the `x` that are in. */
export type Cover = ReadonlyMap<number, ReadonlySet<number>>;

/** Every tile that one of the areas or its edge touches. */
export function cover(polygons: readonly Polygon[], zoom: number): Cover {
  const size = world / 2 ** zoom;
  const rows = new Map<number, Set<number>>();
  for (const polygon of polygons) for (const [y, row] of coverOne(polygon, size)) rows.set(y, new Set([...(rows.get(y) ?? []), ...row]));
  return rows;
}

function coverOne(polygon: Polygon, size: number): Map<number, Set<number>> {
  const rows = new Map<number, Set<number>>();
  const add = (x: number, y: number) => {
    const row = rows.get(y);
    if (row) row.add(x);
    else rows.set(y, new Set([x]));
  };
  for (const ring of polygon)
    for (let at = 0; at + 3 < ring.length; at += 2)
      alongLine((ring[at] ?? 0) / size, (ring[at + 1] ?? 0) / size, (ring[at + 2] ?? 0) / size, (ring[at + 3] ?? 0) / size, add);
  // Between tiles of the edge a tile is wholly inside or wholly outside: its middle tells.
  for (const [y, row] of rows) {
    const [first, last] = [Math.min(...row), Math.max(...row)];
    let inside = false;
    for (let x = first; x <= last; x++) {
      if (row.has(x)) inside = !row.has(x + 1) && inRings([(x + 1.5) * size, (y + 0.5) * size], polygon);
      else if (inside) row.add(x);
    }
  }
  return rows;
}

/** The unit squares that a line runs through. */
function alongLine(ax: number, ay: number, bx: number, by: number, add: (x: number, y: number) => void): void {
  let [x, y] = [Math.floor(ax), Math.floor(ay)];
  const [endX, endY] = [Math.floor(bx), Math.floor(by)];
  const [stepX, stepY] = [Math.sign(bx - ax), Math.sign(by - ay)];
  /** How far along the line, from 0 to 1, the next column and the next row begin. */
  const next = (from: number, cell: number, step: number, length: number) => (step === 0 ? Infinity : (cell + (step > 0 ? 1 : 0) - from) / length);
  add(x, y);
  for (let steps = Math.abs(endX - x) + Math.abs(endY - y); steps > 0; steps--) {
    if (next(ax, x, stepX, bx - ax) < next(ay, y, stepY, by - ay)) x += stepX;
    else y += stepY;
    add(x, y);
  }
  add(endX, endY);
}

/** True where a line or area, given by its points, may lie in one of the tiles: all that its box touches count. */
export function touches(rows: Cover, zoom: number, [west, north, east, south]: readonly [number, number, number, number]): boolean {
  const size = world / 2 ** zoom;
  for (let y = Math.floor(north / size); y <= Math.floor(south / size); y++) {
    const row = rows.get(y);
    if (row) for (let x = Math.floor(west / size); x <= Math.floor(east / size); x++) if (row.has(x)) return true;
  }
  return false;
}
