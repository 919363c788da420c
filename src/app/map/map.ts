// First of all: Leaflet sets HTML from strings when it is imported, which the site's Content-Security-Policy allows to nobody else.
import '../ui/trustedDefault.ts';
import './map.css';
import { circle, FeatureGroup, type LatLng, Map as LeafletMap, latLng, latLngBounds, svg } from 'leaflet';
import { h, render } from 'preact';
import type { Place } from '../../core/atlas/entry.ts';
import { getLanguage } from '../../core/language/registry.ts';
import { type BaseState, createBase } from './base.ts';
import { Card } from './Card.tsx';
import { FixedLayer } from './fixed.ts';
import { lookOf } from './Mark.tsx';
import { findMe } from './near.ts';
import { Overlay } from './Overlay.tsx';
import { createPins } from './pins.ts';
import type { MapInput, MountedMap } from './shapes.ts';

/** From the whole district to single houses; the base map is exact enough to be enlarged so far. A district too wide for zoom 9 gets what it needs. */
const widest = 9;
const closest = 18;

/** Zoom of "near me": the reader's own town. */
const nearZoom = 13;

/** Letters of these scripts are smaller or finer than Latin ones of the same size. */
const scriptScale = { Latn: 1, Cyrl: 1, Arab: 1.2, Ethi: 1.08 } as const;

/** CSS pixels at the edges that no sign should lie in: the tools at the top, and the height of a drop above its point. */
const side = 32;
const tools = 60;
const drop = 60;

/**
 * The map of places, drawn into `element`. A chunk of its own: Leaflet comes only to readers who look at the map. It shows what it is
 * given and asks no network; what it learns of the reader's position stays in it, but for `onPosition`.
 */
