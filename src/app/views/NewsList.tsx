import type { News } from '../../core/atlas/entry.ts';
import { useReader } from '../reader.ts';
import { entriesOf, isOutdated } from '../ui/atlas.ts';
import { NewsCard } from '../ui/cards.tsx';
import { Empty, ListHead } from '../ui/ListHead.tsx';

export const newestFirst = (news: readonly News[]): readonly News[] =>
  [...news].sort((a, b) => Number(b.urgent ?? false) - Number(a.urgent ?? false) || b.date.localeCompare(a.date));

/** News, urgent ones first; what has expired folds away. */
export function NewsList() {
  const { t, pack, today } = useReader();
  const news = newestFirst(entriesOf(pack, 'news'));
  const old = news.filter((one) => isOutdated(one, today));
  const card = (one: News) => <NewsCard key={one.id} entry={one} />;
  return (
    <>
      <ListHead title={t('list.news')} icon="newspaper" />
      {news.length === old.length && <Empty text={t('list.none')} />}
      {news.length > old.length && <ul class="cards">{news.filter((one) => !isOutdated(one, today)).map(card)}</ul>}
      {old.length > 0 && (
        <details class="fold">
          <summary>{t('event.past')}</summary>
          <ul class="cards">{old.map(card)}</ul>
        </details>
      )}
    </>
  );
}
