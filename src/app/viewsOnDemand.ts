import type { ViewName, Views } from './views/props.ts';

/** A part of the app that did not come is undefined, see boot.ts. */
type Part<T> = T | undefined;

/** Lists, map, search and settings come in parts: whoever reads one page needs none of them. */
const parts: Readonly<Record<ViewName, () => Promise<Views>>> = {
  home: async () => {
    const part: Part<typeof import('./views/Home.tsx')> = await import('./views/Home.tsx');
    return part ? { home: part.Home } : {};
  },
  emergency: lists,
  places: lists,
  courses: lists,
  events: lists,
  news: lists,
  about: lists,
  map: async () => {
    const part: Part<typeof import('./views/MapView.tsx')> = await import('./views/MapView.tsx');
    return part ? { map: part.MapView } : {};
  },
  search: async () => {
    const part: Part<typeof import('./views/SearchView.tsx')> = await import('./views/SearchView.tsx');
    return part ? { search: part.SearchView } : {};
  },
  saved: async () => {
    const part: Part<typeof import('./views/SavedView.tsx')> = await import('./views/SavedView.tsx');
    return part ? { saved: part.SavedView } : {};
  },
};

async function lists(): Promise<Views> {
  const part: Part<typeof import('./views/lists.ts')> = await import('./views/lists.ts');
  return part?.lists ?? {};
}

/** The view of an address, with those that come along. Empty where the network, or a login page, stands in the way. */
export const loadView = (view: ViewName): Promise<Views> => parts[view]();

/** All of them: from the worker's cache, once a page is alive. */
export async function loadViews(): Promise<Views> {
  const all = await Promise.all([lists, parts.home, parts.map, parts.search, parts.saved].map((load) => load()));
  return Object.assign({}, ...all) as Views;
}
