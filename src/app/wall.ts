import { languageKey, preferredLanguage } from '../core/language/preferred.ts';

/**
 * The language wall's only script, inlined by its hash: it sends a reader on to the language she chose last time, or to the
 * first of her phone's languages that the district has. With `#languages` in the address she came to choose, and stays; the links
 * then lead to the page that she comes from. Without JavaScript the wall is a list of links that lead home, and works.
 */
const offered = document.documentElement.dataset['languages']?.split(' ') ?? [];
let remembered: string | null = null;
try {
  remembered = localStorage.getItem(languageKey);
} catch {
  // Storage refused: the phone's own wishes are enough.
}
// The page that she comes from, with its question: `?at=places/&open=now`. Only a path of ours below the language is followed.
const question = new URLSearchParams(location.search);
const at = question.get('at') ?? '';
question.delete('at');
const rest = /^([a-z0-9-]+\/){1,2}$/.test(at) ? `${at}?${question}`.replace(/\?$/, '') : '';
const lang = preferredLanguage([...(remembered ? [remembered] : []), ...navigator.languages], offered);
// `/witten`, `/witten/` and `/witten/index.html` are one page.
if (lang && !location.hash) location.replace(`${location.pathname.replace(/(\/index\.html|\/)?$/, '/')}${lang}/${rest}`);
if (rest)
  addEventListener('DOMContentLoaded', () => {
    for (const link of document.querySelectorAll<HTMLAnchorElement>('[data-lang]')) link.href += rest;
  });
