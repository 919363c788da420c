import { type Head, type ManifestPack, type PartHash, parseHead } from '../core/pack/format.ts';
import type { Lines, Part, Progress } from './api.ts';
import { type Bytes, partHashOf, versionOf } from './hash.ts';
import { elementOf, lineReader, textOf } from './lines.ts';
import { fetchBytes, type Network, type Stop } from './network.ts';

/** Fetching one pack. Trusts nothing before its hash matched: version of the manifest -> head -> parts. */
export interface Job {
  readonly network: Network;
  /** Address of the district's folder, ends with a slash. */
  readonly folder: string;
  readonly district: string;
  readonly pack: ManifestPack;
  /** `reload`: past the browser's own copies. */
  readonly cache: 'default' | 'reload';
  readonly signal?: AbortSignal | undefined;
  /** The head of the pack that is here, if there is one. */
  readonly head: string | undefined;
  /** Verified parts that are here already; what arrives is added. */
  readonly held: Map<PartHash, Part>;
  /** Called with every part once it is verified. */
  readonly keep: (hash: PartHash, part: Part) => Promise<void>;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** The verified pack, or why there is none. */
export type Downloaded = { readonly lines: Lines } | { readonly stop: Stop };

/** A head that is the announced one. */
export interface FoundHead {
  readonly line: string;
  readonly bytes: number;
  readonly head: Head;
}

export const maxHeadBytes = 256 * 1024;
/**
 * Fetches what is missing: the whole file where little is here, single parts where that is cheaper. A map always comes in its
 * chunks, so that a break never costs more than two of them. Single parts are a chunk of scripts of their own (`parts.ts`): a
 * first visit on a good line does without.
 */
export async function downloadPack(job: Job, whole: boolean): Promise<Downloaded> {
  const meter = meterOf(job);
  const isMap = job.pack.kind === 'map';
  let head: FoundHead | undefined;
  if (isMap || (!whole && job.held.size > 0)) {
    const found = await (await loadParts())?.fetchMissing(job, meter);
    if (!found) return { stop: 'server' };
    if (!('cheaper' in found)) return found;
    head = found.cheaper;
  }
  let result = await fetchWhole(job, job.cache, meter);
  if (isSpoilt(result) && !result.head) result = await fetchWhole(job, 'reload', meter);
  head ??= result.head;
  // The sound lines before the spoilt one are held by now; the others come one by one.
  return isSpoilt(result) && head ? ((await loadParts())?.fetchParts(job, head, 'reload', meter) ?? result) : result;
}

/** Undefined where the import failed. */
const loadParts = async (): Promise<typeof import('./parts.ts') | undefined> => import('./parts.ts');

/**
 * True for an answer that is not the file we asked for. The manifest came through just now, so it may well be a login page
 * or a cut file that the browser's own cache keeps for a year under an immutable address: ask once more, past the cache.
 */
export const isSpoilt = (answer: object) => 'stop' in answer && (answer.stop === 'corrupt' || answer.stop === 'portal' || answer.stop === 'too-large');

/** The head of these bytes if it is the one that the manifest announced. */
export async function acceptHead(job: Job, bytes: Bytes): Promise<FoundHead | { readonly stop: Stop }> {
  if (bytes.length > maxHeadBytes) return { stop: 'too-large' };
  const line = textOf(bytes);
  if (line === undefined || (await versionOf(bytes)) !== job.pack.version) return { stop: 'corrupt' };
  const parsed = parseHead(line);
  if ('refused' in parsed) return { stop: parsed.refused === 'not-a-pack' ? 'corrupt' : parsed.refused };
  const { kind, lang, district, parts } = parsed.head;
  const asAnnounced = parts.reduce((sum, part) => sum + part.bytes, 0) <= job.pack.bytes;
  const ours = kind === job.pack.kind && district === job.district && (kind === 'map' || lang === job.pack.lang) && asAnnounced;
  return ours ? { line, bytes: bytes.length, head: parsed.head } : { stop: 'corrupt' };
}

/** The lines of a complete pack; every hash of the head is held. */
export function complete({ held }: Job, { line, head }: FoundHead): Downloaded {
  const parts = head.parts.flatMap(({ hash }) => held.get(hash) ?? []);
  return parts.length === head.parts.length ? { lines: [line, ...parts] } : { stop: 'corrupt' };
}

/** The whole file, every line verified as it arrives. Answers the head with the stop, when that much was sound. */
async function fetchWhole(job: Job, cache: RequestCache, meter: Meter): Promise<Downloaded & { readonly head?: FoundHead | undefined }> {
  const read: { head?: FoundHead; parts: number } = { parts: 0 };
  const lines = lineReader(async (line) => {
    const element = elementOf(line);
    if (!element) return undefined;
    if (!read.head) {
      const found = await acceptHead(job, element);
      if ('stop' in found) return found.stop;
      read.head = found;
      return undefined;
    }
    const expected = read.head.head.parts[read.parts++];
    return expected ? acceptPart(job, expected.hash, element) : 'corrupt';
  });
  const onChunk = (chunk: Bytes) => {
    meter.add(chunk.length);
    return lines.take(chunk);
  };
  const request = { url: job.folder + job.pack.url, cap: job.pack.bytes, cache, signal: job.signal };
  const stop = (await fetchBytes(job.network, { ...request, onChunk })) ?? (await lines.end());
  if (stop) return { stop, head: read.head };
  return read.head ? { ...complete(job, read.head), head: read.head } : { stop: 'corrupt' };
}

export async function acceptPart(job: Job, hash: PartHash, bytes: Bytes): Promise<Stop | undefined> {
  if ((await partHashOf(bytes)) !== hash) return isPage(bytes) ? 'portal' : 'corrupt';
  const part = job.pack.kind === 'map' ? bufferOf(bytes) : textOf(bytes);
  if (part === undefined) return 'corrupt';
  if (!job.held.has(hash)) {
    job.held.set(hash, part);
    await job.keep(hash, part);
  }
  return undefined;
}

/** True for bytes that are not ours and begin as the login page of a Wi-Fi does. */
const isPage = (bytes: Bytes) => bytes.find((byte) => byte > 32) === 0x3c;

/** These bytes and no others: a stream may hand out views of larger buffers. */
const bufferOf = (bytes: Bytes): ArrayBuffer => (bytes.length === bytes.buffer.byteLength ? bytes.buffer : bytes.slice().buffer);

/** Counts bytes of the pack file: what is here, out of what there is. Never runs backwards, never beyond the end. */
export interface Meter {
  readonly add: (bytes: number) => void;
  /** From here on single parts are fetched: all but the missing ones count as here. */
  readonly begin: (found: FoundHead, missing: Head['parts']) => void;
}

function meterOf({ pack, onProgress }: Job): Meter {
  let here = 0;
  let shown = 0;
  const show = () => {
    shown = Math.max(shown, Math.min(here, pack.bytes));
    onProgress?.({ received: shown, total: pack.bytes });
  };
  show();
  return {
    add(bytes) {
      here += bytes;
      show();
    },
    begin({ head, bytes }, missing) {
      const sum = (parts: Head['parts']) => parts.reduce((total, part) => total + part.bytes, 0);
      here = (pack.kind === 'map' ? 0 : bytes) + sum(head.parts) - sum(missing);
      show();
    },
  };
}
