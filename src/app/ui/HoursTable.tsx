import type { OpeningHours } from '../../core/atlas/entry.ts';
import { isHoliday } from '../../core/atlas/holidays.ts';
import { openState } from '../../core/atlas/opening.ts';
import { weekdayOf } from '../../core/atlas/recurrence.ts';
import { useReader } from '../reader.ts';
import { Ltr } from './Ltr.tsx';
import { Text } from './Text.tsx';

/** From one time to another: two isolated times and a word, because a dash turns round in right-to-left text. */
export const TimeSpan = ({ from, to }: { readonly from: string; readonly to: string }) => (
  <Text of="hours.span" gaps={{ from: <Ltr>{from}</Ltr>, to: <Ltr>{to}</Ltr> }} />
);

/** The opening hours of a week, today marked, with what is known about holidays and appointments. */
export function HoursTable({ hours }: { readonly hours: OpeningHours }) {
  const { t, pack, today, clock } = useReader();
  if (hours.always) return <p class="hours">{t('hours.always')}</p>;
  const known = hours.week.some((day) => day.length > 0);
  // A page printed days ago must not call the wrong day today: only a clock knows.
  const weekday = clock === undefined ? -1 : weekdayOf(today);
  const state = openState(hours, { today, ...(clock !== undefined && { clock }), isHoliday: clock !== undefined && isHoliday(pack.entries, today) });
  return (
    <div class="hours">
      {state && <p class={`now ${state}`}>{t(`hours.${state}`)}</p>}
      {known && (
        <table>
          <tbody>
            {hours.week.map((spans, day) => (
              <tr key={pack.calendar.weekdays[day]} {...(day === weekday ? { class: 'today' } : {})}>
                <th scope="row">{pack.calendar.weekdays[day]}</th>
                <td>
                  {spans.length === 0 && <span class="quiet">{t('hours.closed')}</span>}
                  {spans.map(([from, to]) => (
                    <span key={from} class="span">
                      <TimeSpan from={from} to={to} />
                    </span>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {hours.appointment && <p>{t('hours.appointment')}</p>}
      <p class="quiet">{t(hours.holidays === 'off' ? 'hours.holidaysOff' : 'hours.holidaysUnknown')}</p>
    </div>
  );
}
