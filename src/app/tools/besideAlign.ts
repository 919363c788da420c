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

const wholeOf = (tags: readonly string[]): readonly Part[] => [{ heading: '', from: 0, until: tags.length }];

const headings = (tags: readonly string[]) =>
  partsOf(tags)
    .map(({ heading }) => heading)
    .join(' ');

/**
 * Lays one text beside another by the kinds of their blocks (`H2`, `P`, `UL`): block by block where both are divided alike; within
 * parts that differ, heading by heading and the rest together; where even the headings differ, all of it at the end.
 * align(['P', 'H2', 'P'], ['P', 'H2', 'P', 'P']) -> below [[0], [1], [2, 3]], not exact
 */
export function align(first: readonly string[], second: readonly string[]): Alignment {
  const isAlike = headings(first) === headings(second);
  const divide = isAlike ? partsOf : wholeOf;
  const others = divide(second);
  const below: number[][] = first.map(() => []);
  let isExact = isAlike;
  for (const [i, part] of divide(first).entries()) {
    const other = others[i] ?? { from: 0, until: 0 };
    const isSame = isAlike && part.until - part.from === other.until - other.from;
    isExact &&= isSame;
    for (let at = other.from; at < other.until; at++) {
      const isHeading = at === other.from && part.heading !== '';
      below[isSame || isHeading ? part.from + at - other.from : part.until - 1]?.push(at);
    }
  }
  return { below, isExact };
}
