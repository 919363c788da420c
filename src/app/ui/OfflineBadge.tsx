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
  // The link stands within the live region: a region within the link would leave it without a name. Percents are for the eye.
  return (
    <p role="status">
      <a class={`badge ${state}`} href={viewHref(reader, 'saved')}>
        <Icon name={iconOf[state]} />
        {words}
        {state === 'saving' && percent !== undefined && (
          <bdi dir="ltr" aria-hidden="true">
            {' '}
            {percent} %
          </bdi>
        )}
      </a>
    </p>
  );
}
