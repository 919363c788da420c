import { createHash } from 'node:crypto';
import { type Head, headUrl, joinPack, type Manifest, type ManifestPack, packName, partUrl, textParts } from '../../src/core/pack/format.ts';
import { type Pack, packFormat } from '../../src/core/pack/pack.ts';

/** A published site as a map of files, made by the book (FORMAT.md) and by nothing that the phone's code uses for reading. */
export interface Site {
  readonly manifest: Manifest;
  /** Text by path below the site, `witten/manifest.json`. */
  readonly files: ReadonlyMap<string, string>;
}

const digest = (text: string) => createHash('sha256').update(text).digest();
export const fullHash = (text: string) => digest(text).toString('base64url');
export const shortHash = (text: string) => digest(text).subarray(0, 16).toString('base64url');
const bytes = (text: string) => Buffer.byteLength(text);

interface Published {
  readonly line: ManifestPack;
  readonly files: readonly (readonly [path: string, text: string])[];
}

/** One pack as its four kinds of files. */
export function publishPack(district: string, lang: string | undefined, parts: readonly string[], format: number = packFormat): Published {
  const head = {
    format,
    kind: lang === undefined ? 'map' : 'text',
    district,
    ...(lang === undefined ? {} : { lang }),
    parts: parts.map((part) => ({ hash: shortHash(part), bytes: bytes(part) })),
  } satisfies Head;
  const headLine = JSON.stringify(head);
  const whole = joinPack(headLine, parts);
  const version = fullHash(headLine);
  const line: ManifestPack = {
    kind: head.kind,
    ...(lang === undefined ? {} : { lang }),
    version,
    url: `${packName(lang, version)}.json`,
    bytes: bytes(whole),
    transfer: Math.round(bytes(whole) / 4),
    sha256: fullHash(whole),
  };
  return { line, files: [[line.url, whole], [headUrl(line), headLine], ...parts.map((part) => [partUrl(shortHash(part)), part] as const)] };
}

/** A district's site with one pack per language, and a base map if one is given. */
export function publish(packs: readonly Pack[], { seq = 1000, basemap }: { readonly seq?: number; readonly basemap?: object } = {}): Site {
  const district = packs[0]?.district.id ?? 'witten';
  const published = [
    ...packs.map((pack) => publishPack(district, pack.lang, textParts(pack))),
    ...(basemap ? [publishPack(district, undefined, [JSON.stringify({ basemap })])] : []),
  ];
  return siteOf(
    { format: packFormat, district, seq, packs: published.map(({ line }) => line) },
    published.flatMap(({ files }) => files),
  );
}

export function siteOf(manifest: Manifest, files: Published['files']): Site {
  const named = files.map(([path, text]) => [`${manifest.district}/${path}`, text] as const);
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
export const headPath = (site: Site, what = 'de') => `${site.manifest.district}/${headUrl(packLine(site, what))}`;

/** The head and part lines of a pack, as published. */
export function linesOf(site: Site, what = 'de'): readonly string[] {
  const whole = site.files.get(packPath(site, what)) ?? '';
  return whole
    .split('\n')
    .slice(1, -2)
    .map((line) => line.replace(/,$/, ''));
}
