import { circle, FeatureGroup, type LatLng, type Map as LeafletMap, latLng, svg } from 'leaflet';
import { FixedLayer } from './fixed.ts';
import type { At } from './shapes.ts';

/** Answers a function that draws where the reader is, with the circle of what her phone is sure of (metres), instead of where she was. */
export function createMe(map: LeafletMap): (at: At, accuracy: number) => LatLng {
  const me = new FeatureGroup([]).addTo(map);
  return (at, accuracy) => {
    const here = latLng(...at);
    const dot = document.createElement('div');
    dot.className = 'map-me';
    const point = new FixedLayer('pins');
    me.clearLayers();
    me.addLayer(circle(here, { radius: accuracy, interactive: false, renderer: svg({ padding: 0.5 }), className: 'map-circle me' }));
    me.addLayer(point);
    point.put(dot, here);
    return here;
  };
}
