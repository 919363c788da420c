import type { Course, Event } from '../atlas/entry.ts';
import { addDays, nextOccurrence, parseRecurrence, type Recurrence, weekdayOf } from '../atlas/recurrence.ts';

/**
 * Events and starts of courses as iCalendar files (RFC 5545), made on the phone. Times are Berlin's and carry the rules of its zone,
 * so that 16:00 stays 16:00 when the clocks change, on a phone of any zone.
 */

/** What a calendar shows beside the days. */
export interface Particulars {
  /** Makes the UID, which is the same in every language and from every mirror: a second file replaces the first. */
  readonly district: string;
  /** Whole address of the page. */
  readonly url: string;
  /** Language of the title, as `lang` attributes say it. */
  readonly lang: string;
  readonly description?: string;
  readonly location?: string;
  /** WGS84, `[latitude, longitude]`. */
  readonly at?: readonly [number, number];
  /** Of the known days of a feast only those from here on are told. */
  readonly today: string;
}

const berlin = [
  'BEGIN:VTIMEZONE',
  'TZID:Europe/Berlin',
  'BEGIN:DAYLIGHT',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'TZNAME:CEST',
  'DTSTART:19810329T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'TZNAME:CET',
  'DTSTART:19961027T030000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'END:STANDARD',
  'END:VTIMEZONE',
];

const weekdayNames = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** '2026-11-26' -> '20261126' */
const basic = (day: string) => day.replaceAll('-', '');
/** A day, or a time of Berlin: ('2026-11-26', '16:00') -> ';TZID=Europe/Berlin:20261126T160000' */
const stampOf = (day: string, time: string | undefined) =>
  time === undefined ? `;VALUE=DATE:${basic(day)}` : `;TZID=Europe/Berlin:${basic(day)}T${time.replace(':', '')}00`;

const dayOf = (moment: string) => moment.slice(0, 10);
const timeOf = (moment: string): string | undefined => moment.slice(11, 16) || undefined;
const daysFrom = (day: string, other: string) => Math.round((Date.parse(other) - Date.parse(day)) / 86_400_000);

const lastSunday = (month: string) => {
  const last = `${month}-31`;
  return addDays(last, -((weekdayOf(last) + 1) % 7));
};
/** True on days whose last minute is in summer time. */
const isSummer = (day: string) => day >= lastSunday(`${day.slice(0, 4)}-03`) && day < lastSunday(`${day.slice(0, 4)}-10`);

/** The rule as calendars want it: the last day in UTC where the first has a time, a bare day where it has none. */
function ruleOf({ frequency, interval, days, until, count }: Recurrence, isTimed: boolean, end: string | undefined): string {
  const last = [until, end].filter((day) => day !== undefined).sort()[0];
  const lastText = last && (isTimed ? `${basic(last)}T${isSummer(last) ? '21' : '22'}5959Z` : basic(last));
  return [
    `FREQ=${frequency}`,
    ...(interval > 1 ? [`INTERVAL=${interval}`] : []),
    ...(days.length > 0 ? [`BYDAY=${days.map(({ weekday, nth }) => `${nth ?? ''}${weekdayNames[weekday]}`).join(',')}`] : []),
    ...(lastText ? [`UNTIL=${lastText}`] : []),
    ...(count !== undefined && !lastText ? [`COUNT=${count}`] : []),
  ].join(';');
}

/** First days with what makes the UID different, and the rule they go on by. */
function occasionsOf(entry: Event | Course, today: string): readonly { readonly day: string; readonly mark: string; readonly rule?: string }[] {
  const { start, schedule } = entry;
  if (start === undefined) return [];
  if (schedule !== undefined) {
    const recurrence = parseRecurrence(schedule);
    // The first day must be one that the rule names: `start` itself may be none.
    const first = nextOccurrence({ start, schedule }, dayOf(start));
    if (!recurrence || first.kind !== 'next') return [];
    const seriesEnd = entry.collection === 'courses' && entry.end ? dayOf(entry.end) : undefined;
    return [{ day: first.day, mark: '', rule: ruleOf(recurrence, timeOf(start) !== undefined, seriesEnd) }];
  }
  // One event for each known day: many calendars pass over a list of days.
  const days = entry.collection === 'events' ? [...new Set([dayOf(start), ...(entry.dates ?? [])])].sort() : [dayOf(start)];
  const coming = days.filter((day) => day >= today);
  const told = coming.length > 0 ? coming : days.slice(-1);
  return told.map((day) => ({ day, mark: days.length > 1 ? `-${basic(day)}` : '' }));
}

/** When one occurrence ends; nothing where nobody said it. A course's end is the end of all its lessons. */
function endOf(entry: Event | Course, day: string): string[] {
  const { start = '', end } = entry;
  if (end === undefined || entry.collection === 'courses') return timeOf(start) === undefined ? [`DTEND${stampOf(addDays(day, 1), undefined)}`] : [];
  const lastDay = addDays(day, Math.max(0, daysFrom(dayOf(start), dayOf(end))));
  const [from, to] = [timeOf(start), timeOf(end)];
  // The end of a whole day is the day after it.
  if (from === undefined) return [`DTEND${stampOf(addDays(lastDay, 1), undefined)}`];
  if (to === undefined) return lastDay > day ? [`DTEND${stampOf(addDays(lastDay, 1), '00:00')}`] : [];
  return lastDay > day || to > from ? [`DTEND${stampOf(lastDay, to)}`] : [];
}

const escaped = (text: string) => text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');

/** Lines of at most 75 bytes of UTF-8; no character is cut in two. */
export function fold(line: string): string {
  const lines: string[] = [];
  let current = '';
  let bytes = 0;
  for (const sign of line) {
    const point = sign.codePointAt(0) ?? 0;
    const size = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    if (bytes + size > 75) {
      lines.push(current);
      current = ' ';
      bytes = 1;
    }
    current += sign;
    bytes += size;
  }
  return [...lines, current].join('\r\n');
}

/** The file of one entry; undefined where it has no day that a calendar could take. */
export function icsOf(entry: Event | Course, { district, url, lang, description, location, at, today }: Particulars): string | undefined {
  const occasions = occasionsOf(entry, today);
  if (occasions.length === 0) return undefined;
  const { start = '' } = entry;
  const events = occasions.flatMap(({ day, mark, rule }) => [
    'BEGIN:VEVENT',
    `UID:${district}-${entry.collection}-${entry.id}${mark}@welcome-atlas`,
    // When the facts were last looked at: two files of the same facts are equal.
    `DTSTAMP:${basic(entry.checked ?? today)}T000000Z`,
    `DTSTART${stampOf(day, timeOf(start))}`,
    ...endOf(entry, day),
    ...(rule === undefined ? [] : [`RRULE:${rule}`]),
    `SUMMARY;LANGUAGE=${lang}:${escaped(entry.words.title)}`,
    ...(description ? [`DESCRIPTION;LANGUAGE=${lang}:${escaped(description)}`] : []),
    ...(location ? [`LOCATION:${escaped(location)}`] : []),
    ...(at ? [`GEO:${at.join(';')}`] : []),
    `URL:${url}`,
    ...(entry.collection === 'events' && entry.holiday ? ['TRANSP:TRANSPARENT'] : []),
    'END:VEVENT',
  ]);
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Welcome Atlas//EN', ...(timeOf(start) === undefined ? [] : berlin), ...events, 'END:VCALENDAR'];
  return `${lines.map(fold).join('\r\n')}\r\n`;
}
