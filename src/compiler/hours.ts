import type { OpeningHours } from '../core/atlas/entry.ts';

/**
 * A strict part of the OpenStreetMap opening_hours syntax (wiki.openstreetmap.org/wiki/Key:opening_hours/specification):
 * days, day ranges, times, `off`, `PH off`, `24/7`, the comment "by appointment". Everything else is refused, so that a
 * phone never shows a time that it did not understand. As there, a later rule replaces the earlier ones for its days.
 */
const days = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
const time = /^([01]\d|2[0-4]):([0-5]\d)$/;

type Span = readonly [from: string, to: string];

interface Rule {
  /** Index 0 is Monday. */
  readonly week: readonly number[];
  readonly holiday: boolean;
  readonly spans: readonly Span[];
  readonly appointment: boolean;
}

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

/** The rules of a text in OpenStreetMap's syntax; undefined when any part is not understood. */
function readRules(osm: string): Rule[] | undefined {
  const rules: Rule[] = [];
  for (const part of osm.split(';').map((one) => one.trim())) {
    if (part === '') continue;
    const comment = /^(.*?) ?"by appointment"$/.exec(part);
    const body = comment ? (comment[1] ?? '') : part;
    if (body === '') {
      rules.push({ week: [], holiday: false, spans: [], appointment: true });
      continue;
    }
    const [daysText = '', rest, more] = body.replaceAll(', ', ',').split(' ');
    const chosen = daysOf(daysText);
    const isClosed = rest === 'off' || rest === 'closed' || (rest === undefined && comment !== null);
    const spans = isClosed ? [] : spansOf(rest ?? '');
    if (!chosen || !spans || more !== undefined || (chosen.holiday && spans.length > 0)) return undefined;
    rules.push({ ...chosen, spans, appointment: comment !== null });
  }
  return rules;
}

/** readHours('Mo-Fr 08:00-12:00; PH off') -> a table of the week; undefined when any part is not understood. */
export function readHours(written: string): OpeningHours | undefined {
  const osm = written.trim().replace(/\s+/g, ' ');
  if (osm === '24/7') return { osm, week: days.map(() => [['00:00', '24:00']]), holidays: 'unknown', always: true };
  const rules = osm.length <= 300 ? readRules(osm) : undefined;
  if (!rules) return undefined;
  const week: (readonly Span[])[] = days.map(() => []);
  for (const { week: chosen, spans } of rules) for (const day of chosen) week[day] = spans;
  const appointment = rules.some((rule) => rule.appointment);
  if (!appointment && week.every((spans) => spans.length === 0)) return undefined;
  return { osm, week, holidays: rules.some(({ holiday }) => holiday) ? 'off' : 'unknown', ...(appointment && { appointment: true as const }) };
}

const isApart = (a: Span, b: Span) => a[1] <= b[0] || b[1] <= a[0];

/**
 * `Mo-Fr 08:00-12:00; Th 14:00-18:00` closes the Thursday morning, which is rarely meant. The days that lose times (0 is Monday), and
 * the same with all times kept; undefined where the later times lie within the earlier ones, as OpenStreetMap intends.
 */
export function describeReplaced(osm: string): { readonly days: readonly number[]; readonly guess: string } | undefined {
  const rules = readRules(osm);
  const week: Span[][] = days.map(() => []);
  const lost = new Set<number>();
  for (const { week: chosen, spans } of rules ?? [])
    for (const day of chosen) {
      const before = week[day] ?? [];
      const apart = before.length > 0 && spans.length > 0 && spans.every((span) => before.every((other) => isApart(span, other)));
      if (apart) lost.add(day);
      week[day] = apart ? [...before, ...spans].sort((a, b) => (a[0] < b[0] ? -1 : 1)) : [...spans];
    }
  if (lost.size === 0) return undefined;
  const rest = (rules ?? []).some(({ holiday }) => holiday) ? '; PH off' : '';
  return { days: [...lost].sort(), guess: `${writeWeek(week)}${rest}` };
}

/** Days with the same times together: 'Mo-We,Fr 08:00-12:00; Th 08:00-12:00,14:00-18:00' */
function writeWeek(week: readonly (readonly Span[])[]): string {
  const groups = new Map<string, number[]>();
  for (const [day, spans] of week.entries()) {
    const times = spans.map((span) => span.join('-')).join(',');
    if (times !== '') groups.set(times, [...(groups.get(times) ?? []), day]);
  }
  return [...groups].map(([times, chosen]) => `${writeDays(chosen)} ${times}`).join('; ');
}

function writeDays(chosen: readonly number[]): string {
  const runs: number[][] = [];
  for (const day of chosen) {
    const run = runs.at(-1);
    if (run && run.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  return runs.flatMap((run) => (run.length > 2 ? [`${days[run[0] ?? 0]}-${days[run.at(-1) ?? 0]}`] : run.map((day) => days[day]))).join(',');
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
const dayName =
  /\b(montags?|dienstags?|mittwochs?|donnerstags?|freitags?|samstags?|sonnabends?|sonntags?|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|mo|di|mi|do|fr|sa|so|tu|we|th|su)\b\.?/gi;

/** What the editor probably meant: 'Mo. bis Fr. 8 - 12 Uhr' -> 'Mo-Fr 08:00-12:00'; undefined where no guess is safe. */
export function suggestHours(written: string): string | undefined {
  if (written.length > 200) return undefined;
  if (/^(rund um die Uhr|24 (Stunden|h)|immer( geöffnet)?|always)$/i.test(written.trim())) return '24/7';
  const guess = written
    .replace(/["„“”]/g, '')
    .replace(/\b(nur )?(nach|mit) (Termin(vereinbarung)?|Vereinbarung|Absprache)\b|\bby appointment\b/gi, '§')
    .replace(/\bwerktags\b/gi, 'Mo-Fr')
    .replace(/^\s*(täglich|jeden Tag|daily)/i, 'Mo-Su')
    .replace(/(?<!\p{L})(an Feiertagen|feiertags|Feiertage?|public holidays)(?!\p{L})/giu, 'PH')
    .replace(dayName, (day) => (/^sonnab/i.test(day) ? 'Sa' : (german[day.slice(0, 2).toLowerCase()] ?? day)))
    .replace(/(?<!\p{L})(von|jeden|jede|ab|auch|zusätzlich|geöffnet|offen)\s+/giu, '')
    .replace(/\s*\b(geschlossen|zu|closed)\b/gi, ' off')
    .replace(/\s*(Uhr|o'clock|\bh)(?!\p{L})\.?/giu, '')
    .replace(/\s*(–|—|-|\bbis\b|\bto\b)\s*/gi, '-')
    .replace(/(\d)\.(\d\d)\b/g, '$1:$2')
    .replace(/\s*(\bund\b|\bsowie\b|\band\b|\bu\.|[&+/,])\s*/gi, ',')
    .replace(
      /(^|[\s,-])(\d{1,2})(?::(\d{2}))?(?=[\s,;-]|$)/g,
      (_, before: string, hour: string, minute = '00') => `${before}${hour.padStart(2, '0')}:${minute}`,
    )
    .replace(/(\d\d:\d\d|off),(?=[MTWFSP][a-zH])/g, '$1; ')
    .replace(/([a-zH])\s*:\s*(?=\d)/g, '$1 ')
    .replace(/([a-zH]),?\s*(?=\d\d:)/g, '$1 ')
    .replace(/[\s,;]*§/, ' "by appointment"')
    .replace(/\s+/g, ' ')
    .trim();
  if (guess === written || !readHours(guess)) return undefined;
  return describeReplaced(guess)?.guess ?? guess;
}
