import type { YAMLError } from 'yaml';
import type { Code } from './messages.ts';
import type { At, MessageValues } from './problem.ts';

/** A fault in words of ours. */
export interface YamlFault {
  readonly code: Code;
  readonly at: At;
  readonly values?: MessageValues;
}

const tell = (code: Code, at: At, values: MessageValues = {}): YamlFault => ({ code, at, values });

/**
 * The parser says "Nested mappings are not allowed in compact mappings"; a clerk needs "the value has a colon in it".
 * `found` is the place of the fault in the file; the head's first line is line 2 there.
 */
export function explainYaml(fault: Pick<YAMLError, 'code' | 'message'> | undefined, written: readonly string[], found: At): YamlFault {
  // Nobody reads further, and patterns must not be run over 20,000 spaces.
  const lines = written.map((row) => row.slice(0, 400));
  const index = Math.min(Math.max(0, found.line - 2), lines.length - 1);
  const line = lines[index] ?? '';
  const code = fault?.code;
  const message = fault?.message ?? '';
  const on = (row: number, column: number): At => ({ line: row + 2, column: Math.max(1, column) });
  const [, lead = '', name = '', gap = '', value = ''] = /^(\s*(?:-\s+)?)([^\s:#"'[\]{}][^:]*?)(:\s*)(.*)$/.exec(line) ?? [];
  const valueAt = on(index, lead.length + name.length + gap.length + 1);

  if (code === 'TAB_AS_INDENT') return tell('yaml-tab', on(index, 1));
  if (code === 'DUPLICATE_KEY') return tell('yaml-twice', found, { name: /^[^:,}\]\s]*/.exec(line.slice(found.column - 1))?.[0] || name });
  if (code === 'BAD_DQ_ESCAPE') return tell('yaml-backslash', found);
  if (/closing .quote/.test(message)) {
    const open = lines.findIndex((row) => isOpenQuote(row));
    const [before = '', sign = '"'] = /^(\s*(?:-\s+)?(?:[^\s:"']+:\s+)?\[?\s*)(["'])/.exec(lines[open] ?? '')?.slice(1) ?? [];
    return tell('yaml-quote', open < 0 ? found : on(open, before.length + 1), { value: sign });
  }
  if (/must be sufficiently indented|Expected flow (map|sequence) to end|must be separated by/i.test(message)) {
    const open = lines.slice(0, index + 1).findLastIndex((row) => isOpenBracket(row));
    const row = lines[open] ?? line;
    const at = openBracketAt(row);
    const sign = row[at] ?? '[';
    return tell('yaml-bracket', open < 0 ? found : on(open, at + 1), { value: sign, example: `${row.trim()}${sign === '{' ? ' }' : ']'}` });
  }
  const tight = /^(\s*(?:-\s+)?)([\w-]+):(?!\/\/)([^\s].*)$/.exec(line);
  if (tight && !/:\s/.test(line)) {
    const [, before = '', key = '', rest = ''] = tight;
    return tell('yaml-space', on(index, before.length + key.length + 1), { name: key, example: `${key}: ${rest}` });
  }
  const dash = /^(\s*)-([^\s-].*)$/.exec(line);
  if (dash) return tell('yaml-dash', on(index, (dash[1] ?? '').length + 1), { example: `- ${dash[2]}` });
  if (name !== '' && /^["'].*["'].+/.test(value) && code === 'UNEXPECTED_TOKEN')
    return tell('yaml-after-quote', valueAt, { example: `${name}: ${quoted(unquoted(value))}` });
  if (name !== '' && /^[[{].*[\]}].+/.test(value) && code === 'UNEXPECTED_TOKEN')
    return tell('yaml-after-bracket', valueAt, { example: `${name}: ${quoted(value)}` });
  if (name !== '' && (code === 'BAD_SCALAR_START' || /^([@`%*&!>|-]|\?\s)/.test(value)))
    return tell('yaml-start', valueAt, { value: value[0] ?? '', example: `${name}: ${quoted(value)}` });
  if (name !== '' && code === 'BLOCK_AS_IMPLICIT_KEY' && /:\s/.test(value)) {
    const at = value.search(/:\s/);
    return tell('yaml-colon', on(index, valueAt.column + at), { name, example: `${name}: ${quoted(value)}` });
  }
  const next = lines.findIndex((row, at) => at > index && row.trim() !== '');
  const indent = (row: string) => row.search(/\S|$/);
  if (code === 'BLOCK_AS_IMPLICIT_KEY' && next >= 0 && indent(lines[next] ?? '') > indent(line) && value !== '') return tell('yaml-indent', on(next, 1));
  if (!/:(\s|$)/.test(line) && !/^\s*-\s/.test(line)) return tell('yaml-no-colon', on(index, indent(line) + 1), { value: line, example: withColon(line) });
  if (code === 'BLOCK_AS_IMPLICIT_KEY' || code === 'BAD_INDENT' || code === 'UNEXPECTED_TOKEN') {
    const row = lines.slice(0, index).findLast((one) => one.trim() !== '');
    if (row !== undefined && indent(row) !== indent(line)) return tell('yaml-indent', on(index, 1));
  }
  return tell('yaml', found);
}

/** `title = "Tafel"` -> `title: "Tafel"`; a pattern where nobody can say which word is the name. */
function withColon(line: string): string {
  const [, name, value] = /^\s*([a-z_]{2,30})\s*(?:=>?|:=)\s*(.{1,80})$/.exec(line) ?? [];
  return name === undefined ? 'title: Tafel Mayen' : `${name}: ${value}`;
}

const quoted = (value: string) => (value.includes('"') ? `'${value.replaceAll("'", "''")}'` : `"${value.replaceAll('\\', '\\\\')}"`);

/** `'It's here'` -> `It's here`; `"Tafel" Mayen` stays, its quotes are part of the text. */
const unquoted = (value: string) => (value.length > 2 && value[0] === value.at(-1) ? value.slice(1, -1) : value);

/** A value that begins with a quote which its line does not close. */
const isOpenQuote = (row: string) => /^\s*(?:-\s+)?(?:[^\s:"']+:\s+)?\[?\s*(?:"(?:[^"\\]|\\.)*|'(?:[^']|'')*)$/.test(row);

const openBracketAt = (row: string) => {
  const open: number[] = [];
  for (let at = 0; at < row.length; at++) {
    const letter = row[at];
    if (letter === '[' || letter === '{') open.push(at);
    else if (letter === ']' || letter === '}') open.pop();
  }
  return open[0] ?? -1;
};
const isOpenBracket = (row: string) => openBracketAt(row) >= 0;
