import { useReader } from '../reader.ts';
import { viewHref } from './atlas.ts';
import { Icon } from './Icon.tsx';

const iconOf = { none: 'download', saving: 'refresh-cw', saved: 'check', failed: 'circle-alert' } as const;

/** Says in words whether this page can be read without internet, and leads to everything about it. */
export function OfflineBadge() {
  const reader = useReader();
  const { t, offline } = reader;
  const { progress, state } = offline;
  const percent = progress && progress.total > 0 ? Math.min(99, Math.floor((100 * progress.received) / progress.total)) : undefined;
  const words = offline.unreachable && state === 'saved' ? t('offline.unreachable') : t(`offline.${state}`);
  return (
    <a class={`badge ${state}`} href={viewHref(reader, 'saved')}>
      <Icon name={iconOf[state]} />
      <span role="status">
        {words}
        {state === 'saving' && percent !== undefined && <bdi dir="ltr"> {percent} %</bdi>}
      </span>
    </a>
  );
}
