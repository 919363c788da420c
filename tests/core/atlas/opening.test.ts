import { expect, test } from 'vitest';
import type { OpeningHours } from '../../../src/core/atlas/entry.ts';
import { openState } from '../../../src/core/atlas/opening.ts';

// What a door sign would say now.

const closed = [[], [], [], [], [], [], []] as const;
const hours = (week: OpeningHours['week'], more: Partial<OpeningHours> = {}): OpeningHours => ({ osm: '', week, holidays: 'unknown', ...more });
const office = hours([
  [
    ['08:00', '12:00'],
    ['14:00', '16:00'],
  ],
  [],
  [],
  [],
  [],
  [],
  [],
]);
const at = (today: string, clock: string | undefined, isHoliday = false) => ({ today, isHoliday, ...(clock !== undefined && { clock }) });

test('an office is open from its first minute to the one before its last, and shut at noon', () => {
  const states = ['07:59', '08:00', '11:59', '12:00', '13:00', '14:00', '16:00'].map((clock) => openState(office, at('2026-11-23', clock)));
  expect(states).toEqual(['shut', 'open', 'open', 'shut', 'shut', 'open', 'shut']);
});

test('a night shift lasts into the next morning, from Sunday into Monday too', () => {
  const night = hours([[], [], [], [], [], [], [['20:00', '06:00']]]);
  expect(openState(night, at('2026-11-22', '23:30'))).toBe('open');
  expect(openState(night, at('2026-11-23', '05:59'))).toBe('open');
  expect(openState(night, at('2026-11-23', '06:00'))).toBe('shut');
  expect(openState(night, at('2026-11-22', '05:00'))).toBe('shut');
});

test('a public holiday: shut where the hours say so, doubtful where they are silent', () => {
  expect(openState(office, at('2026-11-23', '09:00', true))).toBe('holiday');
  expect(openState({ ...office, holidays: 'off' }, at('2026-11-23', '09:00', true))).toBe('shut');
});

test('nothing is claimed without a clock or without hours; what is always open needs neither', () => {
  expect(openState(office, at('2026-11-23', undefined))).toBeUndefined();
  expect(openState(hours(closed, { appointment: true }), at('2026-11-23', '09:00'))).toBeUndefined();
  expect(openState(hours(closed, { always: true }), at('2026-11-23', undefined, true))).toBe('open');
});
