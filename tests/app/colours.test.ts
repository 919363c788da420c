import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync(new URL('../../src/app/styles/tokens.css', import.meta.url), 'utf8');
const colours = (block: string) =>
  new Map([...block.matchAll(/(--[\w-]+): (#[0-9a-f]{3,6});/g)].map(([, name, value]): [string, string] => [name ?? '', value ?? '']));
const blockOf = (start: string) => css.slice(css.indexOf(start), css.indexOf('}', css.indexOf(start)));

const light = colours(blockOf(':root {'));
const dark = new Map([...light, ...colours(blockOf('@media (prefers-color-scheme: dark)'))]);

function luminance(hex: string): number {
  const full = hex.length === 4 ? hex.replace(/[0-9a-f]/g, '$&$&') : hex;
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(full.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

const pairs = [
  ['--ink', '--bg'],
  ['--ink', '--card'],
  ['--ink', '--tint'],
  ['--soft', '--bg'],
  ['--soft', '--card'],
  ['--link', '--bg'],
  ['--link', '--card'],
  ['--link', '--tint'],
  ['--card', '--link'],
  ['--warn-ink', '--warn'],
  ['--good', '--bg'],
  ['--good', '--card'],
] as const;

test.each([
  ['light', light],
  ['dark', dark],
])('%s: every text can be read on its ground', (_, scheme) => {
  const weak = pairs.filter(([ink, ground]) => contrast(scheme.get(ink) ?? '#000', scheme.get(ground) ?? '#000') < 4.5);
  expect(weak).toEqual([]);
});

test('the word on every topic’s sign can be read', () => {
  const signs = [...css.matchAll(/\.t-(\w+) \{([^}]*)\}/g)].map(
    ([, name, block]) => ({ name, ...Object.fromEntries(colours(block ?? '')) }) as Record<string, string>,
  );
  expect(signs.length).toBe(11);
  expect(signs.filter((sign) => contrast(sign['--t'] ?? '#fff', sign['--on'] ?? '#fff') < 4.5)).toEqual([]);
});