export function mountMap(input: MapInput): MountedMap {
  const { element, t, lang, hrefOf, onOpen, onPosition } = input;
  let { places, topics, basemap } = input;
  const host = document.createElement('div');
  const over = document.createElement('div');
  host.className = 'map-view';
  over.className = 'map-over';
  over.dir = getLanguage(lang).dir;
  host.setAttribute('role', 'group');
  host.setAttribute('aria-label', t('nav.map'));
  element.append(host, over);
  // The page says "the map is loading" below the map.
  const wait = element.parentElement?.querySelector<HTMLElement>('.wait');
  if (wait) wait.hidden = true;

  const district = latLngBounds([[...input.bounds[0]], [...input.bounds[1]]]);
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const map = new LeafletMap(host, {
    zoomControl: false,
    attributionControl: false,
    boxZoom: false,
    // Until the size of the map is known; then as wide as the district needs.
    minZoom: 5,
    maxZoom: closest,
    zoomSnap: 0.25,
    maxBounds: district.pad(0.4),
    maxBoundsViscosity: 0.8,
    bounceAtZoomLimits: false,
    // Tiles come so fast that fading them in would only be a flicker.
    fadeAnimation: false,
    ...(isCalm && { zoomAnimation: false, inertia: false }),
  });

  let topic = element.dataset['topic'];
  let open: Place | undefined;
  let say: string | undefined;
  let isSeeking = false;
  let baseState: BaseState = 'plain';

  const shown = () => places.filter((place) => topic === undefined || place.topics[0] === topic);
  const boundsOf = (some: readonly Place[]) => latLngBounds(some.flatMap(({ position }) => (position ? [[...position.at] as [number, number]] : [])));

  /** The whole of what is shown; the district where nothing is. */
  function showAll(animate: boolean): void {
    if (map.getSize().x > 0) map.setMinZoom(Math.min(widest, map.getBoundsZoom(district)));
    const bounds = boundsOf(shown());
    map.fitBounds(bounds.isValid() ? bounds : district, {
      paddingTopLeft: [side, tools + drop],
      paddingBottomRight: [side, side],
      maxZoom: nearZoom + 1,
      animate,
    });
  }

  /** Pans so far that what reaches so many pixels around the point lies in view, and not below the tools. */
  const keepInView = (at: LatLng, reach: number) =>
    map.panInside(at, { paddingTopLeft: [reach, reach + tools], paddingBottomRight: [reach, reach], animate: !isCalm });

  showAll(false);
  const pins = createPins(map, { t, onChoose: show, keepInView });
  const me = new FeatureGroup([]).addTo(map);

  const { dir, script } = getLanguage(lang);
  const base = createBase(map, {
    bounds: input.bounds,
    reading: { lang, dir, names: input.names ?? {}, font: getComputedStyle(host).fontFamily, scale: scriptScale[script] },
    taken: pins.boxes,
    onChange(state) {
      baseState = state;
      host.dataset['base'] = state;
      draw();
    },
  });

  function showBase(): void {
    if (basemap && basemap !== 'none') base.show(basemap);
  }

  function showPlaces(): void {
    pins.show(shown(), topics);
    base.arrange();
  }

  function draw(): void {
    const zoom = map.getZoom();
    const card = open && h(Card, { key: open.id, place: open, look: lookOf(open, topics), href: hrefOf(open), t, onOpen, onClose: close });
    // Said as long as nothing else is: the map has its pins, and not its streets.
    const isBare = baseState === 'broken' || (basemap === 'none' && baseState === 'plain');
    const canZoomIn = zoom < map.getMaxZoom();
    const canZoomOut = zoom > map.getMinZoom();
    render(
      h(
        Overlay,
        {
          t,
          say: say ?? (isBare ? t('map.bare') : undefined),
          attribution: base.attribution(),
          seeking: isSeeking,
          canZoomIn,
          canZoomOut,
          onNear: near,
          onZoom: (by) => map.setZoom(zoom + by),
        },
        card,
      ),
      over,
    );
  }

  function show(place: Place): void {
    open = place;
    say = undefined;
    pins.choose(place);
    draw();
    const card = over.querySelector<HTMLElement>('.map-card');
    card?.focus({ preventScroll: true });
    // The tapped sign must not lie under its own card.
    if (place.position)
      map.panInside(latLng(...place.position.at), {
        paddingTopLeft: [side, drop],
        paddingBottomRight: [side, (card?.offsetHeight ?? 0) + side],
        animate: !isCalm,
      });
  }

  function close(): void {
    const place = open;
    open = undefined;
    pins.choose(undefined);
    draw();
    if (place) pins.focus(place);
  }

  async function near(): Promise<void> {
    if (isSeeking) return;
    isSeeking = true;
    pins.fold();
    say = t('map.nearWait');
    draw();
    const found = await findMe(navigator.geolocation);
    isSeeking = false;
    if (!element.contains(host)) return;
    if (found.kind === 'here') showMe(found.at, found.accuracy);
    else say = t(found.kind === 'refused' ? 'map.nearRefused' : 'map.nearUnknown');
    draw();
  }

  function showMe(at: readonly [number, number], accuracy: number): void {
    const here = latLng(...at);
    const dot = document.createElement('div');
    dot.className = 'map-me';
    const point = new FixedLayer('pins');
    me.clearLayers();
    me.addLayer(circle(here, { radius: accuracy, interactive: false, renderer: svg({ padding: 0.5 }), className: 'map-circle me' }));
    me.addLayer(point);
    point.put(dot, here);
    const isInside = district.pad(0.2).contains(here);
    say = t(isInside ? 'map.nearHere' : 'map.nearOutside');
    if (isInside) map.setView(here, Math.max(map.getZoom(), nearZoom), { animate: !isCalm });
    onPosition?.(at);
  }

  function update(next?: string): void {
    if (next === topic) return;
    topic = next;
    const some = shown();
    if (open && !some.includes(open)) open = undefined;
    showPlaces();
    const bounds = boundsOf(some);
    if (bounds.isValid() && !map.getBounds().intersects(bounds)) showAll(!isCalm);
    draw();
  }

  map.on('zoomend', () => {
    pins.arrange();
    draw();
  });
  map.on('click', () => {
    pins.fold();
    say = undefined;
    if (open) close();
    else draw();
  });
  element.addEventListener('keydown', onKey);
  function onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    if (open) close();
    else pins.fold();
  }

  const observer = new MutationObserver(() => update(element.dataset['topic']));
  observer.observe(element, { attributes: true, attributeFilter: ['data-topic'] });
  const size = new ResizeObserver(() => {
    const wasHidden = map.getSize().x === 0;
    map.invalidateSize({ pan: false });
    if (wasHidden) showAll(false);
  });
  size.observe(element);

  showPlaces();
  showBase();
  draw();

  return {
    update,
    change(part) {
      if (part.places || part.topics) {
        places = part.places ?? places;
        topics = part.topics ?? topics;
        if (open && !places.includes(open)) open = undefined;
        showPlaces();
      }
      if (part.basemap) {
        basemap = part.basemap;
        showBase();
      }
      draw();
    },
    destroy() {
      observer.disconnect();
      size.disconnect();
      base.end();
      element.removeEventListener('keydown', onKey);
      render(null, over);
      map.remove();
      host.remove();
      over.remove();
      if (wait) wait.hidden = false;
    },
  };
}
