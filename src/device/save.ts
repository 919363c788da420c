import { isSigned, type Manifest, type ManifestPack, type PartHash, parseManifest } from '../core/pack/format.ts';
import type { ManifestResult, PackKey, Part, Progress, Reason, SavedPack, SaveResult } from './api.ts';
import type { Copies } from './copy.ts';
import { downloadPack, type Job } from './download.ts';
import { canHash, whyNot } from './hash.ts';
import { textOf } from './lines.ts';
import { type Locks, oneAtATime } from './lock.ts';
import { listenToOthers, tellOthers } from './messages.ts';
import { fetchSmall, type Network, realNetwork, type Stop } from './network.ts';
import { byHash, isSound, type PackRecord, packKey } from './record.ts';
import { signedOf } from './shelf.ts';
import { hasRoomFor } from './storage.ts';
import type { PackStore } from './store.ts';
import type { Verdict } from './trust/judge.ts';

/** Bringing a pack onto the phone: manifest -> what is missing -> verified -> committed in one breath. */
export interface SaveArguments {
  /** Address or path the site lies under, ends with a slash. */
  readonly site: string;
  readonly district: string;
  /** A language, or `map` for the base map. */
  readonly what: string;
  readonly store: PackStore;
  readonly copies: Copies;
  readonly onProgress?: (progress: Progress) => void;
  /** Pauses the save; the next one goes on from there. */
  readonly signal?: AbortSignal | undefined;
  readonly network?: Network;
  readonly locks?: Locks | undefined;
  readonly hasRoom?: (bytes: number) => Promise<boolean>;
}

type Believed = Extract<Verdict, { readonly manifest: Manifest }>;

const maxManifestBytes = 512 * 1024;
/** No pack of ours comes near; a manifest that promises more is a mistake that must not cost somebody's data volume. */
const maxPackBytes = 64 * 1024 * 1024;

/** What a district has to offer now; asks past every cache. */
export async function fetchManifest(site: string, district: string, network: Network = realNetwork, signal?: AbortSignal): Promise<ManifestResult> {
  const result = await readManifest(site, district, network, signal);
  return 'manifest' in result ? { manifest: result.manifest } : { reason: reasonOf(result.stop) };
}

async function readManifest(
  site: string,
  district: string,
  network: Network,
  signal?: AbortSignal,
): Promise<{ readonly manifest: Manifest; readonly text: string } | { readonly stop: Stop }> {
  const file = await fetchSmall(network, { url: `${site}${district}/manifest.json`, cap: maxManifestBytes, cache: 'no-store', signal });
  if ('stop' in file) return file;
  const text = textOf(file.bytes) ?? '';
  const parsed = parseManifest(text);
  // Status 200 and yet no manifest: the answer of some box between us and the server.
  if ('refused' in parsed) return { stop: parsed.refused === 'newer' ? 'newer' : 'portal' };
  return parsed.manifest.district === district ? { ...parsed, text } : { stop: 'corrupt' };
}

/**
 * The manifest, if this phone believes it. Signatures are looked at by a chunk of their own: most districts have none, and no
 * page needs one in order to be read.
 */
async function believe({ store, copies, district }: SaveArguments, text: string, manifest: Manifest, now: number): Promise<Verdict | { readonly stop: Stop }> {
  const pinned = await signedOf({ store, copies }, district);
  if (pinned.length === 0 && !isSigned(text)) return { manifest };
  // Undefined where the import failed.
  const chunk: typeof import('./trust/judge.ts') | undefined = await import('./trust/judge.ts');
  return chunk ? chunk.judge(district, text, pinned, now) : { stop: 'server' };
}

/** A reason that has a sentence. Nobody pauses a look at the manifest; told to stop, it did not reach the server. */
const reasonOf = (stop: Stop): Reason => (stop === 'gone' ? 'server' : stop === 'paused' ? 'offline' : stop);

