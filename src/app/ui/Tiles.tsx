import { entryKey, type Topic } from '../../core/atlas/entry.ts';
import { useReader } from '../reader.ts';
import { entriesOf, entryHref, viewHref } from './atlas.ts';
import { Icon } from './Icon.tsx';
import { Words } from './Ltr.tsx';

/** The topics as large coloured signs: a pictogram for those who do not read, a word for those who do. Emergency comes first. */
export function Tiles() {
  const reader = useReader();
  const topics = entriesOf(reader.pack, 'topics');
  const isEmergency = (topic: Topic) => topic.id === 'emergency';
  return (
    <ul class="tiles">
      {[...topics.filter(isEmergency), ...topics.filter((topic) => !isEmergency(topic))].map((topic) => (
        <li key={topic.id} class={`t-${topic.color}`} data-entry={entryKey(topic)}>
          <a href={isEmergency(topic) ? viewHref(reader, 'emergency') : entryHref(reader, entryKey(topic))}>
            <Icon name={topic.icon} big />
            <Words words={topic.words} text={topic.words.title} />
          </a>
        </li>
      ))}
    </ul>
  );
}
