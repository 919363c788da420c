import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { type Head, joinPack, type Manifest, type ManifestPack, packName, partUrl, textParts } from '../core/pack/format.ts';
import { type Pack, packFormat } from '../core/pack/pack.ts';

/** A file of the site, by its path below the base. */
export interface SiteFile {
  readonly path: string;
  readonly text: string | Uint8Array;
}

const brotli = promisify(brotliCompress);
const digest = (text: string) => createHash('sha256').update(text).digest();

/** The lines of a pack with their names. */
function nameParts(district: string, head: Omit<Head, 'format' | 'parts' | 'district'>, parts: readonly string[]) {
  const hashes = parts.map((part) => ({ hash: digest(part).subarray(0, 16).toString('base64url'), bytes: Buffer.byteLength(part) }));
  const headLine = JSON.stringify({ format: packFormat, ...head, district, parts: hashes } satisfies Head);
  return { headLine, hashes, version: digest(headLine).toString('base64url') };
}

/** The version of a text pack alone, for pages that are printed without writing packs. */
export const textPackVersion = (pack: Pack): string => nameParts(pack.district.id, { kind: 'text', lang: pack.lang }, textParts(pack)).version;

/** One pack as files, and its line in the manifest. */
async function packFiles(district: string, head: Omit<Head, 'format' | 'parts' | 'district'>, parts: readonly string[], compress: boolean) {
  const { headLine, hashes, version } = nameParts(district, head, parts);
  const whole = joinPack(headLine, parts);
  const name = packName(head.lang, version);
  const small = compress
    ? await brotli(whole, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: whole.length } })
    : undefined;
  const line: ManifestPack = {
    kind: head.kind,
    ...(head.lang !== undefined && { lang: head.lang }),
    version,
    url: `${name}.json`,
    bytes: Buffer.byteLength(whole),
    transfer: small?.length ?? Buffer.byteLength(whole),
    sha256: digest(whole).toString('base64url'),
  };
  const files: SiteFile[] = [
    { path: `${district}/${name}.json`, text: whole },
    ...(small ? [{ path: `${district}/${name}.json.br`, text: small }] : []),
    { path: `${district}/${name}.head.json`, text: headLine },
    ...parts.map((part, index) => ({ path: `${district}/${partUrl(hashes[index]?.hash ?? '')}`, text: part })),
  ];
  return { line, files };
}

/**
 * All packs of a district with its manifest. `versions` tells the pages which pack they were printed from.
 * Without `compress` (in the preview) the sizes that readers are told are those of the files as they are.
 */
export async function districtPacks(packs: readonly Pack[], basemap: string | undefined, seq: number, { compress = true } = {}) {
  const district = packs[0]?.district.id ?? '';
  const made = await Promise.all([
    ...packs.map((pack) => packFiles(district, { kind: 'text', lang: pack.lang }, textParts(pack), compress)),
    ...(basemap === undefined ? [] : [packFiles(district, { kind: 'map' }, [`{"basemap":${basemap}}`], compress)]),
  ]);
  const manifest: Manifest = { format: packFormat, district, seq, packs: made.map(({ line }) => line) };
  const files = new Map(made.flatMap(({ files }) => files).map((file) => [file.path, file]));
  files.set(`${district}/manifest.json`, { path: `${district}/manifest.json`, text: JSON.stringify(manifest) });
  return { manifest, files: [...files.values()], versions: new Map(made.map(({ line }) => [line.lang ?? 'map', line.version])) };
}
