import { type Field, type MapValue, parseFile } from './frontMatter.ts';
import { readSource } from './source.ts';

/**
 * A translation with the revision of the German text that it translates written into its head, and not one byte changed
 * elsewhere. Undefined where nothing is to be done: it has one already (unless `force`), or its head is not to be understood.
 */
export function stampText(text: string, revision: string, force = false): string | undefined {
  const translation = readTranslation(text);
  const method = translation?.fields.find(({ name }) => name === 'method');
  const of = translation?.fields.find(({ name }) => name === 'of');
  if (!method || (of && !force)) return undefined;
  const lines = text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? [];
  const edited = of ? replaceValue(lines, of, revision) : addAfter(lines, method, revision);
  // Whatever the form was: what comes out must say what it was to say.
  return edited !== undefined && writtenRevision(edited) === revision && edited !== text ? edited : undefined;
}

/** The revision that a translation says it translates. */
function writtenRevision(text: string): string | undefined {
  const of = readTranslation(text)?.fields.find(({ name }) => name === 'of');
  return of?.value.kind === 'text' ? of.value.text : undefined;
}

/** The field `translation` of a sound head. */
function readTranslation(text: string): MapValue | undefined {
  let sound = true;
  const report = () => {
    sound = false;
  };
  const source = readSource(text, report);
  const head = source === undefined ? undefined : parseFile(source, report)?.head;
  const value = head?.fields.find(({ name }) => name === 'translation')?.value;
  return sound && value?.kind === 'map' ? value : undefined;
}

const token = /^(?:"[^"]*"|'[^']*'|[^\s,}#]+)/;

/** Splits the line of a field's value before and behind it. */
function around(lines: readonly string[], { value }: Field): readonly [before: string, value: string, after: string] | undefined {
  const line = lines[value.line - 1] ?? '';
  const before = line.slice(0, value.column - 1);
  const found = token.exec(line.slice(value.column - 1))?.[0];
  return found === undefined ? undefined : [before, found, line.slice(before.length + found.length)];
}

const replaceLine = (lines: readonly string[], line: number, text: string) => lines.map((old, index) => (index === line - 1 ? text : old)).join('');

function replaceValue(lines: readonly string[], of: Field, revision: string): string | undefined {
  const [before, , after] = around(lines, of) ?? [];
  return before === undefined ? undefined : replaceLine(lines, of.value.line, `${before}${revision}${after}`);
}

function addAfter(lines: readonly string[], method: Field, revision: string): string | undefined {
  const line = lines[method.line - 1] ?? '';
  const lead = line.slice(0, method.column - 1);
  // A line of its own below `method`, or within the braces behind it.
  if (/^ *$/.test(lead)) return replaceLine(lines, method.line, `${line}${lead}of: ${revision}${/[\r\n]+$/.exec(line)?.[0] ?? ''}`);
  const [before, value, after] = around(lines, method) ?? [];
  return before === undefined ? undefined : replaceLine(lines, method.value.line, `${before}${value}, of: ${revision}${after}`);
}
