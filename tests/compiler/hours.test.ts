import { describe, expect, test } from 'vitest';
import { describeReplaced, readHours, suggestHours } from '../../src/compiler/hours.ts';

/** The times of each day, Monday first, as one line: `8-12 8-12 …`. */
const weekOf = (osm: string) =>
  readHours(osm)
    ?.week.map((spans) => spans.map((span) => span.join('–')).join('+') || '·')
    .join(' ');

describe('opening hours become a table of the week', () => {
  test.each([
    ['Mo-Fr 08:00-12:00', '08:00–12:00 08:00–12:00 08:00–12:00 08:00–12:00 08:00–12:00 · ·'],
    ['Mo,We 08:00-12:00', '08:00–12:00 · 08:00–12:00 · · · ·'],
    ['Fr-Mo 10:00-18:00', '10:00–18:00 · · · 10:00–18:00 10:00–18:00 10:00–18:00'],
    ['Mo 08:00-12:00,14:00-16:00', '08:00–12:00+14:00–16:00 · · · · · ·'],
    ['Mo-Fr 08:00-18:00; We 08:00-12:00', '08:00–18:00 08:00–18:00 08:00–12:00 08:00–18:00 08:00–18:00 · ·'],
    ['Mo-Fr 08:00-18:00; We off', '08:00–18:00 08:00–18:00 · 08:00–18:00 08:00–18:00 · ·'],
    ['Sa 20:00-02:00', '· · · · · 20:00–02:00 ·'],
    ['Su 00:00-24:00', '· · · · · · 00:00–24:00'],
    ['  Mo-Fr   08:00-12:00 ; ', '08:00–12:00 08:00–12:00 08:00–12:00 08:00–12:00 08:00–12:00 · ·'],
    ['24/7', Array(7).fill('00:00–24:00').join(' ')],
  ])('%s', (osm, week) => expect(weekOf(osm)).toBe(week));

  test('closed on public holidays only where it says so', () => {
    expect(readHours('Mo-Fr 08:00-12:00; PH off')?.holidays).toBe('off');
    expect(readHours('Mo-Fr 08:00-12:00')?.holidays).toBe('unknown');
    expect(readHours('24/7')).toMatchObject({ always: true, holidays: 'unknown' });
  });

  test('by appointment is told, with times and without', () => {
    expect(readHours('"by appointment"')).toMatchObject({ appointment: true });
    expect(readHours('Mo-Fr 08:00-12:00; "by appointment"')).toMatchObject({ appointment: true });
    expect(readHours('Mo 08:00-12:00 "by appointment"')).toMatchObject({ appointment: true });
    expect(readHours('Mo-Fr 08:00-12:00')).not.toHaveProperty('appointment');
  });
});

test.each([
  ...[
    '',
    ';',
    'Mo',
    'Mo-Fr',
    '08:00-12:00',
    'Mo-Fr 8:00-12:00',
    'Mo-Fr 08:00',
    'Mo-Fr 08:00-25:00',
    'Mo-Fr 24:00-02:00',
    'Mo-Fr 08:00-08:00',
    'Mo-Fr 08:60-12:00',
    'Di 08:00-12:00',
  ],
  ...[
    'Mo-Fr off',
    'PH 08:00-12:00',
    'Mo-Fr-Sa 08:00-12:00',
    'Mo-Fr 08:00-12:00 SH',
    'Apr-Oct: Mo-Fr 08:00-12:00',
    'Mo[1] 08:00-12:00',
    'Mo-Fr 08:00-12:00 || "x"',
    'sunrise-sunset',
    'Mo-Fr 08:00-12:00-14:00',
  ],
  ...['Mo-Fr 08:00+', 'week 1-20 Mo 08:00-12:00', 'Mo-Fr 08:00-12:00 "nur mit Maske"', 'täglich 9 bis 17 Uhr', `${'Mo 08:00-12:00; '.repeat(30)}`],
])('%j is refused: a phone must not show a time that it did not understand', (osm) => expect(readHours(osm)).toBeUndefined());

describe('what an editor probably meant', () => {
  test.each([
    ['täglich 9 bis 17 Uhr', 'Mo-Su 09:00-17:00'],
    ['Mo-Fr 8-12 Uhr', 'Mo-Fr 08:00-12:00'],
    ['Mo. – Fr. 8.00 – 12.00 Uhr', 'Mo-Fr 08:00-12:00'],
    ['Montag bis Freitag von 8 bis 12 und 14 bis 16:30 Uhr', 'Mo-Fr 08:00-12:00,14:00-16:30'],
    ['Mo, Di und Do 8:30–12 Uhr', 'Mo,Tu,Th 08:30-12:00'],
    ['Mo: 08:00-12:00', 'Mo 08:00-12:00'],
    ['Di + Do 9-11', 'Tu,Th 09:00-11:00'],
    ['jeden Donnerstag 15-17 Uhr', 'Th 15:00-17:00'],
    ['Mo 8-12, Mi 14-16', 'Mo 08:00-12:00; We 14:00-16:00'],
    ['Mo-Fr 8-12, Do auch 14-18 Uhr', 'Mo-We,Fr 08:00-12:00; Th 08:00-12:00,14:00-18:00'],
    ['Mo-Fr 8-12 Uhr, mittwochs geschlossen', 'Mo-Fr 08:00-12:00; We off'],
    ['Mo-Fr 8-12 Uhr, feiertags geschlossen', 'Mo-Fr 08:00-12:00; PH off'],
    ['Mo-Fr 8-12 Uhr und nach Vereinbarung', 'Mo-Fr 08:00-12:00 "by appointment"'],
    ['nur nach Terminvereinbarung', '"by appointment"'],
    ['werktags 7-19 Uhr', 'Mo-Fr 07:00-19:00'],
    ['sonnabends 9 - 12 h', 'Sa 09:00-12:00'],
    ['Monday to Friday 9:00 - 17:00', 'Mo-Fr 09:00-17:00'],
    ['rund um die Uhr', '24/7'],
    ['“Mo-Fr 08:00-12:00”', 'Mo-Fr 08:00-12:00'],
  ])('%s → %s', (written, guess) => expect(suggestHours(written)).toBe(guess));

  test.each([
    '8-12 Uhr',
    'jeden zweiten Montag',
    'bei gutem Wetter',
    'Mo-Fr 8-12 Uhr außer in den Schulferien',
    'Mo-Fr 9am-5pm',
    'ab 8 Uhr',
    'x'.repeat(5000),
    '',
  ])('no guess for %j', (written) => {
    expect(suggestHours(written)).toBeUndefined();
  });

  test('right hours have nothing to be suggested', () => expect(suggestHours('Mo-Fr 08:00-12:00')).toBeUndefined());
});

describe('times that a later part takes back', () => {
  test.each([
    ['Mo-Fr 08:00-12:00; Th 14:00-18:00', [3], 'Mo-We,Fr 08:00-12:00; Th 08:00-12:00,14:00-18:00'],
    ['Mo-Fr 08:00-12:00; Mo,Tu 14:00-16:00; PH off', [0, 1], 'Mo,Tu 08:00-12:00,14:00-16:00; We-Fr 08:00-12:00; PH off'],
  ])('%s is asked about', (osm, days, guess) => expect(describeReplaced(osm)).toEqual({ days, guess }));

  test.each(['Mo-Fr 08:00-18:00; We 08:00-12:00', 'Mo-Fr 08:00-18:00; We off', 'Mo 08:00-12:00; Tu 14:00-18:00', '24/7', 'kein Wort'])(
    '%s means what it says',
    (osm) => {
      expect(describeReplaced(osm)).toBeUndefined();
    },
  );
});
