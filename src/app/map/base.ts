import { type Map as LeafletMap, latLngBounds, rectangle, svg } from 'leaflet';
import { getLanguage } from '../../core/language/registry.ts';
import type { Artist } from './artist.ts';
import type { Box } from './boxes.ts';
import { GroundLayer } from './groundLayer.ts';
import { inks, type Palette } from './ink.ts';
import { NameLayer } from './nameLayer.ts';
import type { Reading } from './names.ts';
import type { At, Basemap } from './shapes.ts';

/** `plain`: only the district's ground, so far. `drawn`: streets and names of all that is in view. `broken`: what the phone has of them cannot be read. */
export type BaseState = 'plain' | 'drawn' | 'broken';

/** What lies under the pins. */
export interface Base {
  readonly show: (basemap: Basemap) => void;
  /** Writes the names anew, because pins have moved. */
  readonly arrange: () => void;
  readonly attribution: () => string | undefined;
  readonly end: () => void;
}

/** Letters of these scripts are smaller or finer than Latin ones of the same size. */
const scriptScale = { Latn: 1, Cyrl: 1, Arab: 1.2, Ethi: 1.08 } as const;

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
    artist,
    bounds,
    lang,
    names,
    taken,
    onChange,
  }: {
    /** Let go at the end. */
    readonly artist: Artist;
    readonly bounds: readonly [At, At];
    /** The reader's language. */
    readonly lang: string;
    readonly names: Reading['names'];
    /** Where pins stand, in projected pixels of the current zoom. */
    readonly taken: () => readonly Box[];
    readonly onChange: (state: BaseState) => void;
  },
): Base {
  const element = map.getContainer();
  // It reaches beyond the view, so that its edge is there already when the reader pans.
  const renderer = svg({ pane: 'tilePane', padding: 1 });
  const ground = rectangle(latLngBounds([[...bounds[0]], [...bounds[1]]]), {
    renderer,
    pane: 'tilePane',
    interactive: false,
    className: 'map-plain',
  }).addTo(map);
  const { dir, script } = getLanguage(lang);
  const reading: Reading = { lang, dir, names, font: getComputedStyle(element).fontFamily, scale: scriptScale[script] };
  let attribution: string | undefined;
  let layers: { readonly ground: GroundLayer; readonly names: NameLayer } | undefined;
  /** The map that was asked for last: an older one may be read meanwhile. */
  let latest: Basemap | undefined;

  async function show(basemap: Basemap): Promise<void> {
    latest = basemap;
    const about = await artist.open(basemap.chunks);
    if (latest !== basemap) return;
    layers?.ground.remove();
    layers?.names.remove();
    layers = undefined;
    // Plain text by our schema; other people's archives have links in it.
    attribution = about?.attribution.replace(/<[^>]*>/g, '');
    if (!about) {
      ground.addTo(map);
      onChange('broken');
      return;
    }
    const palette = paletteOf(element);
    let state: BaseState = 'drawn';
    const onFault = () => {
      state = 'broken';
      onChange(state);
    };
    layers = { ground: new GroundLayer(artist, palette, onFault), names: new NameLayer(artist, palette, reading, taken) };
    let missing = 2;
    const onPart = () => {
      missing--;
      if (missing === 0) onChange(state);
    };
    layers.ground.once('load', () => {
      ground.remove();
      // Empty, it would still be laid out after every pan.
      renderer.remove();
      onPart();
    });
    layers.names.once('drawn', onPart);
    // Its makers are named before the first line of it is seen.
    onChange('plain');
    // Streets before their names: drawn in the order that is asked for.
    layers.ground.addTo(map);
    layers.names.addTo(map);
  }

  const dark = matchMedia('(prefers-color-scheme: dark)');
  function recolour(): void {
    element.classList.toggle('dark', dark.matches);
    const palette = paletteOf(element);
    layers?.ground.recolour(palette);
    layers?.names.recolour(palette);
  }
  dark.addEventListener('change', recolour);
  recolour();

  return {
    show: (basemap) => void show(basemap),
    arrange: () => layers?.names.redraw(),
    attribution: () => attribution || undefined,
    end() {
      latest = undefined;
      dark.removeEventListener('change', recolour);
      artist.end();
    },
  };
}
