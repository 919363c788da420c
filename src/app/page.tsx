import type { VNode } from 'preact';
import { type Reader, ReaderContext } from './reader.ts';
import { findEntry } from './ui/atlas.ts';
import { Layout } from './ui/Layout.tsx';
import { About } from './views/About.tsx';
import { CoursesList } from './views/CoursesList.tsx';
import { type DistrictLink, Districts } from './views/Districts.tsx';
import { EmergencyList } from './views/EmergencyList.tsx';
import { EventsList } from './views/EventsList.tsx';
import { entryViewOf } from './views/entries.ts';
import { Home } from './views/Home.tsx';
import { MapView } from './views/MapView.tsx';
import { NewsList } from './views/NewsList.tsx';
import { NotFound } from './views/NotFound.tsx';
import { NotSaved } from './views/NotSaved.tsx';
import { PlacesList } from './views/PlacesList.tsx';
import { SavedView } from './views/SavedView.tsx';
import { type Search, SearchView } from './views/SearchView.tsx';
import { Wall } from './views/Wall.tsx';

export interface PageProps {
  readonly reader: Reader;
  /**
   * `missing`: no page has this address. `not-saved`: there is no network, and the phone lacks the language of the address;
   * `reader.pack` is then one that it has. An entry that the pack lacks is noticed without being told.
   */
  readonly problem?: 'missing' | 'not-saved' | undefined;
  /** The state of the search, in the window only. */
  readonly search?: Search | undefined;
  /** Districts of the site, for its first page. Only the reader's own where nobody knows the others. */
  readonly districts?: readonly DistrictLink[] | undefined;
}

/** The view inside the frame. */
function View({ reader, search }: PageProps): VNode {
  const { route, pack } = reader;
  switch (route.view) {
    case 'entry': {
      const entry = findEntry(pack, `${route.collection}/${route.id}`);
      if (!entry) return <NotFound />;
      const EntryView = entryViewOf(entry);
      return <EntryView key={`${route.collection}/${route.id}`} entry={entry} />;
    }
    case 'home':
      return <Home />;
    case 'emergency':
      return <EmergencyList />;
    case 'map':
      return <MapView />;
    case 'search':
      return <SearchView search={search} />;
    case 'saved':
      return <SavedView />;
    case 'places':
      return <PlacesList />;
    case 'courses':
      return <CoursesList />;
    case 'events':
      return <EventsList />;
    case 'news':
      return <NewsList />;
    case 'about':
      return <About />;
    default:
      return <NotFound />;
  }
}

/** The district's own name where nobody said which others there are. */
const ownDistrict = ({ pack: { district } }: Reader): readonly DistrictLink[] => [{ id: district.id, name: district.words.title, lang: district.words.lang }];

function Content(props: PageProps): VNode {
  const { reader, problem, districts } = props;
  if (!problem && reader.route.view === 'wall') return <Wall />;
  if (!problem && reader.route.view === 'districts') return <Districts districts={districts ?? ownDistrict(reader)} />;
  return <Layout>{problem === 'missing' ? <NotFound /> : problem === 'not-saved' ? <NotSaved /> : <View {...props} />}</Layout>;
}

/** Every page of the atlas: what stands inside `#app`, the same in Node, in the worker and in the window. */
export const Page = (props: PageProps) => (
  <ReaderContext.Provider value={props.reader}>
    <Content {...props} />
  </ReaderContext.Provider>
);
