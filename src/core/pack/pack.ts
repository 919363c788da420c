import type { District } from '../atlas/district.ts';
import type { Entry } from '../atlas/entry.ts';

/** Version of the pack format; FORMAT.md is its specification. */
export const packFormat = 1;

/** Calendar words of one language, compiled at build because Chromium has none for six of ours. Index 0 is Monday / January. */
export interface CalendarWords {
  readonly weekdays: readonly string[];
  readonly weekdaysShort: readonly string[];
  readonly months: readonly string[];
  /** How a day is written: `{d}`, `{month}`, `{y}`, `{weekday}` are replaced. */
  readonly date: string;
}

/** One district in one language: everything a phone needs to read it without a network. */
export interface Pack {
  readonly format: typeof packFormat;
  readonly district: District;
  /** Language of the pack; single texts may be in another one, see `Words.lang`. */
  readonly lang: string;
  readonly entries: readonly Entry[];
  /**
   * Of a pack that lies in its lines still, see `readPartwise`: the entries of the parts in which one has this value, for whoever
   * must not wait until all are read. Their neighbours come along.
   */
  readonly near?: (field: 'id' | 'collection', value: string) => readonly Entry[];
  readonly calendar: CalendarWords;
}
