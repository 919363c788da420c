import { expect, test } from 'vitest';
import { renderDocument } from '../../../src/app/document.tsx';
import type { Errand, Place } from '../../../src/core/atlas/entry.ts';
import { barriers, parse } from '../accessible.ts';
import { office, readerAt, samplePack, shell, topics } from '../sample.ts';

// An office says what to bring, what happens, and how long it takes.

const errand: Errand = {
  lang: 'de',
  bring: ['Ihren Ausweis', 'Brief vom Amt (01.02.)'],
  steps: ['Sie ziehen eine Nummer.', 'Sie werden aufgerufen.'],
  duration: '20–30 Minuten',
};

function at(lang: string, facts: Partial<Place>) {
  const pack = samplePack(lang, [...topics(lang), { ...office(lang), ...facts }]);
  return parse(renderDocument({ reader: readerAt(`/musterkreis/${lang}/places/office/`, { pack }), shell }));
}
const factOf = (page: Document, name: string) => [...page.querySelectorAll('.facts > div')].find((fact) => fact.querySelector('dt')?.textContent === name);

test('a German reader reads what to bring, each step in its order, and how long it takes', () => {
  const page = at('de', { errand, appointment: 'required' });
  expect([...(factOf(page, 'Das bringen Sie mit')?.querySelectorAll('ul > li') ?? [])].map((one) => one.textContent)).toEqual(errand.bring);
  expect([...(factOf(page, 'So läuft es ab')?.querySelectorAll('ol > li') ?? [])].map((one) => one.textContent)).toEqual(errand.steps);
  expect(factOf(page, 'Wie lange dauert es?')?.querySelector('dd')?.textContent).toBe('20–30 Minuten');
  expect(factOf(page, 'Termin')?.textContent).toContain('Sie brauchen einen Termin.');
  expect(barriers(page)).toEqual([]);
});

test('words that are only there in German carry their language and direction on an Arabic page', () => {
  const page = at('ar', { errand });
  const lists = [...page.querySelectorAll('.facts ul[lang=de][dir=ltr], .facts ol[lang=de][dir=ltr]')];
  expect(lists.map((list) => list.children.length)).toEqual([2, 2]);
  expect(barriers(page)).toEqual([]);
});

test('numbers in Arabic words keep their order', () => {
  const page = at('ar', { errand: { lang: 'ar', bring: ['رسالة من 01.02.2026'] } });
  expect(page.querySelector('.facts li bdi bdi[dir=ltr]')?.textContent).toBe('01.02.2026');
});

test('what nobody wrote down is not there at all', () => {
  const page = at('de', { errand: { lang: 'de', bring: ['Ihren Ausweis'] } });
  expect(factOf(page, 'So läuft es ab')).toBeUndefined();
  expect(factOf(at('de', {}), 'Das bringen Sie mit')).toBeUndefined();
});
