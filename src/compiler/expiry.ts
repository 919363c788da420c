import type { Duration } from './kinds/time.ts';

/** The day after which a fact is doubtful: the earlier of `expires` and `checked` + `review`. addDuration is calendar arithmetic in UTC. */
export function expiryOf(values: { readonly checked: string; readonly review?: Duration; readonly expires?: string }): string | undefined {
  const reviewed = values.review && addDuration(values.checked, values.review);
  if (reviewed === undefined || (values.expires !== undefined && values.expires < reviewed)) return values.expires;
  return reviewed;
}

/** addDuration('2026-08-31', { count: 6, unit: 'month' }) -> '2027-02-28' */
export function addDuration(day: string, { count, unit }: Duration): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const days = unit === 'week' ? count * 7 : unit === 'day' ? count : 0;
  const months = unit === 'year' ? count * 12 : unit === 'month' ? count : 0;
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last) + days)).toISOString().slice(0, 10);
}
