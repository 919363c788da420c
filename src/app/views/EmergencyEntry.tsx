import { useReader } from '../reader.ts';
import { ContactFacts, Fact, Facts, SpokenLanguages } from '../ui/Contact.tsx';
import { EntryFrame } from '../ui/EntryFrame.tsx';
import { HoursTable } from '../ui/HoursTable.tsx';
import { PhoneLink } from '../ui/Ltr.tsx';
import type { EntryProps } from './props.ts';

/** One emergency number, as large as the screen allows. Never hidden, however old its facts are. */
export function EmergencyEntry({ entry }: EntryProps<'emergency'>) {
  const { t } = useReader();
  return (
    <EntryFrame entry={entry} kind={t(`emergency.${entry.urgency}`)}>
      {entry.phone.map((phone) => (
        <p key={phone.number}>
          <PhoneLink phone={phone} big />
        </p>
      ))}
      <Facts>
        {entry.always && (
          <Fact name={t('hours.title')} icon="clock">
            {t('hours.always')}
          </Fact>
        )}
        {entry.opening_hours && !entry.always && (
          <Fact name={t('hours.title')} icon="clock">
            <HoursTable hours={entry.opening_hours} />
          </Fact>
        )}
        {entry.free && (
          <Fact name={t('course.price')} icon="wallet">
            {t('emergency.free')}
          </Fact>
        )}
        {entry.languages && entry.languages.length > 0 && (
          <Fact name={t('place.languages')} icon="languages">
            <SpokenLanguages tags={entry.languages} />
          </Fact>
        )}
        <ContactFacts contact={entry.url ? { url: entry.url } : {}} />
      </Facts>
    </EntryFrame>
  );
}
