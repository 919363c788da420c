import { expect, test } from 'vitest';
import { addDays, nextOccurrence, parseRecurrence, weekdayOf } from '../../../src/core/atlas/recurrence.ts';

const today = '2026-11-21'; // a Saturday
const next = (start: string, schedule?: string, more = {}) => {
  const found = nextOccurrence({ start, ...(schedule ? { schedule } : {}), ...more }, today);
  return found.kind === 'next' ? found.day : found.kind;
};

test('weekdays begin with Monday', () => {
  expect(['2026-11-16', '2026-11-21', '2026-11-22', '1970-01-01'].map(weekdayOf)).toEqual([0, 5, 6, 3]);
});

test('a day is added across the end of February and of summer time', () => {
  expect([addDays('2028-02-28', 1), addDays('2026-10-24', 2), addDays('2026-01-01', -1)]).toEqual(['2028-02-29', '2026-10-26', '2025-12-31']);
});

test('something without a rule comes once', () => {
  expect([next('2026-12-24'), next('2026-11-21T09:00'), next('2026-11-20')]).toEqual(['2026-12-24', '2026-11-21', 'past']);
});

test('something that lasts some days is not over before its last one', () => {
  expect(nextOccurrence({ start: '2026-11-20', end: '2026-11-22' }, today)).toEqual({ kind: 'next', day: '2026-11-20', lastDay: '2026-11-22' });
});

test('every week on Thursday, every second week, on several days', () => {
  expect(next('2026-01-08', 'FREQ=WEEKLY;BYDAY=TH')).toBe('2026-11-26');
  expect(next('2026-11-05', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH')).toBe('2026-12-03');
  expect(next('2026-11-02', 'FREQ=WEEKLY;BYDAY=SU,MO')).toBe('2026-11-22');
  expect(next('2026-11-07', 'FREQ=WEEKLY')).toBe('2026-11-21');
});

test('the first Tuesday and the last Friday of a month', () => {
  expect(next('2026-01-06', 'FREQ=MONTHLY;BYDAY=1TU')).toBe('2026-12-01');
  expect(next('2026-01-30', 'FREQ=MONTHLY;BYDAY=-1FR')).toBe('2026-11-27');
  expect(next('2026-01-31', 'FREQ=MONTHLY')).toBe('2026-12-31');
});

test('every year on the same day, on 29 February only in leap years', () => {
  expect(next('2020-12-25', 'FREQ=YEARLY')).toBe('2026-12-25');
  expect(next('2024-02-29', 'FREQ=YEARLY')).toBe('2028-02-29');
});

test('a rule ends with its last day or after its last time', () => {
  expect(next('2026-11-02', 'FREQ=DAILY;UNTIL=20261121T235959Z')).toBe('2026-11-21');
  expect(next('2026-11-02', 'FREQ=DAILY;UNTIL=20261120')).toBe('past');
  expect(next('2026-11-18', 'FREQ=DAILY;COUNT=3')).toBe('past');
  expect(next('2026-11-18', 'FREQ=DAILY;COUNT=4')).toBe('2026-11-21');
});

test('feasts that no rule can tell are found by their days', () => {
  expect(next('2026-04-05', undefined, { dates: ['2026-04-05', '2027-03-28'] })).toBe('2027-03-28');
  expect(next('2025-04-20', undefined, { dates: ['2025-04-20'] })).toBe('past');
});

test('a rule that we cannot read is not guessed', () => {
  for (const rule of [
    'FREQ=HOURLY',
    'FREQ=WEEKLY;BYHOUR=9',
    'FREQ=WEEKLY;BYDAY=XX',
    'FREQ=YEARLY;BYDAY=1MO',
    'FREQ=DAILY;INTERVAL=0',
    'FREQ=DAILY;COUNT=3;UNTIL=20261231',
    'nonsense',
  ])
    expect(parseRecurrence(rule), rule).toBeUndefined();
  expect(next('2026-01-01', 'FREQ=HOURLY')).toBe('unclear');
});

test('a rule that can never come true ends', () => {
  expect(next('2026-11-02', 'FREQ=DAILY;INTERVAL=7;BYDAY=TU')).toBe('past');
});
