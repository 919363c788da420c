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

type Values = Readonly<Record<string, string | number>>;

/** Notes a problem; given to everything that reads a file, so that nobody has to carry the file name and language along. */
export type Report = (code: Code, at: At, values?: Values, severity?: Severity) => void;

const fill = (text: string, values: Values) => text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

/** Values from content are cut, so that a 20 MB line does not become a 20 MB message. */
const cut = (value: string | number) => (typeof value === 'string' && value.length > 80 ? `${value.slice(0, 77)}…` : value);

/** The one place where a content mistake becomes a sentence. */
export function createReport(file: string, language: MessageLanguage, into: Problem[]): Report {
  return (code, at, values = {}, severity = 'error') => {
    const [message, hint] = messages[code][language];
    const short = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, cut(value)]));
    into.push({ file, line: at.line, column: at.column, severity, code, message: fill(message, short), hint: fill(hint, short) });
  };
}

export const start: At = { line: 1, column: 1 };
