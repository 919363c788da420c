import { existsSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Manifest } from '../../core/pack/format.ts';
import { joinSigned } from '../../core/pack/signed.ts';
import { packGzip } from '../gzip.ts';
import type { SigningKey } from './keys.ts';
import { readOrigin } from './verify.ts';

export interface SignInput {
  readonly dist: string;
  readonly district: string;
  /** Every one of them signs. */
  readonly keys: readonly SigningKey[];
  /** Public keys that may sign the next time, beside those that sign now. */
  readonly next: readonly string[];
  /** Days after which phones expect newer content. */
  readonly staleDays: number;
}

/**
 * Signs the manifest of a built district, in its place. The same keys over the same build make the same bytes. Signatures that
 * were there before go: what they stood for is signed anew.
 */
export async function signDistrict({ dist, district, keys, next, staleDays }: SignInput): Promise<Manifest> {
  const file = path.join(dist, district, 'manifest.json');
  const { manifest } = readOrigin(await readFile(file, 'utf8'));
  if (!manifest) throw new Error(`${file} is no manifest. Build the atlas anew: npm run build`);
  const { format, seq, packs } = manifest;
  const all = [...new Set([...keys.map(({ key }) => key), ...next])];
  const signed: Manifest = { format, district: manifest.district, seq, keys: all, staleAfter: seq + staleDays * 86_400, packs };
  const text = JSON.stringify(signed);
  await replace(file, joinSigned({ text, signatures: keys.map(({ key, sign }) => ({ key, signature: sign(text) })) }));
  return signed;
}

/** The file and its compressed neighbours, all written before the first takes its place. Never through a link into the build's cache. */
async function replace(file: string, text: string): Promise<void> {
  const written = [
    { to: file, content: text },
    { to: `${file}.br`, content: brotliCompressSync(text) },
    { to: `${file}.gz`, content: packGzip(text) },
  ].filter(({ to }) => existsSync(to));
  for (const { to, content } of written) await writeFile(`${to}.new`, content);
  for (const { to } of written) await rename(`${to}.new`, to);
}
