import type { OpeningHours } from '../../core/atlas/entry.ts';
import { nextOccurrence, weekdayOf } from '../../core/atlas/recurrence.ts';
import type { Pack } from '../../core/pack/pack.ts';
import { entriesOf } from './atlas.ts';

/** What a door sign would say now, as far as the written hours tell. */
export type OpenState = 'open' | 'shut' | 'holiday';

/** True when the pack knows a public holiday on that day. */
const isHoliday = (pack: Pack, today: string): boolean =>
  entriesOf(pack, 'events').some((event) => {
    if (!event.holiday) return false;
    const next = nextOccurrence(event, today);
    return next.kind === 'next' && next.day <= today;
  });

/**
 * `open` or `shut` by the written hours; `holiday` when nobody should rely on them; undefined without a clock (in Node, in the worker)
 * and where no hours are known. Never hides anything: it stands above the table.
 */
export function openState(hours: OpeningHours, pack: Pack, today: string, clock: string | undefined): OpenState | undefined {
  if (hours.always) return 'open';
  if (clock === undefined || hours.week.every((day) => day.length === 0)) return undefined;
  if (isHoliday(pack, today)) return 'holiday';
  const isOpen = hours.week[weekdayOf(today)]?.some(([from, to]) => from <= clock && (clock < to || to <= from));
  // A night shift that began yesterday: `20:00` to `06:00`.
  const sinceYesterday = hours.week[(weekdayOf(today) + 6) % 7]?.some(([from, to]) => to <= from && clock < to);
  return isOpen || sinceYesterday ? 'open' : 'shut';
}
