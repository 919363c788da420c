import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { MessageLanguage } from '../compiler/messages.ts';

/** What every command of the atlas has in common: `--help`, one closing line, one clear sentence on failure. */
export interface Command<O extends NonNullable<ParseArgsConfig['options']>> {
  /** Shown by `--help` and after wrong usage. */
  readonly usage: string;
  readonly options: O;
  /** Answers the exit code: 0 done, 1 problems, 2 wrong usage. */
  readonly run: (values: Values<O>, positionals: readonly string[]) => Promise<number>;
}

type Values<O extends NonNullable<ParseArgsConfig['options']>> = {
  readonly [K in keyof O]?: O[K] extends { type: 'boolean' } ? boolean : string;
};

/** What a system says of a file that it does not give, in words. */
const refusals: Readonly<Record<string, string>> = {
  EACCES: 'may not be opened: ask for the right to it',
  EPERM: 'may not be opened: ask for the right to it',
  EROFS: 'lies on a disk that cannot be written',
  ENOSPC: 'does not fit: the disk is full',
  EDQUOT: 'does not fit: the disk is full',
  ENOENT: 'cannot be opened: there is no such file or folder',
  ENOTDIR: 'cannot be made: there is a file where a folder should be',
  EEXIST: 'cannot be made: there is a file where a folder should be',
  EISDIR: 'is a folder, and a file is wanted',
};

/** One sentence for whatever went wrong. */
function sentenceOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return String(error);
  const refusal = 'code' in error && 'path' in error ? refusals[String(error.code)] : undefined;
  return refusal && 'path' in error ? `${String(error.path)} ${refusal}.` : error.message.split('. To specify')[0];
}

/** A sentence for the person at the terminal, without a stack trace. */
export class UsageError extends Error {}

export async function runCommand<const O extends NonNullable<ParseArgsConfig['options']>>({ usage, options, run }: Command<O>): Promise<void> {
  try {
    const { values, positionals } = parseArgs({ options: { ...options, help: { type: 'boolean' } }, allowPositionals: true });
    if ('help' in values && values.help) {
      console.log(usage);
      return;
    }
    process.exitCode = await run(values as Values<O>, positionals);
  } catch (error) {
    const wrongUsage = error instanceof UsageError || (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'));
    console.error(sentenceOf(error));
    if (wrongUsage) console.error(`\n${usage}`);
    else if (process.env['ATLAS_TRACE'] && error instanceof Error) console.error(error.stack);
    process.exitCode = wrongUsage ? 2 : 1;
  }
}

/** Editors in German offices are spoken to in German; `--lang en` or an English machine gets English. */
export function messageLanguage(wish: string | undefined): MessageLanguage {
  if (wish !== undefined && wish !== 'de' && wish !== 'en') throw new UsageError(`--lang is de or en, not “${wish}”.`);
  if (wish === 'de' || wish === 'en') return wish;
  return /^de/i.test(process.env['LC_ALL'] ?? process.env['LANG'] ?? '') ? 'de' : 'en';
}

/** The day in Berlin, or the one given by `--today`, so that tests can live in any year. */
export function today(given?: string): string {
  if (given !== undefined && !/^20\d\d-\d\d-\d\d$/.test(given)) throw new UsageError(`--today is a day such as 2026-11-21, not “${given}”.`);
  return given ?? new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Berlin' }).format(new Date());
}
