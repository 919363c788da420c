import type { Route } from '../core/atlas/address.ts';
import type { Reader } from './reader.ts';
import { findEntry } from './ui/atlas.ts';

/** Strings that name a list. */
const titles: Partial<Record<Route['view'], string>> = {
  emergency: 'emergency.title',
  map: 'nav.map',
  search: 'nav.search',
  saved: 'saved.title',
  about: 'nav.about',
};

/** Title and description of a page in the reader's words: for the head of the document and for the window's title. */
export function headWords({ t, pack, route }: Reader, problem?: 'missing' | 'not-saved'): { readonly title: string; readonly description: string | undefined } {
  const { words } = pack.district;
  const name = words.title;
  const entry = route.view === 'entry' ? findEntry(pack, `${route.collection}/${route.id}`) : undefined;
  if (problem || (route.view === 'entry' && !entry)) return { title: `${t('notFound.title')} · ${name}`, description: undefined };
  if (entry) return { title: `${entry.words.title} · ${name}`, description: entry.words.summary ?? words.summary };
  if (route.view === 'districts') return { title: t('districts.title'), description: undefined };
  if (route.view === 'home' || route.view === 'wall') return { title: `${t('home.welcome')} · ${name}`, description: words.summary };
  return { title: `${t(titles[route.view] ?? `list.${route.view}`)} · ${name}`, description: words.summary };
}
