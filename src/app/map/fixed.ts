import { DomUtil, type LatLng, Layer, type Map as LeafletMap, type Point, point, type ZoomAnimEvent } from 'leaflet';
import type { Spot } from './cluster.ts';

interface Fixed {
  readonly at: LatLng;
  readonly offset: Spot;
}

const nowhere: Spot = { x: 0, y: 0 };

/**
 * Elements that stay on their point of the map while it moves, in the order they are given: the last one lies on top, and Tab follows it.
 * Leaflet's own markers could do this too, but they are `div`s and images: ours are real buttons, and names that cost nothing when panning.
 */
export class FixedLayer extends Layer {
  private readonly host = document.createElement('div');
  private readonly all = new Map<HTMLElement, Fixed>();

  /** `pane` is made when it is missing; `map.css` tells its height by `.leaflet-<pane>-pane`. */
  constructor(private readonly paneName: string) {
    super();
  }

  override onAdd(map: LeafletMap): this {
    const pane = map.getPane(this.paneName) ?? map.createPane(this.paneName);
    pane.append(this.host);
    map.on('zoom viewreset', this.place, this).on('zoomanim', this.animate, this);
    this.place();
    return this;
  }

  override onRemove(map: LeafletMap): this {
    map.off('zoom viewreset', this.place, this).off('zoomanim', this.animate, this);
    this.host.remove();
    return this;
  }

  put(element: HTMLElement, at: LatLng, offset: Spot = nowhere): void {
    this.all.set(element, { at, offset });
    element.classList.add('leaflet-zoom-animated');
    this.host.append(element);
    if (this._map) move(element, this._map.latLngToLayerPoint(at), offset);
  }

  clear(): void {
    this.host.textContent = '';
    this.all.clear();
  }

  private place(): void {
    for (const [element, { at, offset }] of this.all) move(element, this._map.latLngToLayerPoint(at), offset);
  }

  /** Leaflet announces the view that an animated zoom will end in; CSS moves the elements there at the pace of the map. */
  private animate({ center, zoom }: ZoomAnimEvent): void {
    const origin = originAt(this._map, center, zoom);
    for (const [element, { at, offset }] of this.all) move(element, this._map.project(at, zoom).subtract(origin), offset);
  }
}

/** Where the layers' own zero will lie, in projected pixels, once an animated zoom has come to its end. */
export function originAt(map: LeafletMap, center: LatLng, zoom: number): Point {
  const pane = map.getPane('mapPane');
  return map
    .project(center, zoom)
    .subtract(map.getSize().divideBy(2))
    .add((pane && DomUtil.getPosition(pane)) ?? point(0, 0))
    .round();
}

/** Two dimensions, not Leaflet's three: a hundred names must not become a hundred layers of an old phone's graphics memory. */
function move(element: HTMLElement, { x, y }: Point, offset: Spot): void {
  element.style.transform = `translate(${Math.round(x + offset.x)}px, ${Math.round(y + offset.y)}px)`;
}
