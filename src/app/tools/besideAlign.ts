/** Which blocks of a second text belong below which block of the first. */
export interface Alignment {
  /** For each block of the first text, the places of those of the second that are laid below it. */
  readonly below: readonly (readonly number[])[];
  /** False where the two are divided differently, so that only headings, or nothing, could be matched. */
  readonly isExact: boolean;
}

/** A heading and what follows it; the first part may lack one. */
interface Part {
  /** `H2`, or '' where there is no heading. */
  readonly heading: string;
  readonly from: number;
  readonly until: number;
}

const headingIn = (tag = '') => (/^h\d$/i.test(tag) ? tag : '');

function partsOf(tags: readonly string[]): readonly Part[] {
  const starts = tags.flatMap((tag, place) => (place === 0 || headingIn(tag) ? [place] : []));
  return starts.map((from, i) => ({ heading: headingIn(tags[from]), from, until: starts[i + 1] ?? tags.length }));
}

/** Pairs the parts in order, as many as can be: the place of its partner for each of `second`, or undefined. By longest common subsequence. */
function partnersOf(first: readonly string[], second: readonly string[]): readonly (number | undefined)[] {
  const most = Array.from({ length: first.length + 1 }, () => new Array<number>(second.length + 1).fill(0));
  const at = (i: number, j: number) => most[i]?.[j] ?? 0;
  for (let i = first.length - 1; i >= 0; i--)
    for (let j = second.length - 1; j >= 0; j--) {
      const row = most[i];
      if (row) row[j] = first[i] === second[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  let i = 0;
  return second.map((part, j) => {
    while (i < first.length && first[i] !== part && at(i + 1, j) >= at(i, j + 1) && at(i + 1, j) === at(i, j)) i++;
    return first[i] === part && at(i, j) > at(i, j + 1) ? i++ : undefined;
  });
}

/**
 * Lays one text beside another by the kinds of their blocks (`H2`, `P`, `UL`). With the same headings: block by block, or within a part
 * that is divided otherwise, heading by heading and the rest together. Where one has more parts, as when the German text grew since,
 * parts that are built alike find each other, and what is left over stands at the end of the part before.
 * align(['P', 'H2', 'P'], ['P', 'H2', 'P', 'P']) -> below [[0], [1], [2, 3]], not exact
 */
export function align(first: readonly string[], second: readonly string[]): Alignment {
  const parts = partsOf(first);
  const others = partsOf(second);
  const isAlike = parts.length === others.length && parts.every(({ heading }, i) => heading === others[i]?.heading);
  const built =
    (tags: readonly string[]) =>
    ({ from, until }: Part) =>
      tags.slice(from, until).join();
  const partners = isAlike ? others.map((_, i) => i) : partnersOf(parts.map(built(first)), others.map(built(second)));
  const below: number[][] = first.map(() => []);
  let isExact = isAlike;
  // What finds no partner stands below the last block before the next pair; all of it at the end where there is none.
  const start = parts[partners.find((partner) => partner !== undefined) ?? -1]?.from ?? first.length;
  let rest = Math.max(0, start - 1);
  for (const [i, other] of others.entries()) {
    const partner = parts[partners[i] ?? -1];
    const isSame = partner !== undefined && partner.until - partner.from === other.until - other.from;
    isExact &&= isSame;
    if (partner) rest = partner.until - 1;
    for (let at = other.from; at < other.until; at++) {
      const isPaired = isSame || (at === other.from && partner !== undefined && partner.heading !== '');
      below[isPaired && partner ? partner.from + at - other.from : rest]?.push(at);
    }
  }
  return { below, isExact };
}
