import { useState } from 'preact/hooks';
import { useReader } from '../reader.ts';
import { wallHref } from '../ui/atlas.ts';
import { Icon } from '../ui/Icon.tsx';
import { ListHead } from '../ui/ListHead.tsx';
import { ProgressBar } from '../ui/ProgressBar.tsx';
import { SavedRow } from '../ui/SavedRow.tsx';

/** Everything that this phone keeps of the atlas, what else it could keep, and the way to wipe it all. */
export function SavedView() {
  const reader = useReader();
  const { t, pack, offline, actions } = reader;
  const { state, fetching, progress } = offline;
  const mine = (key: string) => offline.saved.find((one) => one.key === `${pack.district.id}/${key}`);
  const others = pack.district.languages.filter((tag) => tag !== pack.lang);
  const kept = others.filter((tag) => mine(tag));
  const open = others.filter((tag) => !mine(tag));
  return (
    <div class="saved">
      <ListHead title={t('saved.title')} icon="bookmark" />
      <p class="lead">{t('saved.lead')}</p>
      <div data-tool="kept" data-of="edit" />
      <div class={`box ${state}`} role="status">
        <p>
          <Icon name={state === 'saved' ? 'check' : state === 'failed' ? 'circle-alert' : 'download'} />
          <span>
            <strong>{t(`offline.${state}`)}</strong> {offline.reason && t(`offline.reason.${offline.reason}`)}
            {offline.unreachable && state === 'saved' && t('offline.unreachable')}
          </span>
        </p>
        {progress && fetching !== undefined && <ProgressBar progress={progress} />}
        {fetching !== undefined && (
          <button type="button" class="plain" onClick={() => actions.pause()}>
            <Icon name="pause" />
            {t('saved.pause')}
          </button>
        )}
        {fetching === undefined && offline.reason && (
          <button type="button" onClick={() => actions.retry()}>
            <Icon name="refresh-cw" />
            {t('saved.retry')}
          </button>
        )}
        {offline.updateWaiting && <p>{t('offline.update')}</p>}
      </div>
      <h2>{t('saved.here')}</h2>
      <ul class="rows">
        {[pack.lang, 'map', ...kept].map((what) => (
          <SavedRow key={what} what={what} saved={mine(what)} />
        ))}
      </ul>
      {offline.persisted !== undefined && state === 'saved' && <p class="quiet">{t(offline.persisted ? 'saved.persisted' : 'saved.notPersisted')}</p>}
      {open.length > 0 && (
        <details class="fold">
          <summary>{t('saved.otherLanguages')}</summary>
          <ul class="rows">
            {open.map((what) => (
              <SavedRow key={what} what={what} saved={undefined} />
            ))}
          </ul>
        </details>
      )}
      <div data-tool="handover" />
      <h2>{t('saved.settings')}</h2>
      <p>
        <a class="button plain" href={wallHref(reader)}>
          <Icon name="languages" />
          {t('nav.language')}
        </a>
      </p>
      <div data-tool="town" />
      <p class="tip">{t('saved.install')}</p>
      <div data-tool="install" />
      <Wipe />
      <div data-tool="traces" />
    </div>
  );
}

/** The button that was pressed is gone: its place in the order of the keyboard goes to one that does no harm. */
const takeFocus = (element: HTMLElement | null) => element?.focus();

/** Wiping takes two steps, both in the page: a question first, then the deed. */
function Wipe() {
  const { t, actions } = useReader();
  const [asking, ask] = useState<boolean>();
  if (!asking) {
    return (
      <button type="button" class="plain danger" ref={asking === false ? takeFocus : null} onClick={() => ask(true)}>
        <Icon name="trash-2" />
        {t('saved.wipe')}
      </button>
    );
  }
  const wipe = () => {
    actions.wipe();
    ask(false);
  };
  return (
    <div class="box" role="alert">
      <p>{t('saved.wipeAsk')}</p>
      <button type="button" class="danger" onClick={wipe}>
        {t('saved.wipeYes')}
      </button>
      <button type="button" class="plain" ref={takeFocus} onClick={() => ask(false)}>
        {t('saved.wipeNo')}
      </button>
    </div>
  );
}
