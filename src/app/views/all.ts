import { Home } from './Home.tsx';
import { lists } from './lists.ts';
import { MapView } from './MapView.tsx';
import type { Views } from './props.ts';
import { SavedView } from './SavedView.tsx';
import { SearchView } from './SearchView.tsx';

/** Every view, for those who print pages. */
export const allViews: Required<Views> = { ...lists, home: Home, map: MapView, search: SearchView, saved: SavedView };
