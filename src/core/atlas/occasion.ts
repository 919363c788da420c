import type { Course, Event } from './entry.ts';
import { type NextOccurrence, nextOccurrence } from './recurrence.ts';

/** The next day of an event, or the day on which a course starts: its lessons are no events. */
export function nextDay(entry: Event | Course, today: string): NextOccurrence {
  if (entry.collection === 'events') return nextOccurrence(entry, today);
  return entry.start === undefined ? { kind: 'unclear' } : nextOccurrence({ start: entry.start }, today);
}
