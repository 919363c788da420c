import type { ListView } from '../../core/atlas/address.ts';
import { useReader } from '../reader.ts';
import { entriesOf, isOutdated, viewHref } from '../ui/atlas.ts';
import { NewsCard } from '../ui/cards.tsx';
import { Section } from '../ui/EntryCard.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Words } from '../ui/Ltr.tsx';
import { OfflineCard } from '../ui/OfflineCard.tsx';
import { Tiles } from '../ui/Tiles.tsx';
import { newestFirst } from './NewsList.tsx';

const lists: readonly { readonly view: ListView; readonly icon: string }[] = [
  { view: 'places', icon: 'map-pin' },
  { view: 'courses', icon: 'graduation-cap' },
  { view: 'events', icon: 'calendar' },
  { view: 'news', icon: 'newspaper' },
];

/** The first page in the reader's language: a greeting, what is urgent, and eleven signs that show the way. */
export function Home() {
  const reader = useReader();
  const { t, pack, today } = reader;
  const { words } = pack.district;
  const news = newestFirst(entriesOf(pack, 'news')).filter((one) => !isOutdated(one, today));
  return (
    <div class="home">
      <h1>
        <span>{t('home.welcome')}</span> <Words words={words} text={words.title} />
      </h1>
      {news.some((one) => one.urgent) && (
        <ul class="cards alert">
          {news
            .filter((one) => one.urgent)
            .map((one) => (
              <NewsCard key={one.id} entry={one} />
            ))}
        </ul>
      )}
      <h2 class="hidden">{t('nav.topics')}</h2>
      <Tiles />
      <h2 class="hidden">{t('home.lists')}</h2>
      <ul class="doors">
        {lists.map(({ view, icon }) => (
          <li key={view}>
            <a href={viewHref(reader, view)}>
              <Icon name={icon} />
              {t(`list.${view}`)}
            </a>
          </li>
        ))}
      </ul>
      <div data-tool="kept" />
      <OfflineCard />
      <Section title={t('list.news')}>
        {news
          .filter((one) => !one.urgent)
          .slice(0, 3)
          .map((one) => (
            <NewsCard key={one.id} entry={one} />
          ))}
      </Section>
    </div>
  );
}
