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

/**
 * For whoever put the folder there, hence in German and English. `app/wall.ts` shows it where the site lies at another path than
 * the one that it was built for: this page looks as it should there, and every link of it leads nowhere.
 */
function Moved({ base }: { readonly base: string }) {
  return (
    <div class="box failed" id="moved" hidden>
      <p lang="de">Diese Seiten sind für den Pfad {base} gebaut und liegen an einem anderen: Die Links führen ins Leere. So werden sie für diesen gebaut:</p>
      <p lang="en">These pages were built for the path {base} and lie at another one: the links lead nowhere. This builds them for it:</p>
      <p>
        <code dir="ltr">npm run build -- --base </code>
      </p>
    </div>
  );
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
      <Moved base={base} />
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
