import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { At, Report } from './problem.ts';
import { start } from './problem.ts';

/** A value of the head with its place in the file. All texts are strings: `0116117` and `04109` stay what they are. */
export type Value = TextValue | ListValue | MapValue;
export interface TextValue extends At {
  readonly kind: 'text';
  readonly text: string;
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

/** Where a field stands; the beginning of the head where it does not. */
export const placeOf = (head: MapValue, field: string): At => head.fields.find(({ name }) => name === field) ?? { line: head.line, column: 1 };

/** Values may be lists in maps in lists, no deeper: `phone: [{ number, label }]` has three levels. */
const maxDepth = 6;

/** Bidi controls and invisible characters that could turn a phone number around. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
const invisible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;

/**
 * Splits a file into its head and its text. YAML with the failsafe schema, never gray-matter (it executes code).
 * Undefined when nothing usable was found; what is wrong has been reported then.
 */
export function parseFile(text: string, report: Report): Parsed | undefined {
  const source = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const lines = source.split('\n');

  const conflict = lines.findIndex((line) => /^(<{7} |>{7} |={7}$)/.test(line));
  if (conflict >= 0) {
    report('conflict-markers', { line: conflict + 1, column: 1 });
    return undefined;
  }
  const hidden = source.search(invisible);
  if (hidden >= 0) {
    const before = source.slice(0, hidden).split('\n');
    const code = `U+${(source.codePointAt(hidden) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
    report('control-character', { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }, { code });
    return undefined;
  }

  const first = lines[0] ?? '';
  if (!first.startsWith('---')) {
    report('front-matter-missing', start);
    return undefined;
  }
  if (first.trim() !== '---') {
    report('front-matter-language', { line: 1, column: 4 }, { name: first.slice(3).trim() });
    return undefined;
  }
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---');
  if (end < 0) {
    report('front-matter-open', { line: 1, column: 1 });
    return undefined;
  }
  const head = parseHead(lines.slice(1, end).join('\n'), report);
  return head && { head, body: lines.slice(end + 1).join('\n'), bodyLine: end + 2 };
}

function parseHead(yaml: string, report: Report): MapValue | undefined {
  const counter = new LineCounter();
  /** The head begins on line 2 of the file. */
  const place = (offset: number): At => {
    const { line, col } = counter.linePos(offset);
    return { line: line + 1, column: Math.max(1, col) };
  };
  if (yaml.length > 20_000 || /[[{][\s[{]{40}/.test(yaml)) {
    report('too-large', { line: 2, column: 1 }, { size: `${Math.ceil(yaml.length / 1000)} kB`, limit: '20 kB' });
    return undefined;
  }
  const document = parseDocument(yaml, { schema: 'failsafe', version: '1.2', lineCounter: counter, prettyErrors: false, uniqueKeys: true });
  const fault = document.errors[0] ?? document.warnings[0];
  if (fault) {
    if (fault.code === 'TAG_RESOLVE_FAILED') report('yaml-alias', place(fault.pos[0]));
    else report('yaml', place(fault.pos[0]), { detail: explain(fault.code, fault.message) });
    return undefined;
  }
  if (document.contents === null) return { kind: 'map', fields: [], line: 2, column: 1 };
  if (!isMap(document.contents)) {
    report('front-matter-missing', { line: 2, column: 1 });
    return undefined;
  }

  let sound = true;
  const refuse = (code: 'yaml-alias' | 'nested-too-deep', at: At) => {
    if (sound) report(code, at, { detail: 'YAML', limit: maxDepth });
    sound = false;
  };
  const walk = (node: Node | null, at: At, depth: number): Value => {
    if (node === null) return { kind: 'text', text: '', ...at };
    const here = node.range ? place(node.range[0]) : at;
    if (depth > maxDepth) refuse('nested-too-deep', here);
    else if (isAlias(node) || (node as { anchor?: string }).anchor !== undefined || node.tag?.startsWith('!') || explicitTag(node)) refuse('yaml-alias', here);
    else if (isScalar(node)) return { kind: 'text', text: String(node.value ?? '').trim(), ...here };
    else if (isSeq(node)) return { kind: 'list', items: node.items.map((item) => walk(item as Node | null, here, depth + 1)), ...here };
    else if (isMap(node)) {
      const fields = node.items.map((pair): Field => {
        const key = pair.key as Node;
        const keyAt = key.range ? place(key.range[0]) : here;
        return { name: isScalar(key) ? String(key.value) : '', value: walk(pair.value as Node | null, keyAt, depth + 1), ...keyAt };
      });
      return { kind: 'map', fields, ...here };
    }
    return { kind: 'text', text: '', ...here };
  };
  const head = walk(document.contents, { line: 2, column: 1 }, 0);
  return sound && head.kind === 'map' ? head : undefined;
}

const explicitTag = (node: Node) => (node as { srcToken?: { type: string } }).srcToken?.type === 'tag';

/** The library's English sentences, shortened to what an editor can use. */
function explain(code: string, message: string): string {
  if (code === 'DUPLICATE_KEY') return 'zweimal dieselbe Angabe / the same field twice';
  if (code === 'TAB_AS_INDENT') return 'Tabulator / tab';
  if (code === 'MULTILINE_IMPLICIT_KEY' || code === 'BLOCK_AS_IMPLICIT_KEY')
    return 'Doppelpunkt im Text oder fehlende Einrückung / colon in the text or missing indentation';
  return message.split('\n')[0] ?? code;
}
