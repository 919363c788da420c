import type { MessageLanguage } from './messages.ts';
import type { At, Report } from './problem.ts';
import { start } from './problem.ts';

/** Characters that nobody sees, by what an editor may know them as. */
const names: Readonly<Record<string, Readonly<Record<MessageLanguage, string>>>> = {
  '0000': { de: 'ein Nullzeichen', en: 'a null character' },
  '200B': { de: 'ein Leerzeichen ohne Breite', en: 'a space without width' },
  '200E': { de: 'eine Links-nach-rechts-Marke', en: 'a left-to-right mark' },
  '200F': { de: 'eine Rechts-nach-links-Marke', en: 'a right-to-left mark' },
  '2028': { de: 'ein fremdes Zeilenende', en: 'a foreign line end' },
  '2060': { de: 'ein Wortverbinder', en: 'a word joiner' },
  FEFF: { de: 'eine Byte-Reihenfolge-Marke', en: 'a byte order mark' },
};

const other = { de: 'ein Steuerzeichen', en: 'a control character' };
const direction = { de: 'ein Zeichen für die Leserichtung', en: 'a character for the direction of text' };

/**
 * Control characters of computers, of reading direction, and of no width; they could turn a phone number around, or hide.
 * U+200C and U+200D stay, without which Persian and Kurdish are not spelt rightly, and signs that Arabic puts around numbers.
 */
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}](?<![\t\n\u00ad\u0600-\u0605\u06dd\u070f\u08e2\u200c\u200d])/gu;

/** True for a character that no text of the atlas may carry. */
export const isInvisible = (character: string) => character.search(invisible) >= 0;

/** Bullets and icons of word processors: shown by their own fonts only. */
const privateUse = /[\ue000-\uf8ff]/g;

/** UTF-8 that was read as Windows-1252 and saved again: `ä` has become `Ã¤`. */
const broken = /Ã[\u0080-\u00bf\u0152\u0153\u0178\u02dc\u2013\u201a-\u201e\u2026]|â€[\u0080-\u00bf\u0153\u017e\u02dc\u2122\u201c\u201d\u0161]/g;
const lost = /\ufffd/g;

/** Any of these. Hardly a text has one: so one look is enough for most of them, where each pattern would take its own. */
const odd = new RegExp([invisible, privateUse, broken, lost].map(({ source }) => source).join('|'), 'u');

const mended: Readonly<Record<string, string>> = {
  'Ã¤': 'ä',
  'Ã¶': 'ö',
  'Ã¼': 'ü',
  ÃŸ: 'ß',
  'Ã„': 'Ä',
  'Ã–': 'Ö',
  Ãœ: 'Ü',
  'Ã©': 'é',
  'Ã¨': 'è',
  'â€ž': '„',
  'â€œ': '“',
  'â€“': '–',
  'â€™': '’',
};

/** Line and column of an offset, for offsets that only grow. */
function createPlaces(text: string): (offset: number) => At {
  let line = 1;
  let begin = 0;
  return (offset) => {
    for (let end = text.indexOf('\n', begin); end >= 0 && end < offset; end = text.indexOf('\n', begin)) {
      line += 1;
      begin = end + 1;
    }
    return { line, column: offset - begin + 1 };
  };
}

/**
 * The text of a file with `\n` as its only line end and without invisible characters, each of which is reported: the rest
 * of the file can be looked at all the same. Undefined for a file that is empty or has two versions of one place.
 */
export function readSource(text: string, report: Report): string | undefined {
  const source = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  if (source.trim() === '') {
    report('empty-file', start);
    return undefined;
  }
  const conflict = source.search(/^(<{7}|>{7})( |$)/m);
  if (conflict >= 0) {
    report('conflict-markers', { line: source.slice(0, conflict).split('\n').length, column: 1 });
    return undefined;
  }
  if (!odd.test(source)) return source;
  const each = (pattern: RegExp, tell: (found: string, at: At) => void) => {
    const places = createPlaces(source);
    for (const { 0: found, index } of source.matchAll(pattern)) {
      tell(found, places(index));
    }
  };
  const codeOf = (character: string) => (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  each(invisible, (found, at) => {
    const code = codeOf(found);
    const what = names[code] ?? (/^(061C|202[A-E]|206[6-9])$/.test(code) ? direction : other);
    report('control-character', at, { code: `U+${code}`, what });
  });
  each(privateUse, (found, at) => report('odd-character', at, { code: `U+${codeOf(found)}` }));
  each(lost, (_, at) => report('lost-character', at));
  each(broken, (found, at) => report('mojibake', at, { value: found, guess: mended[found] }));
  return source.replace(invisible, '');
}
