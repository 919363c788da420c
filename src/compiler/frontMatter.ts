import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { readLookalikes } from './lookalikes.ts';
import { readPlainHead } from './plainHead.ts';
import type { At, Report } from './problem.ts';
import { start } from './problem.ts';
import { explainYaml } from './yamlFaults.ts';

/** A value of the head with its place in the file. All texts are strings: `0116117` and `04109` stay what they are. */
export type Value = TextValue | ListValue | MapValue;
export interface TextValue extends At {
  readonly kind: 'text';
  readonly text: string;
  /** True in quotes: the editor said herself where the text begins and ends. */
  readonly quoted?: true;
}
export interface ListValue extends At {
  readonly kind: 'list';
  readonly items: readonly Value[];
}
export interface MapValue extends At {
  readonly kind: 'map';
  readonly fields: readonly Field[];
}
export interface Field extends At {
  readonly name: string;
  readonly value: Value;
}

export interface Parsed {
  readonly head: MapValue;
  readonly body: string;
  /** Line of the file on which the body begins. */
  readonly bodyLine: number;
}

/** Where the value of a field stands; the beginning of the head where there is none. */
export const placeOf = (head: MapValue, field: string): At => head.fields.find(({ name }) => name === field)?.value ?? { line: head.line, column: 1 };

/** Values may be lists in maps in lists, no deeper: `phone: [{ number, label }]` has three levels. */
const maxDepth = 6;

/** A head is a screen of lines; more is a text that lost its closing line, or an attack on the parser. */
const limits = { characters: 20_000, lines: 500 };

/**
 * Splits a file into its head and its text. YAML with the failsafe schema, never gray-matter (it executes code).
 * Undefined when nothing usable was found; what is wrong has been reported then.
 */
export function parseFile(source: string, report: Report): Parsed | undefined {
  const lines = source.split('\n');
  const first = lines[0] ?? '';
  if (first.trimEnd() !== '---') {
    reportOpening(lines, first, report);
    return undefined;
  }
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---');
  if (end < 0) {
    reportClosing(lines, report);
    return undefined;
  }
  const second = secondHead(lines, end);
  if (second !== undefined) {
    report('second-head', { line: second + 1, column: 1 });
    return undefined;
  }
  const head = parseHead(lines.slice(1, end), report);
  return head && { head, body: lines.slice(end + 1).join('\n'), bodyLine: end + 2 };
}

/** A line that is nearly `---`: more or longer dashes, stars, points, or spaces before it. */
const nearlyDashes = /^\s*[-–—_=*+~.]{2,20}\s*$/;

/** Where the head should have been closed: at a line that looks like it, else before the first empty one. */
function reportClosing(lines: readonly string[], report: Report): void {
  const near = lines.findIndex((line, index) => index > 0 && nearlyDashes.test(line));
  if (near > 0) {
    report('front-matter-closing', { line: near + 1, column: 1 }, { value: lines[near]?.trim() });
    return;
  }
  const empty = lines.findIndex((line, index) => index > 1 && line.trim() === '');
  report('front-matter-open', { line: Math.max(empty, 0) + 1, column: 1 });
}

