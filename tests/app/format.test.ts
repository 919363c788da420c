import { expect, test } from 'vitest';
import { daysBetween, formatBytes, formatDay, formatDistance, formatWeekday, timeOf } from '../../src/app/ui/format.ts';
import { getLanguage } from '../../src/core/language/registry.ts';
import { calendarOf } from './sample.ts';

const [de, ar, fa, ps] = ['de', 'ar', 'fa', 'ps'].map(getLanguage) as [
  ReturnType<typeof getLanguage>,
  ReturnType<typeof getLanguage>,
  ReturnType<typeof getLanguage>,
  ReturnType<typeof getLanguage>,
];

test('days are written with the compiled words, in the Gregorian calendar, with Latin digits', () => {
  expect(formatDay('2026-03-01', calendarOf('de'))).toBe('1. März 2026');
  expect(formatWeekday('2026-11-21', calendarOf('de'), de)).toBe('Samstag, 21. November 2026');
  expect(formatWeekday('2026-11-26T18:00', calendarOf('ar'), ar)).toBe('الخميس، 26 نوفمبر 2026');
});

test('a pattern with a weekday in it works with and without one', () => {
  const calendar = { ...calendarOf('de'), date: '{weekday}, {y} {month} {d}' };
  expect(formatDay('2026-11-21', calendar)).toBe('2026 November 21');
  expect(formatWeekday('2026-11-21', calendar, de)).toBe('Samstag, 2026 November 21');
});

test('sizes and distances have Latin digits in every language', () => {
  expect([formatBytes(300, de), formatBytes(48_213, de), formatBytes(3_400_000, de)]).toEqual(['1 kB', '48 kB', '3,4 MB']);
  expect([formatBytes(3_400_000, fa), formatBytes(3_400_000, ps)].join('')).toMatch(/^[\x20-\x7e٫]+$/);
  expect([formatDistance(234, de), formatDistance(1_234, de), formatDistance(23_400, de)]).toEqual(['230 m', '1,2 km', '23 km']);
});

test('a time is read from a moment, and days are counted without going below none', () => {
  expect([timeOf('2026-11-21T18:00'), timeOf('2026-11-21')]).toEqual(['18:00', undefined]);
  expect([daysBetween('2026-11-18', '2026-11-21'), daysBetween('2026-11-22', '2026-11-21')]).toEqual([3, 0]);
});
