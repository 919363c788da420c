import { expect, test } from 'vitest';
import type { Course, Event } from '../../../src/core/atlas/entry.ts';
import { addDays, nextOccurrence } from '../../../src/core/atlas/recurrence.ts';
import { fold, icsOf, type Particulars } from '../../../src/core/calendar/ics.ts';
import { type Component, find, offsetsOf, readIcs, startsOf, textOf, unfold, wall } from './readIcs.ts';

// Calendar files as a phone reads them: by a reader that was written from RFC 5545 and knows nothing of our writer.

const words = (title: string) => ({ lang: 'de', title, body: [], translation: 'original' as const });
const event = (facts: Partial<Event>): Event => ({
  collection: 'events',
  id: 'cafe',
  start: '2026-11-26T16:00',
  topics: [],
  source: [],
  words: words('Café'),
  ...facts,
});
const course = (facts: Partial<Course>): Course => ({
  collection: 'courses',
  id: 'a1',
  kind: 'language',
  topics: [],
  source: [],
  words: words('Deutsch A1'),
  ...facts,
});
const about: Particulars = { district: 'witten', url: 'https://welcome.example/witten/de/events/cafe/', lang: 'de', today: '2026-11-21' };

function read(entry: Event | Course, more: Partial<Particulars> = {}) {
  const text = icsOf(entry, { ...about, ...more });
  if (text === undefined) throw new Error('no file');
  const calendar = readIcs(text);
  const events = calendar.components.filter(({ name }) => name === 'VEVENT');
  const [first] = events;
  if (!first) throw new Error('no event');
  return { text, calendar, events, first, offsetOf: offsetsOf(calendar) };
}
const said = (component: Component, name: string) => find(component, name)?.value;

test('a weekly café keeps its hour when the clocks change', () => {
  const { first, offsetOf } = read(event({ start: '2026-10-01T16:00', end: '2026-10-01T18:00', schedule: 'FREQ=WEEKLY;BYDAY=TH' }));
  const starts = startsOf(first, '2026-11-05', offsetOf);
  expect(starts).toEqual(['2026-10-01T16:00', '2026-10-08T16:00', '2026-10-15T16:00', '2026-10-22T16:00', '2026-10-29T16:00', '2026-11-05T16:00']);
  const utc = starts.map((start) => new Date(Date.parse(`${start}Z`) - offsetOf(Date.parse(`${start}Z`))).toISOString().slice(11, 16));
  expect(utc).toEqual(['14:00', '14:00', '14:00', '14:00', '15:00', '15:00']);
  expect([find(first, 'DTEND')?.parameters['TZID'], said(first, 'DTEND')]).toEqual(['Europe/Berlin', '20261001T180000']);
});

test('the zone in the file is Berlin, in every month of ten years', () => {
  const { offsetOf } = read(event({}));
  const berlin = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Berlin', dateStyle: 'short', timeStyle: 'short' });
  for (let month = 0; month < 120; month++) {
    for (const day of [1, 24, 26, 30]) {
      const clock = Date.UTC(2024, month, day, 12);
      expect(berlin.format(clock - offsetOf(clock))).toBe(new Date(clock).toISOString().slice(0, 16).replace('T', ' '));
    }
  }
});

test('a feast is a whole day, or whole days to the morning after the last, and asks for no zone', () => {
  const { text, first } = read(event({ start: '2026-12-25', holiday: true, schedule: 'FREQ=YEARLY' }));
  expect([find(first, 'DTSTART')?.parameters['VALUE'], said(first, 'DTSTART'), said(first, 'DTEND')]).toEqual(['DATE', '20261225', '20261226']);
  expect(said(first, 'RRULE')).toBe('FREQ=YEARLY');
  expect(said(first, 'TRANSP')).toBe('TRANSPARENT');
  expect(text).not.toContain('TZID');
  expect(said(read(event({ start: '2026-12-30', end: '2027-01-01' })).first, 'DTEND')).toBe('20270102');
});

test('an end without a time reaches to midnight, an end before the start is left out', () => {
  expect(said(read(event({ start: '2026-12-30T18:00', end: '2026-12-31' })).first, 'DTEND')).toBe('20270101T000000');
  expect(said(read(event({ start: '2026-12-30T18:00', end: '2026-12-30' })).first, 'DTEND')).toBeUndefined();
  expect(said(read(event({ start: '2026-12-30T18:00', end: '2026-12-30T09:00' })).first, 'DTEND')).toBeUndefined();
});

test('a feast without a rule: one event for each known day from today on, each with an id of its own', () => {
  const { events } = read(event({ id: 'easter', start: '2026-04-05', dates: ['2026-04-05', '2027-03-28', '2028-04-16'] }));
  expect(events.map((one) => said(one, 'DTSTART'))).toEqual(['20270328', '20280416']);
  expect(events.map((one) => said(one, 'UID'))).toEqual(['witten-events-easter-20270328@welcome-atlas', 'witten-events-easter-20280416@welcome-atlas']);
  expect(read(event({ start: '2026-04-05', dates: ['2026-04-06'] })).events.map((one) => said(one, 'DTSTART'))).toEqual(['20260406']);
});

