import { entryKey } from '../../core/atlas/entry.ts';
import { nextOccurrence } from '../../core/atlas/recurrence.ts';
import { useReader } from '../reader.ts';
import { ContactFacts, Fact, Facts } from '../ui/Contact.tsx';
import { EntryFrame, PlaceCard } from '../ui/EntryFrame.tsx';
import { Repeats, When } from '../ui/When.tsx';
import type { EntryProps } from './props.ts';

/** An event or a feast: its next day first, and honestly said when the last known one is over. */
export function EventEntry({ entry }: EntryProps<'events'>) {
  const { t, today } = useReader();
  const next = nextOccurrence(entry, today);
  return (
    <EntryFrame entry={entry} kind={t(entry.holiday ? 'event.holiday' : 'event.kind')} after={<PlaceCard name={t('place.where')} place={entry.place} />}>
      {next.kind !== 'next' && <p class="notice warn">{t('event.doubtful')}</p>}
      <Facts>
        <Fact name={t('event.when')} icon="calendar">
          <p class="day">
            <When moment={entry.start} day={next.kind === 'unclear' ? entry.start.slice(0, 10) : next.day} />
          </p>
          {next.kind === 'next' && next.lastDay > next.day && (
            <p>
              {t('course.end')}: <When moment={next.lastDay} />
            </p>
          )}
          {entry.schedule && <Repeats rule={entry.schedule} />}
          <div data-tool="calendar" data-of={entryKey(entry)} />
        </Fact>
        <ContactFacts contact={entry} />
      </Facts>
    </EntryFrame>
  );
}
