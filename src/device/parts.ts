import { fewPieces, type Head, headPieces, headUrl, type PackKind, partUrl, piecesUrl } from '../core/pack/format.ts';
import { acceptHead, acceptPart, complete, type Downloaded, type FoundHead, isSpoilt, type Job, type Meter, maxHeadBytes } from './download.ts';
import { bytesOf } from './hash.ts';
import { singleLine, textOf } from './lines.ts';
import { fetchSmall, type Stop } from './network.ts';
import { byHash } from './record.ts';

/** Fetching single parts of a pack: after a break, for an update, and always for a map. */

/**
 * What a request of its own is worth, in bytes of a pack file: a round trip on a slow line, headers both ways, and worse
 * compression of small files. Without it a phone that holds one part would fetch thirty others one by one.
 */
const requestWeight = 4096;

/** What this phone lacks of a pack. `cheaper`: so much that the whole file is. */
export async function fetchMissing(job: Job, meter: Meter): Promise<Downloaded | { readonly cheaper: FoundHead }> {
  const found = (await fetchPieces(job)) ?? (await fetchHead(job, job.cache));
  if ('stop' in found) return found;
  const cost = missingParts(job, found).reduce((sum, { bytes }) => sum + bytes + requestWeight, 0);
  return job.pack.kind === 'map' || cost < job.pack.bytes ? fetchParts(job, found, job.cache, meter) : { cheaper: found };
}

async function fetchHead(job: Job, cache: RequestCache): Promise<FoundHead | { readonly stop: Stop }> {
  const url = job.folder + headUrl(job.pack);
  const file = await fetchSmall(job.network, { url, cap: maxHeadBytes, cache, signal: job.signal });
  const found = 'stop' in file ? file : await acceptHead(job, singleLine(file.bytes));
  return isSpoilt(found) && cache === 'default' ? fetchHead(job, 'reload') : found;
}

/** A long head out of the pieces of the one that is here and the few that differ. Undefined where that fails or costs more: there is the head. */
async function fetchPieces(job: Job): Promise<FoundHead | undefined> {
  const own = headPieces(job.head ?? '');
  if (own.length <= fewPieces) return undefined;
  const read = async (url: string) => {
    const file = await fetchSmall(job.network, { url: job.folder + url, cap: maxHeadBytes, cache: job.cache, signal: job.signal });
    return 'stop' in file ? undefined : textOf(singleLine(file.bytes));
  };
  const names = (await read(piecesUrl(job.pack)))?.match(/[\w-]{22}/g) ?? [];
  const pieces = await byHash(own);
  const missing = [...new Set(names)].filter((name) => !pieces.has(name));
  if (missing.length > names.length / 2) return undefined;
  const fetched = await Promise.all(missing.map(async (name) => [name, (await read(partUrl(name))) ?? ''] as const));
  for (const [name, piece] of fetched) pieces.set(name, piece);
  // One hash over all of it tells whether every piece is right and in its place.
  const found = await acceptHead(job, bytesOf(names.map((name) => pieces.get(name)).join('')));
  return 'stop' in found ? undefined : found;
}

const missingParts = ({ held }: Job, { head }: FoundHead) =>
  [...new Map(head.parts.map((part) => [part.hash, part])).values()].filter(({ hash }) => !held.has(hash));

/** Requests at once. Chunks of a map are large: more of them would share a thin line, and all be lost with it. */
const parallel = (kind: PackKind) => (kind === 'map' ? 2 : 4);

/** Single parts, some at a time. After the first that fails no other is begun; what arrived stays held. */
export async function fetchParts(job: Job, found: FoundHead, cache: RequestCache, meter: Meter): Promise<Downloaded> {
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
  await Promise.all(Array.from({ length: parallel(job.pack.kind) }, worker));
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
