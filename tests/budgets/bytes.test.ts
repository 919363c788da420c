import { beforeAll, expect, inject, test } from 'vitest';
import { type Figures, measureSite } from '../../src/build/figures.ts';

// Budgets of built output, in bytes on the wire. The reason stands beside each number; `npm run figures` prints what they are now.
let figures: Figures;

beforeAll(async () => {
  figures = await measureSite(inject('site'), 'content', 'mayen-koblenz');
});

test('a page with its styles fits the first flight of packets after the handshake: 14 kB', () => {
  expect(figures.pages).toBeGreaterThan(1000);
  expect(figures.largestPage.bytes).toBeLessThanOrEqual(14_000);
});

test('a page is alive with 45 kB of scripts, half a minute earlier on slow lines than the 574 kB of the peer', () => {
  expect(figures.scripts).toBeLessThanOrEqual(45_000);
});

test('what looks after the other scripts, and nothing waits for, is 2 kB: mostly their hashes', () => {
  expect(figures.mend).toBeGreaterThan(500);
  expect(figures.mend).toBeLessThanOrEqual(2000);
});

test('the map costs 60 kB on top, and only those who open it', () => {
  expect(figures.map).toBeLessThanOrEqual(60_000);
});

test('all that the worker keeps is 160 kB, half a minute of slow 3G at worst and in the background', () => {
  expect(figures.shell).toBeGreaterThan(50_000);
  expect(figures.shell).toBeLessThanOrEqual(160_000);
});

test('a text pack is at most 1.15 times what brotli makes of its Markdown, in every language', () => {
  expect(figures.packs.length).toBeGreaterThanOrEqual(15);
  for (const { lang, bytes, markdown } of figures.packs) expect([lang, bytes / markdown <= 1.15]).toEqual([lang, true]);
});
