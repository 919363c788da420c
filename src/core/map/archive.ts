import { type Box, compression, type Entry, findEntry, type Header, headerBytes, readDirectory, readHeader, tileId, vectorTiles } from './pmtiles.ts';
import { mapSchema } from './schema.ts';
import { readTile, type Tile } from './tile.ts';

/** What runtimes do in different ways. */
export interface Runtime {
  /** Takes gzip away; rejects where the bytes are none. */
  readonly unzip: (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>;
  /** Decodes UTF-8. */
  readonly text: (bytes: Uint8Array) => string;
}

/** `outside`: the archive has no such tile, there is nothing of the district. `broken`: its bytes are spoilt. */
export type TileAnswer = { readonly kind: 'tile'; readonly tile: Tile } | { readonly kind: 'outside' } | { readonly kind: 'broken' };

/** The base map of a district, as it lies on the phone. */
export interface Archive {
  readonly minZoom: number;
  readonly maxZoom: number;
  /** Of the district: beyond them the map has nothing to say. */
  readonly bounds: Box;
  /** Plain text, to be printed on every map. */
  readonly attribution: string;
  /** True where there are no streets, only towns and stations. */
  readonly isSchematic: boolean;
  readonly tile: (z: number, x: number, y: number) => Promise<TileAnswer>;
}

/**
 * Reads an archive that is kept in chunks of one size (the last one may be shorter). Undefined where it is none of ours: broken,
 * of another kind, or of a schema that is newer than this app.
 */
export async function openArchive(chunks: readonly ArrayBuffer[], { unzip, text }: Runtime): Promise<Archive | undefined> {
  const size = chunks[0]?.byteLength ?? 0;
  const bytesAt = bytesOf(chunks, size);
  const plain = async (offset: number, length: number, zipped: boolean) => {
    const bytes = bytesAt(offset, length);
    return bytes && zipped ? unzip(bytes) : bytes;
  };
  /** Leaf directories by where they lie. */
  const leaves = new Map<number, Promise<readonly Entry[]>>();

  async function directory(header: Header, offset: number, length: number): Promise<readonly Entry[]> {
    const bytes = await plain(offset, length, header.internalCompression === compression.gzip);
    const entries = bytes && readDirectory(bytes);
    if (!entries) throw new Error('the directory of the base map is broken');
    return entries;
  }

  try {
    const header = readHeader(bytesAt(0, headerBytes) ?? new Uint8Array());
    if (!header || header.tileType !== vectorTiles || chunks.some(({ byteLength }, index) => byteLength !== size && index < chunks.length - 1))
      return undefined;
    const { root, metadata, tiles, minZoom, maxZoom, bounds } = header;
    const about = await plain(metadata.offset, metadata.length, header.internalCompression === compression.gzip);
    const { atlas_schema: schema = 1, attribution, schematic } = JSON.parse(text(about ?? new Uint8Array())) as Readonly<Record<string, unknown>>;
    if (!(Number(schema) <= mapSchema)) return undefined;
    const entries = await directory(header, root.offset, root.length);

    const find = async (id: number): Promise<Entry | undefined> => {
      let entry = findEntry(entries, id);
      // The specification allows three levels below the root.
      for (let depth = 0; entry?.run === 0 && depth < 3; depth++) {
        const { offset, length } = entry;
        const leaf = leaves.get(offset) ?? directory(header, header.leaves.offset + offset, length);
        leaves.set(offset, leaf);
        entry = findEntry(await leaf, id);
      }
      return entry;
    };

    return {
      minZoom,
      maxZoom,
      bounds,
      isSchematic: schematic === true,
      attribution: typeof attribution === 'string' ? attribution : '',
      async tile(z, x, y) {
        try {
          const side = 2 ** z;
          const entry = x >= 0 && y >= 0 && x < side && y < side ? await find(tileId(z, x, y)) : undefined;
          if (!entry) return { kind: 'outside' };
          const bytes = await plain(tiles.offset + entry.offset, entry.length, header.tileCompression === compression.gzip);
          return bytes ? { kind: 'tile', tile: readTile(bytes, text) } : { kind: 'broken' };
        } catch {
          return { kind: 'broken' };
        }
      },
    };
  } catch {
    return undefined;
  }
}

/** A part of the file; undefined beyond its end. Copied only where it lies in two chunks. */
const bytesOf = (chunks: readonly ArrayBuffer[], size: number) => {
  const total = chunks.reduce((sum, { byteLength }) => sum + byteLength, 0);
  return (offset: number, length: number): Uint8Array<ArrayBuffer> | undefined => {
    if (size === 0 || offset < 0 || length < 0 || offset + length > total) return undefined;
    const first = Math.floor(offset / size);
    const within = offset - first * size;
    const chunk = chunks[first];
    if (chunk && within + length <= chunk.byteLength) return new Uint8Array(chunk, within, length);
    const bytes = new Uint8Array(length);
    for (let done = 0, index = first; done < length; index++) {
      const from = index === first ? within : 0;
      const part = new Uint8Array(chunks[index] ?? new ArrayBuffer(0), from).subarray(0, length - done);
      if (part.length === 0) return undefined;
      bytes.set(part, done);
      done += part.length;
    }
    return bytes;
  };
};
