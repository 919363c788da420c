/**
 * Every language the interface speaks: our own table, because browsers disagree (Chromium turns `kmr` into `ku`,
 * has no dates for six of ours, and calls `ku-Arab` by either direction). Flags never stand for languages.
 */
export interface Language {
  /** BCP 47 tag, used in addresses, file names and `lang`. */
  readonly tag: string;
  /** Its own name for itself: what the language wall shows. */
  readonly autonym: string;
  readonly german: string;
  readonly script: 'Latn' | 'Arab' | 'Cyrl' | 'Ethi';
  readonly dir: 'ltr' | 'rtl';
  /** The tag that `lang` attributes and `Intl` get where ours is not understood by screen readers. */
  readonly html: string;
  /** Tag whose dates and numbers Chromium knows; absent where it knows none and compiled words are used. */
  readonly intl?: string;
  /** Languages tried, in this order, for a text that is missing; the district's own comes after them. */
  readonly fallback: readonly string[];
}

export const languages: readonly Language[] = [
  { tag: 'de', autonym: 'Deutsch', german: 'Deutsch', script: 'Latn', dir: 'ltr', html: 'de', intl: 'de', fallback: [] },
  { tag: 'de-simple', autonym: 'Einfaches Deutsch', german: 'Einfaches Deutsch', script: 'Latn', dir: 'ltr', html: 'de-simple', intl: 'de', fallback: ['de'] },
  { tag: 'en', autonym: 'English', german: 'Englisch', script: 'Latn', dir: 'ltr', html: 'en', intl: 'en-GB', fallback: [] },
  { tag: 'uk', autonym: 'Українська', german: 'Ukrainisch', script: 'Cyrl', dir: 'ltr', html: 'uk', intl: 'uk', fallback: ['en'] },
  { tag: 'ar', autonym: 'العربية', german: 'Arabisch', script: 'Arab', dir: 'rtl', html: 'ar', intl: 'ar', fallback: ['en'] },
  { tag: 'fa', autonym: 'فارسی / دری', german: 'Persisch / Dari', script: 'Arab', dir: 'rtl', html: 'fa', intl: 'fa', fallback: ['en'] },
  { tag: 'ru', autonym: 'Русский', german: 'Russisch', script: 'Cyrl', dir: 'ltr', html: 'ru', intl: 'ru', fallback: ['en'] },
  { tag: 'tr', autonym: 'Türkçe', german: 'Türkisch', script: 'Latn', dir: 'ltr', html: 'tr', intl: 'tr', fallback: ['en'] },
  { tag: 'kmr', autonym: 'Kurmancî', german: 'Kurmandschi', script: 'Latn', dir: 'ltr', html: 'kmr', fallback: ['en'] },
  { tag: 'ps', autonym: 'پښتو', german: 'Paschtu', script: 'Arab', dir: 'rtl', html: 'ps', fallback: ['en'] },
  { tag: 'so', autonym: 'Soomaali', german: 'Somali', script: 'Latn', dir: 'ltr', html: 'so', fallback: ['en'] },
  { tag: 'ti', autonym: 'ትግርኛ', german: 'Tigrinya', script: 'Ethi', dir: 'ltr', html: 'ti', fallback: ['en'] },
  { tag: 'fr', autonym: 'Français', german: 'Französisch', script: 'Latn', dir: 'ltr', html: 'fr', intl: 'fr', fallback: ['en'] },
  { tag: 'ckb', autonym: 'کوردیی ناوەندی', german: 'Sorani', script: 'Arab', dir: 'rtl', html: 'ckb', fallback: ['en'] },
  { tag: 'es', autonym: 'Español', german: 'Spanisch', script: 'Latn', dir: 'ltr', html: 'es', intl: 'es', fallback: ['en'] },
];

const byTag = new Map(languages.map((language) => [language.tag, language]));

/** The language of a tag; undefined for a tag that the interface does not speak. */
export const findLanguage = (tag: string): Language | undefined => byTag.get(tag);

/** The language of a tag that is known to exist; throws on a mistake of ours. */
export function getLanguage(tag: string): Language {
  const language = byTag.get(tag);
  if (!language) throw new Error(`unknown language ${tag}`);
  return language;
}
