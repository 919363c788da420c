import { addressOf } from '../../core/atlas/address.ts';
import type { Address, Contact, Entry, OpeningHours, Place } from '../../core/atlas/entry.ts';
import { isProtected } from '../../core/atlas/protected.ts';
import { nextOccurrence, parseRecurrence } from '../../core/atlas/recurrence.ts';
import type { Language } from '../../core/language/registry.ts';
import type { Pack } from '../../core/pack/pack.ts';
import type { Reader } from '../reader.ts';
import { findEntry, isOutdated } from '../ui/atlas.ts';
import { formatDay, formatWeekday, timeOf } from '../ui/format.ts';
import { germanVoice, type Voice } from './german.ts';

/**
 * An entry as plain text for a messenger: all that one needs in order to go there, in the reader's language and then in German.
 * Nothing here touches the window; the phone's share sheet gets the text in `entry.tsx`.
 */

/** Keeps a number, time or German address in its order where the text runs from right to left; messengers know these signs. */
const ltr = (text: string, { dir }: Language) => (dir === 'rtl' ? `\u2066${text}\u2069` : text);

/** The place where an entry happens: itself, or the one that it names. Undefined where nobody shall be led there. */
export function placeOf(entry: Entry, pack: Pack): Place | undefined {
  const key = entry.collection === 'courses' || entry.collection === 'events' ? entry.place : undefined;
  const found = entry.collection === 'places' ? entry : key === undefined ? undefined : findEntry(pack, key);
  return found?.collection === 'places' && !isProtected(found) ? found : undefined;
}

/** The name on the door sign. */
export const germanTitle = ({ original, words }: Entry): string => original?.title ?? words.title;

/** addressLines({ street: 'Bahnhofstraße 9', postcode: '56068', city: 'Koblenz' }) -> ['Bahnhofstraße 9', '56068 Koblenz'] */
export const addressLines = ({ extra, street, postcode, city }: Address): readonly string[] =>
  [extra, street, [postcode, city].filter(Boolean).join(' ')].flatMap((line) => line || []);

/** Days with the same hours stand together: `Montag · Dienstag: 08:00 bis 12:00 · 14:00 bis 16:00`. */
function hoursLines(hours: OpeningHours, { t, calendar, language }: Voice): string[] {
  if (hours.always) return [t('hours.always')];
  const days = new Map<string, string[]>();
  for (const [day, spans] of hours.week.entries()) {
    if (spans.length === 0) continue;
    const text = spans.map(([from, to]) => t('hours.span', { from: ltr(from, language), to: ltr(to, language) })).join(' · ');
    days.set(text, [...(days.get(text) ?? []), calendar.weekdays[day] ?? '']);
  }
  const lines = [...days].map(([text, names]) => `${names.join(' · ')}: ${text}`);
  return [...lines, ...(hours.appointment ? [t('hours.appointment')] : [])];
}

/** A day in words, with its time where the moment has one. */
export function whenText(moment: string, { t, calendar, language }: Voice, day = moment.slice(0, 10)): string {
  const words = formatWeekday(day, calendar, language);
  const time = timeOf(moment);
  return time === undefined ? words : t('event.at', { day: words, time: ltr(time, language) });
}

/** The moment that counts for her: the next occurrence with its time, or the start. Undefined for what has no date. */
export function nextMoment(entry: Entry, today: string): string | undefined {
  if ((entry.collection !== 'events' && entry.collection !== 'courses') || !entry.start) return undefined;
  if (entry.collection === 'courses') return entry.start;
  const next = nextOccurrence(entry, today);
  return next.kind === 'unclear' ? entry.start : `${next.day}${entry.start.slice(10)}`;
}

function repeatLines(entry: Entry, { t, calendar }: Voice): string[] {
  const rule = (entry.collection === 'events' || entry.collection === 'courses') && entry.schedule ? parseRecurrence(entry.schedule) : undefined;
  // What our words cannot say in full is better not said.
  if (!rule || rule.interval > 1 || rule.days.some(({ nth }) => nth !== undefined)) return [];
  return [[t(`repeat.${rule.frequency}`), rule.days.map(({ weekday }) => calendar.weekdays[weekday]).join(' · ')].filter(Boolean).join(': ')];
}

function contactLines({ phone = [], email, url }: Contact, { t, language }: Voice): string[] {
  return [
    ...phone.map(({ text, label }) => `${t('contact.phone')}: ${ltr(text, language)}${label ? ` (${ltr(label, language)})` : ''}`),
    ...(email ? [`${t('contact.email')}: ${ltr(email, language)}`] : []),
    ...(url ? [`${t('contact.website')}: ${ltr(url, language)}`] : []),
  ];
}

const hoursOf = (entry: Entry): OpeningHours | undefined =>
  entry.collection === 'places' || entry.collection === 'emergency' ? entry.opening_hours : undefined;

/** The facts of an entry, line by line. */
function factLines(entry: Entry, { pack, today }: Reader, voice: Voice): string[] {
  const { t, language, calendar } = voice;
  const moment = nextMoment(entry, today);
  const place = placeOf(entry, pack);
  const contact: Contact = 'phone' in entry || 'email' in entry || 'url' in entry ? entry : {};
  const address = place?.address ? addressLines(place.address).join(', ') : undefined;
  const isElsewhere = place && place !== entry;
  const hours = hoursOf(entry);
  return [
    ...(moment ? [whenText(moment, voice)] : []),
    ...repeatLines(entry, voice),
    ...(isElsewhere ? [ltr(germanTitle(place), language)] : []),
    ...(address ? [`${t('place.address')}: ${ltr(address, language)}`] : []),
    ...contactLines(contact, voice),
    ...(hours ? [`${t('hours.title')}:`, ...hoursLines(hours, voice)] : []),
    ...(entry.collection === 'emergency' && entry.always ? [t('hours.always')] : []),
    ...(entry.checked ? [t('entry.checked', { date: formatDay(entry.checked, calendar) })] : []),
    ...(isOutdated(entry, today) ? [t('entry.callFirst')] : []),
  ];
}

/** Address of an entry's page in a language. `site`: scheme and host, `https://welcome.example`. */
export const pageAddress = ({ collection, id }: Entry, { base, pack }: Reader, lang: string, site: string): string =>
  site + addressOf({ view: 'entry', district: pack.district.id, lang, collection, id }, base);

/** The whole text. A reader of German gets the German one alone. */
export function shareText(entry: Entry, reader: Reader, site: string): string {
  const { words } = entry;
  const own: Voice = { language: reader.language, t: reader.t, calendar: reader.pack.calendar };
  const german = germanVoice();
  const block = (title: string, summary: string | undefined, voice: Voice) =>
    [title, ...(summary ? [summary] : []), ...factLines(entry, reader, voice), pageAddress(entry, reader, voice.language.tag, site)].join('\n');
  const first = block(words.title, words.summary, own);
  return own.language.html.startsWith('de') ? first : `${first}\n\n${block(germanTitle(entry), undefined, german)}`;
}

/** Her list as a text: the way to each entry. On another phone, or after the site has moved, its addresses lead there. */
export const listText = (entries: readonly Entry[], reader: Reader, site: string): string =>
  entries.map((entry) => `${entry.words.title}\n${pageAddress(entry, reader, reader.pack.lang, site)}`).join('\n\n');
