import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { inks } from '../../src/app/map/ink.ts';

const css = readFileSync(new URL('../../src/app/map/map.css', import.meta.url), 'utf8');
const dark = css.slice(css.indexOf('@media (prefers-color-scheme: dark)'));
const coloursIn = (text: string) =>
  new Map(
    [...text.slice(0, text.indexOf('--map-veil')).matchAll(/--map-([\w-]+): ([^;]+);/g)].map(([, name = '', value = '']): [string, string] => [name, value]),
  );
const schemes = [
  ['light', coloursIn(css)],
  ['dark', coloursIn(dark)],
] as const;

function luminance(colour: string): number {
  const hex = colour.slice(1);
  const full = hex.length === 3 ? hex.replace(/./g, '$&$&') : hex;
  const [r = 0, g = 0, b = 0] = [0, 2, 4].map((at) => {
    const value = Number.parseInt(full.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

const letters = ['ink', 'soft', 'blue', 'green'] as const;
const grounds = inks.slice(0, inks.indexOf('wall'));

describe.each(schemes)('the drawn map, %s', (_, scheme) => {
  const of = (ink: string) => scheme.get(ink) ?? '#777';

  test('has a colour for every ink', () => {
    expect(inks.filter((ink) => !scheme.has(ink))).toEqual([]);
  });

  test('can be read: every letter on every ground, even without its halo', () => {
    const weak = letters.flatMap((ink) => grounds.filter((ground) => contrast(of(ink), of(ground)) < 4.5).map((ground) => `${ink} on ${ground}`));
    expect(weak).toEqual([]);
    // Names of streets lie on them; the halo is nearly opaque.
    expect(['highway', 'major', 'street', 'square'].filter((road) => contrast(of('soft'), of(road)) < 3)).toEqual([]);
  });

  test('is calm: its grounds differ little from each other, so that the signs of places are the loudest on it', () => {
    expect(grounds.filter((ground) => contrast(of(ground), of('ground')) > 1.7)).toEqual([]);
  });
});
