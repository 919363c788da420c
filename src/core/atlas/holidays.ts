import type { Entry } from './entry.ts';
import { nextOccurrence } from './recurrence.ts';

/** True when one of the entries is a public holiday on that day: those of the Land stand among its events, with `holiday: true`. */
export const isHoliday = (entries: readonly Entry[], day: string): boolean =>
  entries.some((entry) => {
    if (entry.collection !== 'events' || !entry.holiday) return false;
    const next = nextOccurrence(entry, day);
    return next.kind === 'next' && next.day <= day;
  });
