import { fold, wordsOf } from '../../core/search/fold.ts';
import type { CompiledFile } from '../file.ts';
import type { Term } from '../glossary.ts';
import type { Note } from '../layers.ts';
import type { Piece } from '../pieces.ts';
import { start } from '../problem.ts';

/** The terms of a district in each language, by their German name. */
export type Glossaries = ReadonlyMap<string, ReadonlyMap<string, Term>>;

/** The glossaries of a district: what a later folder says about a term replaces what an earlier one says. */
export function gatherTerms(files: Iterable<CompiledFile>): Glossaries {
  const languages = new Map<string, Map<string, Term>>();
  for (const { name, glossary } of files) {
    if (!glossary) continue;
    const terms = languages.get(name.lang) ?? new Map<string, Term>();
    for (const term of glossary) terms.set(term.german, term);
    languages.set(name.lang, terms);
  }
  return languages;
}

const quoted = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

const endings = '(?:e?s|e?n|e)?(?![\\p{L}-])';

/** Finds German names in a text as words of their own, with their endings: Bürgeramt, Bürgeramts, not Bürgeramtstermin. */
export function createTermFinder(glossaries: Glossaries): (text: string) => string[] {
  const names = [...new Set([...glossaries.values()].flatMap((terms) => [...terms.keys()]))].sort((a, b) => b.length - a.length);
  if (names.length === 0) return () => [];
  const pattern = new RegExp(`(?<![\\p{L}-])(${names.map(quoted).join('|')})${endings}`, 'gu');
  return (text) => [...new Set(Array.from(text.matchAll(pattern), ([, name = '']) => name))];
}

/** Where links lead is no text. */
const prose = (text: string) => text.replace(/\]\([^)\s]{1,500}\)/g, ']');

/** A word may be declined, and have an article or a preposition grown on to it: its first letters tell it. Little words tell nothing. */
const stemsOf = (words: string) =>
  wordsOf(fold(words).replaceAll(/(^| )ال/g, '$1'))
    .filter((word) => word.length > 2)
    .map((word) => word.slice(0, Math.max(3, Math.ceil(word.length * 0.6))));

/** Letters before the German name in which our words for it must stand: there may be the name of a town between them. */
const near = 60;

/** The first place where the German name stands in brackets behind other words than those of the glossary. */
function findOther(pieces: readonly Piece[], german: string, stems: readonly string[]): Piece | undefined {
  const bracketed = new RegExp(`[(（]\\s*${quoted(german)}${endings}`, 'giu');
  return pieces.find(({ text }) => {
    const plain = prose(text);
    return Array.from(plain.matchAll(bracketed), ({ index }) => fold(plain.slice(Math.max(0, index - near), index))).some(
      (before) => !stems.every((stem) => before.includes(stem)),
    );
  });
}

/** A German name in an original. */
export interface Mention {
  readonly german: string;
  /** Index of the first piece that has it; absent where only the title does, which readers see in German too. */
  readonly index?: number;
  /** True where it stands in brackets in German too: what stands before them explains something else. */
  readonly isBracketed: boolean;
}

/** The German names in the pieces of an original, each once. */
export function mentionsIn(pieces: readonly Piece[], find: (text: string) => string[]): Mention[] {
  const found = new Map<string, Mention>();
  for (const [index, { kind, text }] of pieces.entries()) {
    const plain = prose(text);
    for (const german of find(plain)) {
      const before = found.get(german) ?? { german, isBracketed: false };
      const isBracketed = before.isBracketed || new RegExp(`\\([^()]*${quoted(german)}`, 'u').test(plain);
      found.set(german, { ...(kind !== 'title' && { index }), ...before, isBracketed });
    }
  }
  return [...found.values()];
}

/**
 * Where the German text names an office or a paper, its translation must name it too, beside the words that all texts of this
 * language have for it: people look for the German word on doors and in letters.
 */
export function checkTerms(mentions: readonly Mention[], terms: ReadonlyMap<string, Term>, file: CompiledFile, note: Note): void {
  const all = file.pieces
    .map(({ text }) => prose(text))
    .join('\n')
    .toLowerCase();
  for (const { german, index, isBracketed } of mentions) {
    const term = terms.get(german);
    if (!term) continue;
    const example = term.words.includes(german) ? term.words : `${term.words} (${german})`;
    const values = { value: german, example, original: `${term.path}:${term.line}` };
    const isNamed = index === undefined || all.includes(german.toLowerCase());
    if (!isNamed) note(file, 'term-unnamed', file.pieces[index] ?? file.pieces.at(-1) ?? start, values, 'warning');
    const other = isBracketed ? undefined : findOther(file.pieces, german, stemsOf(term.words));
    if (other) note(file, 'term-other', other, values, 'warning');
  }
}
