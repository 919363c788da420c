import type { VNode } from 'preact';
import { type Reader, ReaderContext } from './reader.ts';
import { findEntry } from './ui/atlas.ts';
import { Layout } from './ui/Layout.tsx';
import { entryViewOf } from './views/entries.ts';
import { NotFound } from './views/NotFound.tsx';
import type { Views } from './views/props.ts';

export interface PageProps {
  readonly reader: Reader;
  readonly views: Views;
  /** No page has this address. An entry that the pack lacks is noticed without being told. */
  readonly problem?: 'missing' | undefined;
}

/** The view inside the frame. */
export function View({ reader, views }: Pick<PageProps, 'reader' | 'views'>): VNode {
  const { route, pack } = reader;
  if (route.view === 'entry') {
    const entry = findEntry(pack, `${route.collection}/${route.id}`);
    if (!entry) return <NotFound />;
    const EntryView = entryViewOf(entry);
    return <EntryView key={`${route.collection}/${route.id}`} entry={entry} />;
  }
  const ListView = route.view === 'wall' || route.view === 'districts' ? undefined : views[route.view];
  return ListView ? <ListView /> : <NotFound />;
}

/** Every page inside a district: what stands inside `#app`, the same in Node, in the worker and in the window. */
export const Page = (props: PageProps) => (
  <ReaderContext.Provider value={props.reader}>
    <Layout>{props.problem === 'missing' ? <NotFound /> : <View {...props} />}</Layout>
  </ReaderContext.Provider>
);
