import { addressOf } from '../../core/atlas/address.ts';
import { useReader } from '../reader.ts';
import { AlarmNumbers } from '../ui/AlarmNumbers.tsx';
import { langOf } from '../ui/atlas.ts';
import { Icon } from '../ui/Icon.tsx';

/** A district on the first page of the site. */
export interface DistrictLink {
  readonly id: string;
  readonly name: string;
  /** Language of the name. */
  readonly lang: string;
}

/** The first page of the site: which district? */
export function Districts({ districts }: { readonly districts: readonly DistrictLink[] }) {
  const { base, t } = useReader();
  return (
    <main class="start" id="content" tabIndex={-1}>
      <h1>
        <Icon name="map-pin" big />
        {t('districts.title')}
      </h1>
      <ul class="wall">
        {districts.map((district) => (
          <li key={district.id}>
            <a href={addressOf({ view: 'wall', district: district.id }, base)} {...langOf(district.lang)}>
              {district.name}
            </a>
          </li>
        ))}
      </ul>
      <AlarmNumbers />
    </main>
  );
}
