import { findLanguage } from '../core/language/registry.ts';
import { atlasName } from '../device/atlasName.ts';
import { inTime } from '../device/connection.ts';

/**
 * The texts of the interface on this phone: those of the languages that somebody reads here. All fifteen would be a third of
 * what the worker keeps, and fourteen of them are never looked at.
 */

/** Where the texts of each language are, from `shell.json`. */
export type StringFiles = Readonly<Record<string, { readonly url: string; readonly integrity: string }>>;

const cacheName = `${atlasName}-strings`;

/** What a cache holds; nothing where it breaks, or hangs, as browsers do while they empty it: then the network is asked. */
export async function orNothing<T>(read: () => Promise<T | undefined>): Promise<T | undefined> {
  try {
    const found = await inTime(read(), 3000);
    return found === 'late' ? undefined : found;
  } catch {
    return undefined;
  }
}

/** An answer as it can be kept: no cache takes one with `Vary: *`, and what is kept here is the same for everybody. */
export function asKept(response: Response): Response {
  if (!response.headers.get('vary')?.includes('*')) return response;
  const kept = new Response(response.body, response);
  kept.headers.delete('vary');
  return kept;
}

/** The texts at an address, from this phone. */
export const readStrings = (url: string): Promise<Response | undefined> => orNothing(async () => (await caches.open(cacheName)).match(url));

/** Fetches what is missing of these languages; throws where a file does not arrive whole. */
export async function keepStrings(files: StringFiles, languages: Iterable<string>): Promise<void> {
  const cache = await caches.open(cacheName);
  const wanted = [...new Set(languages)].flatMap((lang) => (findLanguage(lang) ? (files[lang] ?? []) : []));
  await Promise.all(
    wanted.map(async ({ url, integrity }) => {
      if (await cache.match(url)) return;
      const response = await fetch(url, { cache: 'reload', integrity });
      if (!response.ok || response.redirected) throw new TypeError(`${response.status} ${url}`);
      await cache.put(url, asKept(response));
    }),
  );
}

/** Lets go of the texts of older versions. */
export async function dropOldStrings(files: StringFiles): Promise<void> {
  const cache = await caches.open(cacheName);
  const current = new Set(Object.values(files).map(({ url }) => url));
  await Promise.all((await cache.keys()).filter(({ url }) => !current.has(new URL(url).pathname)).map((request) => cache.delete(request)));
}
