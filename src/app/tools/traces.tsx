import { useEffect, useState } from 'preact/hooks';
import { listenToOthers } from '../../device/messages.ts';
import { useReader } from '../reader.ts';
import { Icon } from '../ui/Icon.tsx';

/** How far the last step of a wipe has come; `stays`: this host does not tell browsers to empty themselves. */
type Step = 'none' | 'offered' | 'asked' | 'gone' | 'stays' | 'offline';

/**
 * Offered after a wipe: the address that makes the browser empty its files too (`/wiped.txt`). By a tap alone, because browsers may
 * hold up all storage of a page as long as they empty it; and only where the atlas has its host to itself, because all goes that
 * the host keeps there.
 */
export function Traces() {
  const { t, base } = useReader();
  const [step, take] = useState<Step>('none');
  useEffect(() => listenToOthers(({ kind }) => kind === 'wiped' && take('offered')), []);
  if (step === 'none' || base !== '/' || !navigator.onLine) return null;
  const ask = async () => {
    take('asked');
    const answer = await fetch(`${base}wiped.txt`, { cache: 'no-store' }).catch(() => undefined);
    take(answer === undefined ? 'offline' : answer.headers.has('clear-site-data') ? 'gone' : 'stays');
  };
  return (
    <div class="box" role="status">
      {step === 'gone' && <p>{t('saved.tracesGone')}</p>}
      {step === 'stays' && <p>{t('saved.tracesStay')}</p>}
      {step === 'offline' && <p>{t('offline.reason.offline')}</p>}
      {step !== 'gone' && step !== 'stays' && (
        <button type="button" class="plain danger" disabled={step === 'asked'} onClick={() => void ask()}>
          <Icon name="trash-2" />
          {t('saved.traces')}
        </button>
      )}
    </div>
  );
}
