import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';
import type { ShellFile } from './shellPlugin.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Builds what runs on the phone into `out`: scripts, strings, service worker, icons. Answers the shell of every page. */
export async function buildClient(out: string, base: string, plugins: readonly Plugin[] = []): Promise<ShellFile> {
  // Preact and Workbox look at it: the tests must get what a host serves.
  process.env['NODE_ENV'] = 'production';
  process.env['ATLAS_OUT'] = out;
  process.env['ATLAS_BASE'] = base;
  await build({ root, configFile: path.join(root, 'vite.config.ts'), logLevel: 'warn', mode: 'production', plugins: [...plugins] });
  return JSON.parse(await readFile(path.join(out, 'shell.json'), 'utf8')) as ShellFile;
}
