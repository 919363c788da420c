import { entryKey } from '../../core/atlas/entry.ts';
import { useReader } from '../reader.ts';
import { ContactFacts, Fact, Facts } from '../ui/Contact.tsx';
import { EntryFrame, PlaceCard } from '../ui/EntryFrame.tsx';
import { formatDay } from '../ui/format.ts';
import { Ltr } from '../ui/Ltr.tsx';
import { levelText, Repeats, When } from '../ui/When.tsx';
import type { EntryProps } from './props.ts';

/** A course: level, days, price, place. */
export function CourseEntry({ entry }: EntryProps<'courses'>) {
  const { t, pack } = useReader();
  const level = levelText(entry);
  return (
    <EntryFrame entry={entry} kind={t(`course.${entry.kind}`)} after={<PlaceCard name={t('place.where')} place={entry.place} />}>
      <Facts>
        {level && (
          <Fact name={t('course.level')} icon="graduation-cap">
            <Ltr>{level}</Ltr>
          </Fact>
        )}
        {(entry.start || entry.schedule) && (
          <Fact name={t('event.when')} icon="calendar">
            {entry.start && <When moment={entry.start} />}
            {entry.schedule && <Repeats rule={entry.schedule} />}
            {entry.end && (
              <p>
                {t('course.end')}: {formatDay(entry.end, pack.calendar)}
              </p>
            )}
            <div data-tool="calendar" data-of={entryKey(entry)} />
          </Fact>
        )}
        {(entry.price || entry.free) && (
          <Fact name={t('course.price')} icon="wallet">
            {entry.price ? <bdi>{entry.price}</bdi> : t('emergency.free')}
          </Fact>
        )}
        {entry.who && (
          <Fact name={t('filter.who')} icon="users-round">
            <ul class="words">
              {entry.who.map((who) => (
                <li key={who}>{t(who === 'women' ? 'attribute.women_only' : `filter.${who}`)}</li>
              ))}
            </ul>
          </Fact>
        )}
        {entry.childcare !== undefined && (
          <Fact name={t('attribute.childcare')} icon="baby">
            {t(entry.childcare ? 'course.yes' : 'course.no')}
          </Fact>
        )}
        <ContactFacts contact={entry} />
      </Facts>
    </EntryFrame>
  );
}
