import type { ComponentChildren } from 'preact';
import type { Translate } from '../reader.ts';

interface OverlayProps {
  readonly t: Translate;
  /** A sentence about the reader's position. */
  readonly say: string | undefined;
  readonly attribution: string | undefined;
  /** True while the phone looks for itself. */
  readonly seeking: boolean;
  /** False at the end of the scale. */
  readonly canZoomIn: boolean;
  readonly canZoomOut: boolean;
  readonly onNear: () => void;
  readonly onZoom: (by: 1 | -1) => void;
  /** The card of a place. */
  readonly children?: ComponentChildren;
}

/** Strokes of the tools' own signs, on the 24 × 24 grid of the pictograms. */
const strokes = {
  plus: 'M5 12h14M12 5v14',
  minus: 'M5 12h14',
  near: 'M12 2v3M12 19v3M2 12h3M19 12h3M5 12a7 7 0 1 0 14 0a7 7 0 1 0-14 0M10 12a2 2 0 1 0 4 0a2 2 0 1 0-4 0',
};

interface ToolProps {
  readonly name: string;
  readonly sign: keyof typeof strokes;
  readonly onClick: () => void;
  readonly off?: boolean;
  readonly busy?: boolean;
}

/** `aria-disabled`, not `disabled`: a button that is switched off under the finger would drop the focus. */
const Tool = ({ name, sign, onClick, off, busy }: ToolProps) => (
  <button type="button" class={busy ? 'busy' : ''} aria-label={name} aria-disabled={off} onClick={onClick}>
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={strokes[sign]} />
    </svg>
  </button>
);

/** What lies over the map and follows the direction of the reader's language, unlike the map itself. */
export const Overlay = ({ t, say, attribution, seeking, canZoomIn, canZoomOut, onNear, onZoom, children }: OverlayProps) => (
  <>
    <div class="map-top">
      <div class="map-tools">
        <Tool name={t('map.near')} sign="near" onClick={onNear} busy={seeking} />
        <Tool name={t('map.zoomIn')} sign="plus" onClick={() => onZoom(1)} off={!canZoomIn} />
        <Tool name={t('map.zoomOut')} sign="minus" onClick={() => onZoom(-1)} off={!canZoomOut} />
      </div>
      <p class="map-say" role="status">
        {say}
      </p>
    </div>
    {attribution && (
      <p class="map-credit">
        <bdi dir="ltr">{attribution}</bdi>
      </p>
    )}
    {children}
  </>
);
