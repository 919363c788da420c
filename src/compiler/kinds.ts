import type { Address, OpeningHours, Phone, Source } from '../core/atlas/entry.ts';
import { collections, levels } from '../core/atlas/entry.ts';
import { findLanguage, languages } from '../core/language/registry.ts';
import type { MapValue, TextValue, Value } from './frontMatter.ts';
import { readHours, suggestHours } from './hours.ts';
import type { Code } from './messages.ts';
import { isMobile, readPhone, suggestPhone } from './phone.ts';
import type { At, Report } from './problem.ts';
import { closest } from './suggest.ts';

/** What reading a value needs beside the value. */
export interface Context {
  readonly report: Report;
  /** Name of the field, for messages. */
  readonly name: string;
  /** What a right value looks like, for messages, for `npm run new` and for the documentation. */
  readonly example: string;
}

/** How a value of the head is read: the value, or undefined after reporting what is wrong. */
export type Kind<T> = (value: Value, context: Context) => T | undefined;

const wrongShape = (value: Value, context: Context, expected: string): undefined => {
  context.report('wrong-shape', value, { name: context.name, expected, example: context.example });
};

/** A word or sentence. */
export const text =
  (limit = 400): Kind<string> =>
  (value, context) => {
    if (value.kind !== 'text') return wrongShape(value, context, 'ein Text / a text');
    if (value.text.length > limit) {
      context.report('too-long', value, { name: context.name, length: value.text.length, limit });
      return undefined;
    }
    return value.text;
  };

/** A text that must satisfy `read`; `code` is reported with the suggestion otherwise. */
const written =
  <T>(
    code: Code,
    read: (text: string) => T | undefined,
    suggest: (text: string) => string | undefined = () => undefined,
    offer = 'Vielleicht / perhaps: "{guess}". ',
  ): Kind<T> =>
  (value, context) => {
    const raw = text()(value, context);
    if (raw === undefined) return undefined;
    const result = read(raw);
    if (result === undefined) {
      const guess = suggest(raw);
      context.report(code, value, { value: raw, name: context.name, suggestion: guess ? offer.replace('{guess}', guess) : '' });
    }
    return result;
  };

/** One of a list of words. */
export const choice =
  <const T extends string>(choices: readonly T[], code: 'choice' | 'unknown-icon' = 'choice'): Kind<T> =>
  (value, context) => {
    const raw = text()(value, context);
    if (raw === undefined) return undefined;
    const found = choices.find((one) => one === raw);
    if (found === undefined) {
      const guess = closest(raw, choices);
      const suggestion = guess ? `„${guess}“? ` : '';
      context.report(code, value, { value: raw, name: context.name, choices: choices.join(', '), suggestion });
    }
    return found;
  };

/** `yes` or `no`; everything YAML calls true counts. */
export const yesNo: Kind<boolean> = (value, context) => {
  const answer = choice(['yes', 'no', 'true', 'false'])(value, context);
  return answer === undefined ? undefined : answer === 'yes' || answer === 'true';
};

/** A list; a single value counts as a list of one. */
export const list =
  <T>(kind: Kind<T>, limit = 60): Kind<readonly T[]> =>
  (value, context) => {
    const items = value.kind === 'list' ? value.items : [value];
    if (items.length > limit) return wrongShape(value, context, `höchstens ${limit} Einträge / at most ${limit} items`);
    const results = items.map((item) => kind(item, context)).filter((result) => result !== undefined);
    return results.length === items.length ? results : undefined;
  };

export const number: Kind<number> = (value, context) => {
  const raw = text()(value, context);
  if (raw === undefined) return undefined;
  return /^-?\d{1,6}(\.\d{1,6})?$/.test(raw) ? Number(raw) : wrongShape(value, context, 'eine Zahl / a number');
};

const isDay = (day: string) => {
  const parsed = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(day);
};

/** '24.12.2026' -> '2026-12-24' */
function suggestDate(raw: string): string | undefined {
  const parts = raw.match(/^(\d{1,2})[./](\d{1,2})[./](20\d\d)$/);
  if (!parts) return undefined;
  const day = `${parts[3]}-${parts[2]?.padStart(2, '0')}-${parts[1]?.padStart(2, '0')}`;
  return isDay(day) ? day : undefined;
}

