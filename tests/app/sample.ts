import { readFileSync } from 'node:fs';
import { createTranslator, type Strings } from '../../src/app/i18n/translator.ts';
import { atRest, type Reader } from '../../src/app/reader.ts';
import type { Shell } from '../../src/app/shell.ts';
import { parseAddress } from '../../src/core/atlas/address.ts';
import type { Emergency, Entry, Event, Page, Place, Topic, Words } from '../../src/core/atlas/entry.ts';
import { getLanguage } from '../../src/core/language/registry.ts';
import { type CalendarWords, type Pack, packFormat } from '../../src/core/pack/pack.ts';

/** A small district for view tests: German, Arabic, and a text that nobody has translated. */

// By the working folder: in a test with a page of its own (happy-dom) a file has no address.
export const readStrings = (lang: string): Strings => JSON.parse(readFileSync(`src/app/i18n/${lang}.json`, 'utf8')) as Strings;

export const today = '2026-11-21';

const germanCalendar: CalendarWords = {
  weekdays: ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag'],
  weekdaysShort: ['Mo', 'Di', 'Mi', 'Do', 'Fr', 'Sa', 'So'],
  months: ['Januar', 'Februar', 'März', 'April', 'Mai', 'Juni', 'Juli', 'August', 'September', 'Oktober', 'November', 'Dezember'],
  date: '{d}. {month} {y}',
};

const arabicCalendar: CalendarWords = {
  weekdays: ['الاثنين', 'الثلاثاء', 'الأربعاء', 'الخميس', 'الجمعة', 'السبت', 'الأحد'],
  weekdaysShort: ['ن', 'ث', 'ر', 'خ', 'ج', 'س', 'ح'],
  months: ['يناير', 'فبراير', 'مارس', 'أبريل', 'مايو', 'يونيو', 'يوليو', 'أغسطس', 'سبتمبر', 'أكتوبر', 'نوفمبر', 'ديسمبر'],
  date: '{d} {month} {y}',
};

export const calendarOf = (lang: string) => (lang === 'ar' ? arabicCalendar : germanCalendar);

/** German words, or Arabic ones where there are any. */
function words(lang: string, de: string, ar?: string, more: Partial<Words> = {}): Pick<Page, 'words' | 'original'> {
  if (lang === 'ar' && ar)
    return { words: { lang: 'ar', title: ar, body: ['<p>نص</p>'], translation: 'machine', ...more }, original: { lang: 'de', title: de } };
  return {
    words: { lang: 'de', title: de, summary: `Kurz: ${de}`, body: ['<h2>Das sollten Sie tun</h2>', '<p>Rufen Sie an.</p>'], translation: 'original', ...more },
  };
}

const facts = { source: [{ name: 'kvmyk.de', url: 'https://www.kvmyk.de' }], checked: '2026-11-01', expires: '2027-11-01' };

export const topics = (lang: string): readonly Topic[] => [
  { collection: 'topics', id: 'health', icon: 'heart-pulse', color: 'green', topics: [], source: [], order: 2, ...words(lang, 'Gesundheit', 'الصحة') },
  { collection: 'topics', id: 'emergency', icon: 'siren', color: 'red', topics: [], source: [], order: 9, ...words(lang, 'Notfall', 'الطوارئ') },
  { collection: 'topics', id: 'german', icon: 'book-a', color: 'indigo', topics: [], source: [], order: 3, ...words(lang, 'Deutsch lernen', 'تعلّم الألمانية') },
];

export const office = (lang: string): Place => ({
  collection: 'places',
  id: 'office',
  kind: 'social-office',
  topics: ['health'],
  position: { at: [50.36, 7.59], precision: 'building' },
  address: { street: 'Bahnhofstraße 9', postcode: '56068', city: 'Koblenz' },
  phone: [{ number: '+49261108103', text: '+49 261 108103' }],
  opening_hours: { osm: 'Mo 08:00-12:00; PH off', week: [[['08:00', '12:00']], [], [], [], [], [], []], holidays: 'off' },
  languages: ['de', 'ar'],
  ...facts,
  ...words(lang, 'Sozialamt', 'مكتب الشؤون الاجتماعية'),
});

/** As it must never come out of the compiler: with an address and a position. */
export const shelter = (lang: string): Place => ({
  collection: 'places',
  id: 'shelter',
  kind: 'women-shelter',
  topics: ['health'],
  sensitivity: 'high',
  position: { at: [50.123, 7.456], precision: 'building' },
  address: { street: 'Geheimweg 1', city: 'Geheimstadt' },
  phone: [{ number: '+4926199', text: '+49 261 99' }],
  ...facts,
  ...words(lang, 'Frauenhaus', 'بيت النساء'),
});

export const outdated = (lang: string): Page => ({
  collection: 'pages',
  id: 'outdated',
  topics: ['health'],
  ...facts,
  expires: '2026-11-21',
  related: ['places/office'],
  ...words(lang, 'Zum Arzt gehen', 'الذهاب إلى الطبيب', { stale: lang === 'ar' }),
});

/** Only there in German. */
export const untranslated = (lang: string): Page => ({ collection: 'pages', id: 'untranslated', topics: ['german'], ...facts, ...words(lang, 'Bücherei') });

export const fire = (lang: string): Emergency => ({
  collection: 'emergency',
  id: 'fire',
  icon: 'ambulance',
  urgency: 'red',
  phone: [{ number: '112', text: '112' }],
  always: true,
  free: true,
  topics: ['emergency'],
  source: [],
  expires: '2020-01-01',
  ...words(lang, 'Feuer', 'حريق'),
});

const café = (lang: string): Event => ({
  collection: 'events',
  id: 'cafe',
  start: '2026-01-08T15:30',
  schedule: 'FREQ=WEEKLY;BYDAY=TH',
  place: 'places/office',
  topics: ['german'],
  ...facts,
  ...words(lang, 'Sprachcafé', 'مقهى اللغة'),
});

const past = (lang: string): Event => ({
  collection: 'events',
  id: 'past',
  start: '2026-05-01',
  topics: ['german'],
  ...facts,
  ...words(lang, 'Maifest', 'عيد مايو'),
});

export function samplePack(lang: string, entries?: readonly Entry[]): Pack {
  return {
    format: packFormat,
    lang,
    calendar: calendarOf(lang),
    entries: entries ?? [...topics(lang), office(lang), shelter(lang), outdated(lang), untranslated(lang), fire(lang), café(lang), past(lang)],
    district: {
      id: 'musterkreis',
      words: words(lang, 'Musterkreis', 'منطقة نموذجية').words,
      publisher: 'Kreisverwaltung Musterkreis',
      state: 'DE-RP',
      language: 'de',
      languages: ['de', 'ar', 'ti'],
      bounds: [
        [50, 7],
        [51, 8],
      ],
      offline: 'auto',
      demonstration: true,
      source: [],
    },
  };
}

/** A reader who has just opened an address: `/musterkreis/ar/places/office/`. */
export function readerAt(path: string, more: Partial<Reader> = {}): Reader {
  const route = parseAddress(path, '/');
  if (!route) throw new Error(`no address: ${path}`);
  const lang = 'lang' in route ? route.lang : 'de';
  const language = getLanguage(lang);
  return {
    t: createTranslator(language, readStrings(lang)),
    language,
    pack: samplePack(lang === 'ar' ? 'ar' : 'de'),
    route,
    base: '/',
    today,
    ...atRest,
    ...more,
  };
}

export const shell: Shell = { css: 'a{color:red}', cssHash: 'sha256-abc', script: '/assets/boot.js', built: today };
