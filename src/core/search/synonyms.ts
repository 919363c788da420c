import { fold } from './fold.ts';

/**
 * Words that mean the same to people who look for help, a group per line.
 */
const lines = `
arzt doktor
`;

/** Groups of folded words that mean the same. */
export type Synonyms = readonly (readonly string[])[];

export const parseSynonyms = (lines: string): Synonyms => lines.trim().split('\n').map((line) => fold(line).split(' '));

/** Words that mean the same as this one or as the one that it begins or is a form of. */
export const synonymsOf = (word: string, groups: Synonyms): string[] =>
  groups.filter((group) => group.some((other) => other === word || (word.length >= 3 && other.startsWith(word)))).flat().filter((other) => other !== word);

export const builtIn = (): Synonyms => parseSynonyms(lines);
