import { entryKey, type Place, placeKinds } from '../../core/atlas/entry.ts';
import { useReader } from '../reader.ts';
import { searchOf, shownOf, viewHref } from '../ui/atlas.ts';
import { PlaceLine } from '../ui/cards.tsx';
import { EntryCard, Section } from '../ui/EntryCard.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Empty, ListHead } from '../ui/ListHead.tsx';

/** Where she looks for what is open now, she must not stand in front of a door that opens by appointment only. */
function Line({ place }: { readonly place: Place }) {
  const { t, query } = useReader();
  const isByAppointment = query['open'] && (place.appointment === 'required' || place.opening_hours?.appointment);
  return (
    <>
      <PlaceLine place={place} grouped />
      {isByAppointment && ` · ${t('hours.appointment')}`}
    </>
  );
}

/** All places by what they are for, with a short way to each group. */
export function PlacesList() {
  const reader = useReader();
  const { t, query, passes } = reader;
  const places = shownOf(reader, 'places');
  const kinds = placeKinds.filter((kind) => places.some((place) => place.kind === kind));
  return (
    <>
      <ListHead title={t('list.places')} icon="map-pin" />
      {places.length === 0 && !passes && <Empty text={t('list.none')} />}
      <div data-tool="filter" data-of="places" />
      {(kinds.length > 3 || passes) && (
        <nav class="chips strip" aria-label={t('list.jump')}>
          <a class="chip strong" href={viewHref(reader, 'map') + searchOf(query)}>
            <Icon name="map" />
            {t('nav.map')}
          </a>
          {kinds.length > 3 &&
            kinds.map((kind) => (
              <a key={kind} class="chip" href={`#${kind}`}>
                {t(`kind.${kind}`)}
              </a>
            ))}
        </nav>
      )}
      {kinds.map((kind) => (
        <Section key={kind} id={kind} title={t(`kind.${kind}`)}>
          {places
            .filter((place) => place.kind === kind)
            .map((place) => (
              <EntryCard key={entryKey(place)} entry={place} line={<Line place={place} />} />
            ))}
        </Section>
      ))}
    </>
  );
}
