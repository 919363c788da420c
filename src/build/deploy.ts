import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, realpath, rename, rm, rmdir, stat, unlink, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Manifest } from '../core/pack/format.ts';
import { cacheControlOf, defaultCacheControl } from './hosts.ts';

/**
 * Copies a built site into the folder of a web host, so that the site is whole at every moment, also when the copying stops in its
 * middle: first what pages and packs are made of (names with a hash, which nobody asks for yet), then the pages, and what names the
 * newest of all at the end. Nothing that the ledger does not know is ever deleted: other things may lie in the same web space.
 */
export interface DeployInput {
  readonly from: string;
  /** Must exist: a web space that is not mounted is no folder to be made. */
  readonly to: string;
  /** Says what would happen. */
  readonly dryRun?: boolean;
  readonly log: (line: string) => void;
  /** Called after each change of the web folder. */
  readonly changed?: (file: string) => void;
}

export type DeployResult =
  | { readonly kind: 'deployed'; readonly written: number; readonly bytes: number; readonly same: number; readonly removed: number }
  | { readonly kind: 'refused'; readonly sentence: string };

/** So many builds stay reachable: a tab that was opened four builds ago still finds its scripts and packs. */
const keptBuilds = 5;

/** What this web folder got, oldest build first. Hidden: the ready configurations answer 404 for it. */
const ledgerName = '.atlas-deploy.json';
interface Build {
  readonly id: string;
  readonly files: readonly string[];
}

/** Files that say the policy for inline elements. While old and new pages lie side by side they allow the elements of both. */
const policies = ['.htaccess', '_headers'];
/** `index.html.br` speaks for `index.html`. */
const plain = (file: string) => file.replace(/\.(br|gz)$/, '');
const isManifest = (file: string) => /^[^/]+\/manifest\.json$/.test(file);
const isHashed = (file: string) => cacheControlOf(plain(file)) !== defaultCacheControl;

/** When a file may follow: what it names must be there already. */
function stageOf(file: string): number {
  const name = plain(file);
  if (isHashed(file)) return 0;
  if (isManifest(name)) return 2;
  if (name === 'shell.json') return 3;
  if (name === 'sw.js') return 4;
  return policies.includes(name) ? 5 : 1;
}

export async function deploy(input: DeployInput): Promise<DeployResult> {
  const { from, to, log } = input;
  const sentence = await refusal(from, to);
  if (sentence !== undefined) return { kind: 'refused', sentence };
  const files = (await listFiles(from)).sort((a, b) => stageOf(a) - stageOf(b) || (a < b ? -1 : 1));
  const build: Build = { id: await signOf(from, files), files };
  const before = await readLedger(to);
  // The same build once more: an interrupted run goes on, and takes no place of the five.
  const builds = [...before.filter(({ id }) => id !== build.id), build];
  const kept = builds.slice(-keptBuilds);

  const missing: string[] = [];
  for (const file of files) if (!(await isThere(from, to, file))) missing.push(file);
  const wanted = new Set([...files, ...kept.flatMap((one) => one.files.filter(isHashed))]);
  const gone = [...new Set(before.flatMap((one) => one.files))].filter((file) => !wanted.has(file) && existsSync(path.join(to, file))).sort();
  const bytes = await sizeOf(from, missing);
  const older = await olderDistricts(from, to, files);
  if (older.length > 0)
    log(
      `The words of ${older.join(', ')} are older than those that ${to} has: phones that saved the newer ones keep them until still newer ones come. To take a change back for all, make a new commit of it (git revert), build and deploy.`,
    );
  const result = { kind: 'deployed', written: missing.length, bytes, same: files.length - missing.length, removed: gone.length } as const;
  if (input.dryRun) {
    for (const file of missing) log(`write  ${file}`);
    for (const file of gone) log(`remove ${file}`);
    return result;
  }

  const done = (file: string) => input.changed?.(file);
  // Before the first file, so that whatever an interrupted run leaves is known to the next.
  await writeLedger(to, builds);
  await allowBoth(from, to, missing, done);
  const copy = async (chosen: readonly string[]) => {
    for (const file of chosen) {
      await place(path.join(from, file), path.join(to, file));
      done(file);
    }
  };
  await copy(missing.filter((file) => !policies.includes(file)));
  for (const file of gone) {
    await unlink(path.join(to, file));
    await removeEmpty(to, path.dirname(file));
    done(file);
  }
  // Now that no page of before is left, its inline elements need no leave any more.
  await copy(missing.filter((file) => policies.includes(file)));
  await writeLedger(to, kept);
  return result;
}

async function refusal(from: string, to: string): Promise<string | undefined> {
  for (const name of ['index.html', 'sw.js', 'shell.json', 'headers.json'])
    if (!existsSync(path.join(from, name))) return `${from} is no built atlas: ${name} is missing. First: npm run build`;
  const info = await stat(to).catch(() => undefined);
  if (!info?.isDirectory()) return `There is no folder ${to}. Is the web space mounted?`;
  // Where links lead to: a web folder may be one.
  const [source, target] = await Promise.all([from, to].map((folder) => realpath(folder)));
  const inside = path.relative(source ?? from, target ?? to);
  const around = path.relative(target ?? to, source ?? from);
  if (!inside.startsWith('..') || !around.startsWith('..')) return `${from} and ${to} lie in each other: the web folder must be another one.`;
  return undefined;
}

