import type { Position } from '../../core/atlas/entry.ts';
import { useReader } from '../reader.ts';
import { Icon } from './Icon.tsx';

/** Two ways to be led there: the phone's own map app, and OpenStreetMap on the internet. */
export function RouteLinks({ position }: { readonly position: Position }) {
  const { t } = useReader();
  const at = position.at.join(',');
  return (
    <p class="ways">
      <a class="button" href={`geo:${at}?q=${at}`}>
        <Icon name="navigation" />
        {t('place.geo')}
      </a>
      <a class="button plain" href={`https://www.openstreetmap.org/directions?to=${encodeURIComponent(at)}`} rel="external noopener noreferrer">
        <Icon name="external-link" />
        <span>
          {t('place.osm')} <small>{t('entry.leaves')}</small>
        </span>
      </a>
    </p>
  );
}
