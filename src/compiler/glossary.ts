import { parseTable } from './frontMatter.ts';
import type { At, Report } from './problem.ts';

/** How one language says the German name of an office, a paper or a letter: always with the same words. */
export interface Term extends At {
  readonly german: string;
  readonly words: string;
  /** The glossary that says so, below `content/`. */
  readonly path: string;
}

/** Longer than the name of any office. */
const longest = 100;

/** The terms of `glossary.<lang>.yml`: a line for each, `Bürgeramt: citizen office`, left as on the door and right as readers of that language say it. */
export function readGlossary(source: string, path: string, report: Report): readonly Term[] {
  return (parseTable(source, report)?.fields ?? []).flatMap(({ name, value, line, column }): Term[] => {
    if (value.kind !== 'text' || name === '' || value.text === '') report('glossary-term', { line, column }, { name });
    else if (Math.max(name.length, value.text.length) > longest) report('too-long', value, { name, length: value.text.length, limit: longest });
    else return [{ german: name, words: value.text, path, line, column }];
    return [];
  });
}
