import type { ComponentChild } from 'preact';
import { useState } from 'preact/hooks';
import { type Entry, type EntryKey, entryKey } from '../../core/atlas/entry.ts';
import { isProtected } from '../../core/atlas/protected.ts';
import { type Kept, useReader } from '../reader.ts';
import { entriesOf, entryHref, findEntry, viewHref } from '../ui/atlas.ts';
import { EntryCard } from '../ui/EntryCard.tsx';
import { Icon } from '../ui/Icon.tsx';
import { Words } from '../ui/Ltr.tsx';
import { Text } from '../ui/Text.tsx';
import { CopyButton, ShareButton } from './entryButtons.tsx';
import { Sign } from './entrySigns.tsx';
import { listText } from './share.ts';
import { comeIntoSight } from './sight.ts';

/**
 * What she keeps: a list of entries and her town. Both stay on this phone, and only after she said so once, knowing who can see it.
 */

/** Sensitive entries are never offered: a list on a phone in the family is read by the family. */
export const mayKeep = (entry: Entry): boolean => entry.sensitivity !== 'high';

/** What becomes of her things, whatever another tab made of them meanwhile. */
type Change = (kept: Kept) => Omit<Kept, 'isAllowed'>;

/** Keeps what she chose; the first time after a question, which is `question` until it is answered. */
function useKeeping(): { readonly keep: (change: Change) => void; readonly question: ComponentChild } {
  const { t, kept, actions } = useReader();
  const [waiting, wait] = useState<{ readonly change: Change }>();
  const write = (change: Change) => actions.keep({ ...change(kept), isAllowed: true });
  const answer = (yes: boolean) => {
    if (yes && waiting) write(waiting.change);
    wait(undefined);
  };
  return {
    keep: (change) => (kept.isAllowed ? write(change) : wait({ change })),
    question: waiting && (
      <div class="box" role="alert" ref={comeIntoSight}>
        <p>{t('take.ask')}</p>
        <button type="button" onClick={() => answer(true)}>
          {t('course.yes')}
        </button>{' '}
        <button type="button" class="plain" onClick={() => answer(false)}>
          {t('course.no')}
        </button>
      </div>
    ),
  };
}

const without = (keys: readonly string[], key: string) => keys.filter((one) => one !== key);

/** The star of an entry. */
export function Star({ entry }: { readonly entry: Entry }) {
  const { t, kept } = useReader();
  const { keep, question } = useKeeping();
  const key = entryKey(entry);
  const isKept = kept.favourites.includes(key);
  return (
    <>
      <button
        type="button"
        class="chip star"
        aria-pressed={isKept}
        onClick={() => keep((all) => ({ ...all, favourites: [...without(all.favourites, key), ...(isKept ? [] : [key])] }))}
      >
        <Sign name="star" />
        {t('take.keep')}
      </button>
      {question}
    </>
  );
}

/** Her list: on the first page to read, with the way to her town (`of` empty); on the page of what is saved to change (`edit`). */
export function KeptThings({ of }: { readonly of: string }) {
  const reader = useReader();
  const { t, pack, kept } = reader;
  const entries = kept.favourites.flatMap((key) => findEntry(pack, key) ?? []).filter(mayKeep);
  if (of === 'edit') {
    return (
      <>
        {entries.length > 0 && <h2>{t('take.list')}</h2>}
        <EditList entries={entries} />
      </>
    );
  }
  return (
    <>
      {entries.length > 0 && (
        <section>
          <h2>{t('take.list')}</h2>
          <ul class="cards">
            {entries.map((entry) => (
              <EntryCard key={entryKey(entry)} entry={entry} />
            ))}
          </ul>
        </section>
      )}
      {kept.town !== undefined && (
        <p>
          <a class="button plain" href={`${viewHref(reader, 'places')}?town=${encodeURIComponent(kept.town)}`}>
            <Icon name="house" />
            <span>
              <Text of="take.inTown" gaps={{ town: <bdi lang="de">{kept.town}</bdi> }} />
            </span>
          </a>
        </p>
      )}
    </>
  );
}

function EditList({ entries }: { readonly entries: readonly Entry[] }) {
  const reader = useReader();
  const { t, kept, actions } = reader;
  if (entries.length === 0) return null;
  const remove = (key: EntryKey) => actions.keep({ ...kept, favourites: without(kept.favourites, key) });
  const text = listText(entries, reader, location.origin);
  return (
    <>
      <ul class="rows">
        {entries.map((entry) => (
          <li key={entryKey(entry)} data-entry={entryKey(entry)}>
            <span>
              <a class="row" href={entryHref(reader, entryKey(entry))}>
                <Words words={entry.words} text={entry.words.title} />
              </a>
            </span>
            <button type="button" class="plain" onClick={() => remove(entryKey(entry))}>
              {t('saved.remove')}
              <span class="hidden">: {entry.words.title}</span>
            </button>
          </li>
        ))}
      </ul>
      <div class="chips along">
        <ShareButton text={text} />
        <CopyButton text={text} />
      </div>
    </>
  );
}

/** Her town, out of those where the district has places. A district of one town has nothing to choose. */
export function Town() {
  const { t, pack, kept } = useReader();
  const { keep, question } = useKeeping();
  const cities = entriesOf(pack, 'places').flatMap((place) => (!isProtected(place) && place.address ? place.address.city : []));
  const towns = [...new Set([...cities, ...(kept.town === undefined ? [] : [kept.town])])].sort((a, b) => a.localeCompare(b, 'de'));
  if (towns.length < 2) return null;
  return (
    <>
      <p class="town">
        <label for="town">{t('take.town')}</label>
        <select
          id="town"
          value={kept.town ?? ''}
          onChange={({ currentTarget }) => {
            const { value } = currentTarget;
            // It shows what is kept, and nothing is kept before she said yes.
            if (!kept.isAllowed) currentTarget.value = '';
            keep(({ favourites }) => ({ favourites, ...(value !== '' && { town: value }) }));
          }}
        >
          <option value="">{t('take.noTown')}</option>
          {towns.map((town) => (
            <option key={town} lang="de" value={town}>
              {town}
            </option>
          ))}
        </select>
      </p>
      {question}
    </>
  );
}
