import { findLanguage, type Language } from '../core/language/registry.ts';
import { parseTable } from './frontMatter.ts';
import type { At, Report } from './problem.ts';
import { closest } from './suggest.ts';

/** The name on a sign, in another language, with its place in the file. */
export interface Sign extends At {
  readonly name: string;
  readonly translated: string;
}

/** Longer than any sign. */
const longest = 100;

const letters: Readonly<Record<Language['script'], RegExp>> = {
  Latn: /\p{Script=Latin}/u,
  Cyrl: /\p{Script=Cyrillic}/u,
  Arab: /\p{Script=Arabic}/u,
  Ethi: /\p{Script=Ethiopic}/u,
};

/** The names of `names.<lang>.yml`: a line for each place, `Mayen: ماين`, left as on the sign and right as readers of that language write it. */
export function readSigns(source: string, lang: string, report: Report): readonly Sign[] {
  const table = parseTable(source, report);
  if (!table) return [];
  const language = findLanguage(lang);
  return table.fields.flatMap((field): Sign[] => {
    const { name, value } = field;
    const example = 'Koblenz: كوبلنتس';
    if (value.kind !== 'text') {
      report('wrong-shape', value, { name, example, expected: { de: 'ein einzelner Name', en: 'a single name' } });
      return [];
    }
    const { text } = value;
    if (name === '' || text === '') report('empty-field', field, { name, example });
    else if (text.length > longest) report('too-long', value, { name, length: text.length, limit: longest });
    else if (language && !letters[language.script].test(text))
      report('name-script', value, { value: text, language: { de: language.german, en: language.autonym } });
    else return [{ name, translated: text, line: field.line, column: field.column }];
    return [];
  });
}

/** Tells names of places that the map does not have: nobody would ever see them. */
export function checkSigns(signs: readonly Sign[], known: ReadonlySet<string>, report: Report): void {
  const choices = [...known];
  for (const { name, line, column } of signs)
    if (!known.has(name)) report('unknown-place', { line, column }, { value: name, guess: closest(name, choices) }, 'warning');
}
