import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Problem } from '../compiler/problem.ts';

/** What the last build into a folder made of a district, and from what: the next one leaves alone what would become the same. */
export interface LedgerDistrict {
  /** Sign of the sources, see districts.ts. */
  readonly sign: string;
  readonly pages: number;
  readonly problems: readonly Problem[];
  /** What the pages of each language were printed from. */
  readonly languages: Readonly<Record<string, string>>;
}

export interface Ledger {
  /** Sign of everything that pages are made with beside content: the app, the compiler, options, the day. */
  readonly app: string;
  readonly districts: Readonly<Record<string, LedgerDistrict>>;
}

const fileFor = (cache: string, out: string) => path.join(cache, 'ledger', `${createHash('sha1').update(path.resolve(out)).digest('hex')}.json`);

/** The ledger of a folder; an empty one where there is none, or where the folder is not as it was left. */
export async function readLedger(cache: string, out: string, app: string): Promise<Ledger> {
  try {
    const ledger = JSON.parse(await readFile(fileFor(cache, out), 'utf8')) as Ledger;
    if (ledger.app === app && existsSync(path.join(out, 'index.html'))) return ledger;
  } catch {
    // The first build, or a ledger cut short.
  }
  return { app, districts: {} };
}

export async function writeLedger(cache: string, out: string, ledger: Ledger): Promise<void> {
  const file = fileFor(cache, out);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(`${file}.new`, JSON.stringify(ledger));
  await rename(`${file}.new`, file);
}

/** Before the site changes: an interrupted build must not be believed. */
export const dropLedger = (cache: string, out: string): Promise<void> => rm(fileFor(cache, out), { force: true });

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Sign of the files that decide what a site is beside its content. */
export function signOfSources(names: readonly string[] = ['src', 'public', 'vite.config.ts', 'package-lock.json']): string {
  const hash = createHash('sha256');
  for (const name of names) {
    const at = path.join(root, name);
    const below = statSync(at).isDirectory() ? readdirSync(at, { recursive: true, withFileTypes: true }) : undefined;
    const files = below ? below.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name)) : [at];
    for (const file of files.sort()) hash.update(path.relative(root, file)).update('\0').update(readFileSync(file));
  }
  return hash.digest('base64url');
}
