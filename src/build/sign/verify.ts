import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { headUrl, isSigned, type Manifest, type ManifestPack, parseHead, parseManifest, partUrl, splitPack } from '../../core/pack/format.ts';
import { splitPortable } from '../../core/pack/portable.ts';
import { splitSigned } from '../../core/pack/signed.ts';
import { isRight } from './keys.ts';

/** What was found out about a built district, or about one file that is handed from phone to phone. */
export interface Finding {
  readonly district: string;
  /** Seconds since 1970. */
  readonly seq: number;
  readonly staleAfter?: number;
  /** Keys whose signatures are right; undefined where there are none at all. */
  readonly signers?: readonly string[];
  readonly packs: number;
  readonly parts: number;
  /** Sentences; empty where every file is what the manifest says. */
  readonly problems: readonly string[];
  /** Sentences about the signatures; empty where they are right and where there are none. */
  readonly doubts: readonly string[];
}

const digest = (content: string | Uint8Array) => createHash('sha256').update(content).digest();
const fullHash = (content: string | Uint8Array) => digest(content).toString('base64url');
const shortHash = (content: string | Uint8Array) => digest(content).subarray(0, 16).toString('base64url');

/** The districts of a built site: the folders with a manifest. */
export async function builtDistricts(dist: string): Promise<readonly string[]> {
  const folders = await readdir(dist, { withFileTypes: true }).catch(() => []);
  const names = folders.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const found = await Promise.all(
    names.map((name) =>
      readFile(path.join(dist, name, 'manifest.json')).then(
        () => name,
        () => undefined,
      ),
    ),
  );
  return found.filter((name) => name !== undefined).sort();
}

interface Origin {
  readonly manifest: Manifest | undefined;
  readonly signers?: readonly string[];
  readonly doubts: readonly string[];
}

/** A manifest and who signed it. Of a signed one only what was signed is read. */
export function readOrigin(text: string): Origin {
  if (!isSigned(text)) return { manifest: manifestOf(text), doubts: [] };
  const signed = splitSigned(text);
  if (!signed) return { manifest: undefined, signers: [], doubts: ['the signatures of the manifest are broken'] };
  const manifest = manifestOf(signed.text);
  const signers = signed.signatures.filter(({ key, signature }) => isRight(key, signature, signed.text)).map(({ key }) => key);
  const wrong = signed.signatures.length - signers.length;
  return {
    manifest,
    signers,
    doubts: [
      ...(wrong > 0 ? [`${wrong} of ${signed.signatures.length} signatures are wrong: the manifest was changed after it was signed`] : []),
      ...(manifest && (manifest.keys ?? []).length === 0 ? ['the signed manifest names no keys'] : []),
    ],
  };
}

function manifestOf(text: string): Manifest | undefined {
  const parsed = parseManifest(text);
  return 'manifest' in parsed ? parsed.manifest : undefined;
}

/** Looks at everything that the manifest of a built district names, byte for byte. */
export async function verifyDistrict(dist: string, district: string): Promise<Finding> {
  const folder = path.join(dist, district);
  const problems: string[] = [];
  /** A file below the district, and what a host would send in its place compressed. */
  const read = async (url: string): Promise<Buffer> => {
    const bytes = await readFile(path.join(folder, url)).catch(() => undefined);
    if (!bytes) problems.push(`${url} is missing`);
    for (const [ending, unzip] of [['br', brotliDecompressSync] as const, ['gz', gunzipSync] as const]) {
      const small = await readFile(path.join(folder, `${url}.${ending}`)).catch(() => undefined);
      if (small && bytes && !isSame(unzip, small, bytes)) problems.push(`${url}.${ending} is not ${url}`);
    }
    return bytes ?? Buffer.alloc(0);
  };
  const origin = readOrigin((await read('manifest.json')).toString());
  const { manifest, signers, doubts } = origin;
  if (!manifest) problems.push('manifest.json is no manifest');
  if (manifest && manifest.district !== district) problems.push(`the manifest is that of ${manifest.district}`);
  let parts = 0;
  for (const pack of manifest?.packs ?? []) parts += await verifyPack(pack, district, read, problems);
  return {
    district,
    seq: manifest?.seq ?? 0,
    ...(manifest?.staleAfter !== undefined && { staleAfter: manifest.staleAfter }),
    ...(signers && { signers }),
    packs: manifest?.packs.length ?? 0,
    parts,
    problems,
    doubts,
  };
}

function isSame(unzip: (small: Buffer) => Buffer, small: Buffer, bytes: Buffer): boolean {
  try {
    return unzip(small).equals(bytes);
  } catch {
    return false;
  }
}

/** Looks at the files of one pack; answers how many parts it has. */
async function verifyPack(pack: ManifestPack, district: string, read: (url: string) => Promise<Buffer>, problems: string[]): Promise<number> {
  const name = headUrl(pack);
  const head = (await read(name)).toString();
  if (fullHash(head) !== pack.version) problems.push(`${name} is not the head that the manifest names`);
  const parsed = parseHead(head);
  if (!('head' in parsed)) {
    problems.push(`${name} is no head of a pack`);
    return 0;
  }
  const { kind, lang, parts } = parsed.head;
  if (kind !== pack.kind || lang !== pack.lang || parsed.head.district !== district) problems.push(`${name} is the head of another pack`);
  const contents: Buffer[] = [];
  for (const part of parts) {
    const url = partUrl(part.hash, kind);
    const content = await read(url);
    contents.push(content);
    if (content.length !== part.bytes || shortHash(content) !== part.hash) problems.push(`${url} is not what its name says`);
  }
  const whole = kind === 'map' ? Buffer.concat(contents) : await read(pack.url);
  if (whole.length !== pack.bytes || fullHash(whole) !== pack.sha256)
    problems.push(`${kind === 'map' ? 'the map' : pack.url} is not what the manifest promises`);
  if (kind === 'text' && splitPack(whole.toString()).join('\n') !== [head, ...contents].join('\n')) problems.push(`${pack.url} is not made of its parts`);
  return parts.length;
}

/** Looks at a file that was saved from a phone. */
export async function verifyPortable(file: string): Promise<Finding> {
  const text = await readFile(file, 'utf8');
  const split = splitPortable(text);
  if ('refused' in split) {
    const problem = split.refused === 'newer' ? 'the file is of a later format: use a later atlas' : 'the file is no atlas file, or not all of one';
    return { district: path.basename(file), seq: 0, packs: 0, parts: 0, problems: [problem], doubts: [] };
  }
  const { head, headLine, parts, manifest, seq } = split.portable;
  const problems: string[] = [];
  parts.forEach((part, index) => {
    const expected = head.parts[index];
    if (shortHash(part) !== expected?.hash || Buffer.byteLength(part) !== expected.bytes) problems.push(`part ${index + 1} was changed`);
  });
  const origin = manifest === undefined ? undefined : readOrigin(manifest);
  const named = origin?.manifest?.packs.some((pack) => pack.lang === head.lang && pack.version === fullHash(headLine));
  if (origin?.manifest && !(named && origin.manifest.district === head.district)) problems.push('the signed manifest names another pack');
  return {
    district: `${head.district}/${head.lang}`,
    seq: origin?.manifest?.seq ?? seq,
    ...(origin?.manifest?.staleAfter !== undefined && { staleAfter: origin.manifest.staleAfter }),
    ...(origin?.signers && { signers: origin.signers }),
    packs: 1,
    parts: parts.length,
    problems,
    doubts: origin?.doubts ?? [],
  };
}
