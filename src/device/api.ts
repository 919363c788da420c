import type { Manifest } from '../core/pack/format.ts';

/** What the phone keeps, as the rest of the app sees it. Shapes only: the work is done by the neighbours of this file. */

/** `mayen-koblenz/ar`, or `mayen-koblenz/map` for the base map. */
export type PackKey = `${string}/${string}`;

export interface SavedPack {
  readonly key: PackKey;
  readonly district: string;
  readonly kind: 'text' | 'map';
  readonly lang?: string;
  readonly version: string;
  readonly seq: number;
  /** Milliseconds since 1970, by the phone's clock. */
  readonly savedAt: number;
  /** Size on the phone. */
  readonly bytes: number;
}

/** Why a pack could not be had. Each has a sentence in every language: `offline.reason.<reason>`. */
export const reasons = ['offline', 'portal', 'corrupt', 'stalled', 'full', 'refused', 'newer', 'older', 'server', 'too-large'] as const;
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
  /** Verified but not storable (disk full, storage refused): readable until the tab closes. Lines: the head, then the parts. */
  | { readonly kind: 'memory'; readonly reason: Reason; readonly lines: readonly string[] }
  /** Nothing changed on the phone. */
  | { readonly kind: 'kept'; readonly reason: Reason }
  /** The reader stopped it (`signal`). What had arrived stays staged, the next save goes on from there. */
  | { readonly kind: 'paused' };

export type ManifestResult = { readonly manifest: Manifest } | { readonly reason: Reason };
