import { type Head, parseHead, readTextPack } from '../core/pack/format.ts';
import type { Pack } from '../core/pack/pack.ts';
import type { PackKey, SavedPack } from './api.ts';
import { packKey } from './record.ts';
import type { Shelf } from './shelf.ts';

/** The base map of a district as GeoJSON; the map code knows what the features mean. */
export interface BaseMap {
  readonly type: 'FeatureCollection';
  readonly features: readonly unknown[];
}

/** What was read from the phone, and the row that tells its age and version. */
export interface Opened<T> {
  readonly saved: SavedPack;
  readonly content: T;
}

/**
 * The pack of a district in a language, from IndexedDB, else from its copy, else undefined. The network is never asked and
 * the disk is believed at once; `verifyPack` looks at the hashes when the words are on the screen.
 */
export const openPack = (shelf: Shelf, district: string, lang: string): Promise<Opened<Pack> | undefined> => open(shelf, packKey(district, lang), textOf);

/** The base map of a district, read like a pack. */
export const openMap = (shelf: Shelf, district: string): Promise<Opened<BaseMap> | undefined> => open(shelf, packKey(district, 'map'), mapOf);

/** The pack of lines that a save could not store (`memory`): the head, then the parts. */
export const packOf = (lines: readonly string[]): Pack | undefined => readLines(lines, textOf);

/** The base map of such lines. */
export const baseMapOf = (lines: readonly string[]): BaseMap | undefined => readLines(lines, mapOf);

async function open<T>({ store, copies }: Shelf, key: PackKey, read: (head: Head, parts: readonly string[]) => T | undefined): Promise<Opened<T> | undefined> {
  for (const place of [store.readPack, copies.read]) {
    const record = await place(key);
    const content = record && readLines([record.head, ...record.parts], read);
    if (record && content) return { saved: record.saved, content };
  }
  return undefined;
}

/** Undefined where lines were spoilt at rest so far that they are no JSON, or are missing. */
function readLines<T>([headLine = '', ...parts]: readonly string[], read: (head: Head, parts: readonly string[]) => T | undefined): T | undefined {
  const parsed = parseHead(headLine);
  if (!('head' in parsed) || parsed.head.parts.length !== parts.length) return undefined;
  try {
    return read(parsed.head, parts);
  } catch {
    return undefined;
  }
}

const textOf = (head: Head, parts: readonly string[]) => (head.kind === 'text' ? readTextPack(head, parts) : undefined);

function mapOf(_head: Head, parts: readonly string[]): BaseMap | undefined {
  const value: unknown = JSON.parse(parts[0] ?? '');
  const basemap = typeof value === 'object' && value !== null && 'basemap' in value ? value.basemap : undefined;
  return isBaseMap(basemap) ? basemap : undefined;
}

const isBaseMap = (value: unknown): value is BaseMap =>
  typeof value === 'object' && value !== null && 'type' in value && value.type === 'FeatureCollection' && 'features' in value && Array.isArray(value.features);
