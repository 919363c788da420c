import type { Report } from './problem.ts';

/**
 * The Markdown parser has quadratic cases: 100 kB of `_a` took it 10 s, 50,000 `>` its whole stack. So the work that a text
 * can make is counted before it is parsed. Every limit is far above honest prose: 100 kB of it have about 1,500 lines, ten
 * signs of emphasis in a paragraph, words of forty letters, two levels of lists. At the limits the parser takes half a second.
 */
export const limits = {
  /** Characters of a text. */
  text: 200_000,
  lines: 6_000,
  /** Characters and special characters without an empty line. */
  paragraph: 20_000,
  marks: 1_200,
  /** Signs of emphasis without an empty line. Each is compared with each: 0.2 µs. */
  emphasis: 400,
  /** Sum of the squares of the signs of emphasis of all paragraphs. */
  work: 2_000_000,
  /** Characters without a space. At each of them the parser looks for an @ in all that follow. */
  word: 600,
  /** Levels of lists and quotations, and columns of indentation. */
  depth: 6,
  indent: 20,
} as const;

const special = /[`[\]()<>|&\\!@*_~]/g;
const emphatic = /[*_~]/g;
/** Looked for from the beginning of each word, not from each of its letters. */
const endless = new RegExp(`(?<!\\S)\\S{${limits.word}}`);

/** True, after a report, for a text that would take the parser too long. */
export function isTooMuch(text: string, line: number, report: Report): boolean {
  const refuse = (code: 'text-too-large' | 'nested-too-deep' | 'too-complex', row: number, values = {}) => {
    report(code, { line: line + row, column: 1 }, values);
    return true;
  };
  if (text.length > limits.text) return refuse('text-too-large', 0, { size: `${Math.ceil(text.length / 1000)} kB`, limit: `${limits.text / 1000} kB` });
  const rows = text.split('\n');
  if (rows.length > limits.lines)
    return refuse('text-too-large', 0, { size: { de: `${rows.length} Zeilen`, en: `${rows.length} lines` }, limit: String(limits.lines) });
  let work = 0;
  let paragraph = { begin: 0, length: 0, marks: 0, emphasis: 0 };
  for (const [index, row] of rows.entries()) {
    if (depthOf(row) > limits.depth || indentOf(row) > limits.indent) return refuse('nested-too-deep', index, { limit: limits.depth });
    // A bullet at the left begins a text of its own, as an empty line does.
    if (row.trim() === '' || /^[-*+] \S/.test(row)) {
      work += paragraph.emphasis ** 2;
      paragraph = { begin: index, length: 0, marks: 0, emphasis: 0 };
    }
    paragraph.length += row.length;
    paragraph.marks += row.match(special)?.length ?? 0;
    paragraph.emphasis += row.match(emphatic)?.length ?? 0;
    const { begin, length, marks, emphasis } = paragraph;
    const isFull = length > limits.paragraph || marks > limits.marks || emphasis > limits.emphasis || work + emphasis ** 2 > limits.work;
    if (isFull || (row.length >= limits.word && endless.test(row))) return refuse('too-complex', isFull ? begin : index);
  }
  return false;
}

/** Marks of lists and quotations at the beginning of a row. A list level needs indentation too, so the first three are free: `- - -` is a line. */
function depthOf(row: string): number {
  const lead = /^[\s>*+\-\d.)]{0,400}/.exec(row)?.[0] ?? '';
  const quotes = lead.split('>').length - 1;
  const bullets = lead.match(/([-*+]|\d[.)])\s/g)?.length ?? 0;
  return Math.max(quotes, bullets - 3);
}

const indentOf = (row: string) => (/^\s*/.exec(row.slice(0, 400))?.[0] ?? '').replaceAll('\t', '    ').length;
