import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import type { Box } from '../../core/map/pmtiles.ts';
import { type Handlers, holds, readBlock } from './osmBlock.ts';
import { Broken, Cursor, eachField } from './protobuf.ts';

/**
 * A file of OpenStreetMap data (https://wiki.openstreetmap.org/wiki/PBF_Format), read block by block and as often as one
 * wants: never more than one block is in memory. Blocks without the wanted kind of thing are skipped after the first pass.
 */
export interface OsmFile {
  readonly bytes: number;
  /** What the file says that it covers; files of some programs say nothing. */
  readonly bounds: Box | undefined;
  /** Day up to which the data reaches, `2026-11-20`; files of some programs say nothing. */
  readonly asOf: string | undefined;
  /** Reads the whole file once. `at` hears how many bytes are done. Throws `Broken`. */
  readonly pass: (handlers: Handlers, at?: (bytes: number) => void) => void;
  readonly close: () => void;
}

/** Largest blob, compressed or not, and largest head of one, by the specification. */
const largestBlob = 32 * 1024 * 1024;
const largestHead = 64 * 1024;

/** Abilities that a reader must have; who asks for more means a file that this is not the reader for. */
const able: ReadonlySet<string> = new Set(['OsmSchema-V0.6', 'DenseNodes']);

interface BlobAt {
  readonly offset: number;
  readonly length: number;
  /** What it holds (`holds`); 0 as long as nobody has looked. */
  kinds: number;
}

/** Opens a file and looks at its skeleton. Throws `Broken` with what it is instead. */
export function openOsm(path: string): OsmFile {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const read = (offset: number, length: number) => {
      const bytes = new Uint8Array(length);
      for (let done = 0; done < length; ) {
        const got = readSync(file, bytes, done, length - done, offset + done);
        if (got === 0) throw new Broken('truncated');
        done += got;
      }
      return bytes;
    };
    const { header, blobs } = skeleton(size, read);
    const inflated = ({ offset, length }: BlobAt) => inflateBlob(read(offset, length));
    const { bounds, asOf } = readHeaderBlock(inflated(header));
    return {
      bytes: size,
      bounds,
      asOf,
      pass(handlers, at) {
        const wanted = (handlers.nodes || handlers.tagged ? holds.nodes : 0) | (handlers.way ? holds.ways : 0) | (handlers.relation ? holds.relations : 0);
        for (const blob of blobs) {
          if (blob.kinds === 0 || blob.kinds & wanted) blob.kinds = readBlock(inflated(blob), handlers) || -1;
          at?.(blob.offset + blob.length);
        }
      },
      close: () => closeSync(file),
    };
  } catch (error) {
    closeSync(file);
    throw error;
  }
}

/** Where the blobs are; looks only at their heads. */
function skeleton(size: number, read: (offset: number, length: number) => Uint8Array): { header: BlobAt; blobs: readonly BlobAt[] } {
  const blobs: BlobAt[] = [];
  let header: BlobAt | undefined;
  for (let offset = 0; offset < size; ) {
    if (size - offset < 4) throw new Broken('truncated');
    const headLength = new DataView(read(offset, 4).buffer).getUint32(0);
    if (headLength > largestHead || headLength === 0) throw new Broken(offset === 0 ? 'no-pbf' : 'a block that does not begin');
    if (offset + 4 + headLength > size) throw new Broken(offset === 0 ? 'no-pbf' : 'truncated');
    const { type, length } = readBlobHead(new Cursor(read(offset + 4, headLength)), offset === 0);
    if (offset === 0 && type !== 'OSMHeader') throw new Broken('no-pbf');
    if (length > largestBlob) throw new Broken('a block that is larger than 32 MB');
    const at: BlobAt = { offset: offset + 4 + headLength, length, kinds: 0 };
    offset = at.offset + length;
    if (offset > size) throw new Broken('truncated');
    if (type === 'OSMHeader') header ??= at;
    else if (type === 'OSMData') blobs.push(at);
  }
  if (!header) throw new Broken('no-pbf');
  return { header, blobs };
}

function readBlobHead(cursor: Cursor, first: boolean): { type: string; length: number } {
  let [type, length] = ['', -1];
  try {
    eachField(cursor, (field) => {
      if (field === 1) type = new TextDecoder().decode(cursor.slice());
      else if (field === 3) length = cursor.integer();
      else return false;
      return true;
    });
  } catch (error) {
    // Something else altogether, as long as nothing before it was right.
    throw first ? new Broken('no-pbf') : error;
  }
  if (length < 0) throw new Broken(first ? 'no-pbf' : 'a block without a length');
  return { type, length };
}

/** The block inside a blob. */
function inflateBlob(bytes: Uint8Array): Uint8Array {
  const cursor = new Cursor(bytes);
  let block: Uint8Array | undefined;
  eachField(cursor, (field) => {
    if (field === 1) block = cursor.slice();
    else if (field === 3) block = inflated(cursor.slice());
    else if (field >= 4 && field <= 7) throw new Broken('compression');
    else return false;
    return true;
  });
  if (!block) throw new Broken('a block without content');
  return block;
}

function inflated(packed: Uint8Array): Uint8Array {
  try {
    return inflateSync(packed, { maxOutputLength: largestBlob });
  } catch {
    throw new Broken('a block that cannot be unpacked, or is larger than 32 MB');
  }
}

function readHeaderBlock(bytes: Uint8Array): Pick<OsmFile, 'bounds' | 'asOf'> {
  const cursor = new Cursor(bytes);
  let bounds: Box | undefined;
  let asOf: string | undefined;
  eachField(cursor, (field) => {
    if (field === 1) bounds = readBounds(cursor.part());
    else if (field === 4) {
      const feature = new TextDecoder().decode(cursor.slice());
      if (!able.has(feature)) throw new Broken(feature === 'HistoricalInformation' ? 'history' : 'a file of a newer kind');
    } else if (field === 32) {
      const seconds = cursor.integer();
      // Between 2004, when OpenStreetMap began, and the end of four-digit years.
      if (seconds > 1.09e9 && seconds < 2.5e11) asOf = new Date(seconds * 1000).toISOString().slice(0, 10);
    } else return false;
    return true;
  });
  return { bounds, asOf };
}

/** Written in nanodegrees. */
function readBounds(cursor: Cursor): Box {
  let [west, east, north, south] = [0, 0, 0, 0];
  eachField(cursor, (field) => {
    if (field === 1) west = cursor.signed() / 1e9;
    else if (field === 2) east = cursor.signed() / 1e9;
    else if (field === 3) north = cursor.signed() / 1e9;
    else if (field === 4) south = cursor.signed() / 1e9;
    else return false;
    return true;
  });
  return [west, south, east, north];
}
