import { getLanguage } from '../../core/language/registry.ts';
import type { CalendarWords } from '../../core/pack/pack.ts';
import { about, contact, entry, event, hours, place, repeat, take } from '../i18n/de.json';
import { createTranslator } from '../i18n/translator.ts';
import type { Translate } from '../reader.ts';

/** What a text needs to be written in one language. */
export interface Voice {
  readonly language: ReturnType<typeof getLanguage>;
  readonly t: Translate;
  readonly calendar: CalendarWords;
}

/** The groups of the German interface that are shown to people who speak only German, whatever the reader's language. */
const strings = { _meta: { method: 'human' as const }, about, contact, entry, event, hours, place, repeat, take };

let made: Voice | undefined;

/** German, for the person beside the reader: a driver, a neighbour, the editors. */
export function germanVoice(): Voice {
  const language = getLanguage('de');
  made ??= { language, t: createTranslator(language, strings), calendar };
  return made;
}

/** The words that a German pack carries; the reader's own pack has those of her language. */
const calendar: CalendarWords = {
  weekdays: ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag'],
  weekdaysShort: ['Mo', 'Di', 'Mi', 'Do', 'Fr', 'Sa', 'So'],
  months: ['Januar', 'Februar', 'März', 'April', 'Mai', 'Juni', 'Juli', 'August', 'September', 'Oktober', 'November', 'Dezember'],
  date: '{d}. {month} {y}',
};
