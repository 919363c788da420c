import { metresBetween, walkingMinutes } from '../../core/atlas/distance.ts';
import { entryKey, type Place } from '../../core/atlas/entry.ts';
import { isMappable } from '../../core/atlas/protected.ts';
import { useReader } from '../reader.ts';
import { entriesOf, shownOf } from '../ui/atlas.ts';
import { PlaceLine } from '../ui/cards.tsx';
import { EntryCard, Section } from '../ui/EntryCard.tsx';
import { formatDistance } from '../ui/format.ts';
import { Icon } from '../ui/Icon.tsx';
import { Ltr, Words } from '../ui/Ltr.tsx';
import { Text } from '../ui/Text.tsx';

/** Further than this nobody walks who has a choice: the distance alone says enough. */
const longestWalk = 120;

/** All places by how far they are from her. A place of which only the town is known has a distance, and no minutes. */
function Nearest({ places, from }: { readonly places: readonly Place[]; readonly from: readonly [number, number] }) {
  const { t, language } = useReader();
  const near = places
    .flatMap((place) => (place.position ? [{ place, metres: metresBetween(from, place.position.at) }] : []))
    .sort((a, b) => a.metres - b.metres);
  return (
    <Section title={t('list.places')}>
      {near.map(({ place, metres }) => (
        <EntryCard
          key={entryKey(place)}
          entry={place}
          line={
            <>
              <PlaceLine place={place} />
              {' · '}
              <Ltr>{formatDistance(metres, language)}</Ltr>
              {place.position?.precision !== 'area' && walkingMinutes(metres) <= longestWalk && (
                <>
                  {' · '}
                  <Text of="map.walk" gaps={{ minutes: <Ltr>{walkingMinutes(metres)}</Ltr> }} />
                </>
              )}
            </>
          }
        />
      ))}
    </Section>
  );
}

/**
 * The map and, as its equal, the list of the same places: by topic, or by distance once she has asked where she is. The window fills
 * `#map` (`data-map`, always left to right) with the places that the address leaves; without JavaScript the list is all there is, and enough.
 */
export function MapView() {
  const reader = useReader();
  const { t, pack, query, position, actions } = reader;
  const all = entriesOf(pack, 'places').filter(isMappable);
  const places = shownOf(reader, 'places').filter(isMappable);
  const topics = entriesOf(pack, 'topics').filter((topic) => all.some((place) => place.topics[0] === topic.id));
  const chosen = topics.find(({ id }) => id === query['topic'])?.id;
  const groupOf = ({ topics: its }: Place) => (chosen !== undefined && its.includes(chosen) ? chosen : its[0]);
  const toggle = (id: string) => (event: MouseEvent) => {
    event.preventDefault();
    actions.narrow({ topic: chosen === id ? undefined : id });
  };
  return (
    <div class="atlas">
      <h1 class="hidden">{t('nav.map')}</h1>
      <nav class="chips strip" aria-label={t('map.filter')}>
        {topics.map((topic) => (
          <a
            key={topic.id}
            class={`chip t-${topic.color}`}
            href={`#${topic.id}`}
            aria-current={chosen === topic.id ? 'true' : undefined}
            onClick={toggle(topic.id)}
          >
            <Icon name={topic.icon} />
            <Words words={topic.words} text={topic.words.title} />
          </a>
        ))}
      </nav>
      <div data-tool="filter" data-of="map" />
      <div class="stage">
        <p class="wait">
          <Icon name="map" big />
          {t('map.wait')}
        </p>
        <div id="map" dir="ltr" data-map />
      </div>
      <div>
        {position ? (
          <Nearest places={places} from={position} />
        ) : (
          topics.map((topic) => (
            <Section key={topic.id} id={topic.id} title={<Words words={topic.words} text={topic.words.title} />}>
              {places
                .filter((place) => groupOf(place) === topic.id)
                .map((place) => (
                  <EntryCard key={entryKey(place)} entry={place} line={<PlaceLine place={place} />} />
                ))}
            </Section>
          ))
        )}
      </div>
    </div>
  );
}
