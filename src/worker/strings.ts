import { findLanguage } from '../core/language/registry.ts';
import { atlasName } from '../device/atlasName.ts';
import { fetchKept, orNothing, readSound } from './kept.ts';

/**
 * The texts of the interface on this phone: those of the languages that somebody reads here. All fifteen would be a third of
 * what the worker keeps, and fourteen of them are never looked at.
 */

/** Where the texts of each language are, and what they must be. */
export type StringFiles = Readonly<Record<string, { readonly url: string; readonly integrity: string }>>;

const openCache = () => caches.open(`${atlasName}-strings`);

/** The texts at an address, from this phone. Those of an older version cannot be compared any more. */
export const readStrings = (files: StringFiles, url: string): Promise<Response | undefined> =>
  orNothing(async () => readSound(await openCache(), url, Object.values(files).find((file) => file.url === url)?.integrity));

/** Fetches what is missing of these languages; throws where a file does not arrive whole. */
export async function keepStrings(files: StringFiles, languages: Iterable<string>, signal: AbortSignal): Promise<void> {
  const cache = await openCache();
  const wanted = [...new Set(languages)].flatMap((lang) => (findLanguage(lang) ? (files[lang] ?? []) : []));
  await Promise.all(wanted.map(async (file) => (await readSound(cache, file.url, file.integrity)) ?? fetchKept(cache, { ...file, signal })));
}

/** Lets go of the texts of older versions. */
export async function dropOldStrings(files: StringFiles): Promise<void> {
  const cache = await openCache();
  const current = new Set(Object.values(files).map(({ url }) => url));
  await Promise.all((await cache.keys()).filter(({ url }) => !current.has(new URL(url).pathname)).map((request) => cache.delete(request)));
}
