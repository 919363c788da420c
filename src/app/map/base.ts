import { type Map as LeafletMap, latLngBounds, rectangle, svg } from 'leaflet';
import { type Artist, hireArtist } from './artist.ts';
import type { Box } from './boxes.ts';
import { GroundLayer } from './groundLayer.ts';
import { inks, type Palette } from './ink.ts';
import { NameLayer } from './nameLayer.ts';
import type { Reading } from './names.ts';
import type { At, Basemap } from './shapes.ts';

/** `plain`: only the district's ground. `drawn`: streets and names. `broken`: what the phone has of them cannot be read. */
export type BaseState = 'plain' | 'drawn' | 'broken';

/** What lies under the pins. */
export interface Base {
  readonly show: (basemap: Basemap) => void;
  /** Writes the names anew, because pins have moved. */
  readonly arrange: () => void;
  readonly attribution: () => string | undefined;
  readonly end: () => void;
}

/** Colours as the page has them now: `map.css` names them, light and dark. */
function paletteOf(element: Element): Palette {
  const style = getComputedStyle(element);
  return Object.fromEntries(inks.map((ink) => [ink, style.getPropertyValue(`--map-${ink}`).trim()])) as Palette;
}

/**
 * The district's ground, and the drawn map on it as soon as there is one. It may be missing or spoilt: then the ground stays, pins and
 * cards work as ever, and `onChange` is told.
 */
export function createBase(
  map: LeafletMap,
  {
    bounds,
    reading,
    taken,
    onChange,
  }: {
    readonly bounds: readonly [At, At];
    readonly reading: Reading;
    /** Where pins stand, in projected pixels of the current zoom. */
    readonly taken: () => readonly Box[];
    readonly onChange: (state: BaseState) => void;
  },
): Base {
  const element = map.getContainer();
  const ground = rectangle(latLngBounds([[...bounds[0]], [...bounds[1]]]), {
    // It reaches beyond the view, so that its edge is there already when the reader pans.
    renderer: svg({ pane: 'tilePane', padding: 1 }),
    pane: 'tilePane',
    interactive: false,
    className: 'map-plain',
  }).addTo(map);
  let artist: Artist | undefined;
  let layers: { readonly ground: GroundLayer; readonly names: NameLayer } | undefined;
  /** The map that was asked for last: an older one may be read meanwhile. */
  let latest: Basemap | undefined;

  function clear(): void {
    layers?.ground.remove();
    layers?.names.remove();
    artist?.end();
    layers = artist = undefined;
  }

  async function show(basemap: Basemap): Promise<void> {
    latest = basemap;
    const hired = await hireArtist(basemap.chunks, reading);
    if (latest !== basemap) return hired?.end();
    clear();
    if (!hired) {
      ground.addTo(map);
      onChange('broken');
      return;
    }
    artist = hired;
    const palette = paletteOf(element);
    layers = { ground: new GroundLayer(hired, palette, () => onChange('broken')), names: new NameLayer(hired, palette, taken) };
    layers.ground.once('load', () => {
      ground.remove();
      onChange('drawn');
    });
    layers.names.addTo(map);
    layers.ground.addTo(map);
  }

  const dark = matchMedia('(prefers-color-scheme: dark)');
  function recolour(): void {
    const palette = paletteOf(element);
    layers?.ground.recolour(palette);
    layers?.names.recolour(palette);
  }
  dark.addEventListener('change', recolour);

  return {
    show: (basemap) => void show(basemap),
    arrange: () => layers?.names.redraw(),
    attribution: () => artist?.about.attribution || undefined,
    end() {
      latest = undefined;
      dark.removeEventListener('change', recolour);
      artist?.end();
    },
  };
}
