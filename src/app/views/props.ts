import type { VNode } from 'preact';
import type { ListView } from '../../core/atlas/address.ts';
import type { Collection, Entry } from '../../core/atlas/entry.ts';

/** What the view of one entry is given: an entry of its own collection. */
export interface EntryProps<C extends Collection> {
  readonly entry: Extract<Entry, { collection: C }>;
}

/** The views that have an address of their own, beside entries. */
export type ViewName = 'home' | ListView;

/** Views by address. Node and the worker have all of them (`all.ts`), the window loads what it needs (`viewsOnDemand.ts`). */
export type Views = Partial<Readonly<Record<ViewName, () => VNode>>>;
