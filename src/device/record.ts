import { isMoment, type PartHash, parseHead } from '../core/pack/format.ts';
import type { PackKey, Part, SavedPack } from './api.ts';
import { bytesOf, canHash, partHashOf, versionOf } from './hash.ts';

/** A pack as the phone keeps it: the very lines that were verified, so that they can be verified again. */
export interface PackRecord {
  readonly saved: SavedPack;
  readonly head: string;
  /** Lines of a text pack, chunks of a map. */
  readonly parts: readonly Part[];
}

/** packKey('witten', 'ar') -> 'witten/ar'; `map` names the base map. */
export const packKey = (district: string, what: string): PackKey => `${district}/${what}`;

/** The parts by the hash they really have: one that was spoilt at rest is simply not found under its name. */
export async function byHash(parts: readonly Part[]): Promise<Map<PartHash, Part>> {
  return new Map(
    await Promise.all(parts.map(async (part) => [await partHashOf(typeof part === 'string' ? bytesOf(part) : new Uint8Array(part)), part] as const)),
  );
}

/**
 * True when every line is what the publisher wrote. Where the browser cannot hash, the question is left open and answered
 * with true: the record was written by a page that could.
 */
export async function isSound({ saved, head, parts }: PackRecord): Promise<boolean> {
  if (!canHash()) return true;
  if ((await versionOf(bytesOf(head))) !== saved.version) return false;
  const parsed = parseHead(head);
  if (!('head' in parsed) || parsed.head.parts.length !== parts.length) return false;
  const found = await byHash(parts);
  return parsed.head.parts.every(({ hash }, index) => found.get(hash) === parts[index]);
}

/**
 * True for what has the shape of a record: storage is shared with every older and newer version of this app. A map that an
 * older one kept as JSON is none, and is fetched again.
 */
export function isRecord(value: unknown): value is PackRecord {
  if (typeof value !== 'object' || value === null) return false;
  const { saved, head, parts } = value as { readonly [member: string]: unknown };
  if (!isSavedPack(saved) || typeof head !== 'string' || !Array.isArray(parts)) return false;
  return parts.every((part) => (saved.kind === 'map' ? part instanceof ArrayBuffer : typeof part === 'string'));
}

export function isSavedPack(value: unknown): value is SavedPack {
  if (typeof value !== 'object' || value === null) return false;
  const row = value as { readonly [member: string]: unknown };
  return (
    ['key', 'district', 'version'].every((name) => typeof row[name] === 'string') &&
    (row['kind'] === 'map' || (row['kind'] === 'text' && typeof row['lang'] === 'string')) &&
    isMoment(row['seq']) &&
    ['savedAt', 'bytes'].every((name) => typeof row[name] === 'number') &&
    (row['signed'] === undefined || typeof row['signed'] === 'string')
  );
}
