import { entryKey } from '../../core/atlas/entry.ts';
import { useReader } from '../reader.ts';
import { entriesOf } from '../ui/atlas.ts';
import { CourseCard, EventCards, NewsCard, PlaceLine } from '../ui/cards.tsx';
import { EntryCard, Section } from '../ui/EntryCard.tsx';
import { EntryFrame } from '../ui/EntryFrame.tsx';
import { EmergencyNumbers } from './EmergencyList.tsx';
import type { EntryProps } from './props.ts';

/** A topic: its pages first, then where to go, what to learn, what happens. */
export function TopicEntry({ entry }: EntryProps<'topics'>) {
  const { t, pack } = useReader();
  const about = (one: { readonly topics: readonly string[] }) => one.topics.includes(entry.id);
  return (
    <EntryFrame
      entry={entry}
      after={
        <>
          {entry.id === 'emergency' && <EmergencyNumbers />}
          <Section title={t('list.news')}>
            {entriesOf(pack, 'news')
              .filter(about)
              .map((one) => (
                <NewsCard key={one.id} entry={one} />
              ))}
          </Section>
          <Section title={t('list.pages')}>
            {entriesOf(pack, 'pages')
              .filter(about)
              .map((one) => (
                <EntryCard key={entryKey(one)} entry={one} />
              ))}
          </Section>
          <Section title={t('list.places')}>
            {entriesOf(pack, 'places')
              .filter(about)
              .map((one) => (
                <EntryCard key={entryKey(one)} entry={one} line={<PlaceLine place={one} />} />
              ))}
          </Section>
          <Section title={t('list.courses')}>
            {entriesOf(pack, 'courses')
              .filter(about)
              .map((one) => (
                <CourseCard key={one.id} entry={one} />
              ))}
          </Section>
          <EventCards events={entriesOf(pack, 'events').filter(about)} title={t('list.events')} />
        </>
      }
    />
  );
}
