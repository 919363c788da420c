import type { ComponentChild } from 'preact';
import { courseAudiences, courseKinds, type Entry, levels, placeAttributes, placeKinds } from '../../core/atlas/entry.ts';
import { type Narrowable, townOf } from '../../core/atlas/narrow.ts';
import { nextDay } from '../../core/atlas/occasion.ts';
import { isMappable } from '../../core/atlas/protected.ts';
import type { Query, Reader } from '../reader.ts';
import { entriesOf } from '../ui/atlas.ts';
import { LanguageName, Ltr, Words } from '../ui/Ltr.tsx';

/** One thing to choose: a name and value of the address, and what stands on the button. */
export interface Option {
  readonly name: string;
  readonly value: string;
  readonly icon?: string;
  readonly label: ComponentChild;
}

export interface Group {
  readonly title: string;
  readonly options: readonly Option[];
}

/** What can be chosen for a list: the four or five that people ask for most, and everything, in groups. */
export interface Panel {
  readonly quick: readonly Option[];
  readonly groups: readonly Group[];
}

/** The lists that a page can narrow. On the map only those places that may be found by everyone. */
export type FilteredPage = Narrowable | 'map';

export const listOf = (page: FilteredPage): Narrowable => (page === 'map' ? 'places' : page);

/** Everything that stands in the list while nothing is chosen. */
export function allOf({ pack, today }: Reader, page: FilteredPage): readonly Entry[] {
  if (page === 'courses') return entriesOf(pack, 'courses');
  if (page === 'events') return [...entriesOf(pack, 'events'), ...entriesOf(pack, 'courses').filter((course) => nextDay(course, today).kind === 'next')];
  return entriesOf(pack, 'places').filter((place) => page === 'places' || isMappable(place));
}

/** True where the option is chosen. `with` holds several, with commas between them. */
export const isChosen = (query: Query, { name, value }: Option): boolean => (query[name]?.split(',') ?? []).includes(value);

/** The value that the name of an option has after it was pressed; undefined takes it out. */
export function pressed(query: Query, option: Option): string | undefined {
  const { name, value } = option;
  if (name !== 'with') return isChosen(query, option) ? undefined : value;
  const chosen = query[name]?.split(',').filter(Boolean) ?? [];
  const next = isChosen(query, option) ? chosen.filter((one) => one !== value) : [...chosen, value];
  return next.length > 0 ? next.join(',') : undefined;
}

/** The values that the entries really have, in the order of `all`. A choice that nobody has would only disappoint. */
const present = <T,>(all: readonly T[], had: readonly T[]): readonly T[] => all.filter((one) => had.includes(one));

/** Makes the panel of a page. */
export const panelOf = (reader: Reader, page: FilteredPage): Panel =>
  page === 'courses' ? coursePanel(reader) : page === 'events' ? eventPanel(reader) : placePanel(reader, page);

function placePanel(reader: Reader, page: FilteredPage): Panel {
  const { t, pack, language, kept, clock } = reader;
  const places = entriesOf(pack, 'places').filter((place) => page === 'places' || isMappable(place));
  const spoken = [...new Set(places.flatMap((place) => place.languages ?? []))].filter((tag) => !tag.startsWith('de'));
  const towns = [...new Set(places.map(townOf))].filter((town) => town !== undefined).sort();
  const attributes = present(
    placeAttributes,
    places.flatMap((place) => place.attributes ?? []),
  ).filter((one) => one !== 'card_needed');
  const speaks = (tag: string): Option => ({ name: 'speaks', value: tag, icon: 'languages', label: <LanguageName tag={tag} /> });
  const town = (name: string): Option => ({ name: 'town', value: name, icon: 'map-pin', label: <bdi lang="de">{name}</bdi> });
  const wheelchair = (value: 'yes' | 'limited'): Option => ({ name: 'wheelchair', value, icon: 'accessibility', label: t(`wheelchair.${value}`) });
  const attribute = (value: string): Option => ({ name: 'with', value, label: t(`attribute.${value}`) });
  const has = (value: string) => places.some((place) => place.wheelchair === value);
  return {
    quick: [
      // Without a clock nobody knows what is open now.
      ...(clock !== undefined && places.some((place) => place.opening_hours) ? [{ name: 'open', value: 'now', icon: 'clock', label: t('filter.now') }] : []),
      ...(language.tag.startsWith('de') ? [] : [speaks(language.tag)]),
      ...(kept.town !== undefined && towns.includes(kept.town) ? [town(kept.town)] : []),
      ...(has('yes') ? [wheelchair('yes')] : []),
    ],
    groups: [
      ...(page === 'places' ? [{ title: t('nav.topics'), options: topicOptions(reader, places) }] : []),
      {
        title: t('list.places'),
        options: present(
          placeKinds,
          places.map(({ kind }) => kind),
        ).map((kind) => ({ name: 'kind', value: kind, label: t(`kind.${kind}`) })),
      },
      { title: t('place.address'), options: towns.length > 1 ? towns.map(town) : [] },
      { title: t('place.languages'), options: spoken.map(speaks) },
      { title: t('wheelchair.title'), options: has('limited') ? [wheelchair('yes'), wheelchair('limited')] : [] },
      { title: t('place.good'), options: attributes.map(attribute) },
    ],
  };
}

function coursePanel({ t, pack }: Reader): Panel {
  const courses = entriesOf(pack, 'courses');
  const months = [...new Set(courses.flatMap(({ start }) => start?.slice(0, 7) ?? []))].sort();
  const reached = levels.filter((one) =>
    courses.some(({ level }) => level && levels.indexOf(level[0]) <= levels.indexOf(one) && levels.indexOf(one) <= levels.indexOf(level[1])),
  );
  const audiences = present(
    courseAudiences,
    courses.flatMap(({ who }) => who ?? []),
  );
  return {
    quick: [
      ...(courses.some(({ free }) => free) ? [{ name: 'free', value: 'yes', icon: 'wallet', label: t('emergency.free') }] : []),
      ...(courses.some(({ childcare }) => childcare) ? [{ name: 'with', value: 'childcare', icon: 'baby', label: t('attribute.childcare') }] : []),
    ],
    groups: [
      { title: t('course.level'), options: reached.map((level) => ({ name: 'level', value: level, label: <Ltr>{level}</Ltr> })) },
      {
        title: t('list.courses'),
        options: present(
          courseKinds,
          courses.map(({ kind }) => kind),
        ).map((kind) => ({ name: 'kind', value: kind, label: t(`course.${kind}`) })),
      },
      {
        title: t('event.when'),
        options: months.map((month) => ({ name: 'start', value: month, label: `${pack.calendar.months[Number(month.slice(5)) - 1]} ${month.slice(0, 4)}` })),
      },
      {
        title: t('filter.who'),
        options: audiences.map((who) => ({ name: 'who', value: who, label: t(who === 'women' ? 'attribute.women_only' : `filter.${who}`) })),
      },
    ],
  };
}

const eventPanel = ({ t }: Reader): Panel => ({
  quick: (['week', 'month'] as const).map((when) => ({ name: 'when', value: when, icon: 'calendar', label: t(`filter.${when}`) })),
  groups: [],
});

/** Topics that the entries have, as their own words say. */
const topicOptions = ({ pack }: Reader, entries: readonly Entry[]): readonly Option[] =>
  entriesOf(pack, 'topics')
    .filter(({ id }) => entries.some(({ topics }) => topics.includes(id)))
    .map(({ id, icon, words }) => ({ name: 'topic', value: id, icon, label: <Words words={words} text={words.title} /> }));
