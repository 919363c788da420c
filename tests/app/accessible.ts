import { Window } from 'happy-dom';

/** HTML as a document that can be asked. Nothing in it runs. */
export function parse(html: string): Document {
  const window = new Window({ settings: { disableJavaScriptEvaluation: true, disableCSSFileLoading: true } });
  window.document.write(html);
  return window.document as unknown as Document;
}

const nameOf = (element: Element) => (element.getAttribute('aria-label') ?? element.textContent ?? '').trim();

/**
 * What can be told of accessibility from the structure alone; the journeys ask axe in a real browser for the rest.
 * An empty list is what every view test ends with.
 */
export function barriers(document: Document): string[] {
  const all = (selector: string) => [...document.querySelectorAll(selector)];
  const found: string[] = [];
  const say = (isWrong: boolean, text: string) => isWrong && found.push(text);

  say(all('h1').length !== 1, `${all('h1').length} headings of the first level`);
  say(all('main').length !== 1, `${all('main').length} main parts`);
  say(!document.documentElement.lang || !document.documentElement.dir, 'page without language or direction');
  let level = 0;
  for (const heading of all('h1, h2, h3, h4')) {
    const next = Number(heading.tagName.slice(1));
    say(next > level + 1 && level > 0, `heading jumps from ${level} to ${next}: ${nameOf(heading)}`);
    say(nameOf(heading) === '', 'empty heading');
    level = next;
  }
  for (const control of all('a, button, summary')) say(nameOf(control) === '', `nameless ${control.outerHTML.slice(0, 80)}`);
  for (const link of all('a')) say(!link.getAttribute('href'), `link without address: ${nameOf(link)}`);
  for (const input of all('input')) say(!input.id || !document.querySelector(`label[for="${input.id}"]`), 'field without label');
  for (const icon of all('svg')) say(icon.getAttribute('aria-hidden') !== 'true', 'pictogram that is read aloud');
  for (const list of all('ul, ol'))
    say(
      [...list.children].some((child) => child.tagName !== 'LI'),
      'list with something else than items',
    );
  const ids = all('[id]').map((element) => element.id);
  say(new Set(ids).size !== ids.length, `id twice: ${ids.filter((id, at) => ids.indexOf(id) !== at)}`);
  for (const element of all('*')) {
    say(element.hasAttribute('style'), `style attribute: ${element.tagName}`);
    say(
      [...element.attributes].some(({ name }) => name.startsWith('on')),
      `inline handler: ${element.tagName}`,
    );
  }
  // Without these a screen reader speaks a phone number backwards and a German street in Arabic.
  for (const phone of all('a[href^="tel:"]'))
    say(!phone.querySelector('bdi[dir=ltr]') && !phone.closest('[dir=ltr]'), `number that could turn round: ${nameOf(phone)}`);
  for (const address of all('address')) say(address.getAttribute('dir') !== 'ltr' || !address.getAttribute('lang'), 'address that could turn round');
  return found;
}
