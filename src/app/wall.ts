import { languageKey, preferredLanguage } from '../core/language/preferred.ts';

/**
 * The only script of the start pages, inlined by its hash. On the language wall it sends a reader on to the language she chose
 * last time, or to the first of her phone's languages that the district has. With `#languages` in the address she came to choose,
 * and stays; the links then lead to the page that she comes from. Without JavaScript the wall is a list of links that lead home,
 * and works.
 */
const offered = document.documentElement.dataset['languages']?.split(' ') ?? [];
let remembered: string | null = null;
try {
  remembered = localStorage.getItem(languageKey);
} catch {
  // Storage refused: the phone's own wishes are enough.
}
// `/witten`, `/witten/` and `/witten/index.html` are one page.
const here = location.pathname.replace(/(\/index\.html|\/)?$/, '/');
// The page that she comes from, with its question: `?at=places/&open=now`. Only a path of ours below the language is followed.
const question = new URLSearchParams(location.search);
const at = question.get('at') ?? '';
question.delete('at');
const rest = /^([a-z0-9-]+\/){1,2}$/.test(at) ? `${at}?${question}`.replace(/\?$/, '') : '';
const lang = preferredLanguage([...(remembered ? [remembered] : []), ...navigator.languages], offered);
if (lang && !location.hash) location.replace(`${here}${lang}/${rest}`);
if (rest)
  addEventListener('DOMContentLoaded', () => {
    for (const link of document.querySelectorAll<HTMLAnchorElement>('[data-lang]')) link.href += rest;
  });

/** On the first page of the site: the path that it was built for. */
const { base } = document.documentElement.dataset;

/** Says so where the site lies somewhere else. Hosts that answer every address with this page do not have the other file there. */
async function sayMoved() {
  const answer = await fetch(`${here}headers.json`);
  await answer.json();
  const said = document.getElementById('moved');
  said?.querySelector('code')?.append(here);
  said?.removeAttribute('hidden');
}
if (base && base !== here) addEventListener('DOMContentLoaded', () => sayMoved().catch(() => {}));