/** The line of a second `---` with `title:` below it: two files were pasted into one. */
function secondHead(lines: readonly string[], end: number): number | undefined {
  const title = lines.findIndex((line, index) => index > end && /^title\s*:/.test(line));
  const opening = lines.slice(0, title + 1).findLastIndex((line, index) => index > end && line.trimEnd() === '---');
  const isHead = opening > end && lines.slice(opening + 1, title).every((line) => /^[\w-]+\s*:|^\s*(#.*)?$/.test(line));
  if (isHead) return opening;
  // The same head once more, without a line that opens it.
  return title > end && lines.slice(end + 1, title).every((line) => line.trim() === '') ? title : undefined;
}

function reportOpening(lines: readonly string[], first: string, report: Report): void {
  const found = lines.slice(0, 20).findIndex((line) => line.trim() !== '');
  const line = (lines[found] ?? '').trim();
  const at = { line: found + 1, column: 1 };
  if (/^[-–—_=*+~]{1,20}$/.test(line) && line !== '---') report('front-matter-dashes', at, { value: line });
  else if (line === '---') report('front-matter-late', found === 0 ? start : at);
  else if (/^---\s*[\w{]/.test(first)) report('front-matter-language', { line: 1, column: 4 }, { name: first.slice(3).trim() });
  else report('front-matter-missing', start);
}

/** A file that is YAML from its first line on, without a text below it. More lines than in a head: a district has hundreds of places. */
export function parseTable(source: string, report: Report): MapValue | undefined {
  // What a head tells is one line further down: there the first line is `---`.
  const up = <T extends At>(at: T): T => ({ ...at, line: Math.max(1, at.line - 1) });
  // A mark of the beginning, as some programs write it, says nothing.
  const lines = source.split('\n').map((line, index) => (index === 0 && line.trimEnd() === '---' ? '' : line));
  const table = parseHead(lines, (code, at, values, severity) => report(code, up(at), values, severity), { characters: 200_000, lines: 5_000 });
  return table && { ...table, fields: table.fields.map((field) => ({ ...up(field), value: up(field.value) })) };
}

/** True for brackets or list marks nested so deeply that the parser would run out of stack. */
function isTooDeep(yaml: string): boolean {
  let depth = 0;
  for (const letter of yaml) {
    if (letter === '[' || letter === '{') depth += 1;
    else if (letter === ']' || letter === '}') depth = Math.max(0, depth - 1);
    if (depth > 30) return true;
  }
  return /^(\s*[-?:](?=\s)){7}/m.test(yaml) || /^ {60}/m.test(yaml);
}

const isTooLarge = (lines: readonly string[], most: typeof limits) => lines.length > most.lines || lines.join('\n').length > most.characters;

const parseHead = (written: readonly string[], report: Report, most = limits): MapValue | undefined =>
  (isTooLarge(written, most) ? undefined : readPlainHead(written)) ?? parseYaml(written, report, most);

/** Reads any head, and tells what is wrong with it. */
export function parseYaml(written: readonly string[], report: Report, most = limits): MapValue | undefined {
  const lines = readLookalikes(written, report);
  const yaml = lines.join('\n');
  if (isTooLarge(lines, most)) {
    report('head-too-large', { line: 2, column: 1 }, { count: lines.length, characters: yaml.length, limit: most.lines });
    return undefined;
  }
  if (isTooDeep(yaml)) {
    report('head-too-deep', { line: 2, column: 1 });
    return undefined;
  }
  const foreign = lines.findIndex((line) => /^(\.\.\.(\s|$)|%)/.test(line));
  if (foreign >= 0) {
    report('yaml-no-colon', { line: foreign + 2, column: 1 }, { value: lines[foreign], example: 'title: Tafel Mayen' });
    return undefined;
  }
  const counter = new LineCounter();
  /** The head begins on line 2 of the file. */
  const place = (offset: number): At => {
    const { line, col } = counter.linePos(offset);
    return { line: line + 1, column: Math.max(1, col) };
  };
  const document = parseDocument(yaml, { schema: 'failsafe', version: '1.2', lineCounter: counter, prettyErrors: false, uniqueKeys: true });
  const fault = document.errors[0];
  if (fault) {
    const { code, at, values } = explainYaml(fault, lines, place(fault.pos[0]));
    report(code, at, values);
    return undefined;
  }
  const tag = document.warnings[0];
  if (tag) {
    report('yaml-alias', place(tag.pos[0]));
    return undefined;
  }
  if (document.contents === null) return { kind: 'map', fields: [], line: 2, column: 1 };
  if (!isMap(document.contents)) {
    const { code, at, values } = isScalar(document.contents)
      ? explainYaml(undefined, lines, { line: 2, column: 1 })
      : ({ code: 'front-matter-shape', at: { line: 2, column: 1 }, values: {} } as const);
    report(code, at, values);
    return undefined;
  }
  return readNodes(document.contents, place, report);
}

/** The parser's nodes as our values; undefined after reporting what a head must not have. */
function readNodes(contents: Node, place: (offset: number) => At, report: Report): MapValue | undefined {
  let sound = true;
  const refuse = (code: 'yaml-alias' | 'head-too-deep' | 'front-matter-shape', at: At) => {
    if (sound) report(code, at);
    sound = false;
  };
  const isPlain = (node: Node) => !isAlias(node) && (node as { anchor?: string }).anchor === undefined && node.tag === undefined;
  const walk = (node: Node | null, at: At, depth: number): Value => {
    const nothing = { kind: 'text', text: '', ...at } as const;
    if (node === null) return nothing;
    const here = node.range ? place(node.range[0]) : at;
    if (depth > maxDepth) refuse('head-too-deep', here);
    else if (!isPlain(node)) refuse('yaml-alias', here);
    else if (isScalar(node)) {
      // `Raum #3` would silently become `Raum`.
      const note = node.comment?.match(/^\S.*/)?.[0];
      if (note !== undefined && node.type === 'PLAIN') report('yaml-comment', here, { value: note });
      return { kind: 'text', text: String(node.value ?? '').trim(), ...(node.type !== 'PLAIN' && { quoted: true as const }), ...here };
    } else if (isSeq(node)) return { kind: 'list', items: node.items.map((item) => walk(item as Node | null, here, depth + 1)), ...here };
    else if (isMap(node)) {
      const fields = node.items.map((pair): Field => {
        const key = pair.key as Node | null;
        const keyAt = key?.range ? place(key.range[0]) : here;
        if (!key || !isScalar(key) || !isPlain(key)) refuse('front-matter-shape', keyAt);
        return { name: isScalar(key) ? String(key.value) : '', value: walk(pair.value as Node | null, keyAt, depth + 1), ...keyAt };
      });
      return { kind: 'map', fields, ...here };
    }
    return nothing;
  };
  const head = walk(contents, { line: 2, column: 1 }, 0);
  return sound && head.kind === 'map' ? { ...head, line: 2, column: 1 } : undefined;
}
