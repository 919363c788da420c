import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Packages can be installed here: as root, where there is apt. */
export const isDebianRoot = (): boolean => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

/** Installs Debian packages; false where that is not possible or takes longer than `timeout`, in ms for each of two steps. */
export function installPackages(packages: readonly string[], timeout?: number): boolean {
  if (!isDebianRoot()) return false;
  const run = (...args: readonly string[]) =>
    execFileSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], timeout, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  try {
    run('update', '-qq');
    run('install', '-y', '-qq', ...packages);
    return true;
  } catch {
    return false;
  }
}
