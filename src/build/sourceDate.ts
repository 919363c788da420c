import { execFileSync } from 'node:child_process';
import { isMoment } from '../core/pack/format.ts';

/** So many commits are looked at. */
const history = 1000;

/**
 * The `seq` of a build, in seconds since 1970: the newest date in the history of the sources, so that two builds of one commit are equal and
 * a later commit is never below an earlier one. The date of the last commit alone is not enough: a computer whose clock stands in 2010
 * would publish what every phone refuses as older than what it has.
 */
export function sourceDate(folder = process.cwd(), now = Date.now()): number {
  const text = process.env['SOURCE_DATE_EPOCH'] ?? '';
  const given = Number(text);
  if (text !== '' && !isMoment(given)) throw new Error(`SOURCE_DATE_EPOCH is a number of seconds since 1970, not “${text}”.`);
  if (given > 0) return given;
  try {
    const dates = execFileSync('git', ['log', '-n', String(history), '--format=%ct'], { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    return Math.max(...dates.trim().split('\n').map(Number));
  } catch {
    return Math.floor(now / 1000);
  }
}

const day = 86_400;

/** What to say of a date that has not come yet: pages printed on phones would take every fact for outdated. Undefined for all others. */
export function futureWarning(date: number, now = Date.now()): string | undefined {
  if (date <= now / 1000 + day) return undefined;
  const said = new Date(date * 1000).toISOString().slice(0, 10);
  return `The sources are of ${said}, which is in the future: the clock of a computer that committed was wrong, or the one of this computer is. Phones take that day for today and mark what runs out before it. Set the clock right, and give the commit its date: git commit --amend --no-edit --date=now`;
}
