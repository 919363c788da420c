import { expect, test } from 'vitest';
import { metresBetween, walkingMinutes } from '../../../src/core/atlas/distance.ts';

test('from Koblenz to Mayen it is 26.0 kilometres in a straight line, whichever way', () => {
  const koblenz = [50.3569, 7.589] as const;
  const mayen = [50.3274, 7.2254] as const;
  // By the great circle (haversine, radius 6371 km): 26.01 km.
  expect(metresBetween(koblenz, mayen)).toBeGreaterThan(25_950);
  expect(metresBetween(koblenz, mayen)).toBeLessThan(26_070);
  expect(metresBetween(mayen, koblenz)).toBeCloseTo(metresBetween(koblenz, mayen), 6);
  expect(metresBetween(mayen, mayen)).toBe(0);
});

test('a kilometre in a straight line is about 17 minutes on foot, a few steps one', () => {
  expect(walkingMinutes(1000)).toBe(17);
  expect(walkingMinutes(5)).toBe(1);
});
