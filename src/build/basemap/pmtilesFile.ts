import { createHash } from 'node:crypto';
import { type Box, compression, type Entry, firstRead, headerBytes, tileId, vectorTiles, writeDirectory, writeHeader } from '../../core/map/pmtiles.ts';
import { packGzip } from '../gzip.ts';

/** A tile as it stands in the archive, compressed. */
export interface PackedTile {
  readonly id: number;
  readonly bytes: Uint8Array;
}

/** Compresses a tile. The same bytes for the same tile on every machine with the same Node. */
export const packTile = ({ z, x, y, bytes }: { readonly z: number; readonly x: number; readonly y: number; readonly bytes: Uint8Array }): PackedTile => ({
  id: tileId(z, x, y),
  bytes: packGzip(bytes),
});

export interface ArchiveFacts {
  readonly bounds: Box;
  readonly minZoom: number;
  readonly maxZoom: number;
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** The bytes of a PMTiles archive: header, root directory, metadata, leaf directories, tiles in the order of their ids, equal ones once. */
export function writeArchive(tiles: readonly PackedTile[], { bounds, minZoom, maxZoom, metadata }: ArchiveFacts): Uint8Array {
  const contents = new Map<string, { readonly offset: number; readonly length: number }>();
  const parts: Uint8Array[] = [];
  const entries: Entry[] = [];
  let end = 0;
  for (const { id, bytes } of [...tiles].sort((a, b) => a.id - b.id)) {
    const key = createHash('sha256').update(bytes).digest('base64');
    let span = contents.get(key);
    if (!span) {
      span = { offset: end, length: bytes.length };
      contents.set(key, span);
      parts.push(bytes);
      end += bytes.length;
    }
    const before = entries.at(-1);
    if (before && before.offset === span.offset && before.id + before.run === id) entries[entries.length - 1] = { ...before, run: before.run + 1 };
    else entries.push({ id, run: 1, ...span });
  }
  const { root, leaves } = directories(entries);
  const json = packGzip(JSON.stringify(metadata));
  const rootSpan = { offset: headerBytes, length: root.length };
  const metadataSpan = { offset: headerBytes + root.length, length: json.length };
  const leavesSpan = { offset: metadataSpan.offset + json.length, length: leaves.length };
  const [west, south, east, north] = bounds;
  const header = writeHeader({
    root: rootSpan,
    metadata: metadataSpan,
    leaves: leavesSpan,
    tiles: { offset: leavesSpan.offset + leavesSpan.length, length: end },
    counts: [tiles.length, entries.length, contents.size],
    clustered: true,
    internalCompression: compression.gzip,
    tileCompression: compression.gzip,
    tileType: vectorTiles,
    minZoom,
    maxZoom,
    bounds,
    centre: [(west + east) / 2, (south + north) / 2, Math.max(minZoom, maxZoom - 3)],
  });
  return new Uint8Array(Buffer.concat([header, root, json, leaves, ...parts]));
}

/** One directory where it fits into the first read; else a root of directories. */
function directories(entries: readonly Entry[]): { readonly root: Uint8Array; readonly leaves: Uint8Array } {
  const pack = (list: readonly Entry[]) => packGzip(writeDirectory(list));
  const whole = pack(entries);
  if (whole.length <= firstRead - headerBytes) return { root: whole, leaves: new Uint8Array() };
  for (let size = 4096; ; size *= 2) {
    const leaves: Uint8Array[] = [];
    const roots: Entry[] = [];
    let end = 0;
    for (let at = 0; at < entries.length; at += size) {
      const part = entries.slice(at, at + size);
      const bytes = pack(part);
      roots.push({ id: part[0]?.id ?? 0, run: 0, offset: end, length: bytes.length });
      leaves.push(bytes);
      end += bytes.length;
    }
    const root = pack(roots);
    if (root.length <= firstRead - headerBytes) return { root, leaves: new Uint8Array(Buffer.concat(leaves)) };
  }
}
