import { type Course, courseAudiences, courseKinds, type Entry, type Event, levels, type Place, placeAttributes, placeKinds } from './entry.ts';
import { isHoliday } from './holidays.ts';
import { nextDay } from './occasion.ts';
import { type Moment, openState } from './opening.ts';
import { isProtected } from './protected.ts';
import { addDays, weekdayOf } from './recurrence.ts';

/**
 * What the question part of an address means for the entries of a list: `?open=now&speaks=ar`. The names are a promise, because
 * addresses are shared and printed:
 *
 * places: `topic`, `kind`, `open=now`, `speaks` (a language), `wheelchair` (`yes`, or `limited` for "at least so"), `with` (attributes,
 * with commas between them), `town`; courses: `kind`, `level`, `start` (a month, `2026-12`), `who`, `free=yes`, `with=childcare`;
 * events and starts of courses: `when` (`week`, `month`).
 *
 * Names and values that mean nothing here are passed over: an address from another district or an older atlas still shows a list.
 */

/** A list that can be narrowed. `events` holds courses too: their starts. */
export type Narrowable = 'places' | 'courses' | 'events';

/** What the world is like around the list. */
export interface World {
  /** All of the pack: which topics and towns there are, which days are holidays. */
  readonly entries: readonly Entry[];
  readonly today: string;
  /** `HH:MM` in Berlin; without one nothing is called open or closed. */
  readonly clock?: string;
}

/** Whether an entry is what was asked for. `unknown`: nobody wrote it down, and the atlas does not guess. */
export type Verdict = 'yes' | 'no' | 'unknown';

type Test<E> = (entry: E) => boolean | undefined;
/** Makes the test of a value; undefined for a value that means nothing. */
type Criterion<E> = (value: string, world: World) => Test<E> | undefined;

const oneOf = <const T extends string>(values: readonly T[], value: string): T | undefined => values.find((one) => one === value);

/** Undefined where the list of facts is not there. */
const has = <T>(facts: readonly T[] | undefined, fact: T): boolean | undefined => (facts === undefined ? undefined : facts.includes(fact));

const byTopic: Criterion<Entry> = (value, { entries }) =>
  entries.some((entry) => entry.collection === 'topics' && entry.id === value) ? (entry) => entry.topics.includes(value) : undefined;

/** Whoever speaks "Kurdish" may speak either; whoever reads easy German is spoken to in German. */
const wider: Readonly<Record<string, string>> = { kmr: 'ku', ckb: 'ku', 'de-simple': 'de' };

const places: Readonly<Record<string, Criterion<Place>>> = {
  topic: byTopic,
  kind: (value) => {
    const kind = oneOf(placeKinds, value);
    return kind && ((place) => place.kind === kind);
  },
  open: (value, { entries, today, clock }) => {
    if (value !== 'now' || clock === undefined) return undefined;
    const moment: Moment = { today, clock, isHoliday: isHoliday(entries, today) };
    return ({ opening_hours: hours }) => {
      // Open to those who have an appointment: not now.
      if (hours?.appointment && hours.week.every((day) => day.length === 0)) return false;
      const state = hours && openState(hours, moment);
      return state === undefined || state === 'holiday' ? undefined : state === 'open';
    };
  },
  speaks: (value) => {
    if (!/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(value)) return undefined;
    const wide = wider[value] ?? value;
    return ({ languages }) => has(languages, value) || has(languages, wide);
  },
  wheelchair: (value) => {
    const least = oneOf(['yes', 'limited'], value);
    return least && (({ wheelchair }) => wheelchair && (wheelchair === 'yes' || wheelchair === least));
  },
  with: (value) => {
    const wanted = value.split(',').flatMap((one) => oneOf(placeAttributes, one) ?? []);
    // What is not written down may still be there.
    return wanted.length > 0 ? ({ attributes }) => wanted.every((one) => attributes?.includes(one)) || undefined : undefined;
  },
  town: (value, { entries }) =>
    entries.some((entry) => entry.collection === 'places' && townOf(entry) === value)
      ? (place) => (townOf(place) === undefined ? undefined : townOf(place) === value)
      : undefined,
};

/** Where a place is, if everyone may know. */
export const townOf = (place: Place): string | undefined => (isProtected(place) ? undefined : place.address?.city);

const courses: Readonly<Record<string, Criterion<Course>>> = {
  kind: (value) => {
    const kind = oneOf(courseKinds, value);
    return kind && ((course) => course.kind === kind);
  },
  level: (value) => {
    const level = oneOf(levels, value);
    if (!level) return undefined;
    const rank = levels.indexOf(level);
    return (course) => course.level && levels.indexOf(course.level[0]) <= rank && rank <= levels.indexOf(course.level[1]);
  },
  start: (value) => (/^\d{4}-\d\d$/.test(value) ? ({ start }) => start?.startsWith(value) : undefined),
  who: (value) => {
    const who = oneOf(courseAudiences, value);
    return who && ((course) => course.who && (course.who.includes(who) || course.who.includes('everyone')));
  },
  free: (value) => (value === 'yes' ? (course) => course.free : undefined),
  with: (value) => (value === 'childcare' ? (course) => course.childcare : undefined),
};

const events: Readonly<Record<string, Criterion<Event | Course>>> = {
  when: (value, { today }) => {
    const last = oneOf(['week', 'month'], value) && lastDayOf(value, today);
    if (!last) return undefined;
    return (entry) => {
      const next = nextDay(entry, today);
      return next.kind === 'unclear' ? undefined : next.kind === 'next' && next.day <= last;
    };
  },
};

/** The Sunday of this week, or the last day of this month. */
function lastDayOf(value: string, today: string): string {
  if (value === 'week') return addDays(today, 6 - weekdayOf(today));
  const next = addDays(`${today.slice(0, 7)}-28`, 4);
  return addDays(next, -Number(next.slice(8, 10)));
}

const criteria = { places, courses, events } as const;

/** The names that mean something in a list, in the order of the panel. */
export const namesOf = (list: Narrowable): readonly string[] => Object.keys(criteria[list]);

const collectionsOf = { places: ['places'], courses: ['courses'], events: ['events', 'courses'] } as const;

/**
 * What a question leaves of a list; undefined where it asks nothing of it. Entries of other collections are not asked.
 * narrow({ open: 'now' }, 'places', world) -> (town hall on Monday at 10) -> 'yes'
 */
export function narrow(query: Readonly<Record<string, string>>, list: Narrowable, world: World): ((entry: Entry) => Verdict) | undefined {
  const known = criteria[list] as unknown as Readonly<Record<string, Criterion<Entry>>>;
  const tests = Object.entries(query).flatMap(([name, value]) => (Object.hasOwn(known, name) ? (known[name]?.(value, world) ?? []) : []));
  if (tests.length === 0) return undefined;
  const asked: readonly string[] = collectionsOf[list];
  return (entry) => {
    if (!asked.includes(entry.collection)) return 'yes';
    const answers = tests.map((test) => test(entry));
    return answers.includes(false) ? 'no' : answers.includes(undefined) ? 'unknown' : 'yes';
  };
}
