import type { Reason } from './api.ts';
import type { Bytes } from './hash.ts';

/**
 * What the phone asks of the network. An argument everywhere, so that a test is a whole bad Wi-Fi and no clock has to pass.
 */
export interface Network {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Rests between two tries, in milliseconds; ends early when the signal says so. */
  readonly pause: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** Comes back when nothing called it off for that long: the line has stalled. */
  readonly alarm: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** 0 up to 1, spreads the tries of many phones. */
  readonly random: () => number;
}

function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done);
    function done() {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    }
  });
}

export const realNetwork: Network = {
  fetch: (url, init) => globalThis.fetch(url, init),
  pause: sleep,
  alarm: sleep,
  now: () => Date.now(),
  random: () => Math.random(),
};

/** Why a request ended early. `paused`: we were told to stop. `gone`: the server has no such file (any more), or does not give it. */
export type Stop = Reason | 'paused' | 'gone';

/** One file to fetch. */
export interface Wanted {
  readonly url: string;
  /** The most bytes that are taken, counted after decompression: neither an endless body nor a gzip bomb gets further. */
  readonly cap: number;
  readonly cache: RequestCache;
  /** Any bytes, not JSON: whether they are ours is told by their hash alone. */
  readonly binary?: boolean;
  readonly signal?: AbortSignal | undefined;
  /** Gets the bytes as they arrive; whatever it answers ends the request. */
  readonly onChunk: (chunk: Bytes) => Stop | undefined | Promise<Stop | undefined>;
}

/** Without a byte for this long the line counts as stalled. */
const stallAfter = 10_000;
const maxTries = 5;
/** A server that wants to be left alone for longer is asked another day, not waited for in a corridor. */
const longestPause = 60_000;

/** Fetches a file; undefined when all of it went through `onChunk`. A busy server (429, 5xx) is asked up to five times. */
export async function fetchBytes(network: Network, wanted: Wanted): Promise<Stop | undefined> {
  for (let attempt = 1; ; attempt++) {
    const outcome = await fetchOnce(network, wanted);
    if (typeof outcome !== 'object') return outcome;
    const pause = pauseAfter(attempt, outcome.retryAfter, network);
    if (attempt === maxTries || pause > longestPause) return 'server';
    await network.pause(pause, wanted.signal);
    if (wanted.signal?.aborted) return 'paused';
  }
}

interface Busy {
  readonly retryAfter: string | null;
}

async function fetchOnce(network: Network, wanted: Wanted): Promise<Stop | Busy | undefined> {
  const { url, cache, signal } = wanted;
  if (signal?.aborted) return 'paused';
  // Own controller, so that leaving early for whatever reason also ends the transfer. (`AbortSignal.any` is too young.)
  const controller = new AbortController();
  const abort = () => controller.abort();
  signal?.addEventListener('abort', abort);
  try {
    // `manual` follows a redirect as little as `error` does, but lets us tell a portal from a dead network.
    const ask = (credentials: RequestCredentials) =>
      beforeStall(network, network.fetch(url, { redirect: 'manual', credentials, cache, signal: controller.signal }));
    let response = await ask('omit');
    // A site behind a password, as while it is tried: the browser knows it, or no page would stand here.
    if (response !== 'stalled' && response.status === 401) response = await ask('same-origin');
    if (response === 'stalled') return 'stalled';
    const refused = judge(response);
    if (refused) return refused;
    return await readBody(network, response, wanted);
  } catch {
    return signal?.aborted ? 'paused' : 'offline';
  } finally {
    signal?.removeEventListener('abort', abort);
    abort();
  }
}

/** What the headers already tell. 511 is "network authentication required", the one honest portal. */
function judge(response: Response): Stop | Busy | undefined {
  const { status } = response;
  if (response.type === 'opaqueredirect' || response.redirected || (status >= 300 && status < 400) || status === 511) return 'portal';
  if (status === 429 || status >= 500) return { retryAfter: response.headers.get('retry-after') };
  // A host that forbids one file, for its name or for what it thinks it holds, has the others.
  if (status >= 400) return 'gone';
  if (status !== 200) return 'server';
  return /\bhtml\b/i.test(response.headers.get('content-type') ?? '') ? 'portal' : undefined;
}

async function readBody(network: Network, response: Response, { cap, binary = false, onChunk }: Wanted): Promise<Stop | undefined> {
  const reader = response.body?.getReader();
  if (!reader) return 'corrupt';
  let received = 0;
  let begun = binary;
  for (;;) {
    const step = await beforeStall(network, reader.read());
    if (step === 'stalled') return 'stalled';
    if (step.done) return begun && received > 0 ? undefined : 'corrupt';
    received += step.value.length;
    if (received > cap) return 'too-large';
    if (!begun) {
      const first = step.value.find((byte) => byte > 32);
      // Every text file of ours begins with `{` or `[`; a login page sent as application/json begins with `<`.
      if (first !== undefined && first !== 0x7b && first !== 0x5b) return 'portal';
      begun = first !== undefined;
    }
    const stop = await onChunk(step.value);
    if (stop) return stop;
  }
}

async function beforeStall<T>(network: Network, promise: Promise<T>): Promise<T | 'stalled'> {
  const arrived = new AbortController();
  try {
    return await Promise.race([promise, network.alarm(stallAfter, arrived.signal).then(() => 'stalled' as const)]);
  } finally {
    arrived.abort();
  }
}

/** 1, 2, 4, 8 s, each shortened by up to a half; never sooner than the server wished (seconds or a date). */
function pauseAfter(attempt: number, retryAfter: string | null, network: Network): number {
  const own = 1000 * 2 ** (attempt - 1) * (0.5 + network.random() / 2);
  if (retryAfter === null) return own;
  const wished = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - network.now();
  return Number.isNaN(wished) ? own : Math.max(wished, 0) + own;
}

/** A whole small file in memory, or why not. */
export async function fetchSmall(
  network: Network,
  wanted: Omit<Wanted, 'onChunk'>,
  onBytes?: (bytes: number) => void,
): Promise<{ readonly bytes: Bytes } | { readonly stop: Stop }> {
  const chunks: Bytes[] = [];
  const stop = await fetchBytes(network, {
    ...wanted,
    onChunk: (chunk) => {
      chunks.push(chunk);
      onBytes?.(chunk.length);
      return undefined;
    },
  });
  return stop ? { stop } : { bytes: join(chunks) };
}

/** join([[1], [2, 3]]) -> [1, 2, 3] */
export function join(chunks: readonly Bytes[]): Bytes {
  const [only] = chunks;
  if (only && chunks.length === 1) return only;
  const joined = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    joined.set(chunk, at);
    at += chunk.length;
  }
  return joined;
}
