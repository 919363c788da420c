import { circle, FeatureGroup, type Layer, type Map as LeafletMap, latLng, latLngBounds, rectangle, svg } from 'leaflet';
import { h, render } from 'preact';
import { getLanguage } from '../../core/language/registry.ts';
import { FixedLayer } from './fixed.ts';
import { arrangeLabels, type Box, boxAround, textPlaces } from './labels.ts';
import { Stroke } from './Stroke.tsx';
import type { At, Basemap } from './shapes.ts';
import { isShown, nearer, type Sign, type SignKind, signsOf } from './towns.ts';

/** What lies under the pins. */
export interface BaseLayer {
  readonly layer: Layer;
  /** Writes the names that have room at the zoom of the map; no name touches a box of `taken` (projected pixels at that zoom). */
  readonly arrange: (map: LeafletMap, taken: readonly Box[]) => void;
}

/**
 * The base of the map. Today a scheme: the district's ground, its towns and stations as names. A drawn map takes this function's place:
 * it gets the base map of the phone and answers a layer, and nothing else of the map needs to know.
 */
export function baseLayer(basemap: Basemap | undefined, bounds: readonly [At, At], lang: string): BaseLayer {
  const names = new FixedLayer('names');
  const signs = (basemap ? signsOf(basemap, lang) : []).map((sign) => ({ sign, at: latLng(...sign.at), ...drawSign(sign, lang) }));
  for (const { element, at } of signs) names.put(element, at);
  const towns = new Set(signs.flatMap(({ sign }) => (sign.kind === 'station' ? [] : [sign.name])));
  // The ground reaches beyond the view, so that its edge is there already when the reader pans.
  const renderer = svg({ pane: 'tilePane', padding: 1 });
  const still = { renderer, pane: 'tilePane', interactive: false };
  const ground = rectangle(latLngBounds([[...bounds[0]], [...bounds[1]]]), { ...still, className: 'map-ground' });
  const homes = signs.flatMap(({ sign, at }) =>
    sign.kind === 'station' ? [] : [circle(at, { ...still, radius: 250 + 6 * Math.sqrt(sign.population), className: `map-homes ${sign.kind}` })],
  );
  let sizes: readonly { readonly width: number; readonly height: number }[] | undefined;

  return {
    layer: new FeatureGroup([ground, ...homes, names]),
    arrange(map, taken) {
      // Measured once, all before anything is written: one layout.
      sizes ??= signs.map(({ text }) => ({ width: text.offsetWidth, height: text.offsetHeight }));
      const zoom = map.getZoom();
      map.getContainer().classList.toggle('far', zoom < nearer);
      const wanted = signs.flatMap(({ sign, at, element, text }, index) => {
        const size = sizes?.[index];
        if (!size || !isShown(sign, zoom)) return [];
        const spot = map.project(at, zoom);
        const mark = boxAround(spot, radiusOf[sign.kind]);
        const beside = textPlaces(spot, radiusOf[sign.kind], size.width, size.height);
        // A station is understood without its name, above all in the town of that name.
        const texts = sign.kind !== 'station' ? beside : towns.has(sign.name) ? [mark] : [...beside, mark];
        return [{ element, text, spot, mark, texts }];
      });
      for (const { element } of signs) element.classList.remove('on', 'bare');
      const places = arrangeLabels(wanted, taken);
      for (const [index, { element, text, spot, mark, texts }] of wanted.entries()) {
        const box = texts[places[index] ?? -1];
        if (!box) continue;
        element.classList.add(box === mark ? 'bare' : 'on');
        text.style.left = `${Math.round(box.left - spot.x)}px`;
        text.style.top = `${Math.round(box.top - spot.y)}px`;
      }
    },
  };
}

/** Half the size of a mark in CSS pixels; `map.css` draws the same. */
const radiusOf: Readonly<Record<SignKind, number>> = { city: 6, town: 5, village: 3, station: 9 };

/** The mark on the point and the text beside it: the reader's name large, the one on the road sign below. */
function drawSign({ kind, inside, name, translated }: Sign, lang: string) {
  const element = document.createElement('div');
  element.className = `sign ${kind}${inside ? '' : ' beyond'}`;
  const mark = document.createElement('i');
  if (kind === 'station') render(h(Stroke, { name: 'train' }), mark);
  const text = document.createElement('span');
  if (translated) text.append(word('b', translated, lang), word('small', name, 'de'));
  else text.append(word('b', name, 'de'));
  element.append(mark, text);
  return { element, text };
}

function word(tag: string, text: string, lang: string): HTMLElement {
  const element = document.createElement(tag);
  const { html, dir } = getLanguage(lang);
  element.lang = html;
  element.dir = dir;
  element.textContent = text;
  return element;
}
