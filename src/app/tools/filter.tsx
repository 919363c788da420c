import { useState } from 'preact/hooks';
import type { Entry } from '../../core/atlas/entry.ts';
import { type Narrowable, namesOf, narrow, type Verdict } from '../../core/atlas/narrow.ts';
import { type Query, type Reader, useReader } from '../reader.ts';
import { Icon } from '../ui/Icon.tsx';
import { Ltr } from '../ui/Ltr.tsx';
import { Text } from '../ui/Text.tsx';
import { allOf, type FilteredPage, isChosen, listOf, type Option, panelOf, pressed } from './filterOptions.tsx';
import './filter.css';

/** Sliders of Lucide, see app/icons/icons.ts: nobody else needs them. */
const sliders = 'M10 5H3M12 19H3M14 3v4M16 17v4M21 12h-9M21 19h-5M21 5h-7M8 10v4M8 12H3';

/** The lists that a page narrows by its address. */
const pages: Readonly<Partial<Record<string, Narrowable>>> = { places: 'places', map: 'places', courses: 'courses', events: 'events' };

const worldOf = ({ pack, today, clock }: Reader) => ({ entries: pack.entries, today, ...(clock !== undefined && { clock }) });

/** Which entries the question part of the address leaves on this page; undefined where it asks nothing. */
export function passesOf(reader: Reader): ((entry: Entry) => boolean) | undefined {
  const list = pages[reader.route.view];
  const judge = list && narrow(reader.query, list, worldOf(reader));
  return judge && ((entry) => judge(entry) === 'yes');
}

/**
 * Chooses what a list shows. The choice stands in the address: it can be shared, and comes back with the way back. What nobody has
 * written down (hours, languages) is counted as unknown, and never claimed.
 */
export function Filter({ page }: { readonly page: FilteredPage }) {
  const reader = useReader();
  const { t, query, actions } = reader;
  const [isOpen, setOpen] = useState(false);
  const list = listOf(page);
  const world = worldOf(reader);
  const all = allOf(reader, page);
  const { quick, groups } = panelOf(reader, page);
  const shown = groups.filter(({ options }) => options.length > 1);
  const judge = narrow(query, list, world);
  if (all.length < 2 || (quick.length === 0 && shown.length === 0)) return null;

  const count = (verdict: Verdict, by = judge) => all.filter((entry) => (by?.(entry) ?? 'yes') === verdict).length;
  /** How many would be left if this were chosen too: nobody should have to try, and what leads nowhere is not offered. */
  const left = (option: Option) => {
    const next: Query = isChosen(query, option) ? query : { ...query, [option.name]: pressed(query, option) ?? option.value };
    return count('yes', narrow(next, list, world));
  };
  const choice = (option: Option, some?: number) => (
    <button
      key={option.name + option.value}
      type="button"
      class="chip"
      aria-pressed={isChosen(query, option)}
      onClick={() => actions.narrow({ [option.name]: pressed(query, option) })}
    >
      {option.icon && <Icon name={option.icon} />}
      <span>{option.label}</span>
      {some !== undefined && <Ltr>{some}</Ltr>}
    </button>
  );
  const unknown = judge ? count('unknown') : 0;
  const found = judge ? count('yes') : all.length;
  return (
    <div class="filter">
      <div class="chips strip">
        {shown.length > 0 && (
          <button type="button" class="chip" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
              <path d={sliders} />
            </svg>
            {t('filter.title')}
          </button>
        )}
        {quick.map((option) => choice(option))}
      </div>
      {isOpen && (
        <div class="box">
          {shown.map(({ title, options }) => {
            const possible = options.map((option) => ({ option, some: left(option) })).filter(({ option, some }) => some > 0 || isChosen(query, option));
            if (possible.length === 0) return null;
            return (
              <fieldset key={title}>
                <legend>{title}</legend>
                <div class="chips">{possible.map(({ option, some }) => choice(option, some))}</div>
              </fieldset>
            );
          })}
        </div>
      )}
      <div class="found">
        <p role="status">
          {judge && (
            <>
              {found === 0 ? t('filter.none') : <Text of="filter.found" gaps={{ some: <Ltr>{found}</Ltr>, all: <Ltr>{all.length}</Ltr> }} />}
              {unknown > 0 && (
                <small class="quiet">
                  <Text of="filter.unknown" gaps={{ some: <Ltr>{unknown}</Ltr> }} />
                </small>
              )}
            </>
          )}
        </p>
        {judge && (
          <button type="button" class="chip" onClick={() => actions.narrow(Object.fromEntries(namesOf(list).map((name) => [name, undefined])))}>
            <Icon name="x" />
            {t('filter.clear')}
          </button>
        )}
      </div>
    </div>
  );
}
