import { addressOf } from '../../core/atlas/address.ts';
import type { Place, Topic } from '../../core/atlas/entry.ts';
import { isMappable } from '../../core/atlas/protected.ts';
import type { Pack } from '../../core/pack/pack.ts';
import type { Reader } from '../reader.ts';
import { hireArtist } from './artist.ts';
import { mountMap } from './map.ts';
import type { At, Basemap, MountedMap } from './shapes.ts';

export interface StageInput {
  /** The base map, being read from this phone since the page was opened; undefined where nobody looks at a map yet. */
  readonly first: Promise<Basemap | undefined> | undefined;
  readonly openBase: () => Promise<Basemap | undefined>;
  readonly go: (address: URL) => void;
  readonly onPosition: (at: At) => void;
}

/** Fills the `[data-map]` of a page. Over when all of the map that is in view is drawn, or when there is nothing (more) to draw. */
export type Show = (root: ParentNode, reader: Reader) => Promise<void>;

/** A place for a map in the page, and what stands in it. */
interface Stage {
  readonly element: Element;
  map?: MountedMap;
  /** What was given to the map last: places by their ids, of a pack that may be replaced. */
  shown: string;
  pack: Pack;
  /** True from when the base map is asked for; false again where there was none. */
  hasBase: boolean;
}

/** Fills the `[data-map]` of a page with the map, and takes it away when the page is turned. The pins do not wait for the base map. */
export function createStage({ first, openBase, go, onPosition }: StageInput): Show {
  let stage: Stage | undefined;
  // Who draws starts, and reads the map, while the page is still waking.
  let hired = first && hireArtist();
  void first?.then((found) => found && hired?.open(found.chunks));

  async function showBase(on: Stage): Promise<boolean> {
    on.hasBase = true;
    const basemap = await openBase();
    if (!basemap) on.hasBase = false;
    if (stage === on) on.map?.change({ basemap: basemap ?? 'none' });
    return on.hasBase;
  }

  return async (root, reader) => {
    const element = root.querySelector<HTMLElement>('[data-map]');
    const { pack, base, t, language, passes } = reader;
    const places = pack.entries.filter(
      (entry): entry is Place => entry.collection === 'places' && isMappable(entry) && (passes === undefined || passes(entry)),
    );
    const topics = pack.entries.filter((entry): entry is Topic => entry.collection === 'topics');
    const shown = places.map(({ id }) => id).join();
    if (stage && stage.element === element) {
      const isSame = stage.shown === shown && stage.pack === pack;
      Object.assign(stage, { shown, pack });
      if (!isSame) stage.map?.change({ places, topics });
      // The base map may have arrived since.
      if (!stage.hasBase) await showBase(stage);
      return;
    }
    stage?.map?.destroy();
    stage = undefined;
    if (!element) return;
    const mine: Stage = { element, shown, pack, hasBase: false };
    stage = mine;
    const hrefOf = ({ id }: Place) => addressOf({ view: 'entry', district: pack.district.id, lang: pack.lang, collection: 'places', id }, base);
    const { names, online_map: online } = pack.district;
    const artist = hired ?? hireArtist();
    hired = undefined;
    await new Promise<void>((resolve) => {
      mine.map = mountMap({
        element,
        artist,
        places,
        topics,
        basemap: undefined,
        ...(names && { names }),
        ...(online && { online }),
        bounds: pack.district.bounds,
        lang: language.tag,
        t,
        hrefOf,
        onOpen: (place) => go(new URL(hrefOf(place), location.href)),
        onPosition,
        onDrawn: resolve,
      });
      void showBase(mine).then((hasBase) => hasBase || resolve());
    });
  };
}
