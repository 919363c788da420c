import { type Entry, entryKey } from '../../core/atlas/entry.ts';
import type { Reader } from '../reader.ts';
import { formatDay } from '../ui/format.ts';
import { germanVoice } from './german.ts';
import { germanTitle, pageAddress } from './share.ts';

/** What she found wrong: an entry, words that found nothing, or the atlas as a whole. */
export interface Subject {
  readonly entry?: Entry | undefined;
  readonly query?: string | undefined;
}

export interface Message {
  readonly subject: string;
  readonly body: string;
}

/**
 * A message to the editors, in German because they read it. It holds what it shows and nothing else: not her language, not her phone,
 * not what else she read. `site`: scheme and host.
 */
export function messageOf({ entry, query }: Subject, words: string, reader: Reader, site: string): Message {
  const { calendar } = germanVoice();
  const { district } = reader.pack;
  const about = entry ? germanTitle(entry) : query === undefined ? 'Welcome Atlas' : `„${query}“ gesucht, nichts gefunden`;
  const lines = [
    `Atlas: ${district.id}`,
    ...(entry ? [`Eintrag: ${germanTitle(entry)} (${entryKey(entry)})`, pageAddress(entry, reader, district.language, site)] : []),
    ...(query === undefined ? [] : [`Gesucht und nicht gefunden: ${query}`]),
    ...(entry?.checked ? [`Stand: geprüft am ${formatDay(entry.checked, calendar)}`] : []),
    ...(words.trim() === '' ? [] : ['', words.trim()]),
  ];
  return { subject: `Welcome Atlas: ${about}`, body: lines.join('\n') };
}

/** The message as an address that opens the phone's mail program. RFC 6068 wants line ends of two characters. */
export const mailAddress = (to: string, { subject, body }: Message): string =>
  `mailto:${to}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body.replaceAll('\n', '\r\n'))}`;
