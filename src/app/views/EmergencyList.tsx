import { type Emergency, entryKey } from '../../core/atlas/entry.ts';
import { useReader } from '../reader.ts';
import { entriesOf, entryHref } from '../ui/atlas.ts';
import { Icon } from '../ui/Icon.tsx';
import { ListHead } from '../ui/ListHead.tsx';
import { PhoneLink, Words } from '../ui/Ltr.tsx';

const urgencies = ['red', 'amber', 'green'] as const;

function Help({ entry }: { readonly entry: Emergency }) {
  const reader = useReader();
  const { t } = reader;
  const { words } = entry;
  return (
    <li class={`help t-${entry.urgency}`} data-entry={entryKey(entry)}>
      <a class="what" href={entryHref(reader, entryKey(entry))}>
        <span class="mark">
          <Icon name={entry.icon} />
        </span>
        <strong>
          <Words words={words} text={words.title} />
        </strong>
      </a>
      {words.summary && (
        <p>
          <Words words={words} text={words.summary} />
        </p>
      )}
      {entry.phone.map((phone) => (
        <PhoneLink key={phone.number} phone={phone} big />
      ))}
      {(entry.always || entry.free) && (
        <p class="quiet">{[entry.always && t('hours.always'), entry.free && t('emergency.free')].filter(Boolean).join(' · ')}</p>
      )}
    </li>
  );
}

/** The numbers, the most urgent first. Colour is never alone: each group says in words what it is for. */
export function EmergencyNumbers() {
  const { t, pack } = useReader();
  const all = entriesOf(pack, 'emergency');
  return (
    <>
      {urgencies.map((urgency) => {
        const entries = all.filter((entry) => entry.urgency === urgency);
        return (
          entries.length > 0 && (
            <section key={urgency}>
              <h2>{t(`emergency.${urgency}`)}</h2>
              <ul class="helps">
                {entries.map((entry) => (
                  <Help key={entry.id} entry={entry} />
                ))}
              </ul>
            </section>
          )
        );
      })}
    </>
  );
}

/** Help at once: what to say, then the numbers. */
export function EmergencyList() {
  const { t } = useReader();
  return (
    <>
      <ListHead title={t('emergency.title')} icon="siren" color="red" />
      <p class="lead">{t('emergency.say')}</p>
      <EmergencyNumbers />
    </>
  );
}
