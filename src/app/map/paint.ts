import type { Box } from '../../core/map/pmtiles.ts';
import { type Feature, shapes } from '../../core/map/tile.ts';
import { edgesOf, type Frame, rim, type Sheet } from './frame.ts';
import type { Ink, Palette } from './ink.ts';

/** The canvas of a worker or of a page. */
export type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Areas in the order in which they are filled: `SCHEMA.md` says what is meant by a kind. */
const grounds: readonly (readonly [ink: Ink, ...kinds: readonly string[]])[] = [
  ['homes', 'residential'],
  ['field', 'farmland', 'orchard', 'vineyard'],
  ['works', 'commercial', 'industrial', 'railway', 'military', 'quarry'],
  ['forest', 'forest'],
  ['grass', 'grass'],
  ['public', 'school', 'hospital'],
  ['park', 'park', 'allotments', 'cemetery'],
  ['sand', 'sand'],
  ['grass', 'pitch', 'playground'],
  ['square', 'pedestrian'],
];

/** Kinds of roads as they are drawn: widths in CSS pixels at zoom 8, 10, 12, 14, 16 and 18. The last ones lie on top. */
type Road = 'service' | 'foot' | 'street' | 'tertiary' | 'secondary' | 'primary' | 'highway';
const roads: Readonly<Record<Road, readonly [ink: Ink, edge: Ink, widths: readonly number[]]>> = {
  service: ['street', 'street-edge', [0, 0, 0, 0.8, 3, 8]],
  foot: ['square', 'street-edge', [0, 0, 0, 1.4, 4.5, 11]],
  street: ['street', 'street-edge', [0, 0, 0.5, 1.7, 6, 15]],
  tertiary: ['street', 'street-edge', [0, 0.6, 1.3, 2.8, 7.5, 17]],
  secondary: ['major', 'major-edge', [0.5, 0.9, 1.8, 3.4, 8, 18]],
  primary: ['major', 'major-edge', [0.7, 1.2, 2.3, 4, 9, 20]],
  highway: ['highway', 'highway-edge', [1, 1.6, 2.9, 4.8, 10, 22]],
};
const order = Object.keys(roads) as Road[];

const rails = { rail: [0.4, 0.6, 0.9, 1.3, 2.2, 3.2], tram: [0, 0, 0, 0.7, 1.2, 1.6], siding: [0, 0, 0, 0.4, 1, 1.6] } as const;

/** A width at a zoom, straight between the zooms of a table. */
export function widthAt(widths: readonly number[], zoom: number): number {
  const step = Math.max(0, Math.min(widths.length - 1, (zoom - 8) / 2));
  const [from = 0, to = from] = widths.slice(Math.floor(step));
  return from + (to - from) * (step % 1);
}

/** West, north, east and south of the frame in units of a tile, with room for the widest line. */
type Window = readonly [number, number, number, number];
const margin = 24;

const reaches = (boxes: readonly number[], at: number, [west, north, east, south]: Window) =>
  (boxes[at] ?? 0) <= east && (boxes[at + 2] ?? 0) >= west && (boxes[at + 1] ?? 0) <= south && (boxes[at + 3] ?? 0) >= north;

/** Below, on and above the ground, in the order of drawing. */
const levels = ['tunnel', '', 'bridge'] as const;

const levelOf = ({ properties }: Feature) => (properties['is_tunnel'] ? 'tunnel' : properties['is_bridge'] ? 'bridge' : '');

/** `bridge street`, `tunnel primary`, ` rail`: features of one name are drawn in one stroke. */
function nameOf(feature: Feature): string {
  const { kind, kind_detail: detail, service } = feature.properties;
  const level = levelOf(feature);
  if (kind === 'rail') return `${level} ${service ? 'siding' : detail === 'rail' || detail === 'light_rail' ? 'rail' : 'tram'}`;
  if (kind === 'path') return `${level} ${detail === 'pedestrian' ? 'foot' : 'path'}`;
  if (kind === 'major_road') return `${level} ${detail === 'primary' || detail === 'secondary' ? detail : 'tertiary'}`;
  if (kind === 'minor_road') return `${level} ${detail === 'service' ? 'service' : 'street'}`;
  return `${level} ${kind}`;
}

