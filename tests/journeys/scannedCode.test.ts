import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Server } from '../../src/build/serve.ts';
import { getLanguage } from '../../src/core/language/registry.ts';
import { serveSite } from './harness.ts';

let server: Server;

beforeAll(async () => {
  server = await serveSite(inject('site'));
});
afterAll(() => server?.close());

/** What a scanner reads in a picture. */
function decode(file: string): string | undefined {
  const { data, width, height } = PNG.sync.read(readFileSync(file));
  return jsQR(new Uint8ClampedArray(data), width, height)?.data;
}

test('every printed code is read by an independent scanner and opens a page in the language that it promises', async () => {
  const site = inject('site');
  const codes = readdirSync(site).flatMap((district) => {
    const folder = path.join(site, district, 'qr');
    try {
      return readdirSync(folder).flatMap((name) => (name.endsWith('.png') ? [{ district, name, file: path.join(folder, name) }] : []));
    } catch {
      return [];
    }
  });
  expect(codes.length).toBeGreaterThanOrEqual(16);
  for (const { district, name, file } of codes) {
    const address = decode(file) ?? '';
    expect(address).toMatch(/^https:\/\/welcome\.example\//);
    const answer = await fetch(server.url + new URL(address).pathname.slice(1));
    const html = await answer.text();
    const lang = name.replace('.png', '');
    expect([district, lang, answer.status]).toEqual([district, lang, 200]);
    expect(html).toContain(`<html lang="${lang === 'district' ? 'de' : getLanguage(lang).html}"`);
  }
});
