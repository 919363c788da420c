import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { signOfSources } from './ledger.ts';
import type { ShellFile } from './shellPlugin.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const processFile = fileURLToPath(new URL('./client.process.ts', import.meta.url));

/**
 * What runs on the phone, made once for the same sources: an editor's second build has nothing to bundle. In a process of its own,
 * because a bundler keeps 400 MB that the build then needs for pages.
 */
export const rememberedClient =
  (cache: string) =>
  async (out: string, base: string): Promise<ShellFile> => {
    const sign = createHash('sha256').update(signOfSources(clientSources)).update(base).digest('base64url').slice(0, 22);
    const kept = path.join(cache, 'client', sign);
    if (!existsSync(kept)) {
      // Two builds may begin at once: each makes its own, and the first one stays.
      const made = `${kept}.${randomUUID()}`;
      // Without holding up whoever asked: the tests build their small sites meanwhile.
      await promisify(execFile)(process.execPath, ['--import', 'tsx', processFile, path.resolve(made), base], { cwd: root });
      for (const name of await readdir(path.dirname(kept))) if (!name.startsWith(sign)) await rm(path.join(path.dirname(kept), name), { recursive: true });
      if (existsSync(kept)) await rm(made, { recursive: true });
      else await rename(made, kept);
    }
    await cp(kept, out, { recursive: true });
    return JSON.parse(await readFile(path.join(out, 'shell.json'), 'utf8')) as ShellFile;
  };

/** What the bundle is made of. Of `build` only what takes part in bundling, so that work on the compiler does not cost a bundle. */
const clientSources = [
  'src/app',
  'src/core',
  'src/device',
  'src/worker',
  'src/build/client.ts',
  'src/build/integrity.ts',
  'src/build/leanI18next.ts',
  'src/build/leanLeaflet.ts',
  'src/build/shellPlugin.ts',
  'src/build/styles.ts',
  'src/build/hosts.ts',
  'public',
  'vite.config.ts',
  'package-lock.json',
];
