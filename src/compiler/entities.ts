import { isInvisible } from './source.ts';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
export const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (letter) => escapes[letter] ?? letter);

/** The text without its HTML comments: notes of an editor to herself. One that is not closed stays. */
export function withoutComments(text: string): string {
  let rest = '';
  let end = 0;
  // Not by a pattern: with 40,000 open comments it would look for an end 40,000 times.
  for (let begin = text.indexOf('<!--'); begin >= 0; begin = text.indexOf('<!--', end)) {
    const close = text.indexOf('-->', begin + 4);
    if (close < 0) break;
    rest += text.slice(end, begin);
    end = close + 3;
  }
  return rest + text.slice(end);
}

/** Character references that editors write on purpose; every other stays the text that it is. */
const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  thinsp: '\u2009',
  shy: '\u00ad',
  zwnj: '\u200c',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  euro: '€',
  sect: '§',
  deg: '°',
  times: '×',
  middot: '·',
  bull: '•',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  Auml: 'Ä',
  Ouml: 'Ö',
  Uuml: 'Ü',
  szlig: 'ß',
  eacute: 'é',
  bdquo: '„',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  laquo: '«',
  raquo: '»',
};

/** `8&ndash;12` -> `8–12`. What would be invisible (a mark of direction, a null) stays visible as it was written. */
export const decodeEntities = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return Object.hasOwn(named, name) ? (named[name] ?? whole) : whole;
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    if (code < 32 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return whole;
    const character = String.fromCodePoint(code);
    return isInvisible(character) ? whole : character;
  });
