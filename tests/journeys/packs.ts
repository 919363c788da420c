import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Manifest, parseHead, readTextPack, splitPack } from '../../src/core/pack/format.ts';

/** Keys of all entries of a built district, `pages/doctor`, from its pack. */
export async function entryKeys(folder: string, lang: string): Promise<readonly string[]> {
  const { packs } = JSON.parse(await readFile(path.join(folder, 'manifest.json'), 'utf8')) as Manifest;
  const url = packs.find((pack) => pack.lang === lang)?.url ?? '';
  const [line = '', ...parts] = splitPack(await readFile(path.join(folder, url), 'utf8'));
  const parsed = parseHead(line);
  return 'head' in parsed ? readTextPack(parsed.head, parts).entries.map(({ collection, id }) => `${collection}/${id}`) : [];
}
