import type { OpeningHours } from '../core/atlas/entry.ts';

/**
 * A strict part of the OpenStreetMap opening_hours syntax (wiki.openstreetmap.org/wiki/Key:opening_hours/specification):
 * days, day ranges, times, `off`, `PH`, `24/7`, the comment "by appointment". Everything else is refused, so that a phone
 * never shows a time that it did not understand.
 */
const days = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
const time = /^([01]\d|2[0-4]):([0-5]\d)$/;

type Span = readonly [string, string];

/** Days of 'Mo-Fr', 'Sa', 'Fr-Mo'; `PH` is told apart. Undefined for anything else. */
function daysOf(text: string): { readonly week: number[]; readonly holiday: boolean } | undefined {
  const week: number[] = [];
  let holiday = false;
  for (const piece of text.split(',')) {
    if (piece === 'PH') {
      holiday = true;
      continue;
    }
    const [from = '', to = from, more] = piece.split('-');
    const first = days.indexOf(from);
    const last = days.indexOf(to);
    if (first < 0 || last < 0 || more !== undefined) return undefined;
    for (let day = first; ; day = (day + 1) % 7) {
      week.push(day);
      if (day === last) break;
    }
  }
  return { week, holiday };
}

function spansOf(text: string): Span[] | undefined {
  const spans: Span[] = [];
  for (const piece of text.split(',')) {
    const [from = '', to = '', more] = piece.split('-');
    if (!time.test(from) || !time.test(to) || from >= '24:00' || to > '24:00' || from === to || more !== undefined) return undefined;
    spans.push([from, to]);
  }
  return spans;
}

/** readHours('Mo-Fr 08:00-12:00; PH off') -> a table of the week; undefined when any part is not understood. */
export function readHours(written: string): OpeningHours | undefined {
  const osm = written.trim().replace(/\s+/g, ' ');
  const week: Span[][] = days.map(() => []);
  let holidays: OpeningHours['holidays'] = 'unknown';
  let appointment = false;
  if (osm === '24/7') return { osm, week: week.map(() => [['00:00', '24:00']]), holidays: 'unknown', always: true };
  for (const rule of osm.split(';').map((part) => part.trim())) {
    if (rule === '') continue;
    const comment = rule.match(/^(.*?)\s*"by appointment"$/);
    if (comment) appointment = true;
    const body = comment ? (comment[1] ?? '') : rule;
    if (body === '') continue;
    const [daysText = '', rest, more] = body.replace(/,\s+/g, ',').split(' ');
    const chosen = daysOf(daysText);
    if (!chosen || rest === undefined || more !== undefined) return undefined;
    const spans = rest === 'off' || rest === 'closed' ? [] : spansOf(rest);
    if (!spans) return undefined;
    if (chosen.holiday) {
      if (spans.length > 0) return undefined;
      holidays = 'off';
    }
    for (const day of chosen.week) week[day] = spans;
  }
  if (!appointment && week.every((spans) => spans.length === 0)) return undefined;
  return { osm, week, holidays, ...(appointment && { appointment: true as const }) };
}

const german: Readonly<Record<string, string>> = {
  mo: 'Mo',
  di: 'Tu',
  mi: 'We',
  do: 'Th',
  fr: 'Fr',
  sa: 'Sa',
  so: 'Su',
  tu: 'Tu',
  we: 'We',
  th: 'Th',
  su: 'Su',
};
const germanDay = /\b(montags?|dienstags?|mittwochs?|donnerstags?|freitags?|samstags?|sonntags?|mo|di|mi|do|fr|sa|so|tu|we|th|su)\b\.?/gi;

/** What the editor probably meant: 'Mo. bis Fr. 8 - 12 Uhr' -> 'Mo-Fr 08:00-12:00'; undefined where no guess is safe. */
export function suggestHours(written: string): string | undefined {
  const guess = written
    .replace(/^täglich/i, 'Mo-Su')
    .replace(germanDay, (day) => german[day.slice(0, 2).toLowerCase()] ?? day)
    .replace(/\s*(–|—|-|\bbis\b|\bto\b)\s*/gi, '-')
    .replace(/\s*\b(Uhr|h|o'clock)\b\.?/gi, '')
    .replace(/(\d)\.(\d\d)\b/g, '$1:$2')
    .replace(/\b(und|and|u\.)\b/gi, ',')
    .replace(/\s*,\s*/g, ',')
    .replace(
      /(^|[\s,-])(\d{1,2})(?::(\d{2}))?(?=[\s,;-]|$)/g,
      (_, before: string, hour: string, minute = '00') => `${before}${hour.padStart(2, '0')}:${minute}`,
    )
    .replace(/,(?=(Mo|Tu|We|Th|Fr|Sa|Su)[^,;]*\d\d:)/g, '; ')
    .replace(/:\s+(?=\d)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return guess !== written && readHours(guess) ? guess : undefined;
}
