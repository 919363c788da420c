import type { Address, Place } from '../../core/atlas/entry.ts';
import { entryKey } from '../../core/atlas/entry.ts';
import type { Translate } from '../reader.ts';
import { langOf } from '../ui/atlas.ts';
import { Icon } from '../ui/Icon.tsx';
import { Ltr } from '../ui/Ltr.tsx';
import type { Look } from './Mark.tsx';

interface CardProps {
  readonly place: Place;
  readonly look: Look;
  readonly href: string;
  readonly t: Translate;
  readonly onOpen: (place: Place) => void;
  readonly onClose: () => void;
}

/** `Bahnhofstraße 9, 56068 Koblenz`: one line, as it is spoken to a driver. */
const addressLine = ({ street, postcode, city }: Address) => [street, [postcode, city].filter(Boolean).join(' ')].filter(Boolean).join(', ');

/** A click that the browser would turn into a new tab or window stays the browser's. */
const isPlain = (event: MouseEvent) => event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

/** What one needs at a look of the place that was tapped; its page tells the rest. */
export function Card({ place, look, href, t, onOpen, onClose }: CardProps) {
  const { words, original, address, phone, position } = place;
  const at = position?.at.join(',') ?? '';
  const open = (event: MouseEvent) => {
    if (!isPlain(event)) return;
    event.preventDefault();
    onOpen(place);
  };
  return (
    <section class={`map-card ${look.color}`} role="dialog" aria-labelledby="map-card-title" tabIndex={-1} data-entry={entryKey(place)}>
      <header>
        <span class="mark">
          <Icon name={look.icon} />
        </span>
        <div>
          <h2 id="map-card-title">
            <bdi {...langOf(words.lang)}>{words.title}</bdi>
          </h2>
          <p>
            {t(`kind.${place.kind}`)}
            {original && original.title !== words.title && (
              <>
                {' · '}
                <bdi {...langOf(original.lang)}>{original.title}</bdi>
              </>
            )}
            {position && position.precision !== 'building' && ` · ${t('map.about')}`}
          </p>
        </div>
        <button type="button" class="plain" aria-label={t('map.close')} onClick={onClose}>
          <Icon name="x" />
        </button>
      </header>
      {address && (
        <p class="where">
          <Icon name="map-pin" />
          <bdi lang="de" dir="ltr">
            {addressLine(address)}
          </bdi>
        </p>
      )}
      {phone?.[0] && (
        <a class="call" href={`tel:${phone[0].number}`}>
          <Icon name="phone" />
          <Ltr>{phone[0].text}</Ltr>
        </a>
      )}
      <p class="ways">
        <a class="button" href={href} onClick={open}>
          {t('map.open')}
        </a>
        <a class="button plain" href={`geo:${at}?q=${at}`}>
          <Icon name="navigation" />
          {t('place.geo')}
        </a>
      </p>
      <a class="leaves" href={`https://www.openstreetmap.org/directions?to=${encodeURIComponent(at)}`} rel="external noopener noreferrer">
        <Icon name="external-link" />
        <span>
          {t('place.osm')} <small>{t('entry.leaves')}</small>
        </span>
      </a>
    </section>
  );
}
