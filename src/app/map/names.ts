import { type Feature, shapes } from '../../core/map/tile.ts';
import type { Frame, Sheet } from './frame.ts';
import type { Ink } from './ink.ts';
import { straights } from './straight.ts';

/** Whose map it is. */
export interface Reading {
  /** Tag of the reader's language, as in `name:<tag>` of the tiles. */
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /** Families of the page, for the reader's script. */
  readonly font: string;
  /** How much larger her letters must be to be read like Latin ones. */
  readonly scale: number;
  /** The name on the sign -> the name in her language; goes before the names of the tiles. */
  readonly names: Readonly<Record<string, string>>;
}

/** A small sign on the point itself, as it stands in the street: `H` for a stop, `U`, `S`, the cross, the A of pharmacies. */
export type Sign = 'H' | 'U' | 'S' | 'train' | 'cross' | 'A' | 'dot' | 'blue' | 'yellow';

/** A name on the map, before it is known whether there is room for it. */
export interface Label {
  /** In the reader's language, where it is known; else as on the sign. */
  readonly text: string;
  /** As on the sign, where `text` is something else. */
  readonly under?: string;
  /** CSS pixels from the frame's corner. */
  readonly x: number;
  readonly y: number;
  /** Radians, for names along a line. */
  readonly angle: number;
  /** Height of the letters in CSS pixels, and their weight. */
  readonly size: number;
  readonly weight: number;
  readonly ink: Ink;
  readonly sign?: Sign;
  /** True while the sign alone is shown. */
  readonly isBare?: boolean;
  /** The lower comes first. */
  readonly rank: number;
}

interface Rule {
  /** Zooms between which the name is shown. */
  readonly from: number;
  readonly to?: number;
  readonly size: number;
  readonly weight: number;
  readonly ink: Ink;
  readonly rank: number;
  readonly sign?: Sign;
  /** The sign is shown from here on, before its name. */
  readonly signFrom?: number;
}

const towns: Readonly<Record<string, Rule>> = {
  city: { from: 0, to: 15.6, size: 19, weight: 700, ink: 'ink', rank: 0 },
  town: { from: 0, to: 16.6, size: 16.5, weight: 700, ink: 'ink', rank: 1 },
  village: { from: 10.6, to: 17.6, size: 14, weight: 600, ink: 'ink', rank: 2 },
  suburb: { from: 12, to: 17.6, size: 13.5, weight: 600, ink: 'soft', rank: 4 },
  hamlet: { from: 13, size: 12.5, weight: 500, ink: 'soft', rank: 7 },
  quarter: { from: 13.6, to: 17.6, size: 13, weight: 600, ink: 'soft', rank: 8 },
  neighbourhood: { from: 14.6, to: 17.6, size: 12.5, weight: 600, ink: 'soft', rank: 9 },
};

const thing: Rule = { from: 17, size: 12, weight: 500, ink: 'soft', rank: 20, sign: 'dot' };
const stop: Rule = { ...thing, sign: 'H', signFrom: 15.4, rank: 16 };
const house: Rule = { ...thing, from: 16, rank: 12 };
const things: Readonly<Record<string, Rule>> = {
  station: { ...thing, from: 12.4, weight: 600, rank: 3, sign: 'train', signFrom: 11 },
  bus_station: { ...stop, from: 15, signFrom: 14, rank: 10 },
  tram_stop: stop,
  bus_stop: stop,
  hospital: { ...house, from: 14.4, sign: 'cross', signFrom: 13, rank: 6 },
  pharmacy: { ...thing, sign: 'A', signFrom: 16 },
  townhall: { ...house, from: 15 },
  library: house,
  police: house,
  courthouse: house,
  university: house,
  park: { from: 14.6, size: 12, weight: 500, ink: 'green', rank: 13 },
};

/** As on the platform: the letter of the network, a train for the railway. */
const stations: Readonly<Record<string, Sign>> = { subway: 'U', light_rail: 'S' };

const lake: Rule = { from: 12.4, size: 12.5, weight: 500, ink: 'blue', rank: 5 };
const rivers: Readonly<Record<string, Rule>> = {
  river: { ...lake, from: 11 },
  canal: { ...lake, from: 13 },
  stream: { ...lake, from: 14.6, size: 11.5, rank: 18 },
};

