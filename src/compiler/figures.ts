import { decodeEntities } from './entities.ts';
import { readLink } from './markdownLinks.ts';

/** What must be the same in every language of a text. A wrong phone number is worse than every other mistake. */
export type FigureKind = 'phone' | 'link' | 'date' | 'level' | 'number';

export interface Figure {
  readonly kind: FigureKind;
  /** The same for every way of writing it: '1.000', '1,000' and '1 000' are '1000'; '08:00', '8 Uhr' and '8 h' are '8'. */
  readonly value: string;
  /** As an editor would write it. */
  readonly written: string;
  readonly offset: number;
}

/** Digits and separators of Arabic script as ours, sign by sign, so that offsets stay. */
const withOurDigits = (text: string) =>
  text.replace(/[\u0660-\u0669\u06f0-\u06f9\u066b\u066c]/g, (sign) => {
    if (sign === '\u066b') return '.';
    return sign === '\u066c' ? ',' : String(sign.charCodeAt(0) & 15);
  });

/** A separator before exactly three digits parts thousands; every other one is the decimal sign. */
const numberOf = (written: string) =>
  written
    .replace(/[\s\u00a0\u202f.,](?=\d{3}(?!\d))/g, '')
    .replace(/[,:]/, '.')
    .replace(/^0+(?=\d)/, '')
    .replace(/\.0+$/, '');

/** Pages of one site in two languages are the same link: bamf.de/DE/… and bamf.de/EN/… */
function linkOf(target: string): Pick<Figure, 'kind' | 'value'> {
  const link = readLink(decodeEntities(target));
  if (link?.kind === 'tel') return { kind: 'phone', value: link.href };
  const value = link?.kind === 'outer' ? link.href.replace(/^https:\/\/(?:www\.)?/, '').replace(/\/[a-z]{2}(?=\/|$)/gi, '') : (link?.href ?? target);
  return { kind: 'link', value: value.replace(/\/$/, '') };
}

type Reader = (text: string) => Pick<Figure, 'kind' | 'value'> & { readonly written?: string };

const phone: Reader = (text) => ({ kind: 'phone', value: text.replace('(0)', '').replace(/[^\d+]/g, '') });
const number: Reader = (text) => ({ kind: 'number', value: numberOf(text) });
/** Day, month, year; the year may be missing. */
const date: Reader = (text) => {
  const parts = text.split(/[-./]/).filter((part) => part !== '');
  return { kind: 'date', value: (text.includes('-') ? parts.reverse() : parts).map(numberOf).join('.') };
};

/** Where several forms begin at the same place, the first one counts. One pattern without groups finds them all: four times as fast. */
const forms: readonly (readonly [pattern: RegExp, read: Reader])[] = [
  [
    /\]\(\s*[^)\s]{1,500}[^)\n]{0,200}\)/,
    (text) => {
      const target = text.slice(2, -1).trim().split(/\s/)[0]?.replace(/^<|>$/g, '') ?? '';
      return { ...linkOf(target), written: target };
    },
  ],
  [
    /\b(?:https?:\/\/)?[A-Za-z0-9][A-Za-z0-9.-]{1,80}\.(?:de|com|org|net|eu|info|app|berlin)\b(?:\/[\w./-]*\w)?/,
    (text) => ({ kind: 'link', value: text.toLowerCase().replace(/^(?:https?:\/\/)?(?:www\.)?/, '') }),
  ],
  [/\+\d[\d ()/.\u00a0–-]{4,30}\d/, phone],
  [/\b0\d{2,5}[ /\u00a0-]\d[\d \u00a0-]{2,20}\d/, phone],
  [/\b(?:116[ \u00a0]?\d{3}|11\d)\b/, phone],
  [/\b\d{4}-\d\d-\d\d\b/, date],
  [/\b\d{1,2}(?:\.\d{1,2}\.|\/\d{1,2}\/)(?:\d{4}\b|(?!\d))/, date],
  [/\b(?:[01]?\d|2[0-4])(?::|[ \u00a0]?h[ \u00a0]?)[0-5]\d\b/, (text) => number(text.replace(/\D+/, '.'))],
  [/\b[ABC][12]\b/, (text) => ({ kind: 'level', value: text })],
  [/\d{1,3}(?:[ \u00a0\u202f.,]\d{3})+(?!\d)|\d+(?:[.,]\d+)?/, number],
];
const any = new RegExp(forms.map(([{ source }]) => `(?:${source})`).join('|'), 'g');
const exact = forms.map(([{ source }, read]) => [new RegExp(`^(?:${source})$`), read] as const);

/** What every form has: a digit, a link, or the end of a host's name. Most pieces of a text have none of them. */
const hint = /[\d\u0660-\u0669\u06f0-\u06f9\u066b]|\]\(|\.(?:de|com|org|net|eu|info|app|berlin)\b/;

/** Phones, links, dates, times, amounts and other numbers of a text, in the order in which they stand. */
export function findFigures(text: string): Figure[] {
  if (!hint.test(text)) return [];
  const figures: Figure[] = [];
  for (const { 0: written, index: offset } of withOurDigits(text).matchAll(any)) {
    const read = exact.find(([pattern]) => pattern.test(written))?.[1] ?? number;
    figures.push({ written, ...read(written), offset });
  }
  return figures;
}
