import { useReader } from '../reader.ts';
import { EntryFrame } from '../ui/EntryFrame.tsx';
import { formatDay } from '../ui/format.ts';
import type { EntryProps } from './props.ts';

/** A piece of news with its day. */
export function NewsEntry({ entry }: EntryProps<'news'>) {
  const { t, pack } = useReader();
  return (
    <EntryFrame
      entry={entry}
      kind={
        <>
          {entry.urgent && <strong class="urgent">{t('news.urgent')}</strong>} <time dateTime={entry.date}>{formatDay(entry.date, pack.calendar)}</time>
        </>
      }
    />
  );
}
