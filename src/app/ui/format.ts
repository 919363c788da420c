import { weekdayOf } from '../../core/atlas/recurrence.ts';
import type { Language } from '../../core/language/registry.ts';
import type { CalendarWords } from '../../core/pack/pack.ts';

/**
 * Texts for days, sizes and distances. Months and weekdays are compiled words of the pack and never `Intl.DateTimeFormat`:
 * Chromium has no words for six of our languages and would print Persian readers a Persian calendar. Digits are always Latin.
 */

const comma = (language: Language) => ({ Arab: '، ', Ethi: '፣ ', Latn: ', ', Cyrl: ', ' })[language.script];

/** The compiled pattern with its words filled in; a weekday that is not wanted leaves with the comma beside it. */
function fill(day: string, calendar: CalendarWords, weekday: string): string {
  const [year = '', month = '', date = ''] = day.slice(0, 10).split('-');
  return calendar.date
    .replace(/\{weekday\}[,،፣]?\s*/, weekday)
    .replace('{d}', String(Number(date)))
    .replace('{month}', calendar.months[Number(month) - 1] ?? month)
    .replace('{y}', year)
    .trim();
}

/** formatDay('2026-11-21', …) -> '21. November 2026' */
export const formatDay = (day: string, calendar: CalendarWords): string => fill(day, calendar, '');

/** formatWeekday('2026-11-21', …) -> 'Samstag, 21. November 2026' */
export function formatWeekday(day: string, calendar: CalendarWords, language: Language): string {
  const weekday = `${calendar.weekdays[weekdayOf(day)] ?? ''}${comma(language)}`;
  return calendar.date.includes('{weekday}') ? fill(day, calendar, weekday) : weekday + formatDay(day, calendar);
}

/** Local time of `2026-11-21T18:00`; undefined for a day without one. */
export const timeOf = (moment: string): string | undefined => /T(\d\d:\d\d)/.exec(moment)?.[1];

/** A number as the language writes it, with Latin digits. */
export function formatNumber(value: number, language: Language, decimals = 0): string {
  return new Intl.NumberFormat(language.intl ? `${language.intl}-u-nu-latn` : 'en', { maximumFractionDigits: decimals }).format(value);
}

/** formatBytes(48_213, …) -> '48 kB'. Print it left to right. */
export function formatBytes(bytes: number, language: Language): string {
  if (bytes < 1e6) return `${formatNumber(Math.max(1, Math.round(bytes / 1000)), language)} kB`;
  return `${formatNumber(bytes / 1e6, language, bytes < 1e7 ? 1 : 0)} MB`;
}

/** formatDistance(1234, …) -> '1.2 km'; metres below a kilometre, in steps of ten. Print it left to right. */
export function formatDistance(metres: number, language: Language): string {
  if (metres < 995) return `${formatNumber(Math.round(metres / 10) * 10, language)} m`;
  return `${formatNumber(metres / 1000, language, metres < 10_000 ? 1 : 0)} km`;
}

/** The day in Berlin of a moment by the phone's clock. */
export function berlinDay(milliseconds: number): string {
  // `sv` writes ISO 8601 days. Only the arithmetic of the zone is used here, no words.
  return new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Berlin' }).format(milliseconds);
}

/** Whole days from one day to a later one, never below 0. */
export const daysBetween = (earlier: string, later: string): number => Math.max(0, Math.round((Date.parse(later) - Date.parse(earlier)) / 86_400_000));
