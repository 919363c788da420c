import jsQR from 'jsqr';
import { chromium } from 'playwright-core';
import { PNG } from 'pngjs';
import { describe, expect, test } from 'vitest';
import { bringChromium, chromiumArguments } from '../../src/build/chromium.ts';
import { qrFiles, qrPng, qrSvg, qrText } from '../../src/build/qr.ts';

const address = 'https://welcome.example/mayen-koblenz/';

/** What an independent reader makes of a picture. */
const read = ({ data, width, height }: Pick<PNG, 'data' | 'width' | 'height'>) => jsQR(new Uint8ClampedArray(data), width, height)?.data;

/** A picture of modules, eight pixels each: true is dark. */
function picture(rows: readonly (readonly boolean[])[]) {
  const side = 8;
  const png = new PNG({ width: (rows[0]?.length ?? 0) * side, height: rows.length * side });
  for (let y = 0; y < png.height; y++)
    for (let x = 0; x < png.width; x++) png.data.fill(rows[Math.floor(y / side)]?.[Math.floor(x / side)] ? 0 : 255, (y * png.width + x) * 4);
  for (let i = 3; i < png.data.length; i += 4) png.data[i] = 255;
  return png;
}

/** The modules of a PNG with its quiet zone: true is dark. */
function modules(bytes: Uint8Array): boolean[][] {
  const { data, width } = PNG.sync.read(Buffer.from(bytes));
  return Array.from({ length: width / 12 }, (_, y) =>
    Array.from({ length: width / 12 }, (_, x) => (data[((y * 12 + 6) * width + x * 12 + 6) * 4] ?? 255) < 128),
  );
}

describe('QR codes of a district', () => {
  const files = qrFiles({ site: 'https://welcome.example/', base: '/atlas/', district: 'mayen-koblenz', languages: ['de', 'de-simple', 'ar'] });

  test('each code lies beside the others under the name of its language', () => {
    expect(files.map(({ path }) => path)).toEqual(
      ['district', 'de', 'de-simple', 'ar'].flatMap((name) => [`mayen-koblenz/qr/${name}.svg`, `mayen-koblenz/qr/${name}.png`]),
    );
  });

  test('a scanner reads the address of the language wall or of the language from every PNG', () => {
    const pngs = files.filter(({ path }) => path.endsWith('.png'));
    expect(pngs.map(({ bytes }) => read(PNG.sync.read(Buffer.from(bytes))))).toEqual([
      'https://welcome.example/atlas/mayen-koblenz/',
      'https://welcome.example/atlas/mayen-koblenz/de/',
      'https://welcome.example/atlas/mayen-koblenz/de-simple/',
      'https://welcome.example/atlas/mayen-koblenz/ar/',
    ]);
  });

  test('without a published site the code holds the address that the caller serves', () => {
    const [, png] = qrFiles({ site: 'http://localhost:4173', base: '/', district: 'witten', languages: [] });
    expect(read(PNG.sync.read(Buffer.from(png?.bytes ?? [])))).toBe('http://localhost:4173/witten/');
  });

  test('two builds of the same address give the same bytes', () => {
    expect(qrPng(address)).toEqual(qrPng(address));
  });
});

describe('a code on a door', () => {
  test('four white modules surround it on every side', () => {
    const rows = modules(qrPng(address));
    const size = rows.length;
    const edge = (index: number) => index < 4 || index >= size - 4;
    expect(rows.flatMap((row, y) => row.filter((dark, x) => dark && (edge(x) || edge(y))))).toEqual([]);
    expect(rows[4]?.slice(4, 11)).toEqual(Array(7).fill(true));
  });

  test.each([address, `https://integration.kreis.example/atlas/${'x'.repeat(60)}/`, 'http://localhost:4173/'])(
    'it can be mended when scratched, level M or better: %s',
    (text) => {
      // ISO 18004: the first two bits of the format information, masked with 10, are the level; 01 is L.
      const row = modules(qrPng(text))[12];
      const level = [row?.[4] !== true, row?.[5] === true];
      expect(level).not.toEqual([false, true]);
    },
  );

  test('a scanner still reads it with a corner of the data torn off', () => {
    const png = PNG.sync.read(Buffer.from(qrPng(address)));
    const { width } = png;
    for (let y = width - 84; y < width - 48; y++)
      for (let x = width - 84; x < width - 48; x++) png.data.fill(255, (y * width + x) * 4, (y * width + x) * 4 + 4);
    expect(read(png)).toBe(address);
  });
});

describe('a code as SVG', () => {
  test('it is an image with a name for those who do not see it', () => {
    expect(qrSvg('https://welcome.example/?a=1&b=2')).toContain('role="img"');
    expect(qrSvg('https://welcome.example/?a=1&b=2')).toContain('<title>QR: https://welcome.example/?a=1&#38;b=2</title>');
  });

  test('it has no style that a strict policy would refuse', () => {
    expect(qrSvg(address)).not.toMatch(/style|script|href/);
  });

  test('a browser draws it so that a scanner reads it', async () => {
    const browser = await chromium.launch({ executablePath: bringChromium(() => {}), args: [...chromiumArguments] });
    const page = await browser.newPage({ viewport: { width: 300, height: 300 } });
    await page.setContent(`<body style="margin:0"><img width="300" src="data:image/svg+xml;base64,${Buffer.from(qrSvg(address)).toString('base64')}">`);
    const shot = PNG.sync.read(await page.screenshot());
    await browser.close();
    expect(read(shot)).toBe(address);
  });
});

describe('a code in the terminal', () => {
  const halves: Readonly<Record<string, readonly [boolean, boolean]>> = { '█': [true, true], '▀': [true, false], '▄': [false, true], ' ': [false, false] };
  const ink = (lines: readonly string[]) => lines.flatMap((line) => [0, 1].map((half) => [...line].map((sign) => halves[sign]?.[half] === true)));

  test('on a terminal it is black on white, whatever the theme', () => {
    const lines = qrText(address, { color: true }).trimEnd().split('\n');
    const start = `${String.fromCharCode(27)}[38;5;16m${String.fromCharCode(27)}[48;5;231m`;
    expect(lines.every((line) => line.startsWith(start))).toBe(true);
    expect(read(picture(ink(lines.map((line) => line.slice(start.length, -4)))))).toBe(address);
  });

  test.each([false, undefined])('in a log without colours (%s), blocks are the light modules of a dark background', (color) => {
    const lines = qrText(address, { color }).split('\n').slice(0, -1);
    expect(read(picture(ink(lines).map((row) => row.map((light) => !light))))).toBe(address);
  });
});