/** Saves a pack, or brings it up to date. Never leaves less on the phone than there was. One save of words, one of a map at a time per phone. */
export async function savePack(args: SaveArguments): Promise<SaveResult> {
  // A wipe in another tab ends what runs here: nothing may be written after it.
  const controller = new AbortController();
  const abort = () => controller.abort();
  args.signal?.addEventListener('abort', abort);
  if (args.signal?.aborted) abort();
  const stopListening = listenToOthers(({ kind }) => kind === 'wiping' && abort());
  try {
    const locks = 'locks' in args ? args.locks : globalThis.navigator?.locks;
    const result = await oneAtATime(locks, args.what === 'map', controller.signal, (isInTurn) =>
      // The browser would let us wait for the bytes of the tab that sleeps, where it asked for the same file.
      save({ ...args, onProgress: telling(args.onProgress), signal: controller.signal }, args.network ?? realNetwork, isInTurn ? 'default' : 'reload'),
    );
    return result === 'paused' ? { kind: 'paused' } : result;
  } finally {
    stopListening();
    args.signal?.removeEventListener('abort', abort);
  }
}

/** So often, in ms, other tabs are told that something arrives. */
const beat = 2000;

/** Tells of progress here, and other tabs that there is some. */
function telling(onProgress: SaveArguments['onProgress']): (progress: Progress) => void {
  let told = performance.now();
  return (progress) => {
    onProgress?.(progress);
    if (performance.now() - told < beat) return;
    told = performance.now();
    tellOthers({ kind: 'saving' });
  };
}

async function save(args: SaveArguments, network: Network, cache: Job['cache']): Promise<SaveResult> {
  const { site, district, what, store, copies, signal } = args;
  if (!canHash()) return { kind: 'kept', reason: whyNot() };
  const key = packKey(district, what);
  const phone = await look(store, copies, key);
  const held = await byHash([...phone.parts, ...(await store.readStaged(key))]);

  // Twice, because a deploy may take the files of the manifest away while we read them. The second round takes the whole
  // file, for hosts that lack a single part, forbid it or have it damaged.
  let stop: Stop = 'server';
  for (const again of [false, true]) {
    const answer = await readManifest(site, district, network, signal);
    if ('stop' in answer) return ended(answer.stop);
    const believed = await believe(args, answer.text, answer.manifest, network.now());
    if ('stop' in believed) return ended(believed.stop);
    const { manifest } = believed;
    const pack = manifest.packs.find((candidate) => (what === 'map' ? candidate.kind === 'map' : candidate.kind === 'text' && candidate.lang === what));
    if (!pack) return ended('gone');
    if (phone.record?.saved.version === pack.version) return keepCurrent(args, phone.record, believed);
    const refused = await refusal(args, phone.record, manifest, pack);
    if (refused) return ended(refused);
    const stage = stager(store, key);
    const job = {
      network,
      folder: `${site}${district}/`,
      district,
      pack,
      cache,
      signal,
      head: phone.record?.head,
      held,
      keep: stage.keep,
      onProgress: args.onProgress,
    };
    const downloaded = await downloadPack(job, again);
    if ('lines' in downloaded && !signal?.aborted) {
      args.onProgress?.({ received: pack.bytes, total: pack.bytes });
      const [head, ...parts] = downloaded.lines;
      return commit(args, phone.stored, { saved: savedPack(key, believed, pack, network.now()), head, parts });
    }
    await stage.flush();
    stop = 'stop' in downloaded ? downloaded.stop : 'paused';
    if (stop !== 'gone' && stop !== 'corrupt') break;
  }
  return ended(stop);
}

const ended = (stop: Stop): SaveResult => (stop === 'paused' ? { kind: 'paused' } : { kind: 'kept', reason: reasonOf(stop) });

const savedPack = (key: PackKey, { manifest, signed }: Believed, { kind, lang, version, bytes }: ManifestPack, savedAt: number): SavedPack => ({
  key,
  district: manifest.district,
  kind,
  ...(lang === undefined ? {} : { lang }),
  version,
  seq: manifest.seq,
  savedAt,
  bytes,
  ...(signed !== undefined && { signed }),
});

