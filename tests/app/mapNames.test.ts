import { describe, expect, test } from 'vitest';
import { arrange, type Block, signRadius } from '../../src/app/map/arrange.ts';
import type { Box } from '../../src/app/map/boxes.ts';
import type { Frame, Sheet } from '../../src/app/map/frame.ts';
import { type Label, labelsOf, type Reading } from '../../src/app/map/names.ts';
import { type Feature, shapes, type Value } from '../../src/core/map/tile.ts';

// Letters that are all 7 pixels wide; what matters is who gets the room.
const measure = (text: string, size: number) => text.length * size * 0.55;
const blockOf = ({ text, under = '', size }: Label): Block => ({
  lines: [],
  width: Math.max(measure(text, size), measure(under, 11)),
  height: under === '' ? size * 1.2 : size * 1.2 + 13,
});

const feature = (shape: number, properties: Record<string, Value>, ...places: (readonly [number, number])[]): Feature => {
  const xs = places.map(([x]) => x);
  const ys = places.map(([, y]) => y);
  const box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] as const;
  return { shape, properties, points: Int16Array.from(places.flat()), ends: [places.length * 2], boxes: box, box };
};
const town = (name: string, x: number, y: number, more: Record<string, Value> = {}) =>
  feature(shapes.point, { kind: 'locality', kind_detail: 'town', name, ...more }, [x, y]);

/** One tile as large as the view, so that its units are pixels. */
const frameAt = (zoom: number): Frame => ({ zoom, left: 0, top: 0, columns: 400, rows: 600, ratio: 1 });
const sheet = (layers: Record<string, readonly Feature[]>): Sheet => ({
  z: 13,
  x: 0,
  y: 0,
  left: 0,
  top: 0,
  size: 600,
  tile: new Map(Object.entries(layers).map(([name, features]) => [name, { extent: 600, features }])),
});

const german: Reading & { isSchematic: boolean } = { lang: 'de', dir: 'ltr', font: 'sans-serif', scale: 1, names: {}, isSchematic: false };
const labels = (layers: Record<string, readonly Feature[]>, zoom = 14, reading: Partial<typeof german> = {}) =>
  labelsOf(frameAt(zoom), [sheet(layers)], { ...german, ...reading }, measure);
const written = (some: readonly Label[], taken: readonly Box[] = []) => arrange(some, taken, { width: 400, height: 600 }, blockOf);

describe('names on the drawn map', () => {
  const mayen = { places: [town('Mayen', 200, 300, { 'name:ar': 'ماين' })] };

  test('a reader of Arabic finds the Arabic name, and below it the one on the road sign', () => {
    expect(labels(mayen, 12, { lang: 'ar' })).toMatchObject([{ text: 'ماين', under: 'Mayen' }]);
  });

  test('the names of the district’s own file go before those of the map', () => {
    expect(labels(mayen, 12, { lang: 'ar', names: { Mayen: 'مايَن' } })).toMatchObject([{ text: 'مايَن', under: 'Mayen' }]);
  });

  test('where nobody has written it in her language, and where it is the same, it stands there once', () => {
    expect(labels(mayen, 12, { lang: 'ti' })[0]).not.toHaveProperty('under');
    expect(labels({ places: [town('Mayen', 1, 1, { 'name:en': 'Mayen' })] }, 12, { lang: 'en' })[0]).not.toHaveProperty('under');
  });

  test('from the whole district towns are named, from the street its houses; what a newer map may contain is passed over', () => {
    const layers = {
      places: [town('Mayen', 200, 300), feature(shapes.point, { kind: 'locality', kind_detail: 'village', name: 'Kottenheim' }, [100, 100])],
      pois: [
        feature(shapes.point, { kind: 'station', kind_detail: 'subway', name: 'Markt' }, [50, 50]),
        feature(shapes.point, { kind: 'bus_stop', name: 'Am Tor' }, [60, 400]),
      ],
      roads: [feature(shapes.line, { kind: 'minor_road', name: 'Am Tor' }, [0, 500], [400, 500])],
      aliens: [feature(shapes.point, { name: 'Ufo' }, [10, 10])],
    };
    const texts = (zoom: number) => labels(layers, zoom).map(({ text, isBare, sign }) => (isBare ? `(${sign})` : text));
    expect(texts(9)).toEqual(['Mayen']);
    expect(texts(12)).toEqual(['Mayen', 'Kottenheim', '(U)']);
    expect(texts(16)).toEqual(['Mayen', 'Kottenheim', 'Markt', '(H)', 'Am Tor']);
    expect(texts(18)).toEqual(['Markt', 'Am Tor', 'Am Tor']);
  });

  test('a long straight road says its name again, a crooked one only where it is straight enough', () => {
    const long = feature(shapes.line, { kind: 'major_road', name: 'Weg' }, [0, 10], [1300, 10]);
    const crooked = feature(shapes.line, { kind: 'major_road', name: 'Weg' }, ...Array.from({ length: 40 }, (_, i) => [i * 10, i % 2 ? 30 : 10] as const));
    expect(labels({ roads: [long] }).map(({ x }) => x)).toEqual([162.5, 487.5, 812.5, 1137.5]);
    expect(labels({ roads: [crooked] })).toEqual([]);
  });

  test('a name along a road is never upside down', () => {
    for (const [x, y] of [
      [300, 0],
      [-300, 1],
      [-200, -200],
      [0, 300],
      [0, -300],
      [200, -200],
    ] as const) {
      const [label] = labels({ roads: [feature(shapes.line, { kind: 'major_road', name: 'Weg' }, [200, 300], [200 + x, 300 + y])] });
      expect(Math.abs(label?.angle ?? 9)).toBeLessThanOrEqual(Math.PI / 2);
    }
  });

  test('motorways and federal roads have their number on a sign, others none', () => {
    const road = (ref: string, y: number) => feature(shapes.line, { kind: 'major_road', ref }, [0, y], [300, y]);
    expect(labels({ roads: [road('A 61', 10), road('B 258;B 262', 90), road('L 98', 190)] }).map(({ text, sign }) => [text, sign])).toEqual([
      ['A 61', 'blue'],
      ['B 258', 'yellow'],
    ]);
  });
});

