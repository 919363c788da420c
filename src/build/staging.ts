import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { SiteFile } from './packs.ts';

/** The new site while it grows beside the old one. */
export interface Staging {
  readonly root: string;
  /** At once and not in the background: ten thousand small files cost a third of the processor time that way. */
  readonly write: (files: readonly SiteFile[]) => void;
  /** A folder or file of the old site goes over into the new one at the end. False where the old site lacks it. */
  readonly keep: (at: string) => boolean;
  readonly replace: () => Promise<void>;
  readonly drop: () => Promise<void>;
}

const stagingOf = (out: string) => `${out}.new`;
const oldOf = (out: string) => `${out}.old`;
/** Names what is on its way from the old site to the new one, for the next build to put back should this one be killed right then. */
const moving = '.moving.json';

export async function openStaging(out: string): Promise<Staging> {
  const root = stagingOf(out);
  await rm(root, { recursive: true, force: true });
  await mkdir(root, { recursive: true });
  const folders = new Set<string>();
  const kept: string[] = [];
  return {
    root,
    write(files) {
      for (const { path: at, text } of files) {
        const file = path.join(root, at);
        const folder = path.dirname(file);
        if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
        folders.add(folder);
        writeFileSync(file, text);
      }
    },
    keep(at) {
      const exists = existsSync(path.join(out, at));
      if (exists) kept.push(at);
      return exists;
    },
    async replace() {
      await writeFile(path.join(root, moving), JSON.stringify(kept));
      for (const at of kept) {
        await mkdir(path.dirname(path.join(root, at)), { recursive: true });
        await rename(path.join(out, at), path.join(root, at));
      }
      await rm(oldOf(out), { recursive: true, force: true });
      if (existsSync(out)) await rename(out, oldOf(out));
      await rename(root, out);
      await rm(path.join(out, moving));
      await rm(oldOf(out), { recursive: true, force: true });
    },
    drop: () => rm(root, { recursive: true, force: true }),
  };
}

/** Puts a site back that a killed build left in the middle of its last step. */
export async function recover(out: string): Promise<void> {
  const [root, old] = [stagingOf(out), oldOf(out)];
  if (!existsSync(out) && existsSync(old)) await rename(old, out);
  const kept = await readFile(path.join(root, moving), 'utf8').then(
    (text) => JSON.parse(text) as readonly string[],
    () => [],
  );
  for (const at of kept) if (existsSync(path.join(root, at)) && !existsSync(path.join(out, at))) await rename(path.join(root, at), path.join(out, at));
}
