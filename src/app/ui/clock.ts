import { berlinDay } from './format.ts';

/**
 * Today in Berlin. A phone whose clock stands before the day of the build is wrong: then the day of the build counts,
 * so that a clock in 1970 neither hides nor renews anything.
 */
export const todayAfter = (built: string, now: number): string => (clockIsRight(built, now) ? berlinDay(now) : built);

/** `HH:MM` in Berlin; undefined where the phone's clock cannot be right, so that nothing claims to be open. */
export function timeAfter(built: string, now: number): string | undefined {
  if (!clockIsRight(built, now)) return undefined;
  return new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Berlin', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(now);
}

const clockIsRight = (built: string, now: number) => berlinDay(now) >= built;
