import { inTime } from '../device/connection.ts';

/** What a cache holds; nothing where it breaks, or hangs, as browsers do while they empty it: then the network is asked. */
export async function orNothing<T>(read: () => Promise<T | undefined>): Promise<T | undefined> {
  try {
    const found = await inTime(read(), 3000);
    return found === 'late' ? undefined : found;
  } catch {
    return undefined;
  }
}

/**
 * An answer as it can be kept: no cache takes one with `Vary: *`, and what is kept here is the same for everybody. And no browser opens
 * a page from an answer that was redirected, as hosts do that send `/1x1.html` on to `/1x1`.
 */
export function asKept(response: Response): Response {
  if (!response.redirected && !response.headers.get('vary')?.includes('*')) return response;
  const kept = new Response(response.body, response);
  kept.headers.delete('vary');
  return kept;
}

interface Wanted {
  readonly url: string;
  readonly key?: string;
  /** As in src/build/integrity.ts; the browser compares: a login page of the Wi-Fi is not kept in place of a script. */
  readonly integrity: string;
  readonly signal: AbortSignal;
}

/**
 * Keeps a file, and answers it; throws where it does not arrive whole. The copy that the browser has of what a page loaded a moment ago is
 * as good as one from the network, and costs nobody's volume; where it is another one, truncated perhaps and called immutable, it is asked past.
 */
export async function fetchKept(cache: Cache, { url, key = url, integrity, signal }: Wanted): Promise<Response> {
  const ask = (from: RequestCache) => fetch(url, { cache: from, integrity, signal });
  const response = await ask('force-cache').catch(() => ask('reload'));
  if (!response.ok) throw new TypeError(`${response.status} ${url}`);
  await cache.put(key, asKept(response.clone()));
  return response;
}

/**
 * What a cache has under an address, if it still is what was published. A browser that is killed while it writes leaves files that are
 * listed and empty; whoever only looks whether they are there would trust them for ever.
 */
export const readSound = (cache: Cache, key: string, integrity: string | undefined): Promise<Response | undefined> =>
  orNothing(async () => {
    const kept = await cache.match(key);
    if (!kept || integrity === undefined) return kept;
    const [algorithm = '', wanted] = integrity.split('-');
    const digest = await crypto.subtle.digest(algorithm.replace('sha', 'SHA-'), await kept.clone().arrayBuffer());
    return btoa(String.fromCharCode(...new Uint8Array(digest))) === wanted ? kept : undefined;
  });
