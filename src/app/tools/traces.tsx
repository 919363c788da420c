import { useEffect, useState } from 'preact/hooks';
import { listenToOthers } from '../../device/messages.ts';
import { useReader } from '../reader.ts';
import { Icon } from '../ui/Icon.tsx';

/**
 * Offered after a wipe: the address that makes the browser empty its files too (`/wiped.txt`). A link that she follows, because
 * browsers may hold up all storage of a page as long as they empty it (asked for from within the page, the answer did not come in
 * two minutes); and only where the atlas has its host to itself, because all goes that the host keeps there.
 */
export function Traces() {
  const { t, base } = useReader();
  const [isWiped, setWiped] = useState(false);
  useEffect(() => listenToOthers(({ kind }) => kind === 'wiped' && setWiped(true)), []);
  if (!isWiped || base !== '/' || !navigator.onLine) return null;
  return (
    <p role="status">
      <a class="button plain" href={`${base}wiped.txt`}>
        <Icon name="trash-2" />
        {t('saved.traces')}
      </a>
    </p>
  );
}
