// First of all: Leaflet sets HTML from strings when it is imported, which the site's Content-Security-Policy allows to nobody else.
import '../ui/trustedDefault.ts';
import './map.css';
import { Browser, type LatLng, Map as LeafletMap, latLng, latLngBounds } from 'leaflet';
import { h, render } from 'preact';
import type { Place } from '../../core/atlas/entry.ts';
import { getLanguage } from '../../core/language/registry.ts';
import { hireArtist } from './artist.ts';
import { type BaseState, createBase } from './base.ts';
import { Card } from './Card.tsx';
import { lookOf } from './Mark.tsx';
import type { Online } from './mapOnline.tsx';
import { createMe } from './me.ts';
import { findMe } from './near.ts';
import { Overlay } from './Overlay.tsx';
import { fitPaper } from './paper.ts';
import { createPins } from './pins.ts';
import { askAgain, type MapInput, type MountedMap } from './shapes.ts';

// Leaflet moves things in three dimensions, to have each drawn apart: every tile would be a layer more that is sorted in every frame of a
// drag. In two dimensions, as it does it for a browser of old, they move with their pane, which `map.css` has drawn apart.
Object.assign(Browser, { ie3d: true });

/** From the whole district to single houses; the base map is exact enough to be enlarged so far. A district too wide for zoom 9 gets what it needs. */
const widest = 9;
const closest = 18;

/** Zoom of "near me": the streets around the reader. */
const nearZoom = 15;
/** Nothing is shown nearer than this when all of it is to be seen: a town. */
const townZoom = 14;

/** CSS pixels at the edges that no sign should lie in: the tools at the top, and the height of a drop above its point. */
const side = 32;
const tools = 60;
const drop = 60;

/**
 * The map of places, drawn into `element`. A chunk of its own: Leaflet comes only to readers who look at the map. It shows what it is
 * given and asks no network, unless the reader agrees to a map from there (mapOnline.tsx). What it learns of the reader's position stays
 * in it, but for `onPosition`.
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

  let open: Place | undefined;
  let say: string | undefined;
  let isSeeking = false;
  let baseState: BaseState = 'plain';
  /** The map from the internet, after she asked for it. */
  let online: Online | undefined;

  const boundsOf = (some: readonly Place[]) => latLngBounds(some.flatMap(({ position }) => (position ? [[...position.at] as [number, number]] : [])));

  /** The whole of what is shown; the district where nothing is. */
  function showAll(animate: boolean): void {
    if (map.getSize().x > 0) map.setMinZoom(Math.min(widest, map.getBoundsZoom(district)));
    const bounds = boundsOf(places);
    map.fitBounds(bounds.isValid() ? bounds : district, {
      paddingTopLeft: [side, tools + drop],
      paddingBottomRight: [side, side],
      maxZoom: townZoom,
      animate,
    });
  }

  /** Pans so far that what reaches so many pixels around the point lies in view, and not below the tools. */
  const keepInView = (at: LatLng, reach: number) =>
    map.panInside(at, { paddingTopLeft: [reach, reach + tools], paddingBottomRight: [reach, reach], animate: !isCalm });

  showAll(false);
  const pins = createPins(map, { t, onChoose: show, keepInView });
  const drawMe = createMe(map);

  const base = createBase(map, {
    artist: input.artist ?? hireArtist(),
    bounds: input.bounds,
    lang,
    names: input.names ?? {},
    taken: pins.boxes,
    onChange(state) {
      baseState = state;
      host.dataset['base'] = state;
      draw();
      if (state !== 'plain') input.onDrawn?.();
    },
  });

  function showBase(): void {
    if (basemap && basemap !== 'none') base.show(basemap);
  }

  function showPlaces(): void {
    pins.show(places, topics);
    base.arrange();
  }

  function draw(): void {
    const zoom = map.getZoom();
    const card = open && h(Card, { key: open.id, place: open, look: lookOf(open, topics), href: hrefOf(open), t, onOpen, onClose: close });
    const owner = online?.attribution();
    // Said as long as nothing else is: the map has its pins, and not its streets.
    const isBare = owner === undefined && (baseState === 'broken' || (basemap === 'none' && baseState === 'plain'));
    const canZoomIn = zoom < map.getMaxZoom();
    const canZoomOut = zoom > map.getMinZoom();
    render(
      h(
        Overlay,
        {
          t,
          say: say ?? (isBare ? t('map.bare') : undefined),
          attribution: owner ?? base.attribution(),
          seeking: isSeeking,
          canZoomIn,
          canZoomOut,
          onNear: near,
          onZoom: (by) => map.setZoom(zoom + by),
          onOnline: input.online && toggleOnline,
          isOnline: owner !== undefined,
        },
        card ?? online?.notice(),
      ),
      over,
    );
  }

  function show(place: Place): void {
    online?.dismiss();
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
    const here = drawMe(at, accuracy);
    const isInside = district.pad(0.2).contains(here);
    say = t(isInside ? 'map.nearHere' : 'map.nearOutside');
    if (isInside) map.setView(here, Math.max(map.getZoom(), nearZoom), { animate: !isCalm });
    onPosition?.(at);
  }

  /** Asks before the map from the internet is shown; takes it away again. */
  async function toggleOnline(): Promise<void> {
    const { online: offer } = input;
    if (!offer) return;
    if (open) close();
    // Undefined where the chunk did not come: boot.ts looks after it.
    const chunk: typeof import('./mapOnline.tsx') | undefined = await import('./mapOnline.tsx');
    if (!element.contains(host)) return;
    online ??= chunk?.createOnline(map, { offer, t, onChange: showOnline });
    online?.toggle();
  }

  function showOnline(sentence?: string): void {
    const hadNotice = over.querySelector('.map-notice') !== null;
    say = sentence;
    draw();
    const notice = over.querySelector<HTMLElement>('.map-notice');
    if (notice) notice.focus({ preventScroll: true });
    else if (hadNotice) over.querySelector('button')?.focus();
  }

  map.on('zoomend', () => {
    pins.arrange();
    draw();
  });
  map.on('click', () => {
    pins.fold();
    say = undefined;
    online?.dismiss();
    if (open) close();
    else draw();
  });
  element.addEventListener('keydown', onKey);
  function onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    online?.dismiss();
    if (open) close();
    else pins.fold();
  }

  const size = new ResizeObserver(() => {
    const wasHidden = map.getSize().x === 0;
    map.invalidateSize({ pan: false });
    if (wasHidden) showAll(false);
    fitPaper(map, element.parentElement ?? element);
  });
  size.observe(element);

  showPlaces();
  showBase();
  draw();
  if (history.state === askAgain) void toggleOnline();

  return {
    change(part) {
      if (part.places || part.topics) {
        places = part.places ?? places;
        topics = part.topics ?? topics;
        if (open && !places.includes(open)) open = undefined;
        showPlaces();
        const bounds = boundsOf(places);
        // None of them is in view: a map without pins would look as if there were none.
        if (bounds.isValid() && !map.getBounds().intersects(bounds)) showAll(!isCalm);
      }
      if (part.basemap) {
        basemap = part.basemap;
        showBase();
      }
      draw();
    },
    destroy() {
      size.disconnect();
      base.end();
      online?.end();
      element.removeEventListener('keydown', onKey);
      render(null, over);
      map.remove();
      host.remove();
      over.remove();
      if (wait) wait.hidden = false;
    },
  };
}
