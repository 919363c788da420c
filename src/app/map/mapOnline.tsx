import { type Coords, type DoneCallback, GridLayer, type LatLngBoundsExpression, type Map as LeafletMap, type TileEvent } from 'leaflet';
import type { VNode } from 'preact';
import type { OnlineMap } from '../../core/atlas/district.ts';
import { hostName, tileAddress, tileHost } from '../../core/atlas/onlineMap.ts';
import type { Translate } from '../reader.ts';
import { pixelRatio } from './groundLayer.ts';
import { askAgain } from './shapes.ts';

/**
 * The map from the internet, which a district may offer: pictures from the servers of somebody else, over the map that the phone draws.
 * A chunk of its own, loaded by the tap on its button. Nothing is asked of that host before she has read whose it is and agreed, and
 * nobody remembers that she did: other people may hold this phone tomorrow.
 */
export interface Online {
  /** Shows the notice; takes notice or map away where one of them is there. */
  readonly toggle: () => void;
  /** Takes the notice away, and leaves the map. */
  readonly dismiss: () => void;
  readonly notice: () => VNode | undefined;
  /** Whose map it is, while it is shown. */
  readonly attribution: () => string | undefined;
  readonly end: () => void;
}

/** False in the document of another page, from which the map was turned to: its policy lacks the host. */
const isLetIn = (host: string) => document.querySelector<HTMLMetaElement>('meta[http-equiv="Content-Security-Policy"]')?.content.includes(` ${host};`) ?? true;

class OnlineLayer extends GridLayer {
  constructor(
    private readonly offer: OnlineMap,
    bounds: LatLngBoundsExpression | undefined,
  ) {
    // Only what is looked at, and nothing before the finger rests: each picture tells its owner something.
    super({ ...(bounds && { bounds }), className: 'map-online', zIndex: 2, keepBuffer: 0, updateWhenIdle: true, updateWhenZooming: false });
    // What is on its way is not waited for.
    this.on('tileunload', ({ tile }: TileEvent) => tile.removeAttribute('src'));
  }

  protected override createTile(coords: Coords, done: DoneCallback): HTMLElement {
    const tile = document.createElement('img');
    tile.alt = '';
    tile.referrerPolicy = 'no-referrer';
    tile.onload = () => done(undefined, tile);
    tile.onerror = () => done(new Error('no tile'), tile);
    tile.src = tileAddress(this.offer, { ...coords, ratio: pixelRatio() });
    return tile;
  }
}

interface NoticeProps {
  readonly host: string;
  readonly t: Translate;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

const Notice = ({ host, t, onYes, onNo }: NoticeProps) => (
  <section class="map-card map-notice" role="dialog" aria-labelledby="map-card-title" tabIndex={-1}>
    <h2 id="map-card-title">{t('map.online')}</h2>
    {/* Isolated, left to right: a name of Latin letters and points. */}
    <p>{t('map.onlineAsk', { host: `\u2066${host}\u2069` })}</p>
    <p class="ways">
      <button type="button" class="button" onClick={onYes}>
        {t('map.onlineYes')}
      </button>
      <button type="button" class="button plain" onClick={onNo}>
        {t('map.onlineNo')}
      </button>
    </p>
  </section>
);

interface OnlineInput {
  readonly offer: OnlineMap;
  readonly t: Translate;
  /** Something is to be drawn otherwise; with a sentence for the reader where there is one. */
  readonly onChange: (sentence?: string) => void;
}

export function createOnline(map: LeafletMap, { offer, t, onChange }: OnlineInput): Online {
  const view = map.getContainer();
  let layer: OnlineLayer | undefined;
  let isAsking = false;

  function hide(sentence?: string): void {
    isAsking = false;
    layer?.remove();
    layer = undefined;
    view.classList.remove('online');
    onChange(sentence);
  }

  function show(): void {
    isAsking = false;
    const shown = new OnlineLayer(offer, map.options.maxBounds);
    layer = shown;
    let isTorn = false;
    shown
      .on('tileerror', () => {
        isTorn = true;
      })
      // It has words of its own; before the first picture those of the drawn map stay.
      .on('tileload', () => view.classList.add('online'))
      .on('load', () => {
        if (!isTorn) return;
        isTorn = false;
        const isBlank = !shown.getContainer()?.querySelector('.leaflet-tile-loaded');
        // Not at once: Leaflet is in the middle of this layer.
        queueMicrotask(() => layer === shown && (isBlank ? hide : onChange)(t('map.onlineFailed')));
      })
      .addTo(map);
    onChange();
  }

  function ask(): void {
    isAsking = isLetIn(tileHost(offer.url) ?? '');
    const isAnew = history.state === askAgain;
    // The document of the map has the policy that lets the pictures in; without a network it would not come.
    const mayHelp = !isAsking && !isAnew && navigator.onLine;
    if (isAnew || mayHelp) history.replaceState(mayHelp ? askAgain : null, '');
    if (mayHelp) location.reload();
    else onChange(isAsking ? undefined : t('map.onlineFailed'));
  }

  // A page that comes back as it was left comes back without it.
  const onLeave = () => hide();
  addEventListener('pagehide', onLeave);

  return {
    toggle: () => (layer || isAsking ? hide() : ask()),
    dismiss: () => isAsking && hide(),
    notice: () => (isAsking ? <Notice host={hostName(offer.url)} t={t} onYes={show} onNo={() => hide()} /> : undefined),
    attribution: () => layer && offer.attribution,
    end: () => removeEventListener('pagehide', onLeave),
  };
}
