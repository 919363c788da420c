import { useReader } from '../reader.ts';
import { entriesOf } from '../ui/atlas.ts';
import { EventCards } from '../ui/cards.tsx';
import { Empty, ListHead } from '../ui/ListHead.tsx';

/** What happens next, feasts among it. */
export function EventsList() {
  const { t, pack } = useReader();
  const events = entriesOf(pack, 'events');
  return (
    <>
      <ListHead title={t('list.events')} icon="calendar" />
      {events.length === 0 && <Empty text={t('list.none')} />}
      <EventCards events={events} title={t('event.next')} />
    </>
  );
}
