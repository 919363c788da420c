import type { OnlineMap } from '../../core/atlas/district.ts';
import type { Place, Topic } from '../../core/atlas/entry.ts';
import type { Translate } from '../reader.ts';
import type { Artist } from './artist.ts';

/** WGS84, `[latitude, longitude]` in degrees. */
export type At = readonly [number, number];

/** The base map of a district as the phone keeps it: a PMTiles archive in chunks of one size, only the last one may be shorter. */
export interface Basemap {
  readonly chunks: readonly ArrayBuffer[];
}

/**
 * Written into the history while the page of the map is loaded anew, because the reader asked for the map from the internet on a page
 * that must not show it. A link cannot say it, and even so only the notice comes.
 */
export const askAgain = 'atlas-online';

export interface MapInput {
  /** Filled by the map. */
  readonly element: HTMLElement;
  /** Who draws the base map. Let go by the map; without one it finds its own. */
  readonly artist?: Artist;
  /** Only places that may be found by everyone and have a position, and of these what the page is narrowed to. */
  readonly places: readonly Place[];
  readonly topics: readonly Topic[];
  /** Undefined while it is not known yet; `none` where this phone has none. */
  readonly basemap: Basemap | 'none' | undefined;
  /** Names on signs -> names in the reader's language; they go before those of the base map. */
  readonly names?: Readonly<Record<string, string>>;
  /** A map from the internet that the district offers. Nothing of it is asked for before the reader agreed. */
  readonly online?: OnlineMap;
  /** South-west and north-east corner of the district. */
  readonly bounds: readonly [At, At];
  /** The reader's language. */
  readonly lang: string;
  readonly t: Translate;
  readonly hrefOf: (place: Place) => string;
  /** The reader wants to read about the place: turn to its page. A click that opens a new tab is left to the browser. */
  readonly onOpen: (place: Place) => void;
  /** Where the reader is, after she asked for it. It goes nowhere else: the map neither stores nor sends it. */
  readonly onPosition?: (at: At) => void;
  /** All of the base map that is in view is drawn, or it turned out that it cannot be. */
  readonly onDrawn?: () => void;
}

export interface MountedMap {
  readonly destroy: () => void;
  /** Other places, or a base map that has arrived meanwhile. What is not named stays. */
  readonly change: (part: Partial<Pick<MapInput, 'places' | 'topics' | 'basemap'>>) => void;
}
