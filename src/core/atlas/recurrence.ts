/**
 * When something happens again: the small part of RFC 5545 recurrence rules that editors of a welcome atlas need.
 * `FREQ=DAILY|WEEKLY|MONTHLY|YEARLY` with `INTERVAL`, `BYDAY` (`TH`, and monthly `1TH` or `-1FR`), `UNTIL` and `COUNT`.
 * Days are ISO 8601 texts; nothing here knows a time zone or the clock.
 */
export interface Recurrence {
  readonly frequency: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';
  readonly interval: number;
  /** Weekday 0 is Monday. `nth` counts within the month, from its end when negative; absent: every one. */
  readonly days: readonly { readonly weekday: number; readonly nth?: number }[];
  readonly until?: string;
  readonly count?: number;
}

const weekdayNames = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const millisecondsOfDay = 86_400_000;

const toNumber = (day: string) => Math.round(Date.parse(`${day.slice(0, 10)}T00:00:00Z`) / millisecondsOfDay);
const toDay = (number: number) => new Date(number * millisecondsOfDay).toISOString().slice(0, 10);

/** Weekday of a day, 0 is Monday. weekdayOf('2026-11-21') -> 5 */
export const weekdayOf = (day: string): number => (toNumber(day) + 3) % 7;

/** The day that lies so many days later (or earlier, when negative). */
export const addDays = (day: string, days: number): string => toDay(toNumber(day) + days);

