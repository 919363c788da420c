import { crc32, deflateSync } from 'node:zlib';
import { encode } from 'uqr';
import { addressOf } from '../core/atlas/address.ts';

/**
 * QR codes of addresses, made at build so that no phone and no office needs a service for them: SVG for print and
 * screen, PNG for word processors, text for the terminal. Error correction is M or better: a code on a shelter door
 * gets scratched.
 */

/** White modules around the code. ISO 18004 asks for four; scanners of cheap phones rely on them. */
const quietZone = 4;

/** Pixels per module of a PNG: 12 gives 300 dpi at 40 mm for a usual address. */
const pixelsPerModule = 12;

/** A file of the site: its path below the base and its content. */
export interface QrFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The code made last: that of an address is drawn and painted, one after the other, and to find it takes longer than both. */
let last: { readonly address: string; readonly rows: boolean[][] } | undefined;

/** Dark modules as rows of booleans, quiet zone included. `boostEcc` takes a better correction where it costs no size. */
function modulesOf(address: string): readonly (readonly boolean[])[] {
  if (last?.address !== address) last = { address, rows: encode(address, { ecc: 'M', boostEcc: true, border: quietZone }).data };
  return last.rows;
}

const escapeXml = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/**
 * The code as SVG text. One unit is one module; it has no size of its own, so the page that shows it says how large it is.
 * Each dark run of a row is one rectangle of one path: no hairlines between modules on any printer.
 */
export function qrSvg(address: string, title = `QR: ${address}`): string {
  const rows = modulesOf(address);
  const size = rows.length;
  const path = rows.flatMap((row, y) => darkRuns(row).map(([from, to]) => `M${from} ${y}h${to - from}v1h${from - to}z`)).join('');
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" role="img" shape-rendering="crispEdges">` +
    `<title>${escapeXml(title)}</title><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path fill="#000" d="${path}"/></svg>`
  );
}

/** darkRuns([false, true, true, false, true]) -> [[1, 3], [4, 5]] */
function darkRuns(row: readonly boolean[]): (readonly [from: number, to: number])[] {
  const runs: (readonly [number, number])[] = [];
  let from = -1;
  for (let x = 0; x <= row.length; x++) {
    const dark = row[x] === true;
    if (dark && from < 0) from = x;
    if (!dark && from >= 0) {
      runs.push([from, x]);
      from = -1;
    }
  }
  return runs;
}

/**
 * The code as a PNG file with one bit for each pixel. Written here, because the library takes 20 ms for each, and a district has one in
 * every language. A dozen lines are equal: the first stands as it is, the others say "as above" (filter 2 and nothing else).
 */
export function qrPng(address: string): Uint8Array {
  const rows = modulesOf(address);
  const side = rows.length * pixelsPerModule;
  const width = Math.ceil(side / 8);
  const lines = Buffer.alloc(side * (width + 1));
  for (const [y, row] of rows.entries()) {
    const at = y * pixelsPerModule * (width + 1);
    lines.fill(0xff, at + 1, at + 1 + width);
    for (const [from, to] of darkRuns(row))
      for (let x = from * pixelsPerModule; x < to * pixelsPerModule; x++) {
        const byte = at + 1 + (x >> 3);
        lines[byte] = (lines[byte] ?? 0) & ~(0x80 >> (x & 7));
      }
    for (let line = 1; line < pixelsPerModule; line++) lines[at + line * (width + 1)] = 2;
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  // One bit, grey; the only compression and filters that there are; not interlaced.
  head[8] = 1;
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return new Uint8Array(Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', deflateSync(lines, { level: 9 })), chunk('IEND', Buffer.alloc(0))]));
}

/** A chunk of a PNG file: length, name, data, check. */
function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

/** `https://welcome.example` from what an editor typed, with or without the last slash. */
export const withoutSlash = (site: string) => site.replace(/\/+$/, '');

export interface QrFilesInput {
  /** Scheme and host without path: `https://welcome.example`, or `http://localhost:4173` where no site is configured. */
  readonly site: string;
  readonly base: string;
  readonly district: string;
  readonly languages: readonly string[];
}

/** `<district>/qr/district.svg|png` for the language wall and `<district>/qr/<lang>.svg|png` for each language. */
export function qrFiles({ site, base, district, languages }: QrFilesInput): QrFile[] {
  const host = withoutSlash(site);
  const codes = [
    { name: 'district', address: host + addressOf({ view: 'wall', district }, base) },
    ...languages.map((lang) => ({ name: lang, address: host + addressOf({ view: 'home', district, lang }, base) })),
  ];
  const text = new TextEncoder();
  return codes.flatMap(({ name, address }) => [
    { path: `${district}/qr/${name}.svg`, bytes: text.encode(qrSvg(address)) },
    { path: `${district}/qr/${name}.png`, bytes: qrPng(address) },
  ]);
}

/**
 * The code as lines of half blocks. On a terminal the colours are set to true black on white, because a code in the
 * colours of a dark theme is inverted and many phones refuse it. Without `color` (a log) it assumes a dark background.
 */
export function qrText(address: string, { color }: { readonly color: boolean | undefined }): string {
  const rows = modulesOf(address);
  // Node says `isTTY: undefined` in a pipe.
  const ink = color === true;
  const lines: string[] = [];
  for (let y = 0; y < rows.length; y += 2) {
    const upper = rows[y] ?? [];
    const line = upper.map((dark, x) => halfBlock(dark === ink, (rows[y + 1]?.[x] === true) === ink)).join('');
    lines.push(ink ? `\u001b[38;5;16m\u001b[48;5;231m${line}\u001b[0m` : line);
  }
  return `${lines.join('\n')}\n`;
}

const halfBlock = (upper: boolean, lower: boolean) => (upper ? (lower ? '█' : '▀') : lower ? '▄' : ' ');