/** Draws everything of the map but its words. `bounds` are those of the district: nothing is shown beyond them. */
export function paintGround(context: Context, frame: Frame, sheets: readonly Sheet[], bounds: Box, palette: Palette): void {
  const { zoom, ratio, columns, rows } = frame;

  function trace({ shape, points, ends, boxes }: Feature, window: Window): void {
    let from = 0;
    for (const [part, end] of ends.entries()) {
      let at = from;
      from = end;
      if (!reaches(boxes, part * 4, window)) continue;
      context.moveTo(points[at] ?? 0, points[at + 1] ?? 0);
      for (at += 2; at < end; at += 2) context.lineTo(points[at] ?? 0, points[at + 1] ?? 0);
      if (shape === shapes.area) context.closePath();
    }
  }

  /** Features of a layer that reach into the frame, by a name of theirs, for each tile. */
  function sort(layer: string, name: (feature: Feature) => string) {
    return sheets.flatMap(({ tile, left, top, size }) => {
      const found = tile.get(layer);
      if (!found) return [];
      const scale = size / found.extent;
      const window: Window = [
        (-left - margin) / scale,
        (-top - margin) / scale,
        (columns / ratio - left + margin) / scale,
        (rows / ratio - top + margin) / scale,
      ];
      const named = new Map<string, Feature[]>();
      for (const feature of found.features) {
        if (!reaches(feature.box, 0, window)) continue;
        const key = name(feature);
        const list = named.get(key);
        if (list) list.push(feature);
        else named.set(key, [feature]);
      }
      return [{ scale, left, top, window, named }];
    });
  }
  type Sorted = ReturnType<typeof sort>;

  /** Puts the features of these names into one path, in the units of their tile, and lets `draw` do the rest. */
  function each(sorted: Sorted, names: readonly string[], draw: (scale: number) => void): void {
    for (const { scale, left, top, window, named } of sorted) {
      const features = names.flatMap((name) => named.get(name) ?? []);
      if (features.length === 0) continue;
      context.setTransform(ratio * scale, 0, 0, ratio * scale, ratio * left, ratio * top);
      context.beginPath();
      for (const feature of features) trace(feature, window);
      draw(scale);
    }
  }

  function fill(sorted: Sorted, ink: Ink, names: readonly string[]): void {
    context.fillStyle = palette[ink];
    each(sorted, names, () => context.fill());
  }

  function stroke(sorted: Sorted, ink: Ink, names: readonly string[], width: number, dashes: readonly number[] = []): void {
    if (width <= 0) return;
    context.strokeStyle = palette[ink];
    context.lineCap = dashes.length > 0 ? 'butt' : 'round';
    each(sorted, names, (scale) => {
      context.lineWidth = width / scale;
      context.setLineDash(dashes.map((length) => length / scale));
      context.stroke();
    });
  }

  context.lineJoin = 'round';
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.fillStyle = palette.beyond;
  context.fillRect(0, 0, columns / ratio, rows / ratio);
  context.fillStyle = palette.ground;
  for (const { left, top, size } of sheets) context.fillRect(left - rim, top - rim, size + 2 * rim, size + 2 * rim);

  const kindOf = ({ properties }: Feature) => String(properties['kind']);
  const landuse = sort('landuse', kindOf);
  for (const [ink, ...kinds] of grounds) fill(landuse, ink, kinds);

  const water = sort('water', kindOf);
  stroke(water, 'water', ['stream'], widthAt([0, 0, 0.4, 0.8, 2, 4], zoom));
  stroke(water, 'water', ['river', 'canal'], widthAt([0.8, 1, 1.6, 3, 6, 12], zoom));
  fill(water, 'water', ['water']);

  const buildings = sort('buildings', kindOf);
  fill(buildings, 'building', ['building']);
  if (zoom > 15.9) stroke(buildings, 'wall', ['building'], 0.75);

  const lines = sort('roads', nameOf);
  const edge = zoom < 13 ? 0.5 : 0.8;
  if (zoom > 14.4) {
    const width = widthAt([0, 0, 0, 0.6, 1.2, 2.4], zoom);
    stroke(
      lines,
      'path',
      levels.map((level) => `${level} path`),
      width,
      [width * 2.5, width * 2],
    );
  }
  for (const level of levels) {
    for (const road of order) {
      const [, ink, widths] = roads[road];
      const width = widthAt(widths, zoom);
      // Too thin for two colours: the darker one is seen on every ground.
      if (level === 'tunnel') stroke(lines, ink, [`tunnel ${road}`], width, [3, 3]);
      else stroke(lines, ink, [`${level} ${road}`], width < 1.3 ? width : width + 2 * edge);
    }
    if (level === 'tunnel') continue;
    for (const road of order) {
      const [ink, , widths] = roads[road];
      const width = widthAt(widths, zoom);
      if (width >= 1.3) stroke(lines, ink, [`${level} ${road}`], width);
    }
    for (const rail of ['siding', 'tram', 'rail'] as const) {
      const width = widthAt(rails[rail], zoom);
      stroke(lines, 'rail', [`${level} ${rail}`], width);
      if (rail === 'rail' && zoom > 13.4) stroke(lines, 'ground', [`${level} ${rail}`], width * 0.55, [width * 3, width * 3]);
    }
  }

  const borders = sort('boundaries', kindOf);
  stroke(borders, 'limit', ['locality'], 0.8, [1, 3]);
  stroke(borders, 'limit', ['country', 'region', 'county'], 1.2, [6, 3, 1.5, 3]);
  fill(sort('mask', kindOf), 'beyond', ['outside']);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  const [west, north, east, south] = edgesOf(frame, bounds);
  const right = columns / ratio;
  const bottom = rows / ratio;
  context.fillStyle = palette.beyond;
  if (north > 0) context.fillRect(0, 0, right, north);
  if (south < bottom) context.fillRect(0, south, right, bottom - south);
  if (west > 0) context.fillRect(0, 0, west, bottom);
  if (east < right) context.fillRect(east, 0, right - east, bottom);
  stroke(borders, 'border', ['district'], widthAt([1.6, 2, 2.4, 2.8, 3.2, 4], zoom));
}
