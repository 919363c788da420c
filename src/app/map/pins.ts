import { circle, FeatureGroup, type LatLng, type Map as LeafletMap, latLng, latLngBounds, point, svg } from 'leaflet';
import type { Place, Precision, Topic } from '../../core/atlas/entry.ts';
import type { Translate } from '../reader.ts';
import { type Box, boxAround } from './boxes.ts';
import { comesApart, fan, type Group, groupNear, type Spot } from './cluster.ts';
import { FixedLayer } from './fixed.ts';
import { drawGroup, drawPlace, drawSpokes, type Look, lookOf } from './Mark.tsx';

/** Places nearer than this share a badge; signs of a fan keep that distance. In CSS pixels, for signs 48 wide. */
const apart = 52;
const fanGap = 56;
/** How far the middle of a drop's head lies above its tip. */
const headAbove = 35;
/** Kept free around a group that is enlarged to fill the view. */
const padding = point(96, 120);

/** How far off the real place may be, in metres. */
const radiusOf: Readonly<Record<Precision, number>> = { building: 0, street: 300, area: 2000 };

/** A place on the plane of one zoom, in projected CSS pixels. */
interface Dot {
  readonly x: number;
  readonly y: number;
  readonly place: Place;
  readonly radius: number;
}

export interface Pins {
  /** Shows exactly these places. */
  readonly show: (places: readonly Place[], topics: readonly Topic[]) => void;
  /** Groups anew for the zoom of the map; a fan closes. */
  readonly arrange: () => void;
  /** Where signs stand, in projected pixels of the current zoom. */
  readonly boxes: () => readonly Box[];
  /** Gives the focus to the sign of a place, or to the badge it is part of. */
  readonly focus: (place: Place) => void;
  /** Marks the place whose card is open. */
  readonly choose: (place: Place | undefined) => void;
  /** Closes the fan; false when there was none. */
  readonly fold: () => boolean;
}