/** A day: `2026-11-21`. */
export const date = written('date', (raw) => (/^20\d\d-\d\d-\d\d$/.test(raw) && isDay(raw) ? raw : undefined), suggestDate, ' „{guess}“?');

/** A day or a local time in Berlin: `2026-12-24` or `2026-12-24T18:00`. */
export const dateTime = written(
  'date',
  (raw) => (/^20\d\d-\d\d-\d\d(T([01]\d|2[0-3]):[0-5]\d)?$/.test(raw) && isDay(raw.slice(0, 10)) ? raw : undefined),
  suggestDate,
  ' „{guess}“?',
);

export interface Duration {
  readonly count: number;
  readonly unit: 'day' | 'week' | 'month' | 'year';
}

/** A length of time: `6 months`. */
export const duration = written('duration', (raw): Duration | undefined => {
  const parts = raw.match(/^([1-9]\d{0,2}) ?(day|week|month|year)s?$/);
  return parts ? { count: Number(parts[1]), unit: parts[2] as Duration['unit'] } : undefined;
});

export const email = written('email', (raw) => (/^[^\s@<>"'()]{1,64}@[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63}){1,4}$/i.test(raw) ? raw : undefined));

/** An address on the web, https only. */
export const url = written(
  'url',
  (raw) => (isSafeUrl(raw) ? raw : undefined),
  (raw) => (/^(www\.)?[a-z0-9-]+\.[a-z]{2,}(\/\S*)?$/i.test(raw) ? `https://${raw}` : undefined),
);

/** True for an absolute https address without credentials, spaces or control characters. */
export const isSafeUrl = (raw: string) => /^https:\/\/[a-z0-9-]+(\.[a-z0-9-]+)+(:\d+)?([/?#][^\s<>"'`\\]*)?$/i.test(raw) && raw.length <= 500;

/** A language tag of the registry. */
export const language: Kind<string> = (value, context) => {
  const raw = text()(value, context);
  if (raw === undefined || findLanguage(raw)) return raw;
  const choices = languages.map(({ tag }) => tag);
  context.report('unknown-language', value, { name: raw, choices: choices.join(', ') });
  return undefined;
};

/** A spoken language: any well-formed BCP 47 tag, because people speak more languages than the interface does. */
export const spoken = written('choice', (raw) => (/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(raw) ? raw : undefined));

/** Reads a map whose members are known; unknown members are reported. */
export const map =
  <T extends object>(members: { readonly [K in keyof Required<T>]: Kind<NonNullable<T[K]>> }, required: readonly (keyof T & string)[]): Kind<T> =>
  (value, context) => {
    if (value.kind !== 'map') return wrongShape(value, context, Object.keys(members).join(', '));
    const result: Partial<Record<string, unknown>> = {};
    let sound = true;
    for (const field of value.fields) {
      const kind = (members as Readonly<Record<string, Kind<unknown>>>)[field.name];
      if (!kind || !Object.hasOwn(members, field.name)) {
        const guess = closest(field.name, Object.keys(members));
        context.report('unknown-field', field, { name: field.name, choices: Object.keys(members).join(', '), suggestion: guess ? `„${guess}“? ` : '' });
        sound = false;
        continue;
      }
      const read = kind(field.value, { ...context, name: field.name });
      if (read === undefined) sound = false;
      else result[field.name] = read;
    }
    for (const name of required)
      if (sound && !(name in result)) {
        context.report('missing-field', value, { name: `${context.name}.${name}`, example: context.example });
        sound = false;
      }
    return sound ? (result as T) : undefined;
  };

const phoneNumber = written('phone', readPhone, suggestPhone);
const labelled = map<{ number: Phone; label?: string }>({ number: phoneNumber, label: text(60) }, ['number']);

/** One phone: a number, or a number with a label. */
const phone: Kind<Phone> = (value, context) => {
  if (value.kind === 'map') {
    const read = labelled(value, context);
    return read && { ...read.number, ...(read.label !== undefined && { label: read.label }) };
  }
  const read = phoneNumber(value, context);
  if (read && isMobile(read.number)) context.report('personal-phone', value, { value: read.text }, 'warning');
  return read;
};
export const phones = list(phone, 8);

export const hours: Kind<OpeningHours> = written('opening-hours', readHours, suggestHours);

/** `[latitude, longitude]` in degrees, inside Germany and its surroundings. */
export const position: Kind<readonly [number, number]> = (value, context) => {
  const parts =
    value.kind === 'list' ? value.items.map((item) => (item.kind === 'text' ? item.text : '')) : value.kind === 'text' ? value.text.split(/[,;]\s*|\s+/) : [];
  const shown = parts.join(', ').slice(0, 60);
  const refuse = (code: Code, text: string): undefined => {
    context.report(code, value, { value: text });
  };
  if (parts.length !== 2 || !parts.every((part) => /^-?\d{1,3}(\.\d{1,12})?$/.test(part))) return refuse('position', shown);
  const [lat = 0, lon = 0] = parts.map(Number);
  const inside = (a: number, b: number) => a > 46 && a < 56 && b > 5 && b < 16;
  if (inside(lat, lon)) return [round(lat), round(lon)];
  return inside(lon, lat) ? refuse('position-swapped', `${parts[1]}, ${parts[0]}`) : refuse('position', shown);
};

/** Six decimals are ten centimetres. */
const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6;

/** South-west and north-east corner. */
export const bounds: Kind<readonly [readonly [number, number], readonly [number, number]]> = (value, context) => {
  const corners = list(position)(value, context);
  const [southWest, northEast] = corners ?? [];
  if (!southWest || !northEast) return corners && wrongShape(value, context, '[[50.1, 7.0], [50.6, 7.7]]');
  return southWest[0] < northEast[0] && southWest[1] < northEast[1] ? [southWest, northEast] : wrongShape(value, context, '[[50.1, 7.0], [50.6, 7.7]]');
};

export const address = map<Address>(
  { street: text(120), postcode: written('wrong-shape', (raw) => (/^\d{5}$/.test(raw) ? raw : undefined)), city: text(80), extra: text(160) },
  ['city'],
);

const source = map<Source>({ name: text(200), url, as_of: text(40) }, ['name']);
/** Where the facts come from. */
export const sources: Kind<readonly Source[]> = list((value, context) => (value.kind === 'text' ? { name: value.text } : source(value, context)), 12);

const ruleParts: Readonly<Record<string, RegExp>> = {
  FREQ: /^(DAILY|WEEKLY|MONTHLY|YEARLY)$/,
  INTERVAL: /^[1-9]\d?$/,
  BYDAY: /^(-?[1-5])?(MO|TU|WE|TH|FR|SA|SU)(,(-?[1-5])?(MO|TU|WE|TH|FR|SA|SU))*$/,
  UNTIL: /^20\d{6}$/,
  COUNT: /^[1-9]\d{0,2}$/,
};

/** The part of RFC 5545 recurrence rules that the calendar understands. */
export const schedule = written('schedule', (raw) => {
  const parts = raw.split(';').map((part) => part.split('='));
  const names = parts.map(([name]) => name);
  const known = parts.every(([name = '', rule = '', more]) => more === undefined && Object.hasOwn(ruleParts, name) && ruleParts[name]?.test(rule));
  return known && names.includes('FREQ') && new Set(names).size === names.length ? raw : undefined;
});

type Level = (typeof levels)[number];
export const level = written('level', (raw): readonly [Level, Level] | undefined => {
  const [from, to = from, more] = raw.split(/\s*[-–]\s*/).map((part) => levels.find((one) => one === part.toUpperCase()));
  return from && to && more === undefined && raw.split(/[-–]/).length <= 2 && levels.indexOf(from) <= levels.indexOf(to) ? [from, to] : undefined;
});

/** An id: small letters, digits, hyphens. */
export const isId = (raw: string) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(raw) && raw.length <= 60;
export const id = written('file-name', (raw) => (isId(raw) ? raw : undefined));

/** A reference to another entry, `places/tafel`; that it exists is checked when the district is put together. */
export interface Reference extends At {
  readonly key: string;
}
export const reference: Kind<Reference> = (value, context) => {
  const raw = text()(value, context);
  if (raw === undefined) return undefined;
  const [collection = '', entry = '', more] = raw.split('/');
  if ((collections as readonly string[]).includes(collection) && isId(entry) && more === undefined) return { key: raw, line: value.line, column: value.column };
  context.report('unknown-entry', value, { value: raw, suggestion: '' });
  return undefined;
};

/** A topic id with its place, checked when the district is put together. */
export const topic: Kind<Reference> = (value, context) => {
  const raw = text()(value, context);
  return raw === undefined ? undefined : { key: raw, line: value.line, column: value.column };
};

export type { MapValue, TextValue };
