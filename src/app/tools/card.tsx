import { useState } from 'preact/hooks';
import type { Entry } from '../../core/atlas/entry.ts';
import { useReader } from '../reader.ts';
import { Sheet } from './entrySheet.tsx';
import { germanVoice } from './german.ts';
import { addressLines, germanTitle, nextMoment, placeOf, whenText } from './share.ts';

/**
 * The address in German, as large as the screen allows: for a stranger in the street and for the driver of the bus, who read it at
 * arm's length. What she chooses for her appointment stays on this screen and is gone when it closes.
 */
export function Card({ entry, onClose }: { readonly entry: Entry; readonly onClose: () => void }) {
  const { t, pack, language, today } = useReader();
  const german = germanVoice();
  const [day, setDay] = useState('');
  const [time, setTime] = useState('');
  const place = placeOf(entry, pack);
  const moment = day ? `${day}${time && `T${time}`}` : place === entry ? undefined : nextMoment(entry, today);
  // Whoever is asked for the way need not learn what kind of help she is looking for.
  const isDiscreet = entry.sensitivity === 'high';
  const isGerman = language.html.startsWith('de');
  const own = (key: string) => !isGerman && <small>{t(key)}</small>;
  return (
    <Sheet name={t('take.card')} kind="placard" isInHistory={!isDiscreet} onClose={onClose}>
      <div class="say">
        <p>
          <span lang="de" dir="ltr">
            {german.t('take.want')}
          </span>
          {own('take.want')}
        </p>
        <p class="goal" lang="de" dir="ltr">
          {!isDiscreet && place && <b>{germanTitle(place)}</b>}
          {place?.address && addressLines(place.address).map((line) => <span key={line}>{line}</span>)}
        </p>
        {moment && (
          <p>
            <span lang="de" dir="ltr">
              {german.t('take.meet')} <b>{whenText(moment, german)}</b>
            </span>
            {own('take.meet')}
          </p>
        )}
      </div>
      <details class="fold">
        <summary>{t('appointment.title')}</summary>
        <label>
          {t('take.day')} <input type="date" min={today} value={day} onInput={(event) => setDay(event.currentTarget.value)} />
        </label>
        <label>
          {t('take.time')} <input type="time" value={time} onInput={(event) => setTime(event.currentTarget.value)} />
        </label>
      </details>
    </Sheet>
  );
}
