import type { MessageLanguage } from './messages.ts';
import type { Report } from './problem.ts';

/** Signs that look like those of which a head is built, and mean nothing to it: word processors, phones and foreign keyboards write them. */
interface Lookalike {
  /** What stands before the sign (kept), and the sign. */
  readonly pattern: RegExp;
  readonly right: string;
  readonly what: Readonly<Record<MessageLanguage, string>>;
}

const space = { right: ' ', what: { de: 'ein gewöhnliches Leerzeichen', en: 'an ordinary space' } };

const lookalikes: readonly Lookalike[] = [
  // Spaces that do not break, or are wider or narrower: before a name, behind its colon, behind the hyphen of a list.
  { pattern: /^( *)([\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+)/, ...space },
  { pattern: /^(\s*(?:- )?[^\s:"'[\]{}#]{1,60}:)([\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+)/, ...space },
  { pattern: /^( *-)([\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+)/, ...space },
  { pattern: /^(\s*(?:- )?[a-z_]{2,30})([\uff1a\ufe55\ua789\u2236] ?)/, right: ': ', what: { de: 'ein Doppelpunkt', en: 'a colon' } },
  { pattern: /^( +)([–—‐‑‒−•·●▪◦‣*])(?= )/, right: '-', what: { de: 'ein Bindestrich', en: 'a hyphen' } },
];

/** The lines of a head with the signs that were meant; each that was not is told, so that the rest can be looked at all the same. */
export function readLookalikes(lines: readonly string[], report: Report): string[] {
  const read: string[] = [];
  for (const [index, written] of lines.entries()) {
    const last = read.at(-1) ?? '';
    let line = written;
    for (const { pattern, right, what } of lookalikes) {
      const [, before = '', sign = ''] = pattern.exec(line.slice(0, 200)) ?? [];
      if (sign === '') continue;
      // An indentation keeps its width where something may be indented; elsewhere the name was to begin at the left.
      const isIndented = /:\s*$|^\s/.test(last);
      const meant = right !== ' ' || before.trim() !== '' ? right : isIndented ? ' '.repeat(sign.length) : '';
      line = `${before}${meant}${line.slice(before.length + sign.length)}`;
      // The head begins on line 2 of the file.
      report(
        'lookalike',
        { line: index + 2, column: before.length + 1 },
        { value: sign.trim() === '' ? codeOf(sign) : sign.trim(), what, example: line.trim() },
      );
    }
    read.push(line);
  }
  return read;
}

const codeOf = (sign: string) => `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
