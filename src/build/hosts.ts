import { integrityOf } from './integrity.ts';

/**
 * What a host answers beside the bytes: one table of cache rules, security headers and content types. Our own server
 * (serve.ts) and the ready configurations for other servers (host-recipes.ts) are both made from it, so they cannot differ.
 */

/** A pattern below the base: `:name` is one folder or file name, `*` is anything. The first rule that fits counts. */
export interface CacheRule {
  readonly pattern: string;
  readonly cacheControl: string;
  readonly why: string;
}

const immutable = 'public, max-age=31536000, immutable';
const revalidate = 'no-cache';

export const cacheRules: readonly CacheRule[] = [
  { pattern: 'assets/*', cacheControl: immutable, why: 'the name carries a hash of the content' },
  { pattern: ':district/packs/*', cacheControl: immutable, why: 'the name carries a hash of the content' },
  { pattern: 'sw.js', cacheControl: revalidate, why: 'an old worker would keep an old app alive' },
  { pattern: 'shell.json', cacheControl: revalidate, why: 'names the files of the newest app' },
  { pattern: ':district/manifest.json', cacheControl: revalidate, why: 'names the newest packs' },
  { pattern: '*.webmanifest', cacheControl: revalidate, why: 'names the app on the home screen' },
  { pattern: '*.html', cacheControl: revalidate, why: 'a page names the newest assets' },
  { pattern: '*', cacheControl: revalidate, why: 'asked again each time, answered with 304 when unchanged' },
];

/** The rule for all that no other rule names; hosts that merge rules must not be given it as one. */
export const defaultCacheControl = revalidate;

/** A pattern as the text of a regular expression, without anchors: `:district/packs/*` -> `[^/]+/packs/.*`. */
export const patternSource = (pattern: string) =>
  pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*|:[a-z]+/g, (part) => (part === '*' ? '.*' : '[^/]+'));

const compiledRules = cacheRules.map((rule) => ({ ...rule, regex: new RegExp(`^${patternSource(rule.pattern)}$`) }));

/** cacheControlOf('assets/app-1a2b.js') -> 'public, max-age=31536000, immutable' */
export const cacheControlOf = (path: string) => compiledRules.find(({ regex }) => regex.test(path))?.cacheControl ?? defaultCacheControl;

/** Content types by file extension. Wrong ones break modules, the web manifest and nosniff hosts. */
export const contentTypes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  json: 'application/json',
  webmanifest: 'application/manifest+json',
  geojson: 'application/geo+json',
  svg: 'image/svg+xml',
  png: 'image/png',
  webp: 'image/webp',
  jpg: 'image/jpeg',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
  txt: 'text/plain; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  xml: 'application/xml',
  ics: 'text/calendar; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  mp3: 'audio/mpeg',
  opus: 'audio/ogg',
  pdf: 'application/pdf',
  bin: 'application/octet-stream',
};

/** contentTypeOf('mayen-koblenz/ar/index.html') -> 'text/html; charset=utf-8' */
export const contentTypeOf = (path: string) => contentTypes[/\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? ''] ?? 'application/octet-stream';

/** Text files: those that lie beside a `.br` and a `.gz`. */
export const isCompressible = (path: string) => /^(text\/|image\/svg|application\/(?!pdf|octet))/.test(contentTypeOf(path));

/** What the policy of the pages lets in beside our own files. The build writes it to `headers.json`, for whoever serves the site. */
export interface Allowed {
  /** Hashes of the inline styles and scripts that the pages carry, as `inlineHash` writes them. */
  readonly styles: readonly string[];
  readonly scripts?: readonly string[];
  /** District -> host of the map from the internet that it offers, as `tileHost` writes it. Absent where none does. */
  readonly tiles?: Readonly<Record<string, string>>;
}

/** inlineHash('a{}') -> 'sha256-…': what Content-Security-Policy compares an inline element with. */
export const inlineHash = (text: string) => integrityOf(text);

