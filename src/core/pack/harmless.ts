import { collections } from '../atlas/entry.ts';
import type { Pack } from './pack.ts';

/**
 * Looks through a pack that did not come from the site's own address. What the compiler makes is safe by its making; a stranger's
 * file is only what this list allows: the tags and attributes that the compiler writes, addresses of the web, plain numbers.
 */

/** Tags of compiled texts, each with all that may stand in it. A test compares the list with the compiler's. */
export const harmlessTags: Readonly<Record<string, RegExp>> = {
  ...Object.fromEntries(
    ['p', 'h2', 'h3', 'h4', 'ul', 'li', 'blockquote', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'strong', 'em', 'del', 'br', 'hr'].map((tag) => [tag, /^$/]),
  ),
  a: /^ href="(~\/[a-z]+\/[a-z0-9-]+\/|https?:\/\/[^\s<>"'`\\]+|tel:\+?\d+|mailto:[^\s<>"'`\\]+)"( class="out" rel="noopener noreferrer")?$/,
  ol: /^( start="\d+")?$/,
  bdi: /^( dir="ltr")?$/,
  code: /^ dir="ltr"$/,
  pre: /^ dir="ltr"$/,
};

const empty: ReadonlySet<string> = new Set(['br', 'hr']);

/** True for a block of HTML that the compiler could have made: known tags, nested rightly, everything else escaped. */
export function isHarmlessHtml(html: string): boolean {
  const open: string[] = [];
  let isFine = true;
  const rest = html.replace(/<(\/?)([a-z0-9]+)([^<>]*)>/g, (_, slash: string, tag: string, attributes: string) => {
    const allowed = Object.hasOwn(harmlessTags, tag) ? harmlessTags[tag] : undefined;
    if (slash) isFine &&= attributes === '' && open.pop() === tag;
    else {
      isFine &&= allowed?.test(attributes) ?? false;
      if (!empty.has(tag)) open.push(tag);
    }
    return '';
  });
  return isFine && open.length === 0 && !/[<>]/.test(rest);
}

/** What strings may be by the name of their member; those of other members are printed as text and may be anything. */
const strings: Readonly<Record<string, RegExp>> = {
  url: /^https?:\/\/[^\s<>"'`\\]+$/,
  email: /^[^\s<>"'`\\?&]+@[^\s<>"'`\\?&]+$/,
  number: /^\+?\d+$/,
  id: /^[a-z0-9-]+$/,
  lang: /^[a-z-]{2,12}$/,
};
const forbidden: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
/** Levels of a pack: entries, words, blocks and a few more. */
const deepest = 12;

/** True for a pack that every view can print and that can do nothing but be read. */
export const isHarmless = (pack: Pack): boolean => isHarmlessValue('', pack, deepest) && isShaped(pack);

function isHarmlessValue(name: string, value: unknown, levels: number): boolean {
  if (typeof value === 'string') return name === 'body' ? isHarmlessHtml(value) : (strings[name]?.test(value) ?? true);
  if (typeof value !== 'object' || value === null) return true;
  if (levels === 0) return false;
  if (Array.isArray(value)) return value.every((one) => isHarmlessValue(name, one, levels - 1));
  return Object.entries(value).every(([member, one]) => !forbidden.has(member) && isHarmlessValue(member, one, levels - 1));
}

const isText = (value: unknown) => typeof value === 'string';
const isList = (value: unknown, isOne: (one: unknown) => boolean = isText) => Array.isArray(value) && value.every(isOne);
const member = (value: unknown, name: string): unknown => (typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined);

const isWords = (value: unknown) => ['lang', 'title', 'translation'].every((name) => isText(member(value, name))) && isList(member(value, 'body'));
const isSource = (value: unknown) => isText(member(value, 'name'));
const isEntry = (value: unknown) =>
  (collections as readonly unknown[]).includes(member(value, 'collection')) &&
  isText(member(value, 'id')) &&
  isWords(member(value, 'words')) &&
  isList(member(value, 'topics')) &&
  isList(member(value, 'source'), isSource);
const isCorner = (value: unknown) => isList(value, (one) => typeof one === 'number');

/** The members without which nothing is printed. */
const isShaped = ({ district, calendar, entries }: Pack) =>
  ['id', 'publisher', 'state', 'language'].every((name) => isText(member(district, name))) &&
  isWords(member(district, 'words')) &&
  isList(member(district, 'languages')) &&
  isList(member(district, 'bounds'), isCorner) &&
  isList(member(district, 'source'), isSource) &&
  ['weekdays', 'weekdaysShort', 'months'].every((name) => isList(member(calendar, name))) &&
  isText(member(calendar, 'date')) &&
  isList(entries, isEntry);
