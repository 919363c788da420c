import type { Box } from './boxes.ts';
import type { Label } from './names.ts';

/** A line of a label's text, centred; `y` is its middle below the middle of the block. */
export interface Line {
  readonly text: string;
  readonly size: number;
  readonly weight: number;
  readonly y: number;
  /** True for the reader's own language, false for German as it stands on the sign. */
  readonly isOwn: boolean;
}

/** The text of a label, line by line, and its size in CSS pixels. */
export interface Block {
  readonly lines: readonly Line[];
  readonly width: number;
  readonly height: number;
}

/** A label that has its room. */
export interface Written {
  readonly label: Label;
  /** Middle of the text in CSS pixels from the frame's corner; no block where the sign stands alone. */
  readonly x: number;
  readonly y: number;
  readonly block?: Block;
}

/** Free pixels around each label. */
const air = 3;

/** A name that is said again has this distance at least: along lines, and at points (the two sides of a stop). */
const apart = { line: 260, point: 110 };

/** Half the side of a sign on its point. */
export const signRadius = ({ sign, size }: Label): number => (sign === undefined ? 0 : sign === 'dot' ? size / 4 : sign === 'train' ? 9 : 7.5);

const isShield = ({ sign }: Label) => sign === 'blue' || sign === 'yellow';

const around = (x: number, y: number, width: number, height: number): Box => ({
  left: x - width / 2,
  right: x + width / 2,
  top: y - height / 2,
  bottom: y + height / 2,
});

const overlap = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/**
 * Middles of the text that a label may have, the best first. A town's name stands on its place, else around a pin that stands there
 * (`pins.ts`: a drop reaches 56 pixels up, a badge 24 in all directions).
 */
function seats(label: Label, { width, height }: Block): readonly (readonly [x: number, y: number])[] {
  const { x, y } = label;
  if (label.angle !== 0 || isShield(label)) return [[x, y]];
  if (label.sign) {
    const up = signRadius(label) + 1 + height / 2;
    const aside = signRadius(label) + 4 + width / 2;
    return [
      [x, y + up],
      [x + aside, y],
      [x - aside, y],
      [x, y - up],
    ];
  }
  const aside = 28 + width / 2;
  return [0, 6 + height / 2, 28 + height / 2, -60 - height / 2]
    .map((dy): [number, number] => [x, y + dy])
    .concat([
      [x + aside, y],
      [x - aside, y],
    ]);
}

/** The boxes that a text covers: one, or many small ones along a slant. */
function boxesOf({ angle }: Label, x: number, y: number, { width, height }: Block): readonly Box[] {
  if (angle === 0) return [around(x, y, width + 2 * air, height + 2 * air)];
  const count = Math.ceil(width / height);
  const step = width / count;
  const side = Math.max(step, height) + air;
  return Array.from({ length: count }, (_, index) => {
    const ahead = (index + 0.5) * step - width / 2;
    return around(x + ahead * Math.cos(angle), y + ahead * Math.sin(angle), side, side);
  });
}

/**
 * Gives labels their room, in the order of their rank: who comes first, stays. No text touches another one, a sign, a box of `taken`
 * (pins) or the edge. Equal input has equal output, whatever part of the map is in view.
 */
export function arrange(
  labels: readonly Label[],
  taken: readonly Box[],
  { width, height }: { readonly width: number; readonly height: number },
  blockOf: (label: Label) => Block,
): Written[] {
  const covered: Box[] = [...taken];
  const said = new Map<string, Label[]>();
  const written: Written[] = [];
  const isFree = (box: Box) => box.left >= 0 && box.top >= 0 && box.right <= width && box.bottom <= height && !covered.some((other) => overlap(box, other));

  const sorted = [...labels].sort((a, b) => a.rank - b.rank || (a.text < b.text ? -1 : a.text > b.text ? 1 : a.x - b.x || a.y - b.y));
  for (const label of sorted) {
    const { text, x, y, sign, isBare } = label;
    const before = said.get(text) ?? [];
    const least = sign === undefined || isShield(label) ? apart.line : apart.point;
    if (text !== '' && before.some((other) => Math.hypot(other.x - x, other.y - y) < least)) continue;
    const radius = signRadius(label);
    const mark = sign && !isShield(label) ? around(x, y, 2 * radius, 2 * radius) : undefined;
    if (mark && !isFree(mark)) continue;
    const block = isBare ? undefined : blockOf(label);
    const seat = block && seats(label, block).find(([left, top]) => boxesOf(label, left, top, block).every(isFree));
    if (block && seat) {
      covered.push(...boxesOf(label, ...seat, block));
      written.push({ label, x: seat[0], y: seat[1], block });
    } else if (mark && sign !== 'dot') written.push({ label, x, y });
    else continue;
    if (mark) covered.push(mark);
    said.set(text, [...before, label]);
  }
  return written;
}