describe('room on the drawn map', () => {
  const crowd = Array.from({ length: 150 }, (_, index) => town(`Ort${index}`, (index * 7919) % 400, (index * 104_729) % 600, { population: index }));
  const boxesOf = (some: ReturnType<typeof written>) =>
    some.map(({ x, y, block }) => ({
      left: x - (block?.width ?? 0) / 2,
      right: x + (block?.width ?? 0) / 2,
      top: y - (block?.height ?? 0) / 2,
      bottom: y + (block?.height ?? 0) / 2,
    }));
  const touches = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

  test('no two names touch each other, a pin or the edge; the bigger town stays', () => {
    const pins = Array.from({ length: 6 }, (_, index) => ({ left: index * 60, right: index * 60 + 40, top: 200, bottom: 256 }));
    const some = written(labels({ places: crowd }, 12), pins);
    const boxes = boxesOf(some);
    expect(some.length).toBeGreaterThan(10);
    expect(some.some(({ label }) => label.text === 'Ort149')).toBe(true);
    for (const [index, box] of boxes.entries()) {
      expect([...boxes.slice(index + 1), ...pins].filter((other) => touches(box, other))).toEqual([]);
      expect(box.left >= 0 && box.top >= 0 && box.right <= 400 && box.bottom <= 600).toBe(true);
    }
  });

  test('a town under a pin gets its name beside the pin', () => {
    const pin: Box = { left: 180, right: 220, top: 244, bottom: 300 };
    const [free] = written(labels({ places: [town('Mayen', 200, 300)] }, 12));
    expect(free).toMatchObject({ x: 200, y: 300 });
    const [moved] = written(labels({ places: [town('Mayen', 200, 300)] }, 12), [pin]);
    expect(moved?.y).toBeGreaterThan(305);
    expect(moved?.y).toBeLessThan(330);
  });

  test('a stop whose name finds no room keeps its sign; both sides of the street have one name', () => {
    const stop = (x: number) => feature(shapes.point, { kind: 'bus_stop', name: 'Marktplatz' }, [x, 300]);
    const walls: Box[] = [
      { left: 0, right: 400, top: 0, bottom: 288 },
      { left: 0, right: 400, top: 312, bottom: 600 },
      { left: 0, right: 188, top: 0, bottom: 600 },
      { left: 212, right: 400, top: 0, bottom: 600 },
    ];
    const [bare, ...more] = written(labels({ pois: [stop(200)] }, 18), walls);
    expect(bare?.block).toBeUndefined();
    expect(more).toEqual([]);
    expect(written(labels({ pois: [stop(200), stop(260)] }, 18))).toHaveLength(1);
    expect(signRadius(bare?.label as Label)).toBeGreaterThan(5);
  });

  test('names along slanted roads need no more room than their letters', () => {
    const slope = (y: number, name: string) => feature(shapes.line, { kind: 'major_road', name }, [20, y], [320, y + 300]);
    expect(written(labels({ roads: [slope(0, 'Koblenzer Straße'), slope(40, 'Polcher Straße'), slope(80, 'Bahnhofstraße')] }))).toHaveLength(3);
  });
});
