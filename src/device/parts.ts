import { type Head, headUrl, type PackKind, partUrl } from '../core/pack/format.ts';
import { acceptHead, acceptPart, complete, type Downloaded, type FoundHead, isSpoilt, type Job, type Meter, maxHeadBytes } from './download.ts';
import { singleLine } from './lines.ts';
import { fetchSmall, type Stop } from './network.ts';

/** Fetching single parts of a pack: after a break, for an update, and always for a map. */

/**
 * What a request of its own is worth, in bytes of a pack file: a round trip on a slow line, headers both ways, and worse
 * compression of small files. Without it a phone that holds one part would fetch thirty others one by one.
 */
const requestWeight = 4096;

/** What this phone lacks of a pack. `cheaper`: so much that the whole file is. */
export async function fetchMissing(job: Job, meter: Meter): Promise<Downloaded | { readonly cheaper: FoundHead }> {
  const found = await fetchHead(job, 'default');
  if ('stop' in found) return found;
  const cost = missingParts(job, found).reduce((sum, { bytes }) => sum + bytes + requestWeight, 0);
  return job.pack.kind === 'map' || cost < job.pack.bytes ? fetchParts(job, found, 'default', meter) : { cheaper: found };
}

async function fetchHead(job: Job, cache: RequestCache): Promise<FoundHead | { readonly stop: Stop }> {
  const url = job.folder + headUrl(job.pack);
  const file = await fetchSmall(job.network, { url, cap: maxHeadBytes, cache, signal: job.signal });
  const found = 'stop' in file ? file : await acceptHead(job, singleLine(file.bytes));
  return isSpoilt(found) && cache === 'default' ? fetchHead(job, 'reload') : found;
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
