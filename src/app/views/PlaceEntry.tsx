import type { Errand } from '../../core/atlas/entry.ts';
import { isProtected } from '../../core/atlas/protected.ts';
import { useReader } from '../reader.ts';
import { langIfOther } from '../ui/atlas.ts';
import { ContactFacts, Fact, Facts, SpokenLanguages } from '../ui/Contact.tsx';
import { EntryFrame } from '../ui/EntryFrame.tsx';
import { HoursTable } from '../ui/HoursTable.tsx';
import { AddressBlock, Words } from '../ui/Ltr.tsx';
import { RouteLinks } from '../ui/RouteLinks.tsx';
import type { EntryProps } from './props.ts';

/** What a visit is like: what to bring, what happens, how long it takes. */
function ErrandFacts({ errand: { lang, bring, steps, duration } }: { readonly errand: Errand }) {
  const { t, language } = useReader();
  const say = (text: string) => <Words words={{ lang }} text={text} />;
  return (
    <>
      {bring && (
        <Fact name={t('place.bring')} icon="briefcase">
          <ul {...langIfOther(lang, language)}>
            {bring.map((one) => (
              <li key={one}>{say(one)}</li>
            ))}
          </ul>
        </Fact>
      )}
      {steps && (
        <Fact name={t('place.steps')} icon="check">
          <ol {...langIfOther(lang, language)}>
            {steps.map((one) => (
              <li key={one}>{say(one)}</li>
            ))}
          </ol>
        </Fact>
      )}
      {duration && (
        <Fact name={t('place.duration')} icon="clock">
          {say(duration)}
        </Fact>
      )}
    </>
  );
}

/** A place: how to reach it, when it is open, what one should know before going there. */
export function PlaceEntry({ entry }: EntryProps<'places'>) {
  const { t } = useReader();
  const hidden = isProtected(entry);
  const position = hidden ? undefined : entry.position;
  const address = hidden ? undefined : entry.address;
  return (
    <EntryFrame entry={entry} kind={t(`kind.${entry.kind}`)}>
      {hidden && <p class="notice">{t(`place.${entry.kind}`)}</p>}
      <Facts>
        <ContactFacts contact={entry} />
        {address && (
          <Fact name={t('place.address')} icon="map-pin">
            <AddressBlock address={address} />
            {position && position.precision !== 'building' && <p class="quiet">{t(`place.${position.precision}`)}</p>}
            {position && <RouteLinks position={position} />}
          </Fact>
        )}
        {!address && position && (
          <Fact name={t('place.route')} icon="map-pin">
            {position.precision !== 'building' && <p class="quiet">{t(`place.${position.precision}`)}</p>}
            <RouteLinks position={position} />
          </Fact>
        )}
        {entry.opening_hours && (
          <Fact name={t('hours.title')} icon="clock">
            <HoursTable hours={entry.opening_hours} />
          </Fact>
        )}
        {entry.appointment && (
          <Fact name={t('appointment.title')} icon="calendar">
            {t(`appointment.${entry.appointment}`)}
          </Fact>
        )}
        {entry.errand && <ErrandFacts errand={entry.errand} />}
        {entry.languages && entry.languages.length > 0 && (
          <Fact name={t('place.languages')} icon="languages">
            <SpokenLanguages tags={entry.languages} />
          </Fact>
        )}
        {entry.wheelchair && (
          <Fact name={t('wheelchair.title')} icon="accessibility">
            {t(`wheelchair.${entry.wheelchair}`)}
          </Fact>
        )}
        {entry.attributes && entry.attributes.length > 0 && (
          <Fact name={t('place.good')} icon="check">
            <ul class="words">
              {entry.attributes.map((attribute) => (
                <li key={attribute}>{t(`attribute.${attribute}`)}</li>
              ))}
            </ul>
          </Fact>
        )}
      </Facts>
    </EntryFrame>
  );
}
