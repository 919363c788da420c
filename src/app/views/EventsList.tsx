import { nextDay } from '../../core/atlas/occasion.ts';
import { useReader } from '../reader.ts';
import { shownOf } from '../ui/atlas.ts';
import { EventCards } from '../ui/cards.tsx';
import { Empty, ListHead } from '../ui/ListHead.tsx';

/** What happens next, day by day: events, feasts, and courses that begin. */
export function EventsList() {
  const reader = useReader();
  const { t, today, passes } = reader;
  // A course that has begun stands among the courses.
  const starts = shownOf(reader, 'courses').filter((course) => nextDay(course, today).kind === 'next');
  const events = [...shownOf(reader, 'events'), ...starts];
  return (
    <>
      <ListHead title={t('list.events')} icon="calendar" />
      {events.length === 0 && !passes && <Empty text={t('list.none')} />}
      <div data-tool="filter" data-of="events" />
      <EventCards events={events} />
    </>
  );
}
