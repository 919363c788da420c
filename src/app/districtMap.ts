import type { Lines, PackKey } from '../device/api.ts';
import { type BaseMap, baseMapOf, openMap } from '../device/open.ts';
import type { Shelf } from '../device/shelf.ts';
import type { Consent } from './consent.ts';
import type { Keeper } from './keeper.ts';
import { isGenerous } from './live.ts';

/** The base map of the district: from this phone, else from the network for as long as the page stands. */
export interface DistrictMap {
  /** What was read while the scripts were still on their way; undefined on a page without a map. */
  readonly first: Promise<BaseMap | undefined> | undefined;
  readonly open: () => Promise<BaseMap | undefined>;
  /** One that came from the network and could not be stored. */
  readonly take: (lines: Lines) => void;
}

interface Input {
  readonly shelf: Shelf;
  readonly district: string;
  /** The page is that of the map. */
  readonly isMap: boolean;
  readonly consent: Consent;
  readonly keeper: Keeper;
  /** Fetches the map without keeping it; `take` gets it. */
  readonly readOnce: () => Promise<void>;
  /** Gets the key of a map that was opened, to look after it. */
  readonly onOpened: (key: PackKey) => void;
}

export function createDistrictMap({ shelf, district, isMap, consent, keeper, readOnce, onOpened }: Input): DistrictMap {
  let volatile: BaseMap | undefined;
  let first = isMap && consent.mayStore() ? openMap(shelf, district) : undefined;
  return {
    first: first?.then((opened) => opened?.content),
    async open() {
      if (!consent.mayStore() && !volatile && isGenerous()) await readOnce();
      const isSaved = keeper.state().saved.some(({ kind }) => kind === 'map');
      if (volatile || !(isSaved || first)) return volatile;
      const opened = await (first ?? openMap(shelf, district));
      first = undefined;
      if (opened) onOpened(opened.saved.key);
      return opened?.content;
    },
    take(lines) {
      volatile = baseMapOf(lines);
    },
  };
}
