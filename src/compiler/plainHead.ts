import type { Field, MapValue, Value } from './frontMatter.ts';
import type { At } from './problem.ts';

/** The name of a field that stands at `lastIndex`. */
const fieldName = /([a-z_]+):(?= |$)/y;

/** Words to the end of a line: no sign of YAML before them, no comment in them, and no colon or what looks like one (see lookalikes.ts). */
const lineOfWords = /(?!.*(?::\s|:$|\s#|[\t\uff1a\ufe55\ua789\u2236]))[^\s?:,[\]{}#&*!|>'"%@`-].*/y;

/** Words within brackets. Here a comma ends them, and what stands behind a colon must belong to it: `https://…`. */
const wordsInBrackets = /[^\s?:,[\]{}#&*!|>'"%@`-](?:[^\t,:#[\]{}]|:(?=[^\s,[\]{}]))*/y;

/** Text in quotes in which every character stands for itself. */
const wordsInQuotes = /"([^"\\]*)"|'([^']*)'/y;

/** Groups in lists in groups; deeper ones are looked at by who can say what is wrong with them. */
const deepest = 4;

/** Where the spaces end that stand at an offset; no others than ordinary ones, as in YAML. */
function skipSpaces(line: string | undefined, from = 0): number {
  let to = from;
  while (line?.[to] === ' ') to += 1;
  return to;
}

/**
 * Reads a head as nearly all are: `name: value`, groups and lists by indentation, brackets that close on their line. That takes an eighth of
 * the time that the YAML parser needs. For any other head the answer is undefined, also for every one with a mistake: then that parser says
 * what it means. `tests/compiler/plainHead.test.ts` holds the two against each other.
 */
export function readPlainHead(lines: readonly string[]): MapValue | undefined {
  let row = 0;
  /** The head begins on line 2 of the file. */
  const at = (offset: number): At => ({ line: row + 2, column: offset + 1 });

  /** Fields below each other, the first of them in this row. */
  function readGroup(indent: number, depth: number): MapValue | undefined {
    const group = { kind: 'map', ...at(indent) } as const;
    const fields: Field[] = [];
    do {
      const name = match(fieldName, lines[row], indent)?.[1];
      if (name === undefined || fields.some((field) => field.name === name)) return undefined;
      const place = at(indent);
      const value = readValue(indent, indent + name.length + 1, depth + 1);
      if (!value) return undefined;
      fields.push({ name, value, ...place });
    } while (row < lines.length && skipSpaces(lines[row]) === indent);
    return { ...group, fields };
  }

  /** Items below each other, each behind its hyphen. */
  function readList(indent: number, depth: number): Value | undefined {
    const list = { kind: 'list', ...at(indent) } as const;
    const items: Value[] = [];
    while (skipSpaces(lines[row]) === indent && lines[row]?.startsWith('- ', indent)) {
      const inner = indent + 2;
      const item = match(fieldName, lines[row], inner) ? readGroup(inner, depth + 1) : readLine(inner, depth + 1);
      if (!item) return undefined;
      items.push(item);
    }
    return { ...list, items };
  }

  /** The value of a field: behind its colon, or in the rows below it where nothing stands there. */
  function readValue(indent: number, from: number, depth: number): Value | undefined {
    if (depth > deepest) return undefined;
    if ((lines[row]?.length ?? 0) > from) return readLine(from, depth);
    row += 1;
    const below = skipSpaces(lines[row]);
    if (below <= indent) return undefined;
    return lines[row]?.startsWith('- ', below) ? readList(below, depth) : readGroup(below, depth);
  }

  /** A value that fills the rest of this row. */
  function readLine(from: number, depth: number): Value | undefined {
    const line = lines[row]?.replace(/ +$/, '') ?? '';
    const begin = skipSpaces(line, from);
    const words = match(lineOfWords, line, begin)?.[0];
    const read =
      words === undefined ? readPiece(line, begin, depth) : ({ value: { kind: 'text', text: words.trim(), ...at(begin) }, end: begin + words.length } as const);
    if (read?.end !== line.length) return undefined;
    row += 1;
    return read.value;
  }

  /** A value in quotes or brackets, or within brackets, and where it ends. */
  function readPiece(line: string, from: number, depth: number): { readonly value: Value; readonly end: number } | undefined {
    if (depth > deepest) return undefined;
    const open = line[from];
    if (open === '[' || open === '{') return readBrackets(line, from, depth);
    const quoted = match(wordsInQuotes, line, from);
    if (quoted) return { value: { kind: 'text', text: (quoted[1] ?? quoted[2] ?? '').trim(), quoted: true, ...at(from) }, end: from + quoted[0].length };
    const words = match(wordsInBrackets, line, from)?.[0];
    return words === undefined ? undefined : { value: { kind: 'text', text: words.trim(), ...at(from) }, end: from + words.length };
  }

  function readBrackets(line: string, from: number, depth: number): { readonly value: Value; readonly end: number } | undefined {
    const isGroup = line[from] === '{';
    const items: Value[] = [];
    const fields: Field[] = [];
    let end = from;
    do {
      let begin = skipSpaces(line, end + 1);
      const place = at(begin);
      const name = isGroup ? match(fieldName, line, begin)?.[1] : '';
      if (name === undefined || (isGroup && fields.some((field) => field.name === name))) return undefined;
      if (isGroup) begin = skipSpaces(line, begin + name.length + 1);
      const piece = readPiece(line, begin, depth + 1);
      if (!piece) return undefined;
      if (isGroup) fields.push({ name, value: piece.value, ...place });
      else items.push(piece.value);
      end = skipSpaces(line, piece.end);
    } while (line[end] === ',');
    if (line[end] !== (isGroup ? '}' : ']')) return undefined;
    return { value: isGroup ? { kind: 'map', fields, ...at(from) } : { kind: 'list', items, ...at(from) }, end: end + 1 };
  }

  const head = readGroup(0, 0);
  return row === lines.length ? head : undefined;
}

/** What a sticky pattern finds at an offset. */
function match(pattern: RegExp, line: string | undefined, offset: number): RegExpExecArray | null {
  pattern.lastIndex = offset;
  return pattern.exec(line ?? '');
}
