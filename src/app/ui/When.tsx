import type { Course } from '../../core/atlas/entry.ts';
import { parseRecurrence } from '../../core/atlas/recurrence.ts';
import { useReader } from '../reader.ts';
import { formatWeekday, timeOf } from './format.ts';
import { Ltr } from './Ltr.tsx';
import { Text } from './Text.tsx';

/** A day in words, with its time where there is one. */
export function When({ moment, day = moment.slice(0, 10) }: { readonly moment: string /** Another occurrence of the same thing. */; readonly day?: string }) {
  const { pack, language } = useReader();
  const time = timeOf(moment);
  const words = formatWeekday(day, pack.calendar, language);
  return <time dateTime={time ? `${day}T${time}` : day}>{time ? <Text of="event.at" gaps={{ day: words, time: <Ltr>{time}</Ltr> }} /> : words}</time>;
}

/** A rule in words: "every week: Thursday". Nothing where the rule says more than our words can. */
export function Repeats({ rule }: { readonly rule: string }) {
  const { t, pack } = useReader();
  const recurrence = parseRecurrence(rule);
  if (!recurrence || recurrence.interval > 1 || recurrence.days.some(({ nth }) => nth !== undefined)) return null;
  const days = recurrence.days.map(({ weekday }) => pack.calendar.weekdays[weekday]);
  return (
    <p>
      {t(`repeat.${recurrence.frequency}`)}
      {days.length > 0 && `: ${days.join(' · ')}`}
    </p>
  );
}

/** levelText({ level: ['A1', 'B1'] }) -> 'A1 – B1'. Print it left to right. */
export function levelText({ level }: Course): string | undefined {
  if (!level) return undefined;
  return level[0] === level[1] ? level[0] : level.join(' – ');
}
