/**
 * The colours of the drawn map. Their values stand in `map.css` as `--map-<name>`, light and dark, beside those of the page; the window
 * reads them there and hands them on with each drawing.
 */
export const inks = [
  // Grounds
  'ground',
  'beyond',
  'homes',
  'works',
  'public',
  'field',
  'grass',
  'park',
  'forest',
  'sand',
  'square',
  'water',
  'building',
  'wall',
  // Lines
  'highway',
  'highway-edge',
  'major',
  'major-edge',
  'street',
  'street-edge',
  'path',
  'rail',
  'border',
  'limit',
  // Letters
  'ink',
  'soft',
  'halo',
  'blue',
  'green',
  'care',
] as const;

export type Ink = (typeof inks)[number];
export type Palette = Readonly<Record<Ink, string>>;
