import { describe, expect, test } from 'vitest';
import { readTile, shapes } from '../../../src/core/map/tile.ts';

const decoder = new TextDecoder();
const read = (bytes: readonly number[]) => readTile(Uint8Array.from(bytes), (part) => decoder.decode(part));

const varint = (value: number): number[] => (value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))]);
const field = (id: number, bytes: readonly number[]) => [...varint(id * 8 + 2), ...varint(bytes.length), ...bytes];
const number = (id: number, value: number) => [...varint(id * 8), ...varint(value)];
const text = (words: string) => [...new TextEncoder().encode(words)];
const zigzag = (value: number) => (value < 0 ? -2 * value - 1 : 2 * value);
/** `[x, y]` steps from the point before. */
const move = (x: number, y: number) => [9, ...varint(zigzag(x)), ...varint(zigzag(y))];
const draw = (...steps: (readonly [number, number])[]) => [
  ...varint(steps.length * 8 + 2),
  ...steps.flatMap(([x, y]) => [...varint(zigzag(x)), ...varint(zigzag(y))]),
];
const close = [15];

const feature = (shape: number, geometry: readonly number[], tags: readonly number[] = []) =>
  field(2, [...number(3, shape), ...field(4, geometry), ...field(2, tags)]);
const layer = (...parts: readonly (readonly number[])[]) => field(3, [...field(1, text('roads')), ...parts.flat(), ...number(5, 2048)]);

describe('a tile', () => {
  test('lines keep their parts, each with its box', () => {
    const tile = read(layer(feature(shapes.line, [...move(10, 20), ...draw([5, 0]), ...move(100, -30), ...draw([-1, 2], [0, 4])])));
    const [line] = tile.get('roads')?.features ?? [];
    expect(tile.get('roads')?.extent).toBe(2048);
    expect([...(line?.points ?? [])]).toEqual([10, 20, 15, 20, 115, -10, 114, -8, 114, -4]);
    expect(line?.ends).toEqual([4, 10]);
    expect(line?.boxes).toEqual([10, 20, 15, 20, 114, -10, 115, -4]);
    expect(line?.box).toEqual([10, -10, 115, 20]);
  });

  test('rings of areas are closed', () => {
    const tile = read(layer(feature(shapes.area, [...move(0, 0), ...draw([4, 0], [0, 4]), ...close])));
    expect([...(tile.get('roads')?.features[0]?.points ?? [])]).toEqual([0, 0, 4, 0, 4, 4, 0, 0]);
  });

  test('words and numbers of every kind are read, also where they stand behind the features', () => {
    const double = [...new Uint8Array(new Float64Array([0.5]).buffer)];
    const float = [...new Uint8Array(new Float32Array([1.5]).buffer)];
    const values = [field(1, text('Straße')), [0x15, ...float], [0x19, ...double], number(4, 7), number(5, 300), number(6, zigzag(-12)), number(7, 1)];
    const keys = values.map((_, index) => field(3, text(`k${index}`)));
    const tags = values.flatMap((_, index) => [index, index]);
    const tile = read(layer(feature(shapes.point, move(1, 2), tags), ...keys, ...values.map((value) => field(4, value))));
    expect(tile.get('roads')?.features[0]?.properties).toEqual({ k0: 'Straße', k1: 1.5, k2: 0.5, k3: 7, k4: 300, k5: -12, k6: 1 });
  });

  test('what a newer tile may contain is passed over', () => {
    const unknown = [...number(14, 99), ...field(13, [1, 2, 3]), 0x6d, 1, 2, 3, 4];
    const tile = read([...unknown, ...field(3, [...field(1, text('roads')), ...unknown, ...feature(shapes.point, move(1, 2)), ...number(5, 4096)])]);
    expect(tile.get('roads')?.features[0]?.box).toEqual([1, 2, 1, 2]);
  });

  test('a count that promises more than there is ends with the bytes', () => {
    const tile = read(layer(feature(shapes.line, [...move(1, 1), ...varint(268_435_455 * 8 + 2), 2, 2])));
    expect([...(tile.get('roads')?.features[0]?.points ?? [])]).toEqual([1, 1, 2, 2]);
  });

  test('a length that reaches beyond the end is cut there', () => {
    expect(read([0x1a, 255, 255, 255, 255, 15, 1]).size).toBe(1);
    expect(read([0x1a]).size).toBe(1);
    expect(read([255, 255, 255]).size).toBe(0);
  });
});