/** The signs of the places on the map, grouped where they would hide each other. */
export function createPins(
  map: LeafletMap,
  { t, onChoose, keepInView }: { readonly t: Translate; readonly onChoose: (place: Place) => void; readonly keepInView: (at: LatLng, reach: number) => void },
): Pins {
  const signs = new FixedLayer('pins').addTo(map);
  const circles = new FeatureGroup([]).addTo(map);
  const renderer = svg({ padding: 0.5 });
  let places: readonly Place[] = [];
  let topics: readonly Topic[] = [];
  let groups: readonly Group<Dot>[] = [];
  let fanned: Group<Dot> | undefined;
  let chosen: Place | undefined;
  /** Who gets the focus when the map has come to rest: the badge that was tapped is gone by then. */
  let awaited: Place | undefined;
  /** Drawn once for each place, so that a sign keeps the focus while the map is zoomed. */
  let drawn = new WeakMap<Place, HTMLButtonElement>();
  const standing = new Map<Place, HTMLButtonElement>();

  /** True until the click that ends a pan is over: it may have begun on a sign and is no tap on it. */
  let isDragged = false;
  map.on('dragstart', () => {
    isDragged = true;
  });
  map.on('dragend', () =>
    setTimeout(() => {
      isDragged = false;
    }),
  );

  const look = (place: Place): Look => lookOf(place, topics);

  function signOf(place: Place): HTMLButtonElement {
    const known = drawn.get(place);
    if (known) return known;
    const element = drawPlace(place, look(place), t);
    element.addEventListener('click', (event) => {
      event.stopPropagation();
      if (!isDragged) onChoose(place);
    });
    drawn.set(place, element);
    return element;
  }

  function badgeOf(group: Group<Dot>): HTMLButtonElement {
    const element = drawGroup(
      group.members.map(({ place }) => look(place)),
      t,
    );
    element.addEventListener('click', (event) => {
      event.stopPropagation();
      if (!isDragged) open(group);
    });
    return element;
  }

  /** A sign that Tab reaches beyond the edge brings the map along. Not every focus does: under a finger nothing may move. */
  function put(element: HTMLElement, at: LatLng, offset?: Spot): void {
    element.onkeyup = (event) => {
      if (event.key === 'Tab') keepInView(at, apart);
    };
    signs.put(element, at, offset);
  }

  /** Enlarges the map until the places of a group stand apart; where no zoom can do that, fans them out. */
  function open(group: Group<Dot>): void {
    awaited = group.members[0]?.place;
    const zoom = map.getZoom();
    if (!comesApart(group.members, 2 ** (map.getMaxZoom() - zoom), apart)) {
      fanned = group;
      draw();
      const reach = Math.max(...fan(group.members.length, fanGap).map(({ x, y }) => Math.hypot(x, y))) + apart;
      keepInView(middleOf(group), reach);
      return;
    }
    const bounds = latLngBounds(group.members.map((dot) => map.unproject([dot.x, dot.y], zoom)));
    const fitting = map.getBoundsZoom(bounds, false, padding);
    map.setView(bounds.getCenter(), Math.min(map.getMaxZoom(), Math.max(zoom + 1, fitting)));
  }

  const middleOf = ({ x, y }: Dot | Group<Dot>) => map.unproject([x, y], map.getZoom());

  /** The honest circle: around a single place, or around several of which the same point is known and for some no more than that. */
  function drawCircle({ members }: Group<Dot>): void {
    const [first] = members;
    const vague = members.filter((dot) => dot.radius > 0);
    if (!first || vague.length === 0 || members.some((dot) => dot.x !== first.x || dot.y !== first.y)) return;
    const radius = Math.max(...vague.map((dot) => dot.radius));
    const colors = new Set(vague.map(({ place }) => look(place).color));
    const color = colors.size === 1 ? [...colors].join() : 't-plain';
    circles.addLayer(circle(middleOf(first), { radius, renderer, interactive: false, className: `map-circle ${color}` }));
  }

  function draw(): void {
    const focused = document.activeElement;
    signs.clear();
    circles.clearLayers();
    standing.clear();
    for (const group of groups) {
      drawCircle(group);
      if (group === fanned) continue;
      const [only] = group.members;
      const element = only && group.members.length === 1 ? signOf(only.place) : badgeOf(group);
      for (const { place } of group.members) standing.set(place, element);
      element.classList.toggle('apart', fanned !== undefined);
      put(element, middleOf(group));
    }
    map.getContainer().classList.toggle('fanned', fanned !== undefined);
    if (fanned) drawFan(fanned);
    mark();
    if (awaited) focus(awaited);
    else if (focused instanceof HTMLElement && focused !== document.activeElement && focused.isConnected) focused.focus({ preventScroll: true });
    awaited = undefined;
  }

  function drawFan(group: Group<Dot>): void {
    const ends = fan(group.members.length, fanGap);
    const middle = middleOf(group);
    signs.put(drawSpokes(ends), middle);
    for (const [seat, { place, radius }] of group.members.entries()) {
      const element = signOf(place);
      const { x, y } = ends[seat] ?? { x: 0, y: 0 };
      standing.set(place, element);
      element.classList.remove('apart');
      // A drop stands above its tip: here its head belongs on the seat.
      put(element, middle, { x, y: radius === 0 ? y + headAbove : y });
    }
  }

  function mark(): void {
    for (const [place, element] of standing) if (element === drawn.get(place)) element.setAttribute('aria-expanded', String(place === chosen));
  }

  function focus(place: Place): void {
    standing.get(place)?.focus({ preventScroll: true });
  }

  function arrange(): void {
    const zoom = map.getZoom();
    const dots = places.flatMap((place) => {
      if (!place.position) return [];
      const { x, y } = map.project(latLng(...place.position.at), zoom);
      return [{ x, y, place, radius: radiusOf[place.position.precision] }];
    });
    // North to south: so Tab reads the map like a page, and a sign further south lies over the tip of one behind it.
    groups = [...groupNear(dots, apart)].sort((a, b) => a.y - b.y);
    fanned = undefined;
    draw();
  }

  return {
    show(nextPlaces, nextTopics) {
      if (nextTopics !== topics) drawn = new WeakMap();
      places = nextPlaces;
      topics = nextTopics;
      arrange();
    },
    arrange,
    boxes: () =>
      groups.map((group) => {
        const [only] = group.members;
        return group.members.length === 1 && only?.radius === 0 ? boxAround({ x: group.x, y: group.y - 28 }, 20, 28) : boxAround(group, 24);
      }),
    focus,
    choose(place) {
      chosen = place;
      mark();
    },
    fold() {
      if (!fanned) return false;
      awaited = fanned.members[0]?.place;
      fanned = undefined;
      draw();
      return true;
    },
  };
}
