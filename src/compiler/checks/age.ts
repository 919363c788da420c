import type { CompiledFile } from '../file.ts';
import { type Note, placeIn } from '../layers.ts';
import type { Severity } from '../problem.ts';

/** What is too old to be trusted on `today`, and what claims to have been looked at tomorrow. */
export function checkAge(
  file: CompiledFile,
  facts: { readonly checked?: string; readonly expires?: string | undefined },
  today: string,
  severity: Severity,
  note: Note,
): void {
  const { checked, expires } = facts;
  if (checked !== undefined && checked > today) note(file, 'date-ahead', placeIn(file, 'checked'), { name: 'checked', value: checked }, 'warning');
  // An end before the beginning is told on its own.
  else if (expires !== undefined && expires <= today && (checked === undefined || checked <= expires))
    note(file, 'expired', placeIn(file, 'checked'), { date: expires }, severity);
}