async function listFiles(root: string): Promise<string[]> {
  const found = await readdir(root, { recursive: true, withFileTypes: true });
  const files = found.filter((entry) => entry.isFile()).map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
  return files.map((file) => file.split(path.sep).join('/')).filter((file) => path.basename(file) !== ledgerName);
}

/** Equal for equal sites. */
async function signOf(root: string, files: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${file}\0`).update(isHashed(file) ? '' : await readFile(path.join(root, file)));
  return hash.digest('base64url').slice(0, 22);
}

/** True where the web folder has these bytes. A name with a hash and the right length says enough: files arrive whole. */
async function isThere(from: string, to: string, file: string): Promise<boolean> {
  const [mine, theirs] = await Promise.all([from, to].map((root) => stat(path.join(root, file)).catch(() => undefined)));
  if (!theirs?.isFile() || mine?.size !== theirs.size) return false;
  return isHashed(file) || (await readFile(path.join(from, file))).equals(await readFile(path.join(to, file)));
}

/** Districts whose `seq` goes down. */
async function olderDistricts(from: string, to: string, files: readonly string[]): Promise<readonly string[]> {
  const seqOf = async (file: string) => {
    try {
      return (JSON.parse(await readFile(file, 'utf8')) as Partial<Manifest>).seq ?? 0;
    } catch {
      return 0;
    }
  };
  const older = await Promise.all(
    files.filter(isManifest).map(async (file) => ((await seqOf(path.join(from, file))) < (await seqOf(path.join(to, file))) ? path.dirname(file) : [])),
  );
  return older.flat();
}

async function sizeOf(root: string, files: readonly string[]): Promise<number> {
  let bytes = 0;
  for (const file of files) bytes += (await stat(path.join(root, file))).size;
  return bytes;
}

/** Beside it first, then in its place by one step: nobody is ever answered half a file. */
async function place(source: string, target: string): Promise<void> {
  await mkdir(path.dirname(target), { recursive: true });
  const beside = path.join(path.dirname(target), '.atlas-arriving');
  await copyFile(source, beside);
  const { atime, mtime } = await stat(source);
  // Hosts make ETags of dates; a web space that cannot keep them still gets the file.
  await utimes(beside, atime, mtime).catch(() => {});
  await rename(beside, target);
}

/** Opens the policies for the inline elements of the pages that are there and of those that come. */
async function allowBoth(from: string, to: string, missing: readonly string[], done: (file: string) => void): Promise<void> {
  for (const file of policies.filter((one) => missing.includes(one))) {
    const now = await readFile(path.join(to, file), 'utf8').catch(() => undefined);
    if (now === undefined) continue;
    await writeFile(path.join(to, `${file}.arriving`), withAlso(await readFile(path.join(from, file), 'utf8'), now));
    await rename(path.join(to, `${file}.arriving`), path.join(to, file));
    done(file);
  }
}

/** A configuration that allows what another one allows too. */
const withAlso = (text: string, other: string): string =>
  text.replace(/(script|style)-src 'self'[^;]*/g, (mine, kind: string) => {
    const theirs = new RegExp(`${kind}-src 'self'([^;]*)`).exec(other)?.[1]?.match(/'sha256-[^']+'/g) ?? [];
    return [mine, ...theirs.filter((hash) => !mine.includes(hash))].join(' ');
  });

/** Empty where there is none, or where it was not written by us: then nothing is known, and nothing is removed. */
async function readLedger(to: string): Promise<readonly Build[]> {
  try {
    const { builds } = JSON.parse(await readFile(path.join(to, ledgerName), 'utf8')) as { readonly builds: readonly Build[] };
    const isSafe = (file: unknown) => typeof file === 'string' && file !== '' && !path.isAbsolute(file) && !file.split(/[\\/]/).includes('..');
    return builds.every(({ id, files }) => typeof id === 'string' && files.every(isSafe)) ? builds : [];
  } catch {
    return [];
  }
}

async function writeLedger(to: string, builds: readonly Build[]): Promise<void> {
  const file = path.join(to, ledgerName);
  await writeFile(`${file}.arriving`, JSON.stringify({ builds }));
  await rename(`${file}.arriving`, file);
}

/** Folders that have become empty go too, up to the web folder itself. */
async function removeEmpty(root: string, folder: string): Promise<void> {
  if (folder === '.' || folder === '') return;
  await rm(path.join(root, folder, '.atlas-arriving'), { force: true });
  const isGone = await rmdir(path.join(root, folder)).then(
    () => true,
    () => false,
  );
  if (isGone) await removeEmpty(root, path.dirname(folder));
}
