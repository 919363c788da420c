import { languageKey, preferredLanguage } from '../core/language/preferred.ts';

/**
 * The language wall's only script, inlined by its hash: it sends a reader on to the language she chose last time, or to the
 * first of her phone's languages that the district has. With `#languages` in the address she came to choose, and stays.
 * Without JavaScript the wall is a list of links, and works.
 */
const offered = document.documentElement.dataset['languages']?.split(' ') ?? [];
let remembered: string | null = null;
try {
  remembered = localStorage.getItem(languageKey);
} catch {
  // Storage refused: the phone's own wishes are enough.
}
const lang = preferredLanguage([...(remembered ? [remembered] : []), ...navigator.languages], offered);
if (lang && !location.hash) location.replace(`${location.pathname.replace(/\/?$/, '/')}${lang}/`);
