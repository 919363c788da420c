import { createHash } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';
import { integrityOf } from './integrity.ts';
import type { ShellFile } from './shellPlugin.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Builds what runs on the phone into `out`: scripts, strings, service worker, icons. Answers the shell of every page. */
export async function buildClient(out: string, base: string, plugins: readonly Plugin[] = []): Promise<ShellFile> {
  // Preact and Workbox look at it: the tests must get what a host serves.
  process.env['NODE_ENV'] = 'production';
  process.env['ATLAS_OUT'] = out;
  process.env['ATLAS_BASE'] = base;
  await build({ root, configFile: path.join(root, 'vite.config.ts'), logLevel: 'warn', mode: 'production', plugins: [...plugins] });
  return withMend(out, base);
}

/** Writes into the script that mends all others what each of them must be, which is known when all are written. */
async function withMend(out: string, base: string): Promise<ShellFile> {
  const assets = path.join(out, 'assets');
  const names = (await readdir(assets)).filter((name) => name.endsWith('.js')).sort();
  const mend = names.find((name) => name.startsWith('mend-'));
  if (!mend) throw new Error('the script that mends the others was not built');
  const sums: Record<string, string> = {};
  for (const name of names) if (name !== mend) sums[name] = integrityOf(await readFile(path.join(assets, name)));
  const code = (await readFile(path.join(assets, mend), 'utf8')).replace('__ATLAS_SUMS__', () => JSON.stringify(sums));
  const name = `mend-${createHash('sha256').update(code).digest('base64url').slice(0, 8)}.js`;
  await rm(path.join(assets, mend));
  await writeFile(path.join(assets, name), code);
  const shell: ShellFile = { ...(JSON.parse(await readFile(path.join(out, 'shell.json'), 'utf8')) as ShellFile), mend: `${base}assets/${name}` };
  await writeFile(path.join(out, 'shell.json'), JSON.stringify(shell));
  return shell;
}
