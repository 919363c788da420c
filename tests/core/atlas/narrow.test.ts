import { expect, test } from 'vitest';
import type { Course, Entry, Event, OpeningHours, Place, Topic } from '../../../src/core/atlas/entry.ts';
import { type Narrowable, namesOf, narrow, type World } from '../../../src/core/atlas/narrow.ts';

// What the question part of an address leaves of a list.

const base = { topics: [], source: [], words: { lang: 'de', title: '', body: [], translation: 'original' as const } };
const place = (id: string, facts: Partial<Place> = {}): Place => ({ ...base, collection: 'places', id, kind: 'library', ...facts });
const course = (id: string, facts: Partial<Course> = {}): Course => ({ ...base, collection: 'courses', id, kind: 'language', ...facts });
const event = (id: string, start: string, facts: Partial<Event> = {}): Event => ({ ...base, collection: 'events', id, start, ...facts });
const topic = (id: string): Topic => ({ ...base, collection: 'topics', id, icon: '', color: '' });

const weekly = (times: readonly (readonly [string, string])[], more: Partial<OpeningHours> = {}): OpeningHours => ({
  osm: '',
  week: [times, times, times, times, times, [], []],
  holidays: 'unknown',
  ...more,
});

/** Monday at ten. */
const monday = { today: '2026-11-23', clock: '10:00' };
const world = (entries: readonly Entry[], more: Partial<World> = {}): World => ({ entries, ...monday, ...more });

function left(query: Record<string, string>, list: Narrowable, entries: readonly Entry[], more: Partial<World> = {}) {
  const judge = narrow(query, list, world(entries, more));
  return judge && entries.filter((entry) => judge(entry) === 'yes').map(({ id }) => id);
}
const verdict = (query: Record<string, string>, entry: Entry, more: Partial<World> = {}) => narrow(query, 'places', world([entry], more))?.(entry);

test('what is open now is told by the clock in Berlin, and what nobody wrote down is unknown', () => {
  const open = place('open', { opening_hours: weekly([['08:00', '12:00']]) });
  expect(verdict({ open: 'now' }, open)).toBe('yes');
  expect(verdict({ open: 'now' }, open, { clock: '12:00' })).toBe('no');
  expect(verdict({ open: 'now' }, open, { today: '2026-11-22' })).toBe('no');
  expect(verdict({ open: 'now' }, place('silent'))).toBe('unknown');
});

test('an office that opens by appointment only is not open now', () => {
  const hours: OpeningHours = { osm: '"by appointment"', week: [[], [], [], [], [], [], []], holidays: 'unknown', appointment: true };
  expect(verdict({ open: 'now' }, place('office', { opening_hours: hours }))).toBe('no');
});

test('on a public holiday of the Land nothing claims to be open, but what never closes', () => {
  const christmas = event('christmas', '2026-12-25', { holiday: true, schedule: 'FREQ=YEARLY' });
  const entries = [
    place('unsure', { opening_hours: weekly([['08:00', '18:00']]) }),
    place('closed', { opening_hours: weekly([['08:00', '18:00']], { holidays: 'off' }) }),
    place('station', { opening_hours: { osm: '24/7', week: [], holidays: 'unknown', always: true } }),
    christmas,
  ];
  const judge = narrow({ open: 'now' }, 'places', world(entries, { today: '2026-12-25' }));
  expect(entries.slice(0, 3).map((entry) => judge?.(entry))).toEqual(['unknown', 'no', 'yes']);
  expect(left({ open: 'now' }, 'places', entries.slice(0, 3), { today: '2026-12-24' })).toEqual(['unsure', 'closed', 'station']);
});

test('without a clock that can be right the question what is open is passed over', () => {
  expect(narrow({ open: 'now' }, 'places', { entries: [], today: '2026-11-23' })).toBeUndefined();
});

test('a reader of Kurmanji finds who speaks Kurdish; a reader of easy German who speaks German', () => {
  const entries = [place('ku', { languages: ['ku', 'de'] }), place('kmr', { languages: ['kmr'] }), place('en', { languages: ['en'] }), place('silent')];
  expect(left({ speaks: 'kmr' }, 'places', entries)).toEqual(['ku', 'kmr']);
  expect(left({ speaks: 'de-simple' }, 'places', entries)).toEqual(['ku']);
  expect(narrow({ speaks: 'ar' }, 'places', world(entries))?.(place('silent'))).toBe('unknown');
});

test('several things asked for must all be there; what is not listed is unknown, not absent', () => {
  const entries = [place('both', { attributes: ['free_wifi', 'no_id_needed'] }), place('one', { attributes: ['free_wifi'] })];
  expect(left({ with: 'free_wifi,no_id_needed' }, 'places', entries)).toEqual(['both']);
  expect(left({ with: 'free_wifi' }, 'places', entries)).toEqual(['both', 'one']);
  expect(left({ with: 'free_wifi,spaceship' }, 'places', entries)).toEqual(['both', 'one']);
});

