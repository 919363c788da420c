import { addressOf } from '../core/atlas/address.ts';
import type { Place } from '../core/atlas/entry.ts';
import { isMappable } from '../core/atlas/protected.ts';
import type { BaseMap } from '../device/open.ts';
import type { MountedMap } from './map/shapes.ts';
import type { Reader } from './reader.ts';

/** A place for a map in the page, and what stands in it. */
interface Stage {
  readonly element: Element;
  map?: MountedMap;
  hasBase?: boolean;
}

/**
 * Fills the `[data-map]` of a page with the map, and takes it away when the page is turned. The map is a chunk of its own,
 * loaded when the first map is looked at; the list of places beside it never waits for it, and the pins not for the base map.
 */
export function createMapMount(openBase: () => Promise<BaseMap | undefined>, go: (address: URL) => void): (root: ParentNode, reader: Reader) => Promise<void> {
  let stage: Stage | undefined;

  async function showBase(on: Stage) {
    if (!on.map || on.hasBase) return;
    on.hasBase = true;
    const basemap = await openBase();
    if (!basemap) on.hasBase = false;
    else if (stage === on) on.map.change({ basemap });
  }

  return async (root, reader) => {
    const element = root.querySelector<HTMLElement>('[data-map]');
    // The base map may have arrived since.
    if (stage && stage.element === element) return showBase(stage);
    stage?.map?.destroy();
    stage = undefined;
    if (!element) return;
    const mine: Stage = { element };
    stage = mine;
    // Undefined where the chunk did not come: boot.ts looks after it, and the list beside the map is there.
    const chunk: typeof import('./map/map.ts') | undefined = await import('./map/map.ts');
    if (!chunk || stage !== mine || !element.isConnected) return;
    const { pack, base, t, language } = reader;
    const hrefOf = ({ id }: Place) => addressOf({ view: 'entry', district: pack.district.id, lang: pack.lang, collection: 'places', id }, base);
    mine.map = chunk.mountMap({
      element,
      places: pack.entries.filter((entry): entry is Place => entry.collection === 'places' && isMappable(entry)),
      topics: pack.entries.filter((entry) => entry.collection === 'topics'),
      basemap: undefined,
      bounds: pack.district.bounds,
      lang: language.tag,
      t,
      hrefOf,
      onOpen: (place) => go(new URL(hrefOf(place), location.href)),
    });
    await showBase(mine);
  };
}
