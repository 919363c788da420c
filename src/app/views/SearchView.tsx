import { type Entry, entryKey } from '../../core/atlas/entry.ts';
import { useReader } from '../reader.ts';
import { viewHref } from '../ui/atlas.ts';
import { PlaceLine } from '../ui/cards.tsx';
import { EntryCard } from '../ui/EntryCard.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Empty } from '../ui/ListHead.tsx';
import { Tiles } from '../ui/Tiles.tsx';

/** What the window knows of a search: absent in Node and in the worker, where the page shows the topics. */
export interface Search {
  readonly query: string;
  /** Best first. Absent while nothing has been asked. */
  readonly results?: readonly Entry[];
  readonly onQuery: (query: string) => void;
}

/** One field, results at every key. Without JavaScript, and where nothing is found, the topics and the emergency numbers show the way. */
export function SearchView({ search }: { readonly search?: Search | undefined }) {
  const reader = useReader();
  const { t } = reader;
  const { query = '', results, onQuery } = search ?? {};
  return (
    <>
      <h1 class="hidden">{t('nav.search')}</h1>
      <search>
        <form class="search" method="get" action={viewHref(reader, 'search')} onSubmit={(event) => search && event.preventDefault()}>
          <label for="q">{t('search.label')}</label>
          <div>
            <input
              id="q"
              type="search"
              name="q"
              value={query}
              autoComplete="off"
              enterkeyhint="search"
              onInput={(event) => onQuery?.(event.currentTarget.value)}
            />
            <button type="submit">
              <Icon name="search" />
              <span class="hidden">{t('nav.search')}</span>
            </button>
          </div>
        </form>
      </search>
      <p role="status" class="quiet">
        {results && results.length > 0 && t('search.found', { count: results.length })}
      </p>
      {results && results.length > 0 ? (
        <ul class="cards">
          {results.map((entry) => (
            <EntryCard key={entryKey(entry)} entry={entry} {...(entry.collection === 'places' ? { line: <PlaceLine place={entry} /> } : {})} />
          ))}
        </ul>
      ) : (
        <>
          {results && query && <Empty text={t('search.nothing')} />}
          <h2>{t('nav.topics')}</h2>
          <Tiles />
        </>
      )}
    </>
  );
}
