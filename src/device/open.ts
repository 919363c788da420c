import { type Head, parseHead, readPartwise, readTextPack } from '../core/pack/format.ts';
import type { Pack } from '../core/pack/pack.ts';
import { asApart, isApart } from './apart.ts';
import type { Lines, PackKey, Part, SavedPack } from './api.ts';
import { packKey } from './record.ts';
import type { Shelf } from './shelf.ts';

/** The base map of a district: a PMTiles archive in chunks of `chunkBytes`, only the last one shorter. */
export interface BaseMap {
  readonly chunks: readonly ArrayBuffer[];
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
export async function openPack(shelf: Shelf, district: string, lang: string): Promise<Opened<Pack> | undefined> {
  const opened = await open(shelf, packKey(district, lang), textOf(readTextPack));
  return opened && isApart(district) ? { ...opened, content: asApart(opened.content, district) } : opened;
}

/**
 * The same pack for one page: parts are read when the page asks for them. What throws then was spoilt at rest, and `openPack` finds
 * the copy. A pack of strangers is read whole.
 */
export const openPartwise = (shelf: Shelf, district: string, lang: string): Promise<Opened<Pack> | undefined> =>
  isApart(district) ? openPack(shelf, district, lang) : open(shelf, packKey(district, lang), textOf(readPartwise));

/** The base map of a district, read like a pack. */
export const openMap = (shelf: Shelf, district: string): Promise<Opened<BaseMap> | undefined> => open(shelf, packKey(district, 'map'), mapOf);

/** The pack of lines that a save could not store (`memory`): the head, then the parts. */
export const packOf = (lines: Lines): Pack | undefined => readLines(lines, textOf(readTextPack));

/** The base map of such lines. */
export const baseMapOf = (lines: Lines): BaseMap | undefined => readLines(lines, mapOf);

async function open<T>({ store, copies }: Shelf, key: PackKey, read: (head: Head, parts: readonly Part[]) => T | undefined): Promise<Opened<T> | undefined> {
  for (const place of [store.readPack, copies.read]) {
    const record = await place(key);
    const content = record && readLines([record.head, ...record.parts], read);
    if (record && content) return { saved: record.saved, content };
  }
  return undefined;
}

/** Undefined where lines were spoilt at rest so far that they are no JSON, or are missing. */
function readLines<T>([headLine, ...parts]: Lines, read: (head: Head, parts: readonly Part[]) => T | undefined): T | undefined {
  const parsed = parseHead(headLine);
  if (!('head' in parsed) || parsed.head.parts.length !== parts.length) return undefined;
  try {
    return read(parsed.head, parts);
  } catch {
    return undefined;
  }
}

const textOf = (read: typeof readTextPack) => (head: Head, parts: readonly Part[]) => {
  const lines = parts.filter((part) => typeof part === 'string');
  return head.kind === 'text' && lines.length === parts.length ? read(head, lines) : undefined;
};

function mapOf(head: Head, parts: readonly Part[]): BaseMap | undefined {
  const chunks = parts.filter((part) => part instanceof ArrayBuffer);
  return head.kind === 'map' && chunks.length === parts.length ? { chunks } : undefined;
}
