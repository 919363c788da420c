import type { Course, Event } from '../../core/atlas/entry.ts';
import { isMappable, isProtected } from '../../core/atlas/protected.ts';
import { icsOf } from '../../core/calendar/ics.ts';
import { type Reader, useReader } from '../reader.ts';
import { entryHref, findEntry, isOutdated, langOf } from '../ui/atlas.ts';
import { Icon } from '../ui/Icon.tsx';

const isOccasion = (entry: ReturnType<typeof findEntry>): entry is Event | Course => entry?.collection === 'events' || entry?.collection === 'courses';

/** The calendar file of an entry in the reader's words, with the German name, the place and the way back here. */
export function fileOf(reader: Reader, entry: Event | Course, origin: string): string | undefined {
  const { t, pack, today } = reader;
  const place = entry.place === undefined ? undefined : findEntry(pack, entry.place);
  const known = place?.collection === 'places' && !isProtected(place) ? place : undefined;
  const address = known?.address;
  const street = address && [address.street, [address.postcode, address.city].filter(Boolean).join(' ')].filter(Boolean).join(', ');
  const location = [known?.original?.title ?? known?.words.title, street].filter(Boolean).join(', ');
  const phones = (entry.phone ?? known?.phone ?? []).map(({ text }) => text);
  const lines = [isOutdated(entry, today) ? t('entry.callFirst') : '', entry.words.summary ?? '', entry.original?.title ?? '', phones.join(', ')];
  const description = lines.filter(Boolean).join('\n');
  return icsOf(entry, {
    district: pack.district.id,
    url: origin + entryHref(reader, `${entry.collection}/${entry.id}`),
    lang: langOf(entry.words.lang).lang,
    today,
    ...(description && { description }),
    ...(location && { location }),
    ...(known?.position?.precision === 'building' && isMappable(known) && { at: known.position.at }),
  });
}

/** Hands the file over: by the share sheet where the atlas stands on the home screen and may not save files, else as a download. */
async function handOver(ics: string, name: string): Promise<void> {
  const file = new File([ics], name, { type: 'text/calendar' });
  const isInstalled = matchMedia('(display-mode: standalone)').matches;
  if (isInstalled && navigator.canShare?.({ files: [file] })) {
    // Refused or closed: she changed her mind.
    await navigator.share({ files: [file] }).catch(() => {});
    return;
  }
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // Some browsers read it only after this turn.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Puts an event or the start of a course into the phone's own calendar. */
export function CalendarButton({ of }: { readonly of: string }) {
  const reader = useReader();
  const entry = findEntry(reader.pack, of);
  const ics = isOccasion(entry) ? fileOf(reader, entry, location.origin) : undefined;
  if (!ics || !entry) return null;
  return (
    <button type="button" class="plain" onClick={() => void handOver(ics, `${entry.id}.ics`)}>
      <Icon name="calendar" />
      {reader.t('event.add')}
    </button>
  );
}
