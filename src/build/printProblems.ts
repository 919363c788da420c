import type { Problem } from '../compiler/problem.ts';

/** Problems as an editor reads them: place, what is wrong, what to write. Editors and terminals make `file:line:column` clickable. */
export function printProblems(problems: readonly Problem[], content: string): string {
  return problems
    .map(
      ({ file, line, column, severity, message, hint }) =>
        `${content}/${file}:${line}:${column}\n  ${severity === 'error' ? '✗' : '!'} ${message}\n    → ${hint}\n`,
    )
    .join('\n');
}

/** '3 problems in 2 files' */
export function countProblems(problems: readonly Problem[]): string {
  const files = new Set(problems.map(({ file }) => file)).size;
  return `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'} in ${files} ${files === 1 ? 'file' : 'files'}`;
}
