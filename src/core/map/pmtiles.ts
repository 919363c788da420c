/**
 * The container of the base map: PMTiles version 3 (https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md).
 * Bytes in, values out; gzip is left to the caller, because phone and Node have different ones.
 */

/** Bytes of the header, at the start of the file. The root directory ends before byte 16384, so that one read gets both. */
export const headerBytes = 127;
export const firstRead = 16384;

/** Values of the compression bytes. */
export const compression = { none: 1, gzip: 2 } as const;

/** Value of the tile type byte: MVT. */
export const vectorTiles = 1;

/** A part of the file, in bytes. */
export interface Span {
  readonly offset: number;
  readonly length: number;
}

/** West, south, east, north in degrees. */
export type Box = readonly [number, number, number, number];

export interface Header {
  readonly root: Span;
  readonly metadata: Span;
  readonly leaves: Span;
  readonly tiles: Span;
  /** How many tiles can be asked for, how many entries say where they are, how many different ones there are. 0: unknown. */
  readonly counts: readonly [addressed: number, entries: number, contents: number];
  /** Tiles stand in the order of their ids. */
  readonly clustered: boolean;
  /** Of directories and metadata. */
  readonly internalCompression: number;
  readonly tileCompression: number;
  readonly tileType: number;
  readonly minZoom: number;
  readonly maxZoom: number;
  readonly bounds: Box;
  /** Where a map opens: longitude, latitude, zoom. */
  readonly centre: readonly [number, number, number];
}

/** A line of a directory: `run` tiles from `id` on are the bytes at `offset` of the tiles; with `run` 0 a directory at `offset` of the leaves. */
export interface Entry extends Span {
  readonly id: number;
  readonly run: number;
}

/** Number of a tile along the Hilbert curves of all zooms: neighbours stand near each other in the file. */
export function tileId(z: number, x: number, y: number): number {
  let id = (4 ** z - 1) / 3;
  let [column, row] = [x, y];
  for (let side = 2 ** (z - 1); side >= 1; side /= 2) {
    const right = column & side ? 1 : 0;
    const down = row & side ? 1 : 0;
    id += side * side * ((3 * right) ^ down);
    column &= side - 1;
    row &= side - 1;
    if (down) continue;
    if (right) [column, row] = [side - 1 - column, side - 1 - row];
    [column, row] = [row, column];
  }
  return id;
}

const magic = [0x50, 0x4d, 0x54, 0x69, 0x6c, 0x65, 0x73, 3];

/** The header of an archive; undefined where the bytes are none of version 3. */
export function readHeader(bytes: Uint8Array): Header | undefined {
  if (bytes.length < headerBytes || magic.some((byte, at) => bytes[at] !== byte)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, headerBytes);
  const long = (at: number) => view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32;
  const span = (at: number): Span => ({ offset: long(at), length: long(at + 8) });
  const degrees = (at: number) => view.getInt32(at, true) / 1e7;
  return {
    root: span(8),
    metadata: span(24),
    leaves: span(40),
    tiles: span(56),
    counts: [long(72), long(80), long(88)],
    clustered: view.getUint8(96) === 1,
    internalCompression: view.getUint8(97),
    tileCompression: view.getUint8(98),
    tileType: view.getUint8(99),
    minZoom: view.getUint8(100),
    maxZoom: view.getUint8(101),
    bounds: [degrees(102), degrees(106), degrees(110), degrees(114)],
    centre: [degrees(119), degrees(123), view.getUint8(118)],
  };
}

export function writeHeader(header: Header): Uint8Array {
  const bytes = new Uint8Array(headerBytes);
  bytes.set(magic);
  const view = new DataView(bytes.buffer);
  const long = (at: number, value: number) => {
    view.setUint32(at, value % 2 ** 32, true);
    view.setUint32(at + 4, Math.floor(value / 2 ** 32), true);
  };
  const degrees = (at: number, value: number) => view.setInt32(at, Math.round(value * 1e7), true);
  [header.root, header.metadata, header.leaves, header.tiles].forEach(({ offset, length }, index) => {
    long(8 + 16 * index, offset);
    long(16 + 16 * index, length);
  });
  header.counts.forEach((count, index) => {
    long(72 + 8 * index, count);
  });
  bytes.set([header.clustered ? 1 : 0, header.internalCompression, header.tileCompression, header.tileType, header.minZoom, header.maxZoom], 96);
  header.bounds.forEach((value, index) => {
    degrees(102 + 4 * index, value);
  });
  const [longitude, latitude, zoom] = header.centre;
  view.setUint8(118, zoom);
  degrees(119, longitude);
  degrees(123, latitude);
  return bytes;
}

/** A directory that is no longer compressed; undefined where it is broken. */
export function readDirectory(bytes: Uint8Array): Entry[] | undefined {
  let at = 0;
  const number = () => {
    let value = 0;
    for (let scale = 1; scale < 2 ** 56; scale *= 128) {
      const byte = bytes[at++] ?? Number.NaN;
      value += (byte & 127) * scale;
      if (byte < 128) return value;
      if (Number.isNaN(byte)) break;
    }
    return Number.NaN;
  };
  const count = number();
  // Every entry has at least four bytes: a directory cannot promise more than it has.
  if (!(count * 4 <= bytes.length)) return undefined;
  const list = () => Array.from({ length: count }, number);
  const ids = list();
  const runs = list();
  const lengths = list();
  const entries: Entry[] = [];
  let id = 0;
  let next = 0;
  for (let index = 0; index < count; index++) {
    id += ids[index] ?? 0;
    const length = lengths[index] ?? 0;
    const written = number();
    // 0: right after the one before.
    const offset = written === 0 ? next : written - 1;
    if (!(Number.isFinite(offset) && length > 0)) return undefined;
    next = offset + length;
    entries.push({ id, run: runs[index] ?? 0, offset, length });
  }
  return Number.isFinite(id) && entries.every(({ run }) => run >= 0) ? entries : undefined;
}

/** A directory that is not compressed yet. Entries stand in the order of their ids. */
export function writeDirectory(entries: readonly Entry[]): Uint8Array {
  const bytes: number[] = [];
  const number = (value: number) => {
    let rest = value;
    for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128);
    bytes.push(rest);
  };
  const each = (value: (entry: Entry, before: Entry | undefined) => number) => {
    entries.forEach((entry, index) => {
      number(value(entry, entries[index - 1]));
    });
  };
  number(entries.length);
  each(({ id }, before) => id - (before?.id ?? 0));
  each(({ run }) => run);
  each(({ length }) => length);
  each(({ offset }, before) => (before && offset === before.offset + before.length ? 0 : offset + 1));
  return Uint8Array.from(bytes);
}

/** The entry that a tile is to be looked for in: its own, or that of a leaf directory (`run` 0); undefined where there is none. */
export function findEntry(entries: readonly Entry[], id: number): Entry | undefined {
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((entries[middle]?.id ?? 0) <= id) low = middle + 1;
    else high = middle;
  }
  const entry = entries[low - 1];
  return entry && (entry.run === 0 || id < entry.id + entry.run) ? entry : undefined;
}
