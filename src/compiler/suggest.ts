/** The choice that was probably meant: closest('healt', ['health', 'work']) -> 'health'; undefined when none is near. */
export function closest(written: string, choices: readonly string[]): string | undefined {
  const word = written.toLowerCase();
  if (word.length > 80) return undefined;
  let best: string | undefined;
  let least = allowance(word) + 1;
  for (const choice of choices) {
    if (Math.abs(choice.length - word.length) >= least) continue;
    const distance = editDistance(word, choice.toLowerCase());
    if (distance < least) {
      best = choice;
      least = distance;
    }
  }
  return best;
}

/** Slips that one word may have: none in `ja`, one in `titel`, two in `gesundheid`; more would be another word. */
const allowance = (word: string) => (word.length < 3 ? 0 : Math.min(4, Math.max(1, Math.floor(word.length / 4))));

/** Letters that must be changed, added, dropped or swapped with their neighbour to make one short word of another. */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, (before[j - 2] ?? 0) + 1);
      next.push(least);
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}

const umlauts: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

/** In small letters, umlauts spelt out: 'Öffnungszeiten' and 'Oeffnungszeiten' are one word. Some systems write an umlaut as two characters. */
export const spelt = (word: string) =>
  word
    .normalize('NFC')
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => umlauts[letter] ?? letter);

/** Finds what a table says about a word, however its umlauts are written. */
export function createLookup<T>(table: Readonly<Record<string, T>>): (word: string) => T | undefined {
  const all = new Map(Object.entries(table).map(([word, meaning]) => [spelt(word), meaning]));
  return (word) => all.get(spelt(word.trim()));
}

/**
 * An id or folder name from any title: slugOf('Praxis am Markt') -> 'praxis-am-markt'; '' when no letter of a–z is left.
 * Umlauts are spelt out, other accents dropped.
 */
export function slugOf(title: string): string {
  return spelt(title.slice(0, 200))
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)
    .replace(/-$/, '');
}
