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
        {/* The space stands outside: within the number it would come to lie behind it in a right-to-left line. */}
        {state === 'saving' && percent !== undefined && (
          <span aria-hidden="true">
            {' '}
            <bdi dir="ltr">{percent} %</bdi>
          </span>
        )}
      </a>
    </p>
  );
}
