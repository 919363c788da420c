import { createHash } from 'node:crypto';
import {
  chunkBytes,
  fewPieces,
  type Head,
  headUrl,
  joinPack,
  type Manifest,
  type ManifestPack,
  packName,
  partUrl,
  piecesUrl,
  textParts,
} from '../../src/core/pack/format.ts';
import { type Pack, packFormat } from '../../src/core/pack/pack.ts';

/** A published site as a map of files, made by the book (FORMAT.md) and by nothing that the phone's code uses for reading. */
export interface Site {
  readonly manifest: Manifest;
  /** Content by path below the site, `witten/manifest.json`. */
  readonly files: ReadonlyMap<string, string | Uint8Array>;
}

const digest = (content: string | Uint8Array) => createHash('sha256').update(content).digest();
export const fullHash = (content: string | Uint8Array) => digest(content).toString('base64url');
export const shortHash = (content: string | Uint8Array) => digest(content).subarray(0, 16).toString('base64url');
const bytes = (text: string) => Buffer.byteLength(text);

interface Published {
  readonly line: ManifestPack;
  readonly files: readonly (readonly [path: string, content: string | Uint8Array])[];
}

/** A head cut behind every part whose hash begins with A or B; nothing where that makes few pieces. */
function publishPieces(line: ManifestPack, headLine: string): Published['files'] {
  const pieces = headLine.split(/(?<="hash":"[AB][^"]*","bytes":\d+\},)/);
  if (pieces.length <= fewPieces) return [];
  return [[piecesUrl(line), JSON.stringify(pieces.map(shortHash))], ...pieces.map((piece) => [partUrl(shortHash(piece)), piece] as const)];
}

/** One text pack as its kinds of files. */
export function publishPack(district: string, lang: string, parts: readonly string[], format: number = packFormat): Published {
  const head = { format, kind: 'text', district, lang, parts: parts.map((part) => ({ hash: shortHash(part), bytes: bytes(part) })) } satisfies Head;
  const headLine = JSON.stringify(head);
  const whole = joinPack(headLine, parts);
  const version = fullHash(headLine);
  const line: ManifestPack = {
    kind: head.kind,
    lang,
    version,
    url: `${packName(lang, version)}.json`,
    bytes: bytes(whole),
    transfer: Math.round(bytes(whole) / 4),
    sha256: fullHash(whole),
  };
  const files = [[line.url, whole], [headUrl(line), headLine], ...parts.map((part) => [partUrl(shortHash(part)), part] as const)] as const;
  return { line, files: [...files, ...publishPieces(line, headLine)] };
}

/** A map pack: its head and the chunks of the archive. */
export function publishMap(district: string, archive: Uint8Array): Published {
  const chunks: Uint8Array[] = [];
  for (let at = 0; at < archive.length; at += chunkBytes) chunks.push(archive.slice(at, at + chunkBytes));
  const parts = chunks.map((chunk) => ({ hash: shortHash(chunk), bytes: chunk.length }));
  const headLine = JSON.stringify({ format: packFormat, kind: 'map', content: 'pmtiles', district, parts } satisfies Head);
  const version = fullHash(headLine);
  const url = `packs/map.${version.slice(0, 16)}.head.json`;
  const line: ManifestPack = { kind: 'map', version, url, bytes: archive.length, transfer: archive.length, sha256: fullHash(archive) };
  return { line, files: [[url, headLine], ...chunks.map((chunk) => [`packs/parts/${shortHash(chunk)}.bin`, chunk] as const)] };
}

/** A district's site with one pack per language, and a base map if one is given. */
export function publish(packs: readonly Pack[], { seq = 1000, basemap }: { readonly seq?: number; readonly basemap?: Uint8Array } = {}): Site {
  const district = packs[0]?.district.id ?? 'witten';
  const published = [...packs.map((pack) => publishPack(district, pack.lang, textParts(pack))), ...(basemap ? [publishMap(district, basemap)] : [])];
  return siteOf(
    { format: packFormat, district, seq, packs: published.map(({ line }) => line) },
    published.flatMap(({ files }) => files),
  );
}

export function siteOf(manifest: Manifest, files: Published['files']): Site {
  const named = files.map(([path, content]) => [`${manifest.district}/${path}`, content] as const);
  return { manifest, files: new Map([...named, [`${manifest.district}/manifest.json`, JSON.stringify(manifest)]]) };
}

/** The pack of a site in a language, or its base map. */
export function packLine({ manifest }: Site, what: string): ManifestPack {
  const found = manifest.packs.find(({ lang, kind }) => (what === 'map' ? kind === 'map' : lang === what));
  if (!found) throw new Error(`no pack ${what}`);
  return found;
}

/** The path of a pack's whole file below the site. */
export const packPath = (site: Site, what = 'de') => `${site.manifest.district}/${packLine(site, what).url}`;
export const piecesPath = (site: Site, what = 'de') => `${site.manifest.district}/${piecesUrl(packLine(site, what))}`;
export const headPath = (site: Site, what = 'de') => `${site.manifest.district}/${headUrl(packLine(site, what))}`;

/** A text file of a site. */
export const textOf = (site: Site, path: string) => String(site.files.get(path) ?? '');

/** Paths of the chunks of a site's map, in order. */
export function chunkPaths(site: Site): readonly string[] {
  const { parts } = JSON.parse(textOf(site, headPath(site, 'map'))) as Head;
  return parts.map(({ hash }) => `${site.manifest.district}/${partUrl(hash, 'map')}`);
}

/** The head and part lines of a text pack, as published. */
export function linesOf(site: Site, what = 'de'): readonly string[] {
  const whole = textOf(site, packPath(site, what));
  return whole
    .split('\n')
    .slice(1, -2)
    .map((line) => line.replace(/,$/, ''));
}
