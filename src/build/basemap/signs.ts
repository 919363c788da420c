import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { compression, type Entry, readDirectory, readHeader } from '../../core/map/pmtiles.ts';
import { named } from '../../core/map/schema.ts';
import { Broken, Cursor, eachField } from './protobuf.ts';

/** Names that stand on the base map of a district, or on its schematic one; undefined where it has none or it is broken. */
export async function readSigns(content: string, district: string): Promise<ReadonlySet<string> | undefined> {
  const archive = path.join(content, district, 'basemap.pmtiles');
  if (existsSync(archive)) return signsIn(await readFile(archive));
  const towns = path.join(content, district, 'basemap.geojson');
  if (!existsSync(towns)) return undefined;
  const found = [...(await readFile(towns, 'utf8')).matchAll(/"name":\s*("(?:[^"\\]|\\.)*")/g)];
  return new Set(found.map(([, name = '""']) => String(JSON.parse(name))));
}

/** Largest directory or tile, unpacked: ours have a tenth of it. */
const largest = 32 * 1024 * 1024;

/** All texts of the layers with names: their kinds are among them, but nobody calls a town `bus_stop`. */
export function signsIn(archive: Uint8Array): ReadonlySet<string> | undefined {
  const signs = new Set<string>();
  try {
    const header = readHeader(archive);
    if (!header || header.tileCompression !== compression.gzip || header.internalCompression !== compression.gzip) return undefined;
    const unpack = (offset: number, length: number) => gunzipSync(archive.subarray(offset, offset + length), { maxOutputLength: largest });
    const first = (4 ** header.maxZoom - 1) / 3;
    const walk = (entries: readonly Entry[], depth: number) => {
      for (const [index, { id, run, offset, length }] of entries.entries()) {
        const next = entries[index + 1]?.id ?? Infinity;
        if (run > 0 && id + run > first) addTexts(unpack(header.tiles.offset + offset, length), signs);
        else if (run === 0 && next > first && depth < 3) walk(readDirectory(unpack(header.leaves.offset + offset, length)) ?? [], depth + 1);
      }
    };
    walk(readDirectory(unpack(header.root.offset, header.root.length)) ?? [], 0);
    return signs;
  } catch (error) {
    // A spoilt archive is told by the build, which reads it whole.
    if (error instanceof Broken || (error instanceof Error && 'code' in error)) return undefined;
    throw error;
  }
}

/** The texts that a tile uses as values; its geometry is not looked at. */
function addTexts(bytes: Uint8Array, into: Set<string>): void {
  const tile = new Cursor(bytes);
  eachField(tile, (field) => {
    if (field !== 3) return false;
    const layer = tile.part();
    const texts: Uint8Array[] = [];
    let name = '';
    eachField(layer, (part) => {
      if (part === 1) name = decoder.decode(layer.slice());
      else if (part === 4) {
        const value = layer.part();
        eachField(value, (kind) => kind === 1 && texts.push(value.slice()) > 0);
      } else return false;
      return true;
    });
    if (named.some((one) => one === name)) for (const text of texts) into.add(decoder.decode(text));
    return true;
  });
}

const decoder = new TextDecoder();
