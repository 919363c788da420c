import { describe, expect, test } from 'vitest';
import { comesApart, fan, groupNear } from '../../src/app/map/cluster.ts';

const between = (a: { x: number; y: number }, b: { x: number; y: number }) => Math.hypot(a.x - b.x, a.y - b.y);

/** The least distance between any two. */
const nearest = (spots: readonly { x: number; y: number }[]) => Math.min(...spots.flatMap((a, i) => spots.slice(i + 1).map((b) => between(a, b))));

/** Points without pattern that are the same in every run. */
const scattered = (count: number) => Array.from({ length: count }, (_, i) => ({ x: (i * 7919) % 997, y: (i * 104_729) % 613, id: i }));

describe('places that would hide each other', () => {
  test('two places nearer than the distance share one badge in their middle', () => {
    const [group, ...others] = groupNear(
      [
        { x: 0, y: 0 },
        { x: 40, y: 20 },
      ],
      48,
    );
    expect(others).toEqual([]);
    expect(group).toMatchObject({ x: 20, y: 10 });
    expect(group?.members).toHaveLength(2);
  });

  test('two places at the distance stand alone, where they are', () => {
    const spots = [
      { x: 0, y: 0 },
      { x: 48, y: 0 },
    ];
    expect(groupNear(spots, 48)).toEqual(spots.map((spot) => ({ ...spot, members: [spot] })));
  });

  test('however three hundred places lie, every one is in one group and no two groups are too near', () => {
    const spots = scattered(300);
    const groups = groupNear(spots, 52);
    expect(groups.flatMap(({ members }) => members.map(({ id }) => id)).sort((a, b) => a - b)).toEqual(spots.map(({ id }) => id));
    expect(nearest(groups)).toBeGreaterThanOrEqual(52);
    expect(groups.length).toBeLessThan(300);
  });

  test('a group whose middle comes near another one while it grows is joined with it', () => {
    const row = [0, 40, 75].map((x) => ({ x, y: 0 }));
    expect(groupNear(row, 56)).toHaveLength(1);
  });

  test('no places make no groups', () => {
    expect(groupNear([], 48)).toEqual([]);
  });
});

describe('a tapped badge', () => {
  test('is enlarged when that parts its places, and fanned out when it does not', () => {
    const near = [
      { x: 100, y: 100 },
      { x: 110, y: 100 },
    ];
    expect(comesApart(near, 2, 48)).toBe(false);
    expect(comesApart(near, 8, 48)).toBe(true);
    expect(comesApart([...near.slice(0, 1), ...near.slice(0, 1)], 4096, 48)).toBe(false);
  });

  test.each([2, 3, 6, 7, 10, 11, 19, 40])('fans %i places out so that each can be tapped', (count) => {
    const seats = fan(count, 56);
    expect(seats).toHaveLength(count);
    // The middle, where the lines meet, stays free too.
    expect(nearest([...seats, { x: 0, y: 0 }])).toBeGreaterThan(55.9);
  });

  test('fans six places out on a ring that a phone can hold', () => {
    expect(Math.max(...fan(6, 56).map(({ x, y }) => Math.hypot(x, y)))).toBeCloseTo(56);
    expect(Math.max(...fan(10, 56).map(({ x, y }) => Math.hypot(x, y)))).toBeLessThan(120);
  });
});
