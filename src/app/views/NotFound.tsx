import { useReader } from '../reader.ts';
import { homeHref } from '../ui/atlas.ts';
import { Icon } from '../ui/Icon.tsx';
import { ListHead } from '../ui/ListHead.tsx';
import { Tiles } from '../ui/Tiles.tsx';

/** No page has this address: says so in the reader's language and shows every way on. */
export function NotFound() {
  const reader = useReader();
  const { t } = reader;
  return (
    <>
      <ListHead title={t('notFound.title')} icon="search" />
      <p class="lead">{t('notFound.text')}</p>
      <p>
        <a class="button" href={homeHref(reader)}>
          <Icon name="house" />
          {t('nav.home')}
        </a>
      </p>
      <h2>{t('nav.topics')}</h2>
      <Tiles />
    </>
  );
}