/** A rule as data; undefined for a rule with parts that we do not understand, which must not be guessed. */
export function parseRecurrence(rule: string): Recurrence | undefined {
  const parts = new Map(rule.split(';').map((part) => part.split('=', 2) as [string, string | undefined]));
  const known = ['FREQ', 'INTERVAL', 'BYDAY', 'UNTIL', 'COUNT', 'WKST'];
  if ([...parts].some(([name, value]) => !known.includes(name) || !value)) return undefined;
  const frequency = (['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const).find((name) => name === parts.get('FREQ'));
  const interval = Number(parts.get('INTERVAL') ?? 1);
  const count = parts.get('COUNT');
  const until = /^(\d{4})(\d\d)(\d\d)/.exec(parts.get('UNTIL') ?? '');
  const days = (parts.get('BYDAY')?.split(',') ?? []).map((text) => /^(-?[1-5])?([A-Z]{2})$/.exec(text));
  const readable = days.map((match) => ({ weekday: weekdayNames.indexOf(match?.[2] ?? ''), ...(match?.[1] ? { nth: Number(match[1]) } : {}) }));
  if (!frequency || !Number.isInteger(interval) || interval < 1 || readable.some((day) => day.weekday < 0)) return undefined;
  if (count !== undefined && !(Number(count) > 0)) return undefined;
  if (parts.has('UNTIL') && (!until || count !== undefined)) return undefined;
  if (frequency === 'YEARLY' && days.length > 0) return undefined;
  return {
    frequency,
    interval,
    days: readable,
    ...(until ? { until: `${until[1]}-${until[2]}-${until[3]}` } : {}),
    ...(count === undefined ? {} : { count: Number(count) }),
  };
}

const firstOfMonth = (month: number) => Math.round(Date.UTC(Math.floor(month / 12), month % 12, 1) / millisecondsOfDay);

/** Days of one month that a rule means, in order. `month` counts from the year 0: 12 × year + month, January is 0. */
function daysOfMonth(recurrence: Recurrence, month: number, dayOfMonth: number): number[] {
  const first = firstOfMonth(month);
  const length = firstOfMonth(month + 1) - first;
  // RFC 5545: a month without a 31st is left out, not shortened.
  if (recurrence.days.length === 0) return dayOfMonth <= length ? [first + dayOfMonth - 1] : [];
  const found = recurrence.days.flatMap(({ weekday, nth }) => {
    const offset = (weekday - ((first + 3) % 7) + 7) % 7;
    const all = [0, 7, 14, 21, 28].map((week) => first + offset + week).filter((day) => day < first + length);
    if (nth === undefined) return all;
    const one = nth > 0 ? all[nth - 1] : all[all.length + nth];
    return one === undefined ? [] : [one];
  });
  return found.sort((a, b) => a - b);
}

/** Every occurrence in order until `last`, a day number. Days before `start` may be among them. */
function* occurrences(start: string, recurrence: Recurrence, last: number): Generator<number> {
  const first = toNumber(start);
  const startMonth = Number(start.slice(0, 4)) * 12 + Number(start.slice(5, 7)) - 1;
  const dayOfMonth = Number(start.slice(8, 10));
  const startWeekday = (first + 3) % 7;
  const weekdays = recurrence.days.length > 0 ? recurrence.days.map(({ weekday }) => weekday).sort((a, b) => a - b) : [startWeekday];
  const { frequency, interval } = recurrence;
  if (frequency === 'DAILY') {
    for (let day = first; day <= last; day += interval) if (recurrence.days.length === 0 || weekdays.includes((day + 3) % 7)) yield day;
  } else if (frequency === 'WEEKLY') {
    for (let monday = first - startWeekday; monday <= last; monday += 7 * interval) for (const weekday of weekdays) yield monday + weekday;
  } else {
    const months = frequency === 'MONTHLY' ? interval : 12 * interval;
    for (let month = startMonth; firstOfMonth(month) <= last; month += months) yield* daysOfMonth(recurrence, month, dayOfMonth);
  }
}

/** What repeats: the first day, a rule, or every known day of a feast that no rule can tell. */
export interface Repeating {
  readonly start: string;
  readonly schedule?: string;
  readonly dates?: readonly string[];
  readonly end?: string;
}

/** `next`: a day from today on (it lasts until `lastDay`). `past`: the last known one is over. `unclear`: a rule that we cannot read. */
export type NextOccurrence =
  | { readonly kind: 'next'; readonly day: string; readonly lastDay: string }
  | { readonly kind: 'past'; readonly day: string }
  | { readonly kind: 'unclear' };

/** Five years of days: longer gaps between two occurrences do not exist in a rule that we read. */
const horizon = 366 * 5;

/**
 * The first occurrence that is not over on `today`.
 * nextOccurrence({ start: '2026-01-01', schedule: 'FREQ=WEEKLY;BYDAY=TH' }, '2026-11-21') -> { kind: 'next', day: '2026-11-26', … }
 */
export function nextOccurrence(thing: Repeating, today: string): NextOccurrence {
  const start = thing.start.slice(0, 10);
  const length = thing.end ? Math.max(0, toNumber(thing.end) - toNumber(start)) : 0;
  const recurrence = thing.schedule ? parseRecurrence(thing.schedule) : undefined;
  if (thing.schedule && !recurrence) return { kind: 'unclear' };
  const now = toNumber(today);
  const answer = (day: number): NextOccurrence => ({ kind: 'next', day: toDay(day), lastDay: toDay(day + length) });
  const days = [...(thing.dates ?? []).map(toNumber), ...(recurrence ? [] : [toNumber(start)])].sort((a, b) => a - b);
  const listed = days.find((day) => day + length >= now);
  if (!recurrence) return listed === undefined ? { kind: 'past', day: toDay(days.at(-1) ?? toNumber(start)) } : answer(listed);

  let last = toNumber(start);
  let seen = 0;
  for (const day of occurrences(start, recurrence, Math.max(now, last) + horizon)) {
    if (day < toNumber(start)) continue;
    seen += 1;
    const over = (recurrence.until !== undefined && toDay(day) > recurrence.until) || (recurrence.count !== undefined && seen > recurrence.count);
    if (over) break;
    if (day + length >= now) return answer(listed === undefined ? day : Math.min(day, listed));
    last = day;
  }
  return listed === undefined ? { kind: 'past', day: toDay(last) } : answer(listed);
}
