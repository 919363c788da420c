import type { SavedPack } from '../../device/api.ts';
import { useReader } from '../reader.ts';
import { berlinDay, daysBetween, formatBytes } from './format.ts';
import { Icon } from './Icon.tsx';
import { LanguageName, Ltr } from './Ltr.tsx';

/** One language or the map: what it costs or since when it is here, and the button that fits. */
export function SavedRow({ what, saved }: { readonly what: string; readonly saved: SavedPack | undefined }) {
  const { t, offline, actions, language, today, pack } = useReader();
  const size = saved?.bytes ?? offline.available[what];
  const name = what === 'map' ? t('nav.map') : <LanguageName tag={what} />;
  const isCurrent = what === pack.lang;
  return (
    <li>
      <Icon name={saved ? 'check' : what === 'map' ? 'map' : 'languages'} />
      <span>
        <strong>{name}</strong>
        <small class="quiet">
          {size !== undefined && <Ltr>{formatBytes(size, language)}</Ltr>}
          {saved && size !== undefined && ' · '}
          {saved && t('saved.age', { count: Math.max(0, daysBetween(berlinDay(Math.max(saved.savedAt, 1000 * saved.seq)), today)) })}
          {!saved && size === undefined && t('saved.notHere')}
        </small>
      </span>
      {offline.fetching === what ? (
        <small>{t('offline.saving')}</small>
      ) : saved ? (
        !isCurrent && (
          <button type="button" class="plain" onClick={() => actions.remove(what)}>
            {t('saved.remove')}
          </button>
        )
      ) : (
        <button type="button" onClick={() => actions.save(what)}>
          {t('saved.save')}
        </button>
      )}
    </li>
  );
}
