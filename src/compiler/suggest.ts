/** The choice that was probably meant: closest('healt', ['health', 'work']) -> 'health'; undefined when none is near. */
export function closest(written: string, choices: readonly string[]): string | undefined {
  const word = written.toLowerCase().slice(0, 40);
  let best: string | undefined;
  let least = Math.max(2, Math.floor(word.length / 3)) + 1;
  for (const choice of choices) {
    const distance = editDistance(word, choice.toLowerCase());
    if (distance < least) {
      best = choice;
      least = distance;
    }
  }
  return best;
}

/** Levenshtein distance of two short words. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + change));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
