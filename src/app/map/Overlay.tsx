import type { ComponentChildren } from 'preact';
import type { Translate } from '../reader.ts';
import { Stroke, type StrokeName } from './Stroke.tsx';

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
  /** Asks for the map from the internet, or takes it away; absent where the district offers none. */
  readonly onOnline?: (() => void) | undefined;
  /** True while that map is shown. */
  readonly isOnline: boolean;
  /** The card of a place, or the notice before the map from the internet. */
  readonly children?: ComponentChildren;
}

interface ToolProps {
  readonly name: string;
  readonly sign: StrokeName;
  readonly onClick: () => void;
  readonly off?: boolean;
  readonly busy?: boolean;
  readonly pressed?: boolean;
}

/** `aria-disabled`, not `disabled`: a button that is switched off under the finger would drop the focus. */
const Tool = ({ name, sign, onClick, off, busy, pressed }: ToolProps) => (
  <button type="button" class={busy ? 'busy' : ''} aria-label={name} aria-disabled={off} aria-pressed={pressed} onClick={onClick}>
    <Stroke name={sign} />
  </button>
);

/** What lies over the map and follows the direction of the reader's language, unlike the map itself. */
export const Overlay = ({ t, say, attribution, seeking, canZoomIn, canZoomOut, onNear, onZoom, onOnline, isOnline, children }: OverlayProps) => (
  <>
    <div class="map-top">
      <div class="map-tools">
        {onOnline && <Tool name={t('map.online')} sign="globe" onClick={onOnline} pressed={isOnline} />}
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
