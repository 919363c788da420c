import type { OpeningHours } from './entry.ts';
import { weekdayOf } from './recurrence.ts';

/** What a door sign would say now, as far as the written hours tell. */
export type OpenState = 'open' | 'shut' | 'holiday';

/** A moment in Berlin. */
export interface Moment {
  /** `2026-11-21`. */
  readonly today: string;
  /** `HH:MM`; absent where no clock is to be trusted. */
  readonly clock?: string;
  /** True on a public holiday of the Land. */
  readonly isHoliday: boolean;
}

/**
 * `open` or `shut` by the written hours; `holiday` when they say nothing about holidays and today is one; undefined without a clock
 * (in Node, in the worker) and where no hours are known. Whoever comes only by appointment has no hours: that is said elsewhere.
 */
export function openState(hours: OpeningHours, { today, clock, isHoliday }: Moment): OpenState | undefined {
  if (hours.always) return 'open';
  if (clock === undefined || hours.week.every((day) => day.length === 0)) return undefined;
  if (isHoliday) return hours.holidays === 'off' ? 'shut' : 'holiday';
  const isOpen = hours.week[weekdayOf(today)]?.some(([from, to]) => from <= clock && (clock < to || to <= from));
  // A night shift that began yesterday: `20:00` to `06:00`.
  const sinceYesterday = hours.week[(weekdayOf(today) + 6) % 7]?.some(([from, to]) => to <= from && clock < to);
  return isOpen || sinceYesterday ? 'open' : 'shut';
}
