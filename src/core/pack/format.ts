import type { District } from '../atlas/district.ts';
import type { Entry } from '../atlas/entry.ts';
import { type CalendarWords, type Pack, packFormat } from './pack.ts';

/**
 * The wire format of packs, see FORMAT.md. A text pack is a JSON array with one element per line: line one is the head, every
 * following line a part. A map pack is a head and the chunks of a PMTiles archive. Parts are content-addressed, so a changed
 * sentence costs one part. Pure: hashing is done by the caller, because Node, window and worker each have their own.
 */

/** A pack is one of words or one of a map. */
export type PackKind = 'text' | 'map';

/** First 16 bytes of a SHA-256 in base64url, 22 characters: the name of a part. */
export type PartHash = string;

export interface Head {
  readonly format: number;
  readonly kind: PackKind;
  readonly district: string;
  /** Language of a text pack; absent in map packs. */
  readonly lang?: string;
  /** What the parts of a map pack are put together; absent in text packs. */
  readonly content?: 'pmtiles';
  readonly parts: readonly { readonly hash: PartHash; readonly bytes: number }[];
}

/** What a district's `manifest.json` says of one pack. */
export interface ManifestPack {
  readonly kind: PackKind;
  readonly lang?: string;
  /** SHA-256 of the head line, base64url: equal version, equal content. */
  readonly version: string;
  /** Below the district's folder: the whole text pack, the head of a map pack. See `headUrl` and `partUrl`. */
  readonly url: string;
  /** Size of the file as it is read; of the archive, for a map. */
  readonly bytes: number;
  /** Size on the wire with brotli: what a reader is told. A map is compressed in itself. */
  readonly transfer: number;
  /** SHA-256 of the whole file, or of the archive, base64url. */
  readonly sha256: string;
}

export interface Manifest {
  readonly format: number;
  readonly district: string;
  /** Rises with every build: a phone never goes back to an older one. Seconds since 1970. */
  readonly seq: number;
  /** Of a signed manifest, see signed.ts: the keys that the next one may be signed with. */
  readonly keys?: readonly string[];
  /** Of a signed manifest: from then on, in seconds since 1970, a newer one should exist. What it names stays readable. */
  readonly staleAfter?: number;
  readonly packs: readonly ManifestPack[];
}

export const packName = (lang: string | undefined, version: string) => `packs/${lang ?? 'map'}.${version.slice(0, 16)}`;
export const headUrl = (pack: ManifestPack) => pack.url.replace(/(\.head)?\.json$/, '.head.json');
export const piecesUrl = (pack: ManifestPack) => pack.url.replace(/(\.head)?\.json$/, '.pieces.json');
export const partUrl = (hash: PartHash, kind: PackKind = 'text') => `packs/parts/${hash}.${kind === 'map' ? 'bin' : 'json'}`;

/**
 * A head in pieces, about 32 parts each, so that a phone that has an older one need not fetch 36 kB of hashes for a sentence among
 * 5,000 entries. The hashes alone say where a piece ends: a changed part moves no border but its own.
 */
export const headPieces = (headLine: string): readonly string[] => headLine.match(/.+?(?:"hash":"[AB][\w-]{21}","bytes":\d+\},|$)/g) ?? [];

/** A head of more pieces than this can be had in pieces; below that, two requests more would cost what they save. */
export const fewPieces = 3;

/** Length of a chunk of a map: a minute of the thinnest lines, and few enough requests on a good one. Only the last is shorter. */
export const chunkBytes = 384 * 1024;

/** The chunks of an archive, in order; views, not copies. */
export const mapChunks = (archive: Uint8Array): readonly Uint8Array[] =>
  Array.from({ length: Math.ceil(archive.length / chunkBytes) }, (_, index) => archive.subarray(index * chunkBytes, (index + 1) * chunkBytes));

/** The one file of a pack, from its head and part lines. */
export const joinPack = (headLine: string, partLines: readonly string[]) => `[\n${[headLine, ...partLines].join(',\n')}\n]\n`;

/**
 * The element lines of (a beginning of) a pack file, brackets and commas taken away.
 * The last line of a cut file is left out unless it is complete.
 */
export function splitPack(text: string): string[] {
  const lines = text.split('\n');
  lines.pop();
  return lines.filter((line) => line !== '[' && line !== ']' && line !== '').map((line) => (line.endsWith(',') ? line.slice(0, -1) : line));
}

/** Behind this stand the signatures of a signed manifest, see signed.ts. Inside a string of JSON it would be written otherwise. */
export const signatureMark = ',"signatures":[';

/** True where a manifest comes with signatures, sound or not. */
export const isSigned = (text: string): boolean => text.includes(signatureMark);

interface TextPart {
  readonly district?: District;
  readonly calendar?: CalendarWords;
  readonly entries?: readonly Entry[];
}

/** Seconds since 1970, up to the year 9999: what lies beyond is no day that a phone could print. */
export const isMoment = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) < 253_402_300_800;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The head of a pack, or why it is none of ours. `newer` is a format this app does not know yet; `older` a map of the time
 * before archives, one JSON part, which no app draws any more.
 */
