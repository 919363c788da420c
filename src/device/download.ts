import { type Head, headUrl, type ManifestPack, type PartHash, parseHead, partUrl } from '../core/pack/format.ts';
import type { Lines, Part, Progress } from './api.ts';
import { type Bytes, partHashOf, versionOf } from './hash.ts';
import { elementOf, lineReader, singleLine, textOf } from './lines.ts';
import { fetchBytes, fetchSmall, type Network, type Stop } from './network.ts';

/** Fetching one pack. Trusts nothing before its hash matched: version of the manifest -> head -> parts. */
export interface Job {
  readonly network: Network;
  /** Address of the district's folder, ends with a slash. */
  readonly folder: string;
  readonly district: string;
  readonly pack: ManifestPack;
  readonly signal?: AbortSignal | undefined;
  /** Verified parts that are here already; what arrives is added. */
  readonly held: Map<PartHash, Part>;
  /** Called with every part once it is verified. */
  readonly keep: (hash: PartHash, part: Part) => Promise<void>;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** The verified pack, or why there is none. */
export type Downloaded = { readonly lines: Lines } | { readonly stop: Stop };

interface FoundHead {
  readonly line: string;
  readonly bytes: number;
  readonly head: Head;
}

const maxHeadBytes = 64 * 1024;
/** Requests at once. Chunks of a map are large: more of them would share a thin line, and all be lost with it. */
const parallel = { text: 4, map: 2 };
/**
 * What a request of its own is worth, in bytes of a pack file: a round trip on a slow line, headers both ways, and worse
 * compression of small files. Without it a phone that holds one part would fetch thirty others one by one.
 */
const requestWeight = 4096;

/**
 * Fetches what is missing: the whole file where little is here, single parts where that is cheaper. A map always comes in its
 * chunks, so that a break never costs more than two of them.
 */
export async function downloadPack(job: Job, whole: boolean): Promise<Downloaded> {
  const meter = meterOf(job);
  if (job.pack.kind === 'map') {
    const found = await fetchHead(job, 'default');
    return 'stop' in found ? found : fetchParts(job, found, 'default', meter);
  }
  let head: FoundHead | undefined;
  if (!whole && job.held.size > 0) {
    const found = await fetchHead(job, 'default');
    if ('stop' in found) return found;
    head = found;
    const missing = missingParts(job, head);
    const cost = missing.reduce((sum, { bytes }) => sum + bytes + requestWeight, 0);
    if (cost < job.pack.bytes) return fetchParts(job, head, 'default', meter);
  }
  let result = await fetchWhole(job, 'default', meter);
  if (isSpoilt(result) && !result.head) result = await fetchWhole(job, 'reload', meter);
  head ??= result.head;
  // The sound lines before the spoilt one are held by now; the others come one by one.
  return isSpoilt(result) && head ? fetchParts(job, head, 'reload', meter) : result;
}

/**
 * True for an answer that is not the file we asked for. The manifest came through just now, so it may well be a login page
 * or a cut file that the browser's own cache keeps for a year under an immutable address: ask once more, past the cache.
 */
const isSpoilt = (answer: object) => 'stop' in answer && (answer.stop === 'corrupt' || answer.stop === 'portal' || answer.stop === 'too-large');

/** The head of these bytes if it is the one that the manifest announced. */
async function acceptHead(job: Job, bytes: Bytes): Promise<FoundHead | { readonly stop: Stop }> {
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

async function fetchHead(job: Job, cache: RequestCache): Promise<FoundHead | { readonly stop: Stop }> {
  const url = job.folder + headUrl(job.pack);
  const file = await fetchSmall(job.network, { url, cap: maxHeadBytes, cache, signal: job.signal });
  const found = 'stop' in file ? file : await acceptHead(job, singleLine(file.bytes));
  return isSpoilt(found) && cache === 'default' ? fetchHead(job, 'reload') : found;
}

const missingParts = ({ held }: Job, { head }: FoundHead) =>
  [...new Map(head.parts.map((part) => [part.hash, part])).values()].filter(({ hash }) => !held.has(hash));

/** The lines of a complete pack; every hash of the head is held. */
function complete({ held }: Job, { line, head }: FoundHead): Downloaded {
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

async function acceptPart(job: Job, hash: PartHash, bytes: Bytes): Promise<Stop | undefined> {
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

/** Single parts, some at a time. After the first that fails no other is begun; what arrived stays held. */
async function fetchParts(job: Job, found: FoundHead, cache: RequestCache, meter: Meter): Promise<Downloaded> {
  const queue = missingParts(job, found);
  meter.begin(found, queue);
  const failed: Stop[] = [];
  const inner = new AbortController();
  const abort = () => inner.abort();
  job.signal?.addEventListener('abort', abort);
  if (job.signal?.aborted) abort();
  const worker = async () => {
    for (let part = queue.shift(); part && failed.length === 0; part = queue.shift()) {
      const stop = await fetchPart({ ...job, signal: inner.signal }, part, cache, meter);
      if (stop) failed.push(stop);
      // Not for a map: half a chunk is as large as many parts, and would be fetched again.
      if (stop && job.pack.kind === 'text') abort();
    }
  };
  await Promise.all(Array.from({ length: parallel[job.pack.kind] }, worker));
  job.signal?.removeEventListener('abort', abort);
  const [stop] = failed;
  return stop ? { stop } : complete(job, found);
}

async function fetchPart(job: Job, part: Head['parts'][number], cache: RequestCache, meter: Meter): Promise<Stop | undefined> {
  const { kind } = job.pack;
  const wanted =
    kind === 'map'
      ? // Kept once, by us: the browser's own cache would hold the megabytes a second time.
        ({ cap: part.bytes, cache: 'no-store', binary: true } as const)
      : // One more byte for a line end.
        { cap: part.bytes + 1, cache };
  const file = await fetchSmall(job.network, { ...wanted, url: job.folder + partUrl(part.hash, kind), signal: job.signal }, meter.add);
  const stop = 'stop' in file ? file.stop : await acceptPart(job, part.hash, kind === 'map' ? file.bytes : singleLine(file.bytes));
  return isSpoilt({ stop }) && cache === 'default' ? fetchPart(job, part, 'reload', meter) : stop;
}

/** Counts bytes of the pack file: what is here, out of what there is. Never runs backwards, never beyond the end. */
interface Meter {
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
