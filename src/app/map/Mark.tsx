import { render } from 'preact';
import type { Place, Topic } from '../../core/atlas/entry.ts';
import { entryKey } from '../../core/atlas/entry.ts';
import { icons } from '../icons/icons.ts';
import type { Translate } from '../reader.ts';
import { langOf } from '../ui/atlas.ts';

/** The signs of places on the map. All are 48 CSS pixels wide, the least that a thumb meets. */

/** Colour class and pictogram of a place: those of its first topic, as on tile, card and paper. */
export interface Look {
  readonly color: string;
  readonly icon: string;
}

export function lookOf(place: Place, topics: readonly Topic[]): Look {
  const topic = topics.find(({ id }) => id === place.topics[0]);
  return { color: `t-${topic?.color ?? 'plain'}`, icon: topic?.icon ?? 'dot' };
}

const isExact = (place: Place) => place.position?.precision === 'building';

const Pictogram = ({ name }: { readonly name: string }) => (
  <g class="map-pictogram" transform="translate(12.6 9.6) scale(.95)">
    <path d={(icons as Readonly<Record<string, string>>)[name] ?? icons.dot} />
  </g>
);

/** The tip is at 24, 56: there the place is. */
const Drop = ({ icon }: { readonly icon: string }) => (
  <svg viewBox="0 0 48 58" aria-hidden="true">
    <path class="map-body" d="M24 56C22 47 5 38 5 21a19 19 0 0 1 38 0C43 38 26 47 24 56z" />
    <Pictogram name={icon} />
  </svg>
);

/** No tip, a broken ring: somewhere around here. */
const Disc = ({ icon }: { readonly icon: string }) => (
  <svg viewBox="0 -3 48 48" aria-hidden="true">
    <circle class="map-halo" cx="24" cy="21" r="22" />
    <circle class="map-body" cx="24" cy="21" r="17.5" />
    <Pictogram name={icon} />
  </svg>
);

const ring = 19.5;
const round = 2 * Math.PI * ring;

/** How many places, and in the ring the colours of their topics by share. */
function Badge({ colors }: { readonly colors: readonly string[] }) {
  const shares = [...new Set(colors)].map((color) => ({ color, count: colors.filter((one) => one === color).length }));
  let before = 0;
  return (
    <svg viewBox="0 0 48 48" aria-hidden="true">
      <circle class="map-badge" cx="24" cy="24" r="23" />
      <g transform="rotate(-90 24 24)">
        {shares.map(({ color, count }) => {
          const length = (round * count) / colors.length;
          const start = before;
          before += length;
          return (
            <circle key={color} class={`map-share ${color}`} cx="24" cy="24" r={ring} stroke-dasharray={`${length} ${round}`} stroke-dashoffset={-start} />
          );
        })}
      </g>
      <text x="24" y="24" dy=".36em">
        {colors.length}
      </text>
    </svg>
  );
}

function button(className: string): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = className;
  // The map below would take two quick taps for "enlarge".
  element.addEventListener('dblclick', (event) => event.stopPropagation());
  return element;
}

/** The sign of one place: a drop on its door, a disc where only the street or the town is known. */
export function drawPlace(place: Place, look: Look, t: Translate): HTMLButtonElement {
  const exact = isExact(place);
  const element = button(`map-pin ${exact ? 'drop' : 'disc'} ${look.color}`);
  element.dataset['entry'] = entryKey(place);
  element.setAttribute('aria-haspopup', 'dialog');
  render(
    <>
      {exact ? <Drop icon={look.icon} /> : <Disc icon={look.icon} />}
      <span class="hidden">
        <bdi {...langOf(place.words.lang)}>{place.words.title}</bdi>
        {!exact && ` (${t('map.about')})`}
      </span>
    </>,
    element,
  );
  return element;
}

/** The round badge of several places. */
export function drawGroup(looks: readonly Look[], t: Translate): HTMLButtonElement {
  const element = button('map-pin badge');
  render(
    <>
      <Badge colors={looks.map(({ color }) => color)} />
      <span class="hidden">{t('map.group', { number: looks.length })}</span>
    </>,
    element,
  );
  return element;
}

/** Lines from the shared point to the signs fanned out around it. */
export function drawSpokes(ends: readonly { readonly x: number; readonly y: number }[]): HTMLElement {
  const element = document.createElement('div');
  element.className = 'map-spokes';
  render(
    <svg aria-hidden="true">
      {ends.map(({ x, y }) => (
        <line key={`${x} ${y}`} x2={x} y2={y} />
      ))}
      <circle r="5" />
    </svg>,
    element,
  );
  return element;
}
