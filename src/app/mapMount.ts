import { addressOf } from '../core/atlas/address.ts';
import type { Place } from '../core/atlas/entry.ts';
import { isMappable } from '../core/atlas/protected.ts';
import { openMap } from '../device/open.ts';
import type { Shelf } from '../device/shelf.ts';
import type { Reader } from './reader.ts';

/**
 * Fills the `[data-map]` of a page with the map, and takes it away when the page is turned. The map is a chunk of its own,
 * loaded when the first map is looked at; the list of places beside it never waits for it.
 */
export function createMapMount(shelf: Shelf, go: (address: URL) => void): (root: ParentNode, reader: Reader) => Promise<void> {
  let shown: { readonly element: Element; readonly destroy?: () => void } | undefined;
  return async (root, reader) => {
    const element = root.querySelector<HTMLElement>('[data-map]');
    if (shown?.element === element) return;
    shown?.destroy?.();
    shown = undefined;
    if (!element) return;
    shown = { element };
    const { pack, base, t, language } = reader;
    const [{ mountMap }, basemap] = await Promise.all([import('./map/map.ts'), openMap(shelf, pack.district.id)]);
    if (!element.isConnected || shown?.element !== element) return;
    const hrefOf = ({ id }: Place) => addressOf({ view: 'entry', district: pack.district.id, lang: pack.lang, collection: 'places', id }, base);
    const { destroy } = mountMap({
      element,
      places: pack.entries.filter((entry): entry is Place => entry.collection === 'places' && isMappable(entry)),
      topics: pack.entries.filter((entry) => entry.collection === 'topics'),
      basemap: basemap?.content,
      bounds: pack.district.bounds,
      lang: language.tag,
      t,
      hrefOf,
      onOpen: (place) => go(new URL(hrefOf(place), location.href)),
    });
    shown = { element, destroy };
  };
}
