import { useReader } from '../reader.ts';
import { viewHref } from './atlas.ts';
import { formatBytes } from './format.ts';
import { Icon } from './Icon.tsx';
import { Ltr } from './Ltr.tsx';
import { ProgressBar } from './ProgressBar.tsx';

/** On the home page: what the phone keeps, in one sentence, and the button where a district wants the reader to be asked. */
export function OfflineCard() {
  const reader = useReader();
  const { t, offline, pack, actions, language } = reader;
  const size = offline.available[pack.lang];
  const asks = pack.district.offline === 'ask' && offline.state === 'none';
  return (
    <div class={`box ${offline.state}`}>
      <p>
        <Icon name={offline.state === 'saved' ? 'check' : 'download'} />
        <span>
          {t(`home.${asks ? 'ask' : offline.state}`)} {offline.state === 'failed' && offline.reason && t(`offline.reason.${offline.reason}`)}
        </span>
      </p>
      {offline.state === 'saving' && offline.progress && <ProgressBar progress={offline.progress} />}
      <p class="ways">
        {asks && size !== undefined && (
          <button type="button" onClick={() => actions.save(pack.lang)}>
            {t('saved.save')} <Ltr>{formatBytes(size, language)}</Ltr>
          </button>
        )}
        {offline.state === 'failed' && (
          <button type="button" onClick={() => actions.retry()}>
            {t('saved.retry')}
          </button>
        )}
        <a class="row" href={viewHref(reader, 'saved')}>
          {t('saved.more')}
        </a>
      </p>
    </div>
  );
}
