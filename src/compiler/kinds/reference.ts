import { collections, levels } from '../../core/atlas/entry.ts';
import { findLanguage, languages } from '../../core/language/registry.ts';
import type { At } from '../problem.ts';
import { closest, createLookup, slugOf } from '../suggest.ts';
import { type Kind, text, written } from './value.ts';

/** Codes of countries, and names beside those of our table. */
const otherNames = createLookup({
  ua: 'uk',
  gb: 'en',
  ku: 'kmr',
  ir: 'fa',
  prs: 'fa',
  pes: 'fa',
  farsi: 'fa',
  dari: 'fa',
  persisch: 'fa',
  persian: 'fa',
  kurdisch: 'kmr',
  kurmanji: 'kmr',
  arabic: 'ar',
  ukrainian: 'uk',
  turkish: 'tr',
  russian: 'ru',
  french: 'fr',
  spanish: 'es',
  german: 'de',
  paschto: 'ps',
  pashto: 'ps',
  tigrinja: 'ti',
  'leichte sprache': 'de-simple',
  'einfache sprache': 'de-simple',
});

/** A language by its tag, German name or own name: 'Arabisch' -> 'ar', 'ar_SY' -> 'ar' */
export function suggestLanguage(raw: string): string | undefined {
  const name = raw.toLowerCase();
  const bare = /^([a-z]{2,3})[_-][a-z]{2,4}$/.exec(name)?.[1] ?? name;
  const same = languages.find(({ tag, german, autonym }) => [tag, german, autonym].some((one) => one.toLowerCase() === name)) ?? findLanguage(bare);
  const guess =
    same?.tag ??
    otherNames(bare) ??
    closest(
      name,
      languages.map(({ tag }) => tag),
    );
  return guess === raw ? undefined : guess;
}

export const languageTags = languages.map(({ tag }) => tag).join(', ');

/** A language of the interface, by its tag. */
export const language: Kind<string> = (value, context) => {
  const raw = text()(value, context);
  if (raw === undefined || findLanguage(raw)) return raw;
  context.report('unknown-language', value, { name: raw, choices: languageTags, guess: suggestLanguage(raw) });
  return undefined;
};

/** A spoken language: any well-formed BCP 47 tag, because people speak more languages than the interface does. */
export const spoken = written('spoken-language', (raw) => (/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(raw) ? raw : undefined), { suggest: suggestLanguage });

type Level = (typeof levels)[number];

function readLevel(raw: string): readonly [Level, Level] | undefined {
  const [from, to = from, more] = raw.split(/\s*[-–]\s*/);
  const first = levels.find((one) => one === from);
  const last = levels.find((one) => one === to);
  return first && last && more === undefined && levels.indexOf(first) <= levels.indexOf(last) ? [first, last] : undefined;
}

/** A level of the European framework, or the first and the last of a course: `A1-B1`. */
export const level = written('level', readLevel, {
  suggest: (raw) => {
    const guess = raw
      .toUpperCase()
      .replace(/\s*(–|—|\/|,|BIS|TO|UND)\s*/g, '-')
      .replace(/[\s.]/g, '');
    return guess !== raw && readLevel(guess) ? guess : undefined;
  },
});

/** An id: small letters, digits, hyphens. */
export const isId = (raw: string) => raw.length <= 60 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(raw);
export const id = written('id', (raw) => (isId(raw) ? raw : undefined), { suggest: (raw) => slugOf(raw) || undefined });

/** A reference to another entry, `places/tafel`, as written; that there is one is checked when the district is put together. */
export interface Reference extends At {
  readonly key: string;
}

export const isEntryKey = (raw: string) => {
  const [collection = '', entry = '', more] = raw.split('/');
  return more === undefined && (collections as readonly string[]).includes(collection) && isId(entry);
};

/** 'page/Doctor.de.md' -> 'pages/doctor'; '/mayen-koblenz/de/pages/doctor/' -> 'pages/doctor' */
export function suggestKey(raw: string): string | undefined {
  const parts = raw.slice(0, 200).split('/').filter(Boolean);
  const [written = '', entry = ''] = parts.slice(-2);
  const collection = closest(written, collections);
  const key = `${collection}/${slugOf(entry.replace(/(\.[a-z-]+)?\.(md|html?)$/i, '').replace(/[?#].*$/, ''))}`;
  return collection && key !== raw && isEntryKey(key) ? key : undefined;
}

export const reference: Kind<Reference> = (value, context) => {
  const raw = text()(value, context);
  return raw === undefined ? undefined : { key: raw, line: value.line, column: value.column };
};

/** A reference to a place: an entry of another collection has no door. */
export const placeReference: Kind<Reference> = (value, context) => {
  const read = reference(value, context);
  if (!read || !isEntryKey(read.key) || read.key.startsWith('places/')) return read;
  context.report('no-place', value, { value: read.key });
  return undefined;
};

/** A topic id with its place, checked when the district is put together. */
export const topic: Kind<Reference> = (value, context) => {
  const raw = text()(value, context);
  return raw === undefined ? undefined : { key: raw, line: value.line, column: value.column };
};