const street: Rule = { from: 15.4, size: 11.5, weight: 500, ink: 'soft', rank: 15 };
const streets: Readonly<Record<string, Rule>> = {
  highway: { ...street, from: 14.4, rank: 11 },
  major_road: { ...street, from: 13.9, rank: 11 },
  minor_road: street,
  path: { ...street, from: 16.6, rank: 19 },
};

/** Numbers that stand on signs: motorways white on blue, federal roads black on yellow. */
const numbers: readonly (readonly [RegExp, Sign, from: number])[] = [
  [/^A ?\d/, 'blue', 9.6],
  [/^B ?\d/, 'yellow', 11.6],
];

/**
 * Every name of the tiles that the zoom of the frame shows, with the place where it belongs. On a schematic map, where no houses show
 * where a town is, it gets a dot.
 */
export function labelsOf(
  frame: Frame,
  sheets: readonly Sheet[],
  reading: Reading & { readonly isSchematic: boolean },
  measure: (text: string, size: number, weight: number) => number,
): Label[] {
  const { zoom, columns, rows, ratio } = frame;
  const width = columns / ratio;
  const height = rows / ratio;
  const labels: Label[] = [];

  function named({ properties }: Feature): Pick<Label, 'text' | 'under'> | undefined {
    const name = properties['name'];
    if (typeof name !== 'string') return undefined;
    const own = reading.names[name] ?? properties[`name:${reading.lang}`];
    return typeof own === 'string' && own !== name ? { text: own, under: name } : { text: name };
  }

  /** Shown with its name, as a bare sign, or not at all. */
  const isShown = ({ from, to = 99, signFrom = from }: Rule) => zoom >= Math.min(from, signFrom) && zoom < to;

  function point(feature: Feature, rule: Rule, x: number, y: number, bonus = 0): void {
    const words = named(feature);
    if ((!words && rule.signFrom === undefined) || !isShown(rule) || x < 0 || y < 0 || x > width || y > height) return;
    const { size, weight, ink, sign, rank } = rule;
    const isBare = !words || zoom < rule.from;
    labels.push({ text: '', ...words, x, y, angle: 0, size, weight, ink, rank: rank - bonus, ...(sign && { sign }), ...(isBare && { isBare }) });
  }

  function along(feature: Feature, rule: Rule, scale: number, left: number, top: number): void {
    const words = named(feature);
    if (!words || !isShown(rule)) return;
    const { size, weight, ink, rank } = rule;
    const length = measure(words.text, size, weight);
    for (const { x, y, angle } of straights(feature, scale, length + 8)) labels.push({ ...words, x: x + left, y: y + top, angle, size, weight, ink, rank });
  }

  function number(feature: Feature, scale: number, left: number, top: number): void {
    const ref = feature.properties['ref'];
    if (typeof ref !== 'string') return;
    const [first = ''] = ref.split(';');
    const found = numbers.find(([pattern, , from]) => pattern.test(first) && zoom >= from);
    if (!found) return;
    const rule = { angle: 0, size: 10.5, weight: 700, ink: 'ink', sign: found[1], rank: 10 } as const;
    for (const { x, y } of straights(feature, scale, 30)) labels.push({ text: first.trim(), x: x + left, y: y + top, ...rule });
  }

  for (const { tile, left, top, size } of sheets)
    for (const [name, { extent, features }] of tile) {
      const scale = size / extent;
      for (const feature of features) {
        const { shape, properties, box, points } = feature;
        if (box[0] * scale + left > width || box[2] * scale + left < 0 || box[1] * scale + top > height || box[3] * scale + top < 0) continue;
        const kind = String(properties['kind']);
        const detail = String(properties['kind_detail']);
        const x = (points[0] ?? 0) * scale + left;
        const y = (points[1] ?? 0) * scale + top;
        if (shape === shapes.point) {
          const town = name === 'places' ? towns[detail] : undefined;
          if (town) point(feature, reading.isSchematic ? { ...town, to: 99, sign: 'dot' } : town, x, y, Number(properties['population'] ?? 0) / 1e8);
          else if (name === 'pois') {
            const rule = things[kind] ?? thing;
            const sign = kind === 'station' ? stations[detail] : undefined;
            point(feature, sign ? { ...rule, sign } : rule, x, y);
          } else if (name === 'water') point(feature, lake, x, y);
        } else if (shape === shapes.line) {
          const rule = name === 'roads' ? streets[kind] : name === 'water' ? rivers[kind] : undefined;
          if (rule) along(feature, rule, scale, left, top);
          if (name === 'roads') number(feature, scale, left, top);
        }
      }
    }
  return labels;
}
