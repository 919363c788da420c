import type { Feature } from '../../core/map/tile.ts';

/** Where a word may lie along a line: its middle, in CSS pixels from the tile's corner, and the angle at which it reads from left to right. */
export interface Stretch {
  readonly x: number;
  readonly y: number;
  readonly angle: number;
}

/** How far a line may leave the straight under a word, in CSS pixels. */
const slack = 2.5;

/** A long road says its name again after so many. */
const again = 320;

/** All stretches of a line that are straight enough and long enough for a word of that length; `scale` makes pixels of the tile's units. */
export function straights({ points, ends }: Feature, scale: number, length: number): Stretch[] {
  const found: Stretch[] = [];
  const px = (at: number) => (points[at] ?? 0) * scale;
  let start = 0;
  for (const end of ends) {
    let from = start;
    while (from + 2 < end) {
      const x = px(from);
      const y = px(from + 1);
      let to = from + 2;
      while (to + 2 < end && isStraight(from, to + 2)) to += 2;
      const dx = px(to) - x;
      const dy = px(to + 1) - y;
      const long = Math.hypot(dx, dy);
      if (long >= length) {
        const raw = Math.atan2(dy, dx);
        const angle = raw > Math.PI / 2 ? raw - Math.PI : raw <= -Math.PI / 2 ? raw + Math.PI : raw;
        const count = Math.max(1, Math.floor(long / Math.max(again, length)));
        for (let index = 0; index < count; index++) {
          const part = (index + 0.5) / count;
          found.push({ x: x + dx * part, y: y + dy * part, angle });
        }
      }
      from = to;
    }
    start = end;
  }
  return found;

  /** No point between the two lies off the straight line from one to the other. */
  function isStraight(from: number, to: number): boolean {
    const dx = px(to) - px(from);
    const dy = px(to + 1) - px(from + 1);
    const long = Math.hypot(dx, dy) || 1;
    for (let at = from + 2; at < to; at += 2) {
      const [x, y] = [px(at) - px(from), px(at + 1) - px(from + 1)];
      const ahead = (x * dx + y * dy) / long;
      if (Math.abs(x * dy - y * dx) / long > slack || ahead < 0 || ahead > long) return false;
    }
    return true;
  }
}