test('a wheelchair: yes is yes, limited is enough for those who ask for no more', () => {
  const entries = [place('yes', { wheelchair: 'yes' }), place('limited', { wheelchair: 'limited' }), place('no', { wheelchair: 'no' })];
  expect(left({ wheelchair: 'yes' }, 'places', entries)).toEqual(['yes']);
  expect(left({ wheelchair: 'limited' }, 'places', entries)).toEqual(['yes', 'limited']);
});

test('a town, a topic and a kind together', () => {
  const entries = [
    topic('health'),
    place('a', { topics: ['health'], kind: 'doctor', address: { city: 'Mayen' } }),
    place('b', { topics: ['health'], kind: 'doctor', address: { city: 'Andernach' } }),
    place('c', { topics: ['health'], kind: 'hospital', address: { city: 'Mayen' } }),
  ];
  expect(left({ topic: 'health', kind: 'doctor', town: 'Mayen' }, 'places', entries.slice(0))).toEqual(['health', 'a']);
});

test('the town of a refuge stays secret', () => {
  const refuge = place('refuge', { kind: 'women-shelter', address: { city: 'Geheimstadt' } });
  expect(narrow({ town: 'Geheimstadt' }, 'places', world([refuge]))).toBeUndefined();
  expect(narrow({ town: 'Mayen' }, 'places', world([refuge, place('x', { address: { city: 'Mayen' } })]))?.(refuge)).toBe('unknown');
});

const meaningless = [
  'open=later',
  'kind=spaceship',
  'kind=integration',
  'topic=nothing',
  'town=Atlantis',
  'speaks=<script>',
  'with=',
  'with=,',
  'wheelchair=no',
  'q=Arzt&from=qr&constructor=x&__proto__=y&toString=z',
];

test.each(meaningless)('a question that means nothing leaves the whole list: ?%s', (search) => {
  const query = Object.fromEntries(new URLSearchParams(search));
  expect(narrow(query, 'places', world([place('x', { address: { city: 'Mayen' } })]))).toBeUndefined();
});

test('courses by level, kind, month, cost, childcare', () => {
  const entries = [
    course('a', { level: ['A1', 'B1'], start: '2026-12-07T09:00', free: true, childcare: true }),
    course('b', { level: ['B2', 'B2'], kind: 'vocational', start: '2027-01-11', free: false, childcare: false }),
    course('c'),
  ];
  expect(left({ level: 'A2' }, 'courses', entries)).toEqual(['a']);
  expect(left({ level: 'B2' }, 'courses', entries)).toEqual(['b']);
  expect(left({ kind: 'vocational' }, 'courses', entries)).toEqual(['b']);
  expect(left({ start: '2027-01' }, 'courses', entries)).toEqual(['b']);
  expect(left({ free: 'yes', with: 'childcare' }, 'courses', entries)).toEqual(['a']);
  const judge = narrow({ free: 'yes' }, 'courses', world(entries));
  expect(entries.map((entry) => judge?.(entry))).toEqual(['yes', 'no', 'unknown']);
});

test('who may attend: a course for everyone is for women too, and silence promises nothing', () => {
  const entries = [course('all', { who: ['everyone'] }), course('women', { who: ['women'] }), course('entitled', { who: ['entitled'] }), course('silent')];
  expect(left({ who: 'women' }, 'courses', entries)).toEqual(['all', 'women']);
  expect(left({ who: 'asylum' }, 'courses', entries)).toEqual(['all']);
});

test('this week ends on Sunday, this month on its last day; a course counts on the day it starts', () => {
  const entries = [
    event('today', '2026-11-23'),
    event('sunday', '2026-11-29'),
    event('monday', '2026-11-30'),
    event('next month', '2026-12-01'),
    event('every tuesday', '2026-01-06', { schedule: 'FREQ=WEEKLY;BYDAY=TU' }),
    event('past', '2026-11-22'),
    course('starts', { start: '2026-11-25', schedule: 'FREQ=WEEKLY;BYDAY=MO' }),
    course('has begun', { start: '2026-11-02', schedule: 'FREQ=WEEKLY;BYDAY=MO' }),
  ];
  expect(left({ when: 'week' }, 'events', entries)).toEqual(['today', 'sunday', 'every tuesday', 'starts']);
  expect(left({ when: 'month' }, 'events', entries)).toEqual(['today', 'sunday', 'monday', 'every tuesday', 'starts']);
  expect(left({ when: 'month' }, 'events', [event('feast', '2026-02-28'), event('march', '2026-03-01')], { today: '2026-02-10' })).toEqual(['feast']);
});

test('a question about places says nothing about pages, and the names of each list are its promise', () => {
  const page: Entry = { ...base, collection: 'pages', id: 'p' };
  expect(narrow({ kind: 'library' }, 'places', world([page]))?.(page)).toBe('yes');
  expect(namesOf('places')).toEqual(['topic', 'kind', 'open', 'speaks', 'wheelchair', 'with', 'town']);
  expect(namesOf('courses')).toEqual(['kind', 'level', 'start', 'who', 'free', 'with']);
  expect(namesOf('events')).toEqual(['when']);
});
