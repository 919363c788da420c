import type { ComponentType } from 'preact';
import type { Collection, Entry } from '../../core/atlas/entry.ts';
import { CourseEntry } from './CourseEntry.tsx';
import { EmergencyEntry } from './EmergencyEntry.tsx';
import { EventEntry } from './EventEntry.tsx';
import { NewsEntry } from './NewsEntry.tsx';
import { PageEntry } from './PageEntry.tsx';
import { PlaceEntry } from './PlaceEntry.tsx';
import type { EntryProps } from './props.ts';
import { TopicEntry } from './TopicEntry.tsx';

/** The view of one entry of each collection. A new collection is a view file and a line here. */
const entryViews: { readonly [C in Collection]: ComponentType<EntryProps<C>> } = {
  topics: TopicEntry,
  pages: PageEntry,
  places: PlaceEntry,
  courses: CourseEntry,
  events: EventEntry,
  news: NewsEntry,
  emergency: EmergencyEntry,
};

/** The view that fits an entry. The table above proves that every view takes the entries of its own collection. */
export const entryViewOf = (entry: Entry) => entryViews[entry.collection] as ComponentType<{ readonly entry: Entry }>;
