import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { futureWarning, sourceDate } from '../../src/build/sourceDate.ts';

// The number by which a phone knows what is newer comes from the clocks of those who commit.
let folder: string;
let given: string | undefined;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'atlas-dates-'));
  given = process.env['SOURCE_DATE_EPOCH'];
  delete process.env['SOURCE_DATE_EPOCH'];
});
afterEach(async () => {
  if (given !== undefined) process.env['SOURCE_DATE_EPOCH'] = given;
  await rm(folder, { recursive: true });
});

const git = (args: readonly string[], env = {}) => execFileSync('git', args, { cwd: folder, env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', ...env } });
const seconds = (day: string) => Date.parse(`${day}T12:00:00Z`) / 1000;

function commit(day: string) {
  const date = `${day}T12:00:00Z`;
  const who = ['-c', 'user.name=Clerk', '-c', 'user.email=clerk@example.org'];
  git([...who, 'commit', '--quiet', '--allow-empty', '-m', day], { GIT_COMMITTER_DATE: date, GIT_AUTHOR_DATE: date });
}

describe('what makes a build newer than another', () => {
  it('is the date of the last commit', () => {
    git(['init', '--quiet']);
    commit('2026-10-01');
    commit('2026-11-01');
    expect(sourceDate(folder)).toBe(seconds('2026-11-01'));
  });

  it('X50 · a computer whose clock stands in 2010 commits: the build is not older than the one before', () => {
    git(['init', '--quiet']);
    commit('2026-11-01');
    commit('2010-01-01');
    expect(sourceDate(folder)).toBe(seconds('2026-11-01'));
    commit('2026-11-02');
    expect(sourceDate(folder)).toBe(seconds('2026-11-02'));
  });

  it('X50 · a computer whose clock stands in 2036 commits: the build says so, and later ones are not older', () => {
    git(['init', '--quiet']);
    commit('2036-01-01');
    commit('2026-11-02');
    expect(sourceDate(folder)).toBe(seconds('2036-01-01'));
    expect(futureWarning(sourceDate(folder), seconds('2026-11-03') * 1000)).toContain('2036-01-01');
    expect(futureWarning(seconds('2026-11-02'), seconds('2026-11-03') * 1000)).toBe(undefined);
    // The computers of an office may be hours apart.
    expect(futureWarning(seconds('2026-11-03') + 3600, seconds('2026-11-03') * 1000)).toBe(undefined);
  });

  it('is now where nothing says when', () => {
    expect(sourceDate(folder, seconds('2026-11-30') * 1000)).toBe(seconds('2026-11-30'));
    git(['init', '--quiet']);
    expect(sourceDate(folder, seconds('2026-11-30') * 1000)).toBe(seconds('2026-11-30'));
  });

  it('is what the environment says, or a sentence', () => {
    process.env['SOURCE_DATE_EPOCH'] = '1795219200';
    expect(sourceDate(folder)).toBe(1_795_219_200);
    process.env['SOURCE_DATE_EPOCH'] = 'yesterday';
    expect(() => sourceDate(folder)).toThrow('yesterday');
    delete process.env['SOURCE_DATE_EPOCH'];
  });
});
