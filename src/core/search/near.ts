const sameStart = (a: string, b: string): number => {
  let same = 0;
  while (same < a.length && a.charCodeAt(same) === b.charCodeAt(same)) same++;
  return same;
};

/**
 * Whether two words are at most so many slips apart: a letter too many, too few, another one, or two that changed places.
 * within('artzt', 'arzt', 1) -> true; within('krankenhuas', 'krankenhaus', 1) -> true
 */
export function within(a: string, b: string, slips: number): boolean {
  const same = sameStart(a, b);
  const rest = a.slice(same);
  const other = b.slice(same);
  if (Math.max(rest.length, other.length) <= slips) return true;
  if (slips === 0 || rest === '' || other === '') return false;
  const swapped = rest[0] === other[1] && rest[1] === other[0] ? [[2, 2]] : [];
  return [[1, 1], [1, 0], [0, 1], ...swapped].some(([i, j]) => within(rest.slice(i), other.slice(j), slips - 1));
}

/** Slips that are forgiven in a word: none in a short one, where every third word would do, and none in a number. */
export const slipsIn = (word: string): number => (word.length < 4 || /\d/.test(word) ? 0 : word.length < 8 ? 1 : 2);

/**
 * How much a word looks like another form of a known one: 0 not at all, else below 1. The beginnings must be the same and the endings
 * short, as in лікаря and лікар, Ärzte and Ärztin, doktorlar and doktor; or the word goes on where the known one all but ends, as in
 * Fernsehgebühr and fernsehen. That serves every language of ours without a table of endings.
 */
export function kinship(word: string, known: string): number {
  const same = sameStart(word, known);
  // Most words: every key compares with all of them.
  if (same < 3) return 0;
  const [end, knownEnd] = [word.length - same, known.length - same];
  const longest = same + Math.max(end, knownEnd);
  if (Math.max(end, knownEnd) < 5 && end + knownEnd < 2 * same - 2 && same * 2 >= longest) return same / longest;
  return same > 4 && knownEnd < 3 ? (0.7 * same) / longest : 0;
}
