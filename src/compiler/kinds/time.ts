import type { OpeningHours } from '../../core/atlas/entry.ts';
import { parseRecurrence } from '../../core/atlas/recurrence.ts';
import { describeReplaced, readHours, suggestHours } from '../hours.ts';
import type { MessageLanguage } from '../messages.ts';
import { type Kind, written } from './value.ts';

const isDay = (day: string) => {
  const parsed = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(day);
};

const months = ['januar', 'februar', 'märz', 'april', 'mai', 'juni', 'juli', 'august', 'september', 'oktober', 'november', 'dezember'];

/** '24.12.2026' -> '2026-12-24'; '24. Dezember 2026, 18:00 Uhr' -> '2026-12-24T18:00' */
export function suggestDate(raw: string): string | undefined {
  const parts =
    /^(?<d>\d{1,2})(?:[./]\s?(?<m>\d{1,2})[./]\s?|\.?\s(?<name>[a-zä]{3,9})\s)(?<y>\d\d|20\d\d)(?<rest>\D.*)?$/i.exec(raw) ??
    /^(?<y>20\d\d)[-./](?<m>\d{1,2})[-./](?<d>\d{1,2})(?<rest>\D.*)?$/.exec(raw);
  const { d = '', m, name, y = '', rest = '' } = parts?.groups ?? {};
  const month = m ?? String(months.findIndex((one) => name !== undefined && one.startsWith(name.toLowerCase())) + 1);
  const day = `${y.padStart(4, '20')}-${month.padStart(2, '0')}-${d.padStart(2, '0')}`;
  if (!parts || !isDay(day)) return undefined;
  const [, hour, minute = '00'] = /^[,\sT]*(?:um )?([01]?\d|2[0-3])(?:[:.]([0-5]\d))?(?::[0-5]\d)?(?:\s*Uhr)?$/i.exec(rest) ?? [];
  if (hour === undefined) return /\d/.test(rest) ? undefined : day;
  return `${day}T${hour.padStart(2, '0')}:${minute}`;
}

const dayForm = /^20\d\d-\d\d-\d\d$/;
const timeForm = /^20\d\d-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d$/;
const noSuchDay = (raw: string) => (/^20\d\d-\d\d-\d\d(T\d\d:\d\d)?$/.test(raw) && !isDay(raw.slice(0, 10)) ? 'no-such-day' : undefined);
const noSuchTime = (raw: string) => noSuchDay(raw) ?? (/^20\d\d-\d\d-\d\dT\d\d:\d\d$/.test(raw) ? 'no-such-time' : undefined);

/** A day: `2026-11-21`. */
export const date = written('date', (raw) => (dayForm.test(raw) && isDay(raw) ? raw : undefined), {
  suggest: (raw) => suggestDate(raw)?.slice(0, 10),
  code: noSuchDay,
});

/** A day or a local time in Berlin: `2026-12-24` or `2026-12-24T18:00`. */
export const dateTime = written('date', (raw) => ((dayForm.test(raw) || timeForm.test(raw)) && isDay(raw.slice(0, 10)) ? raw : undefined), {
  suggest: suggestDate,
  code: noSuchTime,
});

export interface Duration {
  readonly count: number;
  readonly unit: 'day' | 'week' | 'month' | 'year';
}

const german: Readonly<Record<string, string>> = { tag: 'day', woche: 'week', monat: 'month', jahr: 'year' };

const often: Readonly<Record<string, string>> = {
  jährlich: '1 year',
  halbjährlich: '6 months',
  vierteljährlich: '3 months',
  monatlich: '1 month',
  wöchentlich: '1 week',
};
const isoUnits: Readonly<Record<string, string>> = { D: 'day', W: 'week', M: 'month', Y: 'year' };

/** '6 Monate', 'P6M', '6' -> '6 months' */
function suggestDuration(raw: string): string | undefined {
  const word = raw.toLowerCase();
  if (Object.hasOwn(often, word)) return often[word];
  const [, digits, unitLetter = 'M'] = /^P?([1-9]\d{0,2})([DWMY])?$/i.exec(raw) ?? [];
  if (digits !== undefined) return `${digits} ${isoUnits[unitLetter.toUpperCase()]}${digits === '1' ? '' : 's'}`;
  const [, count = '1', unit = ''] = /^(?:(\d{1,3})|einen?|ein)\s?-?(tag|woche|monat|jahr)(?:e|en|n)?$/i.exec(raw) ?? [];
  const english = german[unit.toLowerCase()];
  return english && `${count} ${english}${count === '1' ? '' : 's'}`;
}

/** A length of time: `6 months`. */
export const duration = written(
  'duration',
  (raw): Duration | undefined => {
    const parts = /^([1-9]\d{0,2}) ?(day|week|month|year)s?$/.exec(raw);
    return parts ? { count: Number(parts[1]), unit: parts[2] as Duration['unit'] } : undefined;
  },
  { suggest: suggestDuration },
);

const weekdays: Readonly<Record<MessageLanguage, readonly string[]>> = {
  de: ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
};

const readable = written('opening-hours', readHours, { suggest: suggestHours });

/** Opening hours; times that a later part takes back without saying so are told. */
export const hours: Kind<OpeningHours> = (value, context) => {
  const read = readable(value, context);
  const replaced = read && describeReplaced(read.osm);
  if (!replaced) return read;
  const days = { de: replaced.days.map((day) => weekdays.de[day]).join(', '), en: replaced.days.map((day) => weekdays.en[day]).join(', ') };
  context.report('hours-replaced', value, { days, guess: replaced.guess }, 'warning');
  return read;
};

const readSchedule = (raw: string) => {
  const names = raw.split(';').map((part) => part.split('=')[0]);
  return raw === raw.toUpperCase() && new Set(names).size === names.length && parseRecurrence(raw) ? raw : undefined;
};

const germanDays: Readonly<Record<string, string>> = { DI: 'TU', MI: 'WE', DO: 'TH', SO: 'SU' };

/** 'RRULE:freq=weekly;byday=do' -> 'FREQ=WEEKLY;BYDAY=TH' */
function suggestSchedule(raw: string): string | undefined {
  const guess = raw
    .toUpperCase()
    .replace(/^RRULE:/, '')
    .replace(/\s+/g, '')
    .replace(/(?<=[=,\d])(DI|MI|DO|SO)(?![A-Z])/g, (day) => germanDays[day] ?? day);
  return guess !== raw && readSchedule(guess) !== undefined ? guess : undefined;
}

/** The part of RFC 5545 recurrence rules that the calendar understands, and nothing that it would have to guess. */
export const schedule = written('schedule', readSchedule, { suggest: suggestSchedule });