export function parseHead(line: string): { readonly head: Head } | { readonly refused: 'not-a-pack' | 'newer' | 'older' } {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { refused: 'not-a-pack' };
  }
  if (!isRecord(value) || typeof value['format'] !== 'number') return { refused: 'not-a-pack' };
  if (value['format'] > packFormat) return { refused: 'newer' };
  const { kind, district, lang, content, parts } = value;
  const valid =
    (kind === 'text' || kind === 'map') &&
    typeof district === 'string' &&
    (kind === 'map' || typeof lang === 'string') &&
    Array.isArray(parts) &&
    parts.every((part) => isRecord(part) && typeof part['hash'] === 'string' && /^[\w-]{22}$/.test(part['hash']) && typeof part['bytes'] === 'number');
  if (!valid) return { refused: 'not-a-pack' };
  return kind === 'map' && content !== 'pmtiles' ? { refused: 'older' } : { head: value as unknown as Head };
}

/** A manifest, or undefined when the text is something else (a portal page, an error in JSON). */
export function parseManifest(text: string): { readonly manifest: Manifest } | { readonly refused: 'not-a-pack' | 'newer' } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { refused: 'not-a-pack' };
  }
  if (!isRecord(value) || typeof value['format'] !== 'number') return { refused: 'not-a-pack' };
  if (value['format'] > packFormat) return { refused: 'newer' };
  const valid =
    typeof value['district'] === 'string' &&
    isMoment(value['seq']) &&
    (value['staleAfter'] === undefined || isMoment(value['staleAfter'])) &&
    Array.isArray(value['packs']) &&
    value['packs'].every(
      (pack) =>
        isRecord(pack) &&
        ['kind', 'version', 'url', 'sha256'].every((name) => typeof pack[name] === 'string') &&
        ['bytes', 'transfer'].every((name) => typeof pack[name] === 'number'),
    );
  return valid ? { manifest: value as unknown as Manifest } : { refused: 'not-a-pack' };
}

/** The pack that verified lines make. Throws on JSON that is none: verified lines always are. */
export function readTextPack(head: Head, partLines: readonly string[]): Pack {
  const parts = partLines.map((line) => JSON.parse(line) as TextPart);
  const first = parts.find((part) => part.district && part.calendar);
  if (!first?.district || !first.calendar || head.lang === undefined) throw new Error('a text pack has a district, a calendar and a language');
  return {
    format: packFormat,
    district: first.district,
    lang: head.lang,
    calendar: first.calendar,
    entries: parts.flatMap((part) => part.entries ?? []),
  };
}

/**
 * The same pack, of which a part is read when something in it is asked for: one page needs a few kilobytes of 16 MB, and to read
 * them all takes a slow phone half a second. Throws on a part that was cut off, and only when it is read on one that is no JSON.
 */
export function readPartwise(head: Head, [first = '', ...others]: readonly string[]): Pack {
  if (!others.every((part) => part.endsWith('}'))) throw new Error('a part ends with a bracket');
  const parts: (string | readonly Entry[])[] = others;
  const withText = (text: string) =>
    parts.flatMap((part, index) => {
      if (typeof part === 'string' && !part.includes(text)) return [];
      const entries = typeof part === 'string' ? ((JSON.parse(part) as TextPart).entries ?? []) : part;
      // The text is not kept beside what was read out of it.
      parts[index] = entries;
      return entries;
    });
  return {
    ...readTextPack(head, [first]),
    get entries() {
      return withText('');
    },
    // As `JSON.stringify` writes it: neither an id nor a collection has a character that it would write otherwise.
    near: (field, value) => withText(`"${field}":"${value}"`),
  };
}

/**
 * A part has this many characters. One changed sentence among 1,000 entries then costs a returning phone the manifest
 * (1 kB), the head (4 kB) and one part (4 kB) in brotli; larger parts or a longer head would pass the 10 kB of the budget.
 */
const partSize = { least: 6_000, most: 12_000 };

/**
 * The part texts of a pack. A part ends after the entry with the smallest rank among those it could end with. Ranks come
 * from keys alone, so an edit hardly ever moves a border, and after a new entry the old borders are soon met again
 * (measured with 1,000 entries: a longer sentence renews 1.03 parts, a new entry 2.1).
 */
export function textParts(pack: Pack): string[] {
  const entries = pack.entries.map((entry) => ({ text: JSON.stringify(entry), rank: rankOf(`${entry.collection}/${entry.id}`) }));
  const parts = [JSON.stringify({ district: pack.district, calendar: pack.calendar })];
  for (let from = 0, to = 0; from < entries.length; from = to) {
    to = endOfPart(entries, from);
    const texts = entries.slice(from, to).map(({ text }) => text);
    parts.push(`{"entries":[${texts.join(',')}]}`);
  }
  return parts;
}

/** The index behind the last entry of a part. An entry that is too large for any part gets one of its own. */
function endOfPart(entries: readonly { readonly text: string; readonly rank: number }[], from: number): number {
  let size = 0;
  let end = from;
  let lowest = Number.POSITIVE_INFINITY;
  for (let i = from; ; i++) {
    const entry = entries[i];
    if (!entry) return entries.length;
    size += entry.text.length;
    if (size > partSize.most && i > from) return lowest < Number.POSITIVE_INFINITY ? end : i;
    if (size < partSize.least || entry.rank >= lowest) continue;
    lowest = entry.rank;
    end = i + 1;
  }
}

/** A number that says nothing but is always the same for a key. Mixed at the end, so that `course-1` and `course-2` lie far apart. */
function rankOf(key: string): number {
  let hash = 7;
  for (let i = 0; i < key.length; i++) hash = (Math.imul(hash, 31) + key.charCodeAt(i)) | 0;
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0;
}
