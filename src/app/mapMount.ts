import { addressOf } from '../core/atlas/address.ts';
import type { Place, Topic } from '../core/atlas/entry.ts';
import { isMappable } from '../core/atlas/protected.ts';
import type { Pack } from '../core/pack/pack.ts';
import type { BaseMap } from '../device/open.ts';
import type { At, MountedMap } from './map/shapes.ts';
import type { Reader } from './reader.ts';

/** A place for a map in the page, and what stands in it. */
interface Stage {
  readonly element: Element;
  map?: MountedMap;
  /** What was given to the map last: places by their ids, of a pack that may be replaced. */
  shown: string;
  pack: Pack;
  /** True from when the base map is asked for; false again where there was none. */
  places: readonly Place[];
  topics: readonly Topic[];
  hasBase: boolean;
}

/**
 * Fills the `[data-map]` of a page with the map, and takes it away when the page is turned. The map is a chunk of its own,
 * loaded when the first map is looked at; the list of places beside it never waits for it, and the pins not for the base map.
 */
export function createMapMount(
  openBase: () => Promise<BaseMap | undefined>,
  go: (address: URL) => void,
  onPosition: (at: At) => void,
): (root: ParentNode, reader: Reader) => Promise<void> {
  let stage: Stage | undefined;
  // Undefined where the chunk did not come: boot.ts looks after it, and the list beside the map is there.
  const load = (): Promise<typeof import('./map/map.ts') | undefined> => import('./map/map.ts');
  // Whoever opens the page of the map will look at it: its code need not wait for the words.
  if (document.querySelector('[data-map]')) void load();

  async function showBase(on: Stage, opening: Promise<BaseMap | undefined>) {
    on.hasBase = true;
    const basemap = await opening;
    if (!basemap) on.hasBase = false;
    if (stage === on) on.map?.change({ basemap: basemap ?? 'none' });
  }

  return async (root, reader) => {
    const element = root.querySelector<HTMLElement>('[data-map]');
    const { pack, base, t, language, passes } = reader;
    const places = pack.entries.filter(
      (entry): entry is Place => entry.collection === 'places' && isMappable(entry) && (passes === undefined || passes(entry)),
    );
    const topics = pack.entries.filter((entry) => entry.collection === 'topics');
    const shown = places.map(({ id }) => id).join();
    if (stage && stage.element === element) {
      const isSame = stage.shown === shown && stage.pack === pack;
      Object.assign(stage, { shown, pack, places, topics });
      // Its code is still on its way, and then it shows these.
      if (!stage.map) return;
      if (!isSame) stage.map.change({ places, topics });
      // The base map may have arrived since.
      return stage.hasBase ? undefined : showBase(stage, openBase());
    }
    stage?.map?.destroy();
    stage = undefined;
    if (!element) return;
    const mine: Stage = { element, shown, pack, places, topics, hasBase: false };
    stage = mine;
    // Read from the phone while the code is on its way.
    const opening = openBase();
    const chunk = await load();
    if (!chunk || stage !== mine || !element.isConnected) return;
    const hrefOf = ({ id }: Place) => addressOf({ view: 'entry', district: pack.district.id, lang: pack.lang, collection: 'places', id }, base);
    const { names } = pack.district;
    mine.map = chunk.mountMap({
      element,
      places: mine.places,
      topics: mine.topics,
      basemap: undefined,
      ...(names && { names }),
      bounds: pack.district.bounds,
      lang: language.tag,
      t,
      hrefOf,
      onOpen: (place) => go(new URL(hrefOf(place), location.href)),
      onPosition,
    });
    await showBase(mine, opening);
  };
}