const withHashes = (hashes: readonly string[] = []) => ["'self'", ...new Set(hashes.map((hash) => `'${hash}'`))].join(' ');

/** The pages with a map that may show pictures of a foreign host, and that host: these pages only. */
export const tilePages = ({ tiles = {} }: Allowed): readonly { readonly pattern: string; readonly host: string }[] =>
  Object.entries(tiles).map(([district, host]) => ({ pattern: `${district}/:lang/map/*`, host }));

/**
 * Content-Security-Policy. `frame-ancestors` is ignored, with a warning, in a `<meta>`: leave it out there. `hosts`: whose pictures are
 * let in too.
 */
export function contentPolicy(inline: Allowed, place: 'header' | 'meta' = 'header', hosts: readonly string[] = []): string {
  return [
    "default-src 'none'",
    `script-src ${withHashes(inline.scripts)}`,
    `style-src ${withHashes(inline.styles)}`,
    ["img-src 'self' data: blob:", ...hosts].join(' '),
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "media-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    ...(place === 'header' ? ["frame-ancestors 'none'"] : []),
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types atlas default',
  ].join('; ');
}

/**
 * Powers that a page can ask a browser for and that nothing here needs: refused for the page and for whatever might be
 * put into it. Sharing, copying and the full screen follow a tap of the reader and keep the browsers' own rule (`self`).
 */
const refusedPowers = [
  'accelerometer',
  'autoplay',
  'browsing-topics',
  'camera',
  'display-capture',
  'encrypted-media',
  'gyroscope',
  'hid',
  'identity-credentials-get',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-get',
  'serial',
  'sync-xhr',
  'usb',
  'xr-spatial-tracking',
];

export interface Header {
  readonly name: string;
  readonly value: string;
  /** Sent only over https: on http it is meaningless, and on a test host it would lock the name out for a year. */
  readonly httpsOnly?: true;
}

export const policyHeader = 'Content-Security-Policy';

/** The headers of every answer, errors included. `hosts`: whose pictures are let in too. */
export function securityHeaders(inline: Allowed, hosts: readonly string[] = []): readonly Header[] {
  return [
    { name: policyHeader, value: contentPolicy(inline, 'header', hosts) },
    { name: 'X-Content-Type-Options', value: 'nosniff' },
    { name: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
    { name: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
    { name: 'Referrer-Policy', value: 'no-referrer' },
    { name: 'Permissions-Policy', value: ['geolocation=(self)', ...refusedPowers.map((power) => `${power}=()`)].join(', ') },
    // Without includeSubDomains: the other names of a municipality are not ours to decide about.
    { name: 'Strict-Transport-Security', value: 'max-age=31536000', httpsOnly: true },
  ];
}

/**
 * The address that empties the browser after a wipe: deleted records stay readable in the browser's files until it tidies them up, and
 * only this header removes them at once. Said to our own pages alone (`Sec-Fetch-Site`), or any page on the web could empty the
 * phones of readers; and only where the atlas has the host to itself, because it empties all that the host keeps there.
 */
export const wipeFile = 'wiped.txt';
export const clearSiteData = '"cache", "storage"';

/** All headers of the table for one file. `path` lies below the base: `mayen-koblenz/ar/index.html`. */
export function headersFor(path: string, inline: Allowed, { https = false, isOwnPage = false } = {}): Readonly<Record<string, string>> {
  const hosts = tilePages(inline).flatMap(({ pattern, host }) => (new RegExp(`^${patternSource(pattern)}$`).test(path) ? [host] : []));
  return Object.fromEntries([
    ...securityHeaders(inline, hosts)
      .filter((header) => https || !header.httpsOnly)
      .map(({ name, value }) => [name, value]),
    ['Cache-Control', cacheControlOf(path)],
    ...(isOwnPage && path === wipeFile ? [['Clear-Site-Data', clearSiteData]] : []),
  ]);
}
