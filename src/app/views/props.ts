import type { Collection, Entry } from '../../core/atlas/entry.ts';

/** What the view of one entry is given: an entry of its own collection. */
export interface EntryProps<C extends Collection> {
  readonly entry: Extract<Entry, { collection: C }>;
}
