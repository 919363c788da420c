/**
 * Whether two words are at most so many slips apart: a letter too many, too few, another one, or two that changed places.
 * within('artzt', 'arzt', 1) -> true; within('krankenhuas', 'krankenhaus', 1) -> true
 */
export function within(a: string, b: string, slips: number): boolean {
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  const rest = a.slice(same);
  const other = b.slice(same);
  if (Math.max(rest.length, other.length) <= slips) return true;
  if (slips === 0 || rest === '' || other === '') return false;
  return (
    within(rest.slice(1), other.slice(1), slips - 1) ||
    within(rest.slice(1), other, slips - 1) ||
    within(rest, other.slice(1), slips - 1) ||
    (rest[0] === other[1] && rest[1] === other[0] && within(rest.slice(2), other.slice(2), slips - 1))
  );
}

/** Slips that are forgiven in a word: none in a short one or a number, else every third word would do. */
export const slipsIn = (word: string): number => (word.length < 4 || /\d/.test(word) ? 0 : word.length < 8 ? 1 : 2);

/**
 * How much two words look like forms of one: 0 not at all, below 1 else. The beginning must be the same and the endings short, as
 * in лікаря and лікар, Ärzte and Ärztin, doktorlar and doktor; that serves every language of ours without a table of endings.
 */
export function kinship(a: string, b: string): number {
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  const endings = [a.length - same, b.length - same] as const;
  const longest = Math.max(a.length, b.length);
  return same < 3 || Math.max(...endings) > 4 || endings[0] + endings[1] > 2 * (same - 2) || same * 2 < longest ? 0 : same / longest;
}
