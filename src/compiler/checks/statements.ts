import type { EntryKey } from '../../core/atlas/entry.ts';
import { hostName } from '../../core/atlas/onlineMap.ts';
import { type CompiledFile, originalLanguage } from '../file.ts';
import { type Collected, type Note, placeIn } from '../layers.ts';

/** Pages that every atlas has: what it does with data, and how far everybody can use it. */
const statements = {
  'pages/privacy': { de: 'Datenschutz', en: 'privacy' },
  'pages/accessibility': { de: 'Barrierefreiheit', en: 'accessibility' },
} as const;

/** The language in which everybody can read who makes the atlas and whom it is for. */
const easyLanguage = 'de-simple';

/** What public offices have to say, and readers have to know: statements, a page in easy language, somebody to turn to. `own`: files of the district itself. */
export function checkStatements(about: CompiledFile, own: readonly CompiledFile[], { items, known }: Collected, note: Note): void {
  const { folder } = about.name;
  for (const [key, name] of Object.entries(statements))
    if (!known.has(key as EntryKey))
      note(about, 'no-statement', placeIn(about, 'layers'), { name, original: `${folder}/${key}.${originalLanguage}.md` }, 'warning');
  const isEasy = own.some(({ name, words }) => !name.collection && name.id === about.name.id && name.lang === easyLanguage && words);
  if (!isEasy) note(about, 'no-easy-language', placeIn(about, 'languages'), { original: `${folder}/district.${easyLanguage}.md` }, 'warning');
  const { email, phone, url, online_map: onlineMap } = about.district ?? {};
  if (!email && !phone && !url) note(about, 'no-contact', placeIn(about, 'publisher'), {}, 'warning');
  const privacy = items.get('pages/privacy')?.original;
  const host = onlineMap && hostName(onlineMap.url);
  // A page that is missing or broken is told by itself.
  if (host && privacy && ![about, privacy].some(({ text }) => text?.source.includes(host)))
    note(about, 'online-map-untold', placeIn(about, 'online_map'), { host, original: `${folder}/pages/privacy.${originalLanguage}.md` }, 'warning');
}
