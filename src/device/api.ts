import type { Manifest, PackKind } from '../core/pack/format.ts';

/** What the phone keeps, as the rest of the app sees it. Shapes only: the work is done by the neighbours of this file. */

/** `mayen-koblenz/ar`, or `mayen-koblenz/map` for the base map. */
export type PackKey = `${string}/${string}`;

/** A part as the phone holds it: a line of a text pack, or a chunk of a map. */
export type Part = string | ArrayBuffer;

/** A verified pack: its head line, then its parts. */
export type Lines = readonly [head: string, ...parts: Part[]];

export interface SavedPack {
  readonly key: PackKey;
  readonly district: string;
  readonly kind: PackKind;
  readonly lang?: string;
  readonly version: string;
  readonly seq: number;
  /** Milliseconds since 1970, by the phone's clock. */
  readonly savedAt: number;
  /** Size on the phone. */
  readonly bytes: number;
  /** The signed manifest that it came with, as it was: the proof for others, and whom this phone believes from then on. */
  readonly signed?: string;
}

/** Why a pack could not be had. Each has a sentence in every language: `offline.reason.<reason>`. */
export const reasons = [
  'offline',
  'portal',
  'corrupt',
  'stalled',
  'full',
  'refused',
  'insecure',
  'newer',
  'older',
  'server',
  'too-large',
  'untrusted',
] as const;
export type Reason = (typeof reasons)[number];

export interface Progress {
  readonly received: number;
  readonly total: number;
}

export type SaveResult =
  /** Stored and verified; the next start reads it. */
  | { readonly kind: 'saved'; readonly saved: SavedPack }
  /** The phone already had this version. */
  | { readonly kind: 'current'; readonly saved: SavedPack }
  /** Verified but not storable (disk full, storage refused): readable until the tab closes. */
  | { readonly kind: 'memory'; readonly reason: Reason; readonly lines: Lines }
  /** Nothing changed on the phone. */
  | { readonly kind: 'kept'; readonly reason: Reason }
  /** The reader stopped it (`signal`). What had arrived stays staged, the next save goes on from there. */
  | { readonly kind: 'paused' };

export type ManifestResult = { readonly manifest: Manifest } | { readonly reason: Reason };
