/** A point on the screen (or on the map at one zoom) in CSS pixels. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Spots that lie so close that one sign stands for all of them, in their middle. */
export interface Group<T extends Spot> extends Spot {
  readonly members: readonly T[];
}

const isNear = (a: Spot, b: Spot, distance: number) => Math.hypot(a.x - b.x, a.y - b.y) < distance;

function groupOf<T extends Spot>(members: readonly T[]): Group<T> {
  const mean = (of: (spot: T) => number) => members.reduce((sum, spot) => sum + of(spot), 0) / members.length;
  return { x: mean((spot) => spot.x), y: mean((spot) => spot.y), members };
}

/**
 * Groups spots until no two groups are nearer to each other than `distance`: no sign then hides another. Every spot is in exactly one
 * group, alone where it has room. Depends on the zoom only and not on the part of the map in view, so nothing jumps while panning.
 */
export function groupNear<T extends Spot>(spots: readonly T[], distance: number): readonly Group<T>[] {
  let groups = spots.map((spot) => groupOf([spot]));
  for (let before = Number.POSITIVE_INFINITY; groups.length < before; ) {
    before = groups.length;
    const merged: Group<T>[] = [];
    for (const group of groups) {
      const near = merged.findIndex((other) => isNear(group, other, distance));
      const other = merged[near];
      if (other) merged[near] = groupOf([...other.members, ...group.members]);
      else merged.push(group);
    }
    groups = merged;
  }
  return groups;
}

/** True when spots that stand together now would stand apart after enlarging the map so many times. */
export const comesApart = (spots: readonly Spot[], times: number, distance: number): boolean =>
  groupNear(
    spots.map(({ x, y }) => ({ x: x * times, y: y * times })),
    distance,
  ).length > 1;

/** How many stand on the rings of a fan when one ring would grow too wide. */
const ringSeats = 6;
const oneRing = 10;

/**
 * Places around a middle for signs that share one point, as offsets in CSS pixels: `gap` is the least distance between neighbours.
 * Up to ten stand on one ring, from the top clockwise; more on rings of 6, 12, 18 …
 */
export function fan(count: number, gap: number): readonly Spot[] {
  const seats: Spot[] = [];
  for (let ring = 1; seats.length < count; ring++) {
    const left = count - seats.length;
    const here = count <= oneRing ? count : Math.min(left, ringSeats * ring);
    // The chord between neighbours, not the arc, must hold a whole sign.
    const radius = Math.max(gap * ring, here > 1 ? gap / (2 * Math.sin(Math.PI / here)) : 0);
    const start = here === 2 ? Math.PI : -Math.PI / 2;
    for (let seat = 0; seat < here; seat++) {
      const angle = start + (2 * Math.PI * seat) / here;
      seats.push({ x: radius * Math.cos(angle), y: radius * Math.sin(angle) });
    }
  }
  return seats;
}
