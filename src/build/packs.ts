import { createHash } from 'node:crypto';
import {
  fewPieces,
  type Head,
  headPieces,
  joinPack,
  type Manifest,
  type ManifestPack,
  mapChunks,
  packName,
  partUrl,
  piecesUrl,
  textParts,
} from '../core/pack/format.ts';
import { type Pack, packFormat } from '../core/pack/pack.ts';

/** A file of the site, by its path below the base. */
export interface SiteFile {
  readonly path: string;
  readonly text: string | Uint8Array;
}

const digest = (text: string | Uint8Array) => createHash('sha256').update(text).digest();
const partHash = (part: string | Uint8Array) => digest(part).subarray(0, 16).toString('base64url');

/** The parts of a pack with their names. */
function nameParts(district: string, head: Omit<Head, 'format' | 'parts' | 'district'>, parts: readonly (string | Uint8Array)[]) {
  const hashes = parts.map((part) => ({ hash: partHash(part), bytes: Buffer.byteLength(part) }));
  const headLine = JSON.stringify({ format: packFormat, ...head, district, parts: hashes } satisfies Head);
  return { headLine, hashes, version: digest(headLine).toString('base64url') };
}

/** The version of a text pack alone, for pages that are printed without writing packs. */
export const textPackVersion = (pack: Pack): string => nameParts(pack.district.id, { kind: 'text', lang: pack.lang }, textParts(pack)).version;

interface PackFiles {
  readonly line: ManifestPack;
  readonly files: readonly SiteFile[];
}

/** How many bytes a text is on the wire. */
export type Measure = (text: string) => number | Promise<number>;

/** A text pack as files, and its line in the manifest. */
async function textFiles(pack: Pack, measure: Measure): Promise<PackFiles> {
  const district = pack.district.id;
  const parts = textParts(pack);
  const { headLine, hashes, version } = nameParts(district, { kind: 'text', lang: pack.lang }, parts);
  const whole = joinPack(headLine, parts);
  const name = packName(pack.lang, version);
  const line: ManifestPack = {
    kind: 'text',
    lang: pack.lang,
    version,
    url: `${name}.json`,
    bytes: Buffer.byteLength(whole),
    transfer: await measure(whole),
    sha256: digest(whole).toString('base64url'),
  };
  const files: SiteFile[] = [
    { path: `${district}/${name}.json`, text: whole },
    { path: `${district}/${name}.head.json`, text: headLine },
    ...parts.map((part, index) => ({ path: `${district}/${partUrl(hashes[index]?.hash ?? '')}`, text: part })),
  ];
  return { line, files: [...files, ...pieceFiles(district, headLine, line)] };
}

/** The pieces of a long head, and the list of them. */
function pieceFiles(district: string, headLine: string, line: ManifestPack): readonly SiteFile[] {
  const pieces = headPieces(headLine);
  if (pieces.length <= fewPieces) return [];
  const named = pieces.map((text) => ({ path: `${district}/${partUrl(partHash(text))}`, text }));
  return [{ path: `${district}/${piecesUrl(line)}`, text: JSON.stringify(pieces.map(partHash)) }, ...named];
}

/** A map pack as files: its head, and the chunks of the archive. */
function mapFiles(district: string, archive: Uint8Array): PackFiles {
  const chunks = mapChunks(archive);
  const { headLine, hashes, version } = nameParts(district, { kind: 'map', content: 'pmtiles' }, chunks);
  const url = `${packName(undefined, version)}.head.json`;
  const line: ManifestPack = { kind: 'map', version, url, bytes: archive.length, transfer: archive.length, sha256: digest(archive).toString('base64url') };
  const files: SiteFile[] = [
    { path: `${district}/${url}`, text: headLine },
    ...chunks.map((chunk, index) => ({ path: `${district}/${partUrl(hashes[index]?.hash ?? '', 'map')}`, text: chunk })),
  ];
  return { line, files };
}

export interface PacksInput {
  readonly packs: readonly Pack[];
  /** The base map, a PMTiles archive. */
  readonly basemap: Uint8Array | undefined;
  readonly seq: number;
  /** Gets the files, one pack after the other: a text of some megabytes is in memory once. */
  readonly write: (files: readonly SiteFile[]) => unknown;
  /** Unless they are measured, the sizes that readers are told are those of the files as they are. */
  readonly measure?: Measure;
}

/** Writes all packs of a district with its manifest. `versions` tells the pages which pack they were printed from. */
export async function districtPacks({ packs, basemap, seq, write, measure = Buffer.byteLength }: PacksInput) {
  const district = packs[0]?.district.id ?? '';
  const lines: ManifestPack[] = [];
  const made = async ({ line, files }: PackFiles) => {
    lines.push(line);
    await write(files);
  };
  for (const pack of packs) await made(await textFiles(pack, measure));
  if (basemap) await made(mapFiles(district, basemap));
  const manifest: Manifest = { format: packFormat, district, seq, packs: lines };
  await write([{ path: `${district}/manifest.json`, text: JSON.stringify(manifest) }]);
  return { manifest, versions: new Map(lines.map(({ lang, version }) => [lang ?? 'map', version])) };
}
