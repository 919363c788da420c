import { addressOf } from '../../core/atlas/address.ts';
import { useReader } from '../reader.ts';
import { languageHref } from '../ui/atlas.ts';
import { Icon } from '../ui/Icon.tsx';
import { ListHead } from '../ui/ListHead.tsx';
import { LanguageName } from '../ui/Ltr.tsx';
import { Tiles } from '../ui/Tiles.tsx';

/**
 * Without a network, at an address in a language that this phone does not keep. The page speaks the language of the pack it was given,
 * names the ones that are here, and can be tried again.
 */
export function NotSaved() {
  const reader = useReader();
  const { t, offline, pack, route, base } = reader;
  const here = offline.saved.flatMap((one) => (one.kind === 'text' && one.district === pack.district.id && one.lang ? [one.lang] : []));
  const tags = here.length > 0 ? here : [pack.lang];
  const wanted = 'lang' in route ? route.lang : undefined;
  return (
    <>
      <ListHead title={t('notSaved.title')} icon="circle-alert" />
      <p class="lead">
        {wanted && wanted !== pack.lang && (
          <strong>
            <LanguageName tag={wanted} />:{' '}
          </strong>
        )}
        {t('notSaved.text')}
      </p>
      <p>
        <a class="button" href={addressOf(route, base)}>
          <Icon name="refresh-cw" />
          {t('saved.retry')}
        </a>
      </p>
      <h2>{t('saved.here')}</h2>
      <ul class="wall">
        {tags.map((tag) => (
          <li key={tag}>
            <a href={languageHref(reader, tag)}>
              <LanguageName tag={tag} />
            </a>
          </li>
        ))}
      </ul>
      <h2>{t('nav.topics')}</h2>
      <Tiles />
    </>
  );
}
