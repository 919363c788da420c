/**
 * What every page carries beside its words: made once by the build, kept by the service worker, so that a page printed offline
 * is the same as the one from the server.
 */
export interface Shell {
  /** The CSS for reading, minified: inlined in every page. */
  readonly css: string;
  /** CSP source of that CSS without quotes: `sha256-…` in base64. */
  readonly cssHash: string;
  /** Address of the script that wakes the page, with the base path. */
  readonly script: string;
  /** What that script will ask for: of every page, and of the page with the map. */
  readonly parts?: { readonly every: readonly string[]; readonly map: readonly string[] };
  /** Address of the script that looks after all others: in the pages of the host, until a worker does it. */
  readonly mend?: string;
  /** A script small enough to stand in the head of the start pages (language wall, districts). */
  readonly headScript?: { readonly code: string; readonly hash: string };
  /** Day of the build: a phone whose clock stands before it is wrong. */
  readonly built: string;
  /** Addresses of the icons, with the base path. */
  readonly icon?: string;
  readonly touchIcon?: string;
}
