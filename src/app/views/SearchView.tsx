import { useReader } from '../reader.ts';
import { viewHref } from '../ui/atlas.ts';
import { Icon } from '../ui/Icon.tsx';
import { Tiles } from '../ui/Tiles.tsx';

/**
 * One field; results come at every key (the tool `results`, with what is searched as part of the address). Without JavaScript, and
 * as long as nothing is asked, the topics show the way; later they stand below the results.
 */
export function SearchView() {
  const reader = useReader();
  const { t, actions } = reader;
  const query = reader.query['q'] ?? '';
  const words = query.trim();
  return (
    <>
      <h1 class="hidden">{t('nav.search')}</h1>
      <search>
        <form class="search" method="get" action={viewHref(reader, 'search')} onSubmit={(event) => event.preventDefault()}>
          <label for="q">{t('search.label')}</label>
          <div>
            <input
              id="q"
              type="search"
              name="q"
              value={query}
              autoComplete="off"
              enterkeyhint="search"
              onInput={(event) => actions.narrow({ q: event.currentTarget.value })}
            />
            <button type="submit">
              <Icon name="search" />
              <span class="hidden">{t('nav.search')}</span>
            </button>
          </div>
        </form>
      </search>
      <div data-tool="results" />
      {words === '' ? (
        <>
          <h2>{t('nav.topics')}</h2>
          <Tiles />
        </>
      ) : (
        <div data-tool="report" data-of={`search:${words}`} />
      )}
    </>
  );
}
