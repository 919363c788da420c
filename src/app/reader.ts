import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Route } from '../core/atlas/address.ts';
import type { Entry } from '../core/atlas/entry.ts';
import type { Language } from '../core/language/registry.ts';
import type { Pack } from '../core/pack/pack.ts';
import type { Progress, Reason, SavedPack } from '../device/api.ts';

/** Looks up a text of the interface. Plurals take `count`. */
export type Translate = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** State of the reader's text pack; also `<html data-offline>`. */
export type OfflineState = 'none' | 'saving' | 'saved' | 'failed';

export interface Offline {
  readonly state: OfflineState;
  readonly progress?: Progress;
  readonly reason?: Reason;
  readonly saved: readonly SavedPack[];
  /** Transfer size in bytes of what could be saved, by language; `map` for the base map. Known once the manifest was read. */
  readonly available: Readonly<Record<string, number>>;
  /** The language or `map` being fetched now. */
  readonly fetching?: string;
  /** True when the browser promised not to clear the storage by itself; undefined when unknown. */
  readonly persisted?: boolean;
  /** True when no network answered at the last attempt. */
  readonly unreachable: boolean;
  /** A newer app waits; it starts with the next cold start. */
  readonly updateWaiting: boolean;
}

/** The question part of an address, name by name: what a list is narrowed to, so that it can be shared (`?open=now&speaks=ar`). */
export type Query = Readonly<Record<string, string>>;

/** What the reader keeps of one district, on this phone only, and only after she said that it may be kept. */
export interface Kept {
  /** False until she was asked and said yes: other people may hold this phone tomorrow. */
  readonly isAllowed: boolean;
  /** Keys of entries, `places/tafel-witten`, in her order. */
  readonly favourites: readonly string[];
  /** The town or village she lives in, as places write it in `address.city`. */
  readonly town?: string;
}

/** What a reader can ask of the phone. In Node and in the worker nothing happens. */
export interface Actions {
  readonly save: (what: string) => void;
  readonly remove: (what: string) => void;
  readonly pause: () => void;
  readonly wipe: () => void;
  readonly retry: () => void;
  /** Changes the question part of the address; undefined takes a name out. */
  readonly narrow: (change: Readonly<Record<string, string | undefined>>) => void;
  /** Lays the text of another language below each paragraph; undefined takes it away. */
  readonly layBeside: (tag: string | undefined) => void;
  /** Keeps what she chose; only called after she agreed. */
  readonly keep: (kept: Kept) => void;
  /** Puts the atlas on the home screen; there once the browser offered it. */
  readonly install?: () => void;
}

/**
 * What every view is given: the words, the facts, the day. Views are functions of this and their props,
 * so the same view prints in Node, in the worker and in the window.
 */
export interface Reader {
  readonly t: Translate;
  readonly language: Language;
  readonly pack: Pack;
  readonly route: Route;
  /** Path the site lies under, ends with a slash. */
  readonly base: string;
  /** Today in Berlin by the phone's clock, never before the build: `2026-11-21`. */
  readonly today: string;
  /** Local time in Berlin `HH:MM` for "open now"; absent in Node, in the worker, and where the phone's clock cannot be right. */
  readonly clock?: string;
  readonly offline: Offline;
  /** Empty in Node and in the worker: what they print is not narrowed. */
  readonly query: Query;
  /** True for the entries that `query` leaves; absent while nothing is narrowed. Made by the tools (`app/tools`). */
  readonly passes?: (entry: Entry) => boolean;
  /** The same district in a second language, to be read below each paragraph. Absent until she asks for it. */
  readonly beside?: Pack;
  /** The language she asked to read below; its text is `beside` once it is there. `isMissing`: neither phone nor network has it now. */
  readonly second?: { readonly tag: string; readonly isMissing: boolean };
  readonly kept: Kept;
  /**
   * Where she is, WGS84 [latitude, longitude], after she tapped "near me" on the map. In memory only, as long as this page
   * stands: never stored, never sent.
   */
  readonly position?: readonly [number, number];
  readonly actions: Actions;
}

export const ReaderContext = createContext<Reader | undefined>(undefined);

/** The reader of this page; views are never printed without one. */
export function useReader(): Reader {
  const reader = useContext(ReaderContext);
  if (!reader) throw new Error('a view needs a ReaderContext');
  return reader;
}

export const nothingSaved: Offline = { state: 'none', saved: [], available: {}, unreachable: false, updateWaiting: false };
const nothing = () => {};
export const nothingKept: Kept = { isAllowed: false, favourites: [] };
export const noActions: Actions = {
  save: nothing,
  remove: nothing,
  pause: nothing,
  wipe: nothing,
  retry: nothing,
  narrow: nothing,
  layBeside: nothing,
  keep: nothing,
};

/** What a page that is only printed has in place of a phone: nothing saved, nothing kept, nothing to press. */
export const atRest = { offline: nothingSaved, query: {}, kept: nothingKept, actions: noActions } as const satisfies Partial<Reader>;
