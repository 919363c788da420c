import { expect, test } from 'vitest';
import { renderDocument } from '../../../src/app/document.tsx';
import { nothingSaved, type Reader } from '../../../src/app/reader.ts';
import { listViews } from '../../../src/core/atlas/address.ts';
import { barriers, parse } from '../accessible.ts';
import { readerAt, samplePack, shell, topics } from '../sample.ts';

const documentOf = (reader: Reader, problem?: 'missing' | 'not-saved') => parse(renderDocument({ reader, shell, problem }));
const at = (path: string, more: Partial<Reader> = {}) => documentOf(readerAt(path, more));
const textOf = (document: Document, selector = 'main') => document.querySelector(selector)?.textContent ?? '';

test('a German reader sees where the office is, when it is open, and calls it with one tap', () => {
  const page = at('/musterkreis/de/places/office/');
  expect(textOf(page)).toContain('Bahnhofstraße 9');
  expect(textOf(page)).toContain('08:00 bis 12:00');
  expect(page.querySelector('a[href="tel:+49261108103"] bdi[dir=ltr]')?.textContent).toBe('+49 261 108103');
  expect(page.querySelector('a[href^="geo:50.36,7.59"]')).not.toBeNull();
  expect(barriers(page)).toEqual([]);
});

test('an Arabic reader sees the same numbers, times and address unturned, and the German name of the door sign', () => {
  const page = at('/musterkreis/ar/places/office/');
  expect(page.documentElement.dir).toBe('rtl');
  expect([...page.querySelectorAll('.hours bdi[dir=ltr]')].map((time) => time.textContent)).toEqual(['08:00', '12:00']);
  expect(page.querySelector('address')?.getAttribute('lang')).toBe('de');
  expect(page.querySelector('.sign [lang=de]')?.textContent).toBe('Sozialamt');
  expect(textOf(page)).not.toMatch(/\d\d:\d\d\s*[-–]\s*\d\d:\d\d/);
  expect(barriers(page)).toEqual([]);
});

test('a number in an Arabic title or summary keeps its order', () => {
  const [topic] = topics('ar');
  if (!topic) throw new Error('no topic');
  const pack = samplePack('ar', [{ ...topic, words: { ...topic.words, summary: 'اتصل بالرقم 0800 1110550 الآن' } }]);
  const page = at('/musterkreis/ar/topics/health/', { pack });
  expect(page.querySelector('.lead bdi bdi[dir=ltr]')?.textContent).toBe('0800 1110550');
});

test('a text that nobody has translated says so and carries its own language and direction', () => {
  const page = at('/musterkreis/ar/pages/untranslated/');
  expect(page.querySelector('.notice [lang=de]')?.textContent).toBe('Deutsch');
  const text = page.querySelector('.text');
  expect([text?.getAttribute('lang'), text?.getAttribute('dir')]).toEqual(['de', 'ltr']);
  expect(page.querySelector('h1 [lang=de][dir=ltr]')?.textContent).toBe('Bücherei');
  expect(barriers(page)).toEqual([]);
});

test('from the first day that facts may be outdated the reader is told to call first', () => {
  expect(textOf(at('/musterkreis/de/pages/outdated/', { today: '2026-11-20' }))).not.toContain('vielleicht veraltet');
  const page = at('/musterkreis/de/pages/outdated/', { today: '2026-11-21' });
  expect(textOf(page, '.warn')).toBe('Diese Angaben sind vielleicht veraltet. Rufen Sie vorher an.');
  expect(textOf(at('/musterkreis/de/topics/health/'), '[data-entry="pages/outdated"]')).toContain('vielleicht veraltet');
  expect(barriers(page)).toEqual([]);
});

test('an emergency number is shown without any doubt, however old its facts are', () => {
  for (const path of ['/musterkreis/de/emergency/', '/musterkreis/ar/emergency/fire/']) {
    const page = at(path);
    expect(page.querySelector('main a[href="tel:112"].big')?.textContent).toContain('112');
    expect(page.querySelector('.warn, .old')).toBeNull();
    expect(barriers(page)).toEqual([]);
  }
});

test('a refuge shows its phone and never its address, position or town, on no page', () => {
  const paths = ['places/shelter/', 'places/', 'map/', 'topics/health/', 'search/'];
  for (const path of paths) {
    const html = renderDocument({ reader: readerAt(`/musterkreis/de/${path}`), shell });
    expect(html, path).not.toMatch(/Geheim|50\.123|7\.456/);
  }
  const page = at('/musterkreis/de/places/shelter/');
  expect(textOf(page)).toContain('Die Adresse bleibt geheim');
  expect(page.querySelector('a[href="tel:+4926199"]')).not.toBeNull();
  expect(page.querySelector('a[href^="geo:"]')).toBeNull();
  expect(at('/musterkreis/de/map/').querySelector('[data-entry="places/shelter"]')).toBeNull();
});

test('a sensitive page has a quick way out', () => {
  expect(at('/musterkreis/de/places/shelter/').querySelector('a[data-leave]')?.getAttribute('href')).toBe('/1x1.html');
  expect(at('/musterkreis/de/places/office/').querySelector('a[data-leave]')).toBeNull();
});

