import type { Contact, Source, Words } from './entry.ts';

/** Pictures of a map, by zoom, column and row: `https://tiles.example.de/{z}/{x}/{y}{r}.png`, see tileAddress. */
export interface OnlineMap {
  readonly url: string;
  /** Whose map it is: stands on it. */
  readonly attribution: string;
}

/** A district as its readers meet it: who publishes, in which languages, where on the map. */
export interface District extends Contact {
  readonly id: string;
  /** Name and the text "about this atlas" in the language of the pack. */
  readonly words: Words;
  readonly publisher: string;
  /** ISO 3166-2 code of the Land, for public holidays: `DE-RP`. */
  readonly state: string;
  /** The district's own language: the one that carries the facts. */
  readonly language: string;
  /** Languages on the language wall, in this order. */
  readonly languages: readonly string[];
  /** South-west and north-east corner, WGS84 `[[lat, lon], [lat, lon]]`. */
  readonly bounds: readonly [readonly [number, number], readonly [number, number]];
  /** `auto`: the reader's text pack is saved without asking. `ask`: a button does it. */
  readonly offline: 'auto' | 'ask';
  /** True: every page says that this is a demonstration with facts nobody has confirmed. */
  readonly demonstration: boolean;
  /** Names of places on the map: as on the sign -> in the language of the pack. */
  readonly names?: Readonly<Record<string, string>>;
  /** A map on the servers of somebody else, that a district offers: loaded only after a tap, because it sees who looks at what. */
  readonly online_map?: OnlineMap;
  readonly source: readonly Source[];
  readonly checked?: string;
}
