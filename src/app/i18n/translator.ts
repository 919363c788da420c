import { createInstance } from 'i18next';
import type { Language } from '../../core/language/registry.ts';
import type { Translate } from '../reader.ts';

/**
 * The texts of the interface in one language: `{ nav: { home: '…' } }` is looked up as `nav.home`.
 * Plural forms end in `_zero _one _two _few _many _other`, as `Intl.PluralRules` names them.
 */
export interface Strings {
  /** Who translated the interface: shown to reviewers, never looked up. */
  readonly _meta: { readonly method: 'human' | 'machine' };
  readonly [group: string]: Readonly<Record<string, string>>;
}

/**
 * The translator of one language. Everything is there at once, nothing is loaded and nothing falls back: a text that is missing shows
 * its key, and a test finds it before a reader does. Values are not escaped, because views print texts and never HTML.
 */
export function createTranslator(language: Language, strings: Strings): Translate {
  // A browser without plural rules for a language would take those of the phone: an Arabic phone would ask a Kurmanji text for "few".
  // All languages that browsers may lack have the two forms of English.
  const tag = Intl.PluralRules.supportedLocalesOf(language.tag).length > 0 ? language.tag : 'en';
  const instance = createInstance();
  instance.init({
    lng: tag,
    fallbackLng: false,
    resources: { [tag]: { translation: strings } },
    initAsync: false,
    interpolation: { escapeValue: false },
  });
  // A text without gaps is looked up once: a build prints the same forty of them on every page (5 µs each time, measured).
  const plain = new Map<string, string>();
  return (key, values) => {
    if (values) return instance.t(key, { ...values });
    const known = plain.get(key) ?? instance.t(key);
    plain.set(key, known);
    return known;
  };
}
