import { entryKey, placeKinds } from '../../core/atlas/entry.ts';
import { useReader } from '../reader.ts';
import { entriesOf, viewHref } from '../ui/atlas.ts';
import { PlaceLine } from '../ui/cards.tsx';
import { EntryCard, Section } from '../ui/EntryCard.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Empty, ListHead } from '../ui/ListHead.tsx';

/** All places by what they are for, with a short way to each group. */
export function PlacesList() {
  const reader = useReader();
  const { t, pack } = reader;
  const places = entriesOf(pack, 'places');
  const kinds = placeKinds.filter((kind) => places.some((place) => place.kind === kind));
  return (
    <>
      <ListHead title={t('list.places')} icon="map-pin" />
      {places.length === 0 && <Empty text={t('list.none')} />}
      {kinds.length > 3 && (
        <nav class="chips strip" aria-label={t('list.jump')}>
          <a class="chip strong" href={viewHref(reader, 'map')}>
            <Icon name="map" />
            {t('nav.map')}
          </a>
          {kinds.map((kind) => (
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
              <EntryCard key={entryKey(place)} entry={place} line={<PlaceLine place={place} grouped />} />
            ))}
        </Section>
      ))}
    </>
  );
}
