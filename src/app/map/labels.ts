import type { Spot } from './cluster.ts';

/** A rectangle in CSS pixels, y downwards. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A name on the map: where its dot or square lies, and where its text could stand, the best place first. */
export interface Label {
  readonly mark: Box;
  readonly texts: readonly Box[];
}

export const boxAround = ({ x, y }: Spot, halfWidth: number, halfHeight = halfWidth): Box => ({
  left: x - halfWidth,
  right: x + halfWidth,
  top: y - halfHeight,
  bottom: y + halfHeight,
});

const overlap = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/**
 * Which text place each label gets; undefined for a label that finds none and is not shown. Labels come in the order of their importance:
 * who comes first, stays. `taken` are boxes that no text may touch, such as pins; a mark may lie under one.
 */
export function arrangeLabels(labels: readonly Label[], taken: readonly Box[]): readonly (number | undefined)[] {
  const placed: Box[] = [];
  const isFree = (box: Box, among: readonly Box[]) => !among.some((other) => overlap(box, other));
  return labels.map(({ mark, texts }) => {
    const place = isFree(mark, placed) ? texts.findIndex((text) => isFree(text, placed) && isFree(text, taken)) : -1;
    const text = texts[place];
    if (!text) return undefined;
    placed.push(text, mark);
    return place;
  });
}

/** Room between a mark and its text, and how far below the mark a caption stands when a pin covers the mark itself. */
const gap = 2;
const below = 26;

/** Where a text of that size may stand around its mark: below, at its sides, above, or as a caption below a pin that stands on the mark. */
export function textPlaces(at: Spot, radius: number, width: number, height: number): readonly Box[] {
  const box = (left: number, top: number): Box => ({ left, top, right: left + width, bottom: top + height });
  const middle = at.x - width / 2;
  return [
    box(middle, at.y + radius + gap),
    box(at.x + radius + 2 * gap, at.y - height / 2),
    box(at.x - radius - 2 * gap - width, at.y - height / 2),
    box(middle, at.y - radius - gap - height),
    box(middle, at.y + below),
    box(at.x + below, at.y - height / 2),
    box(at.x - below - width, at.y - height / 2),
  ];
}
