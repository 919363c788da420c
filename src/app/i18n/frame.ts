import type { Strings } from './translator.ts';

/**
 * The texts that a phone has in every language, whichever languages it keeps: enough to say "this language is not on this phone",
 * and to find help.
 */
const frameKeys = {
  nav: ['home', 'map', 'search', 'saved', 'main', 'skip', 'language', 'emergency', 'topics', 'about', 'demonstration'],
  notSaved: ['title', 'text'],
  notFound: ['title', 'text'],
  saved: ['retry', 'here'],
  offline: ['none'],
} as const;

/** Those texts of one language. */
export const frameOf = (strings: Strings): Strings =>
  Object.fromEntries(
    Object.entries(frameKeys).map(([group, keys]) => [group, Object.fromEntries(keys.map((key) => [key, strings[group]?.[key] ?? '']))]),
  ) as unknown as Strings;
