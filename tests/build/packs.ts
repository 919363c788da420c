import type { District } from '../../src/core/atlas/district.ts';
import type { Entry, Words } from '../../src/core/atlas/entry.ts';
import { type Pack, packFormat } from '../../src/core/pack/pack.ts';

/** A small district with the topics of Mayen-Koblenz, for the tests of what is printed from packs. */
const topics = [
  { id: 'emergency', icon: 'siren', color: 'red', names: { de: 'Notfall', en: 'Emergency', fr: 'Urgence', ar: 'الطوارئ' } },
  { id: 'everyday', icon: 'sun', color: 'sky', names: { de: 'Alltag', en: 'Everyday life', fr: 'Vie quotidienne', ar: 'الحياة اليومية' } },
  { id: 'money', icon: 'wallet', color: 'green', names: { de: 'Geld', en: 'Money', fr: 'Argent', ar: 'المال' } },
  { id: 'health', icon: 'stethoscope', color: 'pink', names: { de: 'Gesundheit', en: 'Health', fr: 'Santé', ar: 'الصحة' } },
  { id: 'advice', icon: 'message-circle-question-mark', color: 'violet', names: { de: 'Beratung', en: 'Advice', fr: 'Conseil', ar: 'المشورة' } },
  {
    id: 'family',
    icon: 'baby',
    color: 'orange',
    names: { de: 'Kinder, Familie, Schule', en: 'Children, family, school', fr: 'Enfants, famille, école', ar: 'الأطفال والأسرة والمدرسة' },
  },
  { id: 'religion', icon: 'landmark', color: 'gold', names: { de: 'Religion', en: 'Religion', fr: 'Religion', ar: 'الدين' } },
  {
    id: 'german',
    icon: 'languages',
    color: 'indigo',
    names: { de: 'Deutsch lernen', en: 'Learning German', fr: 'Apprendre l’allemand', ar: 'تعلّم الألمانية' },
  },
  { id: 'housing', icon: 'house', color: 'brown', names: { de: 'Wohnen', en: 'Housing', fr: 'Logement', ar: 'السكن' } },
  { id: 'work', icon: 'briefcase', color: 'teal', names: { de: 'Arbeit', en: 'Work', fr: 'Travail', ar: 'العمل' } },
  {
    id: 'customs',
    icon: 'calendar-heart',
    color: 'plum',
    names: { de: 'Bräuche und Feste', en: 'Customs and feasts', fr: 'Coutumes et fêtes', ar: 'العادات والأعياد' },
  },
] as const;

const words = (lang: string, title: string): Words => ({ lang, title, body: [], translation: lang === 'de' ? 'original' : 'machine' });

export const calendar = { weekdays: [], weekdaysShort: [], months: [], date: '{d}' };

export function makeDistrict(languages: readonly string[], changes: Partial<District> = {}): District {
  return {
    id: 'mayen-koblenz',
    words: words('de', 'Mayen-Koblenz'),
    publisher: 'Initiative Welcome Atlas',
    state: 'DE-RP',
    language: 'de',
    languages,
    bounds: [
      [50.2, 7],
      [50.5, 7.7],
    ],
    offline: 'auto',
    demonstration: true,
    source: [],
    ...changes,
  };
}

/**
 * Packs of a district in these languages. `real` have their own words, for every name that this table lacks the German one
 * stands in; the others are German fallbacks.
 */
export function makePacks(
  languages: readonly string[],
  { real = languages, district = {} }: { real?: readonly string[]; district?: Partial<District> } = {},
): Pack[] {
  return languages.map((lang) => {
    const entries: Entry[] = topics.map(({ id, icon, color, names }) => {
      const name = (names as Readonly<Record<string, string>>)[lang] ?? names.de;
      return { collection: 'topics', id, icon, color, words: real.includes(lang) ? words(lang, name) : words('de', names.de), topics: [], source: [] };
    });
    return { format: packFormat, district: makeDistrict(languages, district), lang, calendar, entries };
  });
}