/** What is on the phone: the sound pack if there is one, whether the store has it, and every line that may be of use. */
async function look(
  store: PackStore,
  copies: Copies,
  key: PackKey,
): Promise<{ readonly record: PackRecord | undefined; readonly parts: readonly Part[]; readonly stored: boolean }> {
  const stored = await store.readPack(key);
  if (stored && (await isSound(stored))) return { record: stored, parts: stored.parts, stored: true };
  const copy = await copies.read(key);
  return { record: copy, parts: [...(stored?.parts ?? []), ...(copy?.parts ?? [])], stored: false };
}

/** The phone has this version already; it notes that this is still the newest, and mends a place that lost it. */
async function keepCurrent({ store, copies }: SaveArguments, record: PackRecord, { manifest: { seq }, signed }: Believed): Promise<SaveResult> {
  const isNewer = seq >= record.saved.seq;
  const current = { ...record, saved: { ...record.saved, ...(isNewer && { seq }), ...(isNewer && signed !== undefined && { signed }) } };
  const written = await store.writePack(current);
  if (written !== 'current') await copies.write(current);
  return { kind: 'current', saved: current.saved };
}

/** Reasons not even to begin. */
async function refusal(
  { hasRoom = hasRoomFor }: SaveArguments,
  record: PackRecord | undefined,
  manifest: Manifest,
  pack: ManifestPack,
): Promise<Stop | undefined> {
  if (record && manifest.seq < record.saved.seq) return 'older';
  // Only below the district's folder, whatever the manifest says.
  if (!/^[\w-]+([./][\w-]+)*\.json$/.test(pack.url)) return 'corrupt';
  if (pack.bytes > maxPackBytes) return 'too-large';
  return (await hasRoom(pack.bytes)) ? undefined : 'full';
}

/** Verified parts go to the disk in batches of this many characters or bytes: a closed tab loses a few seconds of a slow line. */
const batchSize = 64 * 1024;

/** Keeps parts for the next try. A disk that does not want them is no reason to stop: the pack itself may still fit. */
function stager(store: PackStore, key: PackKey) {
  let batch: (readonly [PartHash, Part])[] = [];
  let size = 0;
  const flush = async () => {
    const parts = batch;
    batch = [];
    size = 0;
    if (parts.length > 0) await store.stageParts(key, parts);
  };
  return {
    flush,
    keep: async (hash: PartHash, part: Part) => {
      batch.push([hash, part]);
      size += typeof part === 'string' ? part.length : part.byteLength;
      if (size >= batchSize) await flush();
    },
  };
}

async function commit({ store, copies }: SaveArguments, stored: boolean, record: PackRecord): Promise<SaveResult> {
  const { saved } = record;
  let written = await store.writePack(record);
  if (written === 'full') {
    // Make room: what was staged is part of the new pack, and a copy can be spared where the store has the pack as well.
    await store.clearStaged(saved.key);
    if (stored) await copies.remove(saved.key);
    written = await store.writePack(record);
  }
  if (written === 'older') return { kind: 'kept', reason: 'older' };
  if (written === 'current') return { kind: 'current', saved };
  // What an older app kept of the map as JSON.
  if (saved.kind === 'map') await copies.remove(saved.key);
  // Where the store does not take it, the copy alone makes the next start work; unless that finds an older pack stored, which
  // comes first. `verifyPack` then replaces it as soon as the store takes writes again.
  const copied = written === 'full' && stored ? 'full' : await copies.write(record);
  if (written === 'saved' || (copied === 'saved' && !stored)) {
    tellOthers({ kind: 'saved', key: saved.key, version: saved.version });
    return { kind: 'saved', saved };
  }
  return { kind: 'memory', reason: written, lines: [record.head, ...record.parts] };
}