test('the home page leads to the emergency numbers first and to every topic with a word and a pictogram', () => {
  for (const lang of ['de', 'ar']) {
    const page = at(`/musterkreis/${lang}/`);
    const tiles = [...page.querySelectorAll('.tiles > li')];
    expect(tiles.map((tile) => tile.getAttribute('data-entry'))).toEqual(['topics/emergency', 'topics/health', 'topics/german']);
    expect(tiles[0]?.querySelector('a')?.getAttribute('href')).toBe(`/musterkreis/${lang}/emergency/`);
    for (const tile of tiles) expect(tile.querySelector('svg path')?.getAttribute('d')).toBeTruthy();
    expect(barriers(page)).toEqual([]);
  }
});

test('every page of a district shows the way to 112, to another language, and where one is', () => {
  for (const view of listViews) {
    const page = at(`/musterkreis/de/${view}/`);
    expect(page.querySelector('header a.alarm')?.getAttribute('href')).toBe('/musterkreis/de/emergency/');
    expect(page.querySelector(`header a[href="/musterkreis/?at=${view}/#languages"]`)?.textContent).toContain('Deutsch');
    expect(textOf(page, '.notes')).toContain('Vorführung');
    const current = page.querySelector('nav [aria-current=page]');
    expect(current?.getAttribute('href') ?? 'none').toBe(['map', 'search', 'saved'].includes(view) ? `/musterkreis/de/${view}/` : 'none');
    expect(barriers(page), view).toEqual([]);
  }
});

test('the language wall names every language by its own name, with numbers that need none', () => {
  const page = at('/musterkreis/');
  expect([...page.querySelectorAll('#languages a')].map((link) => [link.textContent, link.getAttribute('dir'), link.getAttribute('href')])).toEqual([
    ['Deutsch', 'ltr', '/musterkreis/de/'],
    ['العربية', 'rtl', '/musterkreis/ar/'],
    ['ትግርኛ', 'ltr', '/musterkreis/ti/'],
  ]);
  expect(page.querySelectorAll('a[href="tel:112"], a[href="tel:110"]').length).toBe(2);
  expect(barriers(page)).toEqual([]);
});

test('an event shows its next day; what is over folds away and stays readable', () => {
  const page = at('/musterkreis/de/events/');
  expect(textOf(page, 'section [data-entry="events/cafe"]')).toContain('Donnerstag, 26. November 2026, um 15:30 Uhr');
  expect(textOf(page, 'details [data-entry="events/past"]')).toContain('1. Mai 2026');
  expect(barriers(page)).toEqual([]);
});

test('a district without courses says so and names a page that helps', () => {
  const page = at('/musterkreis/de/courses/');
  expect(textOf(page)).toContain('Wir kennen gerade keine Kurse mit Datum');
  expect(page.querySelector('[data-entry="pages/untranslated"]')).not.toBeNull();
});

test('an unknown entry gets a page in the reader’s language that shows every way on', () => {
  const page = at('/musterkreis/ar/pages/nowhere/');
  expect(page.documentElement.lang).toBe('ar');
  expect(page.querySelector('meta[name=robots]')?.getAttribute('content')).toBe('noindex');
  expect(page.querySelectorAll('.tiles a').length).toBe(3);
  expect(barriers(page)).toEqual([]);
});

test('a language that is not on this phone is named, beside those that are', () => {
  const pack = samplePack('de');
  const reader = { ...readerAt('/musterkreis/de/places/'), pack, route: { view: 'places', district: 'musterkreis', lang: 'ti' } as const };
  const page = documentOf(reader, 'not-saved');
  expect(textOf(page)).toContain('Nicht auf diesem Telefon');
  expect(textOf(page)).toContain('ትግርኛ');
  expect(page.querySelector('.wall a')?.getAttribute('href')).toBe('/musterkreis/de/places/');
  expect(barriers(page)).toEqual([]);
});

test('the search page has its field, room for results, and the topics and the way to the emergency numbers until something is asked', () => {
  const page = at('/musterkreis/de/search/');
  expect(page.querySelector('input[type=search][name=q]')?.getAttribute('value')).toBe('');
  expect(page.querySelector('[data-tool=results]')).not.toBeNull();
  expect(page.querySelector('[data-tool=report]')).toBeNull();
  expect(page.querySelectorAll('main .tiles li').length).toBe(3);
  expect(page.querySelector('main a[href="/musterkreis/de/emergency/"]')).not.toBeNull();
  const asked = at('/musterkreis/de/search/', { query: { q: ' xyz ' } });
  expect(asked.querySelector('input')?.getAttribute('value')).toBe(' xyz ');
  expect(asked.querySelector('[data-tool=report]')?.getAttribute('data-of')).toBe('search:xyz');
  expect(barriers(asked)).toEqual([]);
});

test('every reason for not saving has a sentence, and the progress is told in bytes', () => {
  const failed = at('/musterkreis/de/saved/', { offline: { ...nothingSaved, state: 'failed', reason: 'portal' } });
  expect(textOf(failed)).toContain('Dieses WLAN braucht zuerst eine Anmeldung');
  const saving = at('/musterkreis/de/saved/', { offline: { ...nothingSaved, state: 'saving', fetching: 'de', progress: { received: 31_000, total: 48_000 } } });
  expect(textOf(saving)).toContain('31 kB von 48 kB');
  expect(saving.documentElement.dataset['offline']).toBe('saving');
  expect(barriers(saving)).toEqual([]);
});
