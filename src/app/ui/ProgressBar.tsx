import type { Progress } from '../../device/api.ts';
import { useReader } from '../reader.ts';
import { formatBytes } from './format.ts';
import { Ltr } from './Ltr.tsx';
import { Text } from './Text.tsx';

/** How much has arrived, as a bar and in bytes. */
export function ProgressBar({ progress }: { readonly progress: Progress }) {
  const { t, language } = useReader();
  const { received, total } = progress;
  return (
    <div class="progress">
      <progress value={received} max={Math.max(total, received, 1)} aria-label={t('offline.saving')} />
      <small>
        <Text of="saved.progress" gaps={{ received: <Ltr>{formatBytes(received, language)}</Ltr>, total: <Ltr>{formatBytes(total, language)}</Ltr> }} />
      </small>
    </div>
  );
}
