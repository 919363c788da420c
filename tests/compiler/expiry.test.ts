import { describe, expect, test } from 'vitest';
import { addDuration, expiryOf } from '../../src/compiler/expiry.ts';

describe('so long facts hold', () => {
  test.each([
    ['2026-11-21', 6, 'month', '2027-05-21'],
    ['2026-08-31', 6, 'month', '2027-02-28'],
    ['2027-08-31', 6, 'month', '2028-02-29'],
    ['2026-12-31', 2, 'month', '2027-02-28'],
    ['2026-01-31', 1, 'month', '2026-02-28'],
    ['2028-02-29', 1, 'year', '2029-02-28'],
    ['2026-11-21', 30, 'day', '2026-12-21'],
    ['2026-12-31', 1, 'day', '2027-01-01'],
    ['2026-03-28', 1, 'week', '2026-04-04'],
    ['2026-10-24', 1, 'day', '2026-10-25'],
    ['2026-11-21', 999, 'year', '3025-11-21'],
  ] as const)('%s and %d %s → %s', (day, count, unit, end) => expect(addDuration(day, { count, unit })).toBe(end));

  test('the earlier of two ends counts, and without any there is none', () => {
    const checked = '2026-11-21';
    const review = { count: 6, unit: 'month' } as const;
    expect(expiryOf({ checked, review })).toBe('2027-05-21');
    expect(expiryOf({ checked, review, expires: '2027-01-01' })).toBe('2027-01-01');
    expect(expiryOf({ checked, review, expires: '2028-01-01' })).toBe('2027-05-21');
    expect(expiryOf({ checked, expires: '2028-01-01' })).toBe('2028-01-01');
    expect(expiryOf({ checked })).toBeUndefined();
  });
});
