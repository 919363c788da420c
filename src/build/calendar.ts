import { getLanguage } from '../core/language/registry.ts';
import type { CalendarWords } from '../core/pack/pack.ts';

/**
 * Weekdays and months of every language. Node has full ICU; Chromium on phones has none for ps, ckb, kmr, ti and so,
 * and would silently show English. So the words are compiled here and travel with the pack. Always the Gregorian
 * calendar and Latin digits: an appointment read in the Persian calendar would be missed.
 */

/** Tags that Node's ICU knows, where ours differ. */
const icu: Readonly<Record<string, string>> = { kmr: 'ku', 'de-simple': 'de', en: 'en-GB' };

/** Order of the parts, where it is not day month year. */
const patterns: Readonly<Record<string, string>> = {
  de: '{d}. {month} {y}',
  'de-simple': '{d}. {month} {y}',
  es: '{d} de {month} de {y}',
  ckb: '{d}ی {month}ی {y}',
};

/** Asked for once for each language: a build of fifty districts would spend a second on them. */
const known = new Map<string, CalendarWords>();

export function calendarWords(tag: string): CalendarWords {
  const words = known.get(tag) ?? makeWords(tag);
  known.set(tag, words);
  return words;
}

function makeWords(tag: string): CalendarWords {
  const { tag: lang } = getLanguage(tag);
  const locale = `${icu[lang] ?? lang}-u-ca-gregory-nu-latn`;
  // 2 January 2023 was a Monday. The genitive of Slavic months comes only together with a day.
  const part = (options: Intl.DateTimeFormatOptions, date: Date, type: 'weekday' | 'month') =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).formatToParts(date).find((one) => one.type === type)?.value ?? '';
  const weekday = (style: 'long' | 'short') => Array.from({ length: 7 }, (_, day) => part({ weekday: style }, new Date(Date.UTC(2023, 0, 2 + day)), 'weekday'));
  return {
    weekdays: weekday('long'),
    weekdaysShort: weekday('short'),
    months: Array.from({ length: 12 }, (_, month) => part({ day: 'numeric', month: 'long' }, new Date(Date.UTC(2023, month, 15)), 'month')),
    date: patterns[lang] ?? '{d} {month} {y}',
  };
}