test('a course begins on the first day that its rule names and ends with its last lesson, in UTC', () => {
  const { first, offsetOf } = read(course({ start: '2027-01-12T09:00', end: '2027-06-30', schedule: 'FREQ=WEEKLY;BYDAY=MO,WE' }));
  expect(said(first, 'DTSTART')).toBe('20270113T090000');
  expect(said(first, 'RRULE')).toBe('FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20270630T215959Z');
  expect(startsOf(first, '2027-12-31', offsetOf).at(-1)).toBe('2027-06-30T09:00');
  expect(said(read(course({ start: '2027-01-12', end: '2027-02-28', schedule: 'FREQ=WEEKLY' })).first, 'RRULE')).toBe('FREQ=WEEKLY;UNTIL=20270228');
  expect(said(read(course({ start: '2026-10-01T09:00', end: '2026-12-20', schedule: 'FREQ=WEEKLY' })).first, 'RRULE')).toMatch(/T225959Z$/);
});

test('a course without a day has no file', () => {
  expect(icsOf(course({}), about)).toBeUndefined();
});

test('the same entry has the same id in every language and at every address, and the same bytes for the same facts', () => {
  const german = read(event({ checked: '2026-11-01' }));
  const arabic = read(event({ checked: '2026-11-01', words: { ...words('مقهى'), lang: 'ar' } }), {
    url: 'https://mirror.example/ar/',
    lang: 'ar',
    today: '2027-01-01',
  });
  expect(said(german.first, 'UID')).toBe(said(arabic.first, 'UID'));
  expect(read(event({ checked: '2026-11-01' }), { today: '2027-01-01' }).text).toBe(german.text);
  expect(find(arabic.first, 'SUMMARY')?.parameters['LANGUAGE']).toBe('ar');
});

test('whatever stands in a title comes back as it was written', () => {
  const title = 'Café, Tee; „Brot“ \\ Salz: frei\nEND:VEVENT\r\nBEGIN:VALARM مقهى 🍞 ቡን';
  const { first, events } = read(event({ words: words(title) }), { description: 'a;b,c\\n', location: 'Haus, Straße 1' });
  expect(textOf(first, 'SUMMARY')).toBe(title.replace('\r\n', '\n'));
  expect(textOf(first, 'DESCRIPTION')).toBe('a;b,c\\n');
  expect(textOf(first, 'LOCATION')).toBe('Haus, Straße 1');
  expect(events).toHaveLength(1);
  expect(first.components).toEqual([]);
});

const bytesOf = (line: string) => new TextEncoder().encode(line).length;

test('no line is longer than 75 bytes, no character is cut, every line ends with CR and LF', () => {
  for (const piece of ['a', 'ä', 'مقهى ', '🍞', 'ab🍞ቡ']) {
    for (let length = 60; length < 180; length++) {
      const line = piece
        .repeat(length)
        .slice(0, length)
        .replace(/[\ud800-\udbff]$/, '');
      const folded = fold(line).split('\r\n');
      expect(Math.max(...folded.map(bytesOf))).toBeLessThanOrEqual(75);
      expect(folded.join('').includes('\ufffd')).toBe(false);
      expect(unfold(`${folded.join('\r\n')}\r\n`)).toEqual([line]);
    }
  }
  const { text } = read(event({ words: words('ቡን '.repeat(60)) }));
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
});

/** Numbers that look random and are the same in every run: mulberry32. */
function randomFrom(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

test('four hundred made-up rules: the file names exactly the days that the atlas shows', () => {
  const random = randomFrom(20261121);
  const pick = <T>(values: readonly T[]) => values[random(values.length)] as T;
  const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
  let compared = 0;
  for (let round = 0; round < 400; round++) {
    const day = addDays('2026-01-01', random(800));
    const frequency = pick(['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const);
    const isTimed = random(2) === 0;
    const some = [...new Set([pick(weekdays), pick(weekdays)])];
    const byDay = frequency === 'WEEKLY' || frequency === 'DAILY' ? some.join(',') : frequency === 'MONTHLY' ? pick(['1', '2', '-1', '']) + pick(weekdays) : '';
    const schedule = [
      `FREQ=${frequency}`,
      ...(random(3) === 0 ? [`INTERVAL=${1 + random(3)}`] : []),
      ...(byDay && random(3) > 0 ? [`BYDAY=${byDay}`] : []),
      ...pick([[], [`COUNT=${1 + random(9)}`], [`UNTIL=${addDays(day, 20 + random(400)).replaceAll('-', '')}`]]),
    ].join(';');
    const entry = event({ start: isTimed ? `${day}T${pick(['09:00', '23:30', '00:15'])}` : day, schedule });
    const last = addDays(day, 500);
    // What the atlas shows: its next day, and again from the day after.
    const shown: string[] = [];
    for (let from = day; ; ) {
      const next = nextOccurrence(entry, from);
      if (next.kind !== 'next' || next.day > last) break;
      shown.push(next.day);
      from = addDays(next.day, 1);
    }
    if (shown.length === 0) continue;
    const { first, offsetOf } = read(entry);
    expect([schedule, day, startsOf(first, last, offsetOf).map((one) => one.slice(0, 10))]).toEqual([schedule, day, shown]);
    expect(wall(said(first, 'DTSTART') ?? '')).toBe(Date.parse(`${shown[0]}T${entry.start.slice(11) || '00:00'}Z`));
    compared += 1;
  }
  expect(compared).toBeGreaterThan(300);
});
