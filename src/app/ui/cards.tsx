import { type Course, type Event, entryKey, type News, type Place } from '../../core/atlas/entry.ts';
import { nextDay } from '../../core/atlas/occasion.ts';
import { isProtected } from '../../core/atlas/protected.ts';
import { type NextOccurrence, weekdayOf } from '../../core/atlas/recurrence.ts';
import { useReader } from '../reader.ts';
import { isOutdated } from './atlas.ts';
import { EntryCard, Section } from './EntryCard.tsx';
import { formatDay } from './format.ts';
import { Ltr } from './Ltr.tsx';
import { levelText, When } from './When.tsx';

/** "Counselling · Andernach": the kind in the reader's words, the town as the sign writes it. Under a heading of its kind only the town. */
export function PlaceLine({ place, grouped }: { readonly place: Place; readonly grouped?: boolean }) {
  const { t } = useReader();
  const town = isProtected(place) ? undefined : place.address?.city;
  return (
    <>
      {!grouped && t(`kind.${place.kind}`)}
      {town && (
        <>
          {!grouped && ' · '}
          <bdi lang="de" dir="ltr">
            {town}
          </bdi>
        </>
      )}
    </>
  );
}

export function CourseCard({ entry }: { readonly entry: Course }) {
  const { t } = useReader();
  const level = levelText(entry);
  return (
    <EntryCard
      entry={entry}
      line={
        <>
          {t(`course.${entry.kind}`)}
          {level && (
            <>
              {' · '}
              <Ltr>{level}</Ltr>
            </>
          )}
          {entry.start && (
            <>
              {' · '}
              <When moment={entry.start} />
            </>
          )}
        </>
      }
    />
  );
}

export function NewsCard({ entry }: { readonly entry: News }) {
  const { t, pack } = useReader();
  return (
    <EntryCard
      entry={entry}
      line={
        <>
          {entry.urgent && <strong class="urgent">{t('news.urgent')}</strong>} <time dateTime={entry.date}>{formatDay(entry.date, pack.calendar)}</time>
        </>
      }
    />
  );
}

function EventCard({ entry, next }: { readonly entry: Event | Course; readonly next: NextOccurrence }) {
  const { pack } = useReader();
  const { start = '' } = entry;
  const day = next.kind === 'unclear' ? start.slice(0, 10) : next.day;
  return (
    <EntryCard
      entry={entry}
      mark={
        <span class="mark leaf" aria-hidden="true">
          <small>{pack.calendar.weekdaysShort[weekdayOf(day)]}</small>
          <b>{Number(day.slice(8, 10))}</b>
        </span>
      }
      line={<When moment={start} day={day} />}
    />
  );
}

const dayOf = (next: NextOccurrence) => (next.kind === 'unclear' ? '9' : next.day);

interface EventCardsProps {
  readonly events: readonly (Event | Course)[];
  /** Above all of them; absent: each month has its name. */
  readonly title?: string;
}

/** Events by their next day. What is over, unclear or past its expiry folds away and stays readable: the phone's clock may be wrong. */
export function EventCards({ events, title }: EventCardsProps) {
  const { t, today, pack } = useReader();
  const known = events.map((entry) => ({ entry, next: nextDay(entry, today) })).sort((a, b) => dayOf(a.next).localeCompare(dayOf(b.next)));
  const isCertain = ({ entry, next }: (typeof known)[number]) => next.kind === 'next' && !isOutdated(entry, today);
  const certain = known.filter(isCertain);
  const doubtful = known.filter((one) => !isCertain(one));
  const card = ({ entry, next }: (typeof known)[number]) => <EventCard key={entryKey(entry)} entry={entry} next={next} />;
  const headOf = ({ next }: (typeof known)[number]) => title ?? `${pack.calendar.months[Number(dayOf(next).slice(5, 7)) - 1]} ${dayOf(next).slice(0, 4)}`;
  return (
    <>
      {[...new Set(certain.map(headOf))].map((head) => (
        <Section key={head} title={head}>
          {certain.filter((one) => headOf(one) === head).map(card)}
        </Section>
      ))}
      {doubtful.length > 0 && (
        <details class="fold">
          <summary>
            {t('event.past')} (<Ltr>{doubtful.length}</Ltr>)
          </summary>
          <ul class="cards">{doubtful.map(card)}</ul>
        </details>
      )}
    </>
  );
}
