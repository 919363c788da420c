import type { Source, Words } from '../../core/atlas/entry.ts';
import { useReader } from '../reader.ts';
import { daysBetween, formatDay } from './format.ts';
import { Icon } from './Icon.tsx';
import { LanguageName } from './Ltr.tsx';
import { Text } from './Text.tsx';

/** A source by its name; a link leaves the atlas and says so. */
export function SourceItem({ source }: { readonly source: Source }) {
  const { t } = useReader();
  return (
    <>
      {source.url ? (
        <a href={source.url} rel="external noopener noreferrer">
          <bdi>{source.name}</bdi>
          <Icon name="external-link" />
          <span class="hidden"> ({t('entry.leaves')})</span>
        </a>
      ) : (
        <bdi>{source.name}</bdi>
      )}
      {source.as_of && (
        <>
          {' '}
          <span class="quiet">
            (<Text of="entry.asOf" gaps={{ date: <bdi>{source.as_of}</bdi> }} />)
          </span>
        </>
      )}
    </>
  );
}

interface Facts {
  readonly words: Words;
  readonly source: readonly Source[];
  readonly checked?: string;
  readonly layer?: string;
}

/** Below this age in days it is told in days, above in months. */
const manyDays = 60;

/** How long ago: "12 days old", "4 months old". */
function Age({ since }: { readonly since: string }) {
  const { t, today } = useReader();
  const days = daysBetween(since, today);
  return <>{days < manyDays ? t('saved.age', { count: days }) : t('entry.months', { count: Math.floor(days / 30.44) })}</>;
}

/** layerName('rheinland-pfalz') -> 'Rheinland-Pfalz': shared layers are named after what they cover. */
const layerName = (layer: string) => (layer === 'germany' ? 'Deutschland' : layer.replace(/(^|-)[a-z]/g, (start) => start.toUpperCase()));

/** How old and how trustworthy this is: who says so, when somebody looked, where it comes from, who translated it. */
export function Freshness({ facts }: { readonly facts: Facts }) {
  const { t, pack } = useReader();
  const { words, source, checked, layer } = facts;
  if (!checked && source.length === 0 && words.translation === 'original') return null;
  return (
    <footer class="fresh">
      <p>
        {t('entry.publisher')}: <bdi lang="de">{pack.district.publisher}</bdi>
        {layer && (
          <>
            {' · '}
            <Text of="entry.layer" gaps={{ name: <bdi lang="de">{layerName(layer)}</bdi> }} />
          </>
        )}
      </p>
      {checked && (
        <p>
          <Text of="entry.checked" gaps={{ date: <time dateTime={checked}>{formatDay(checked, pack.calendar)}</time> }} /> (<Age since={checked} />)
        </p>
      )}
      {words.translation !== 'original' && (
        <p>
          {t(`method.${words.translation}`)}
          {words.stale && ` ${t('entry.stale')}`}
        </p>
      )}
      {source.length > 0 && (
        <p>
          {t('entry.source')}:{' '}
          {source.map((one, place) => (
            <span key={one.name}>
              {place > 0 && ' · '}
              <SourceItem source={one} />
            </span>
          ))}
        </p>
      )}
    </footer>
  );
}

/** Above words that are not in the reader's language: which language they are in, and that this is not a mistake. */
export function FallbackNotice({ words }: { readonly words: Words }) {
  const { language } = useReader();
  if (words.lang === language.tag) return null;
  return (
    <p class="notice">
      <Icon name="languages" />
      <span>
        <Text of="entry.fallback" gaps={{ language: <LanguageName tag={words.lang} /> }} />
      </span>
    </p>
  );
}
