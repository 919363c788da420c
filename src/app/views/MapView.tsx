import { useState } from 'preact/hooks';
import { entryKey } from '../../core/atlas/entry.ts';
import { isMappable } from '../../core/atlas/protected.ts';
import { useReader } from '../reader.ts';
import { entriesOf } from '../ui/atlas.ts';
import { PlaceLine } from '../ui/cards.tsx';
import { EntryCard } from '../ui/EntryCard.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Words } from '../ui/Ltr.tsx';

/**
 * The map and, as its equal, the list of the same places. The window fills `#map` (`data-map`, always left to right) and reads the chosen
 * topic from its `data-topic`; without JavaScript the list is all there is, and enough.
 */
export function MapView() {
  const { t, pack } = useReader();
  const [chosen, choose] = useState<string | undefined>(undefined);
  const places = entriesOf(pack, 'places').filter(isMappable);
  const topics = entriesOf(pack, 'topics').filter((topic) => places.some((place) => place.topics[0] === topic.id));
  const shown = topics.filter((topic) => chosen === undefined || topic.id === chosen);
  const toggle = (id: string) => (event: MouseEvent) => {
    event.preventDefault();
    choose(chosen === id ? undefined : id);
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
      <div class="stage">
        <p class="wait">
          <Icon name="map" big />
          {t('map.wait')}
        </p>
        <div id="map" dir="ltr" data-map data-topic={chosen} />
      </div>
      <div>
        {shown.map((topic) => (
          <section key={topic.id} id={topic.id}>
            <h2>
              <Words words={topic.words} text={topic.words.title} />
            </h2>
            <ul class="cards">
              {places
                .filter((place) => place.topics[0] === topic.id)
                .map((place) => (
                  <EntryCard key={entryKey(place)} entry={place} line={<PlaceLine place={place} />} />
                ))}
            </ul>
          </section>
        ))}
      </div>
    </div>
  );
}
