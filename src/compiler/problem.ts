import { type Code, type MessageLanguage, messages } from './messages.ts';

/** A place in a content file. Lines and columns start at 1. */
export interface At {
  readonly line: number;
  readonly column: number;
}

/** `error`: the build stops. `warning`: the build goes on, `check` still fails. */
export type Severity = 'error' | 'warning';

/** What is wrong in a content file, where, and what to write instead. The compiler answers these; it never throws on content. */
export interface Problem extends At {
  /** Below `content/`, with forward slashes. */
  readonly file: string;
  readonly severity: Severity;
  readonly code: Code;
  readonly message: string;
  readonly hint: string;
}

/** What fills a gap of a message: from the content, or a word of ours in both languages. */
export type MessageValue = string | number | undefined | Readonly<Record<MessageLanguage, string>>;
export type MessageValues = Readonly<Record<string, MessageValue>>;

/** Notes a problem; given to everything that reads a file, so that nobody has to carry the file name and language along. */
export type Report = (code: Code, at: At, values?: MessageValues, severity?: Severity) => void;

export const start: At = { line: 1, column: 1 };

/** What the editor probably meant stands before the rest of the hint, as a question. */
const question = { de: (guess: string) => `Meinten Sie „${guess}“? `, en: (guess: string) => `Did you mean “${guess}”? ` };

/** Lists of ours are shown whole; what comes from content is cut and put on one line: a 20 MB line must not become a 20 MB message. */
const ours: ReadonlySet<string> = new Set(['choices', 'example', 'original', 'guess']);
const cut = (text: string) => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 80 ? `${line.slice(0, 77).replace(/[\ud800-\udbff]$/, '')}…` : line;
};

function fill(sentence: string, values: MessageValues, language: MessageLanguage): string {
  return sentence.replace(/\{(\w+)\}/g, (gap, name: string) => {
    if (name === 'suggestion') return values['guess'] === undefined ? '' : question[language](String(values['guess']));
    const value = values[name];
    if (value === undefined) return gap;
    if (typeof value === 'object') return value[language];
    return ours.has(name) ? String(value) : cut(String(value));
  });
}

/** The one place where a content mistake becomes a sentence. */
export function createReport(file: string, language: MessageLanguage, into: Problem[]): Report {
  return (code, at, values = {}, severity = 'error') => {
    const [message, hint] = messages[code][language];
    into.push({ file, line: at.line, column: at.column, severity, code, message: fill(message, values, language), hint: fill(hint, values, language) });
  };
}

/** So many places of one file are told for the same mistake; the rest is counted. */
const repeats = 10;

/** One mistake made five hundred times (a text pasted from the web) is told ten times and counted. */
export function limitRepeats(problems: readonly Problem[], language: MessageLanguage): Problem[] {
  const counts = new Map<Code, number>();
  const kept = problems.filter(({ code }) => {
    const count = (counts.get(code) ?? 0) + 1;
    counts.set(code, count);
    return count <= repeats;
  });
  for (const [code, count] of counts) {
    const last = kept.findLast((problem) => problem.code === code);
    if (!last || count <= repeats) continue;
    const [message, hint] = messages['and-more'][language];
    kept.push({ ...last, code: 'and-more', message: fill(message, { count: count - repeats, value: last.message }, language), hint });
  }
  return kept;
}

/** A shared folder's mistakes are told once, however many districts mount it. Sorted by file and place. */
export function unique(problems: readonly Problem[]): Problem[] {
  const seen = new Map(problems.map((problem) => [`${problem.file}:${problem.line}:${problem.column}:${problem.code}:${problem.message}`, problem]));
  return [...seen.values()].sort((a, b) => (a.file === b.file ? a.line - b.line || a.column - b.column : a.file < b.file ? -1 : 1));
}
