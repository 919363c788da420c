import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { appendFile, mkdir, readdir, rename, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { installPackages } from '../debian.ts';
import { type Corpus, corpusDistrict, corpusPages, writeCorpus } from './corpus.ts';
import { type Cost, measureProgram, type Program } from './process.ts';
import type { Tool } from './tools.ts';

/** What a build costs and what it makes. */
export interface BuildFigures {
  readonly cost: Cost;
  /** HTML files, and the bytes of all files without those compressed in advance. */
  readonly pages: number;
  readonly output: number;
}

/** Our own builds, one after the other on the same corpus. */
export interface OwnFigures extends BuildFigures {
  /** The app that runs on the phone bundled too; `cost` is with the bundle remembered. */
  readonly fromNothing: Cost;
  /** All text files compressed in advance, with brotli and gzip, on top of `cost`. */
  readonly compressing: Cost;
  /** The same again: without any change, and with one sentence changed in one language. Compressed files are kept up too. */
  readonly unchanged: Cost;
  readonly oneChanged: Cost;
}

/** Landkreise have some hundred entries. */
const entriesOfDistrict = 200;
export const benchLanguages = ['de', 'en', 'uk', 'ar', 'ti'];

/** So many pages as districts of 200 entries in five languages: corpusOf(10_000) has ten districts */
export function corpusOf(pages: number): Corpus {
  const entries = Math.max(1, Math.round(pages / benchLanguages.length));
  const districts = Math.ceil(entries / entriesOfDistrict);
  return { districts, languages: benchLanguages, entries: Math.round(entries / districts) };
}

const root = fileURLToPath(new URL('../../..', import.meta.url));
const content = path.join(root, 'content');

/** `npm run build` as a person runs it, in a folder of its own so that nothing from before helps. */
const ownBuild = (folder: string, ...args: readonly string[]): Program => ({
  command: process.execPath,
  args: ['--import', import.meta.resolve('tsx'), path.join(root, 'scripts/build.ts'), '--content', 'content', '--out', 'site', ...args],
  cwd: folder,
  // Pages are dated by the last commit, which a corpus does not have.
  env: { TSX_TSCONFIG_PATH: path.join(root, 'tsconfig.json'), SOURCE_DATE_EPOCH: '1795219200', NODE_ENV: 'production' },
});

/**
 * Where what an earlier run left is put, to be deleted when all is measured: ext4 searches for every new file past the numbers of those
 * that were deleted within minutes, and a build of 10,000 pages right after a deletion cost 7 to 25 s more of the kernel.
 */
export const asideOf = (benchFolder: string): string => path.join(benchFolder, 'aside');

/** `file` lies in a folder of the bench. */
async function putAside(folder: string, file: string): Promise<void> {
  const aside = asideOf(path.dirname(folder));
  await mkdir(aside, { recursive: true });
  if (existsSync(file)) await rename(file, path.join(aside, randomUUID()));
}

/** The site lies in `site` of the folder. */
export async function benchOwn(folder: string, corpus: Corpus, log: (line: string) => void): Promise<OwnFigures> {
  await putAside(folder, folder);
  await writeCorpus(content, path.join(folder, 'content'), corpus);
  const build = async (name: string, ...args: readonly string[]) => {
    const cost = await measureProgram(ownBuild(folder, ...args));
    log(`  ${name}: ${cost.cpu.toFixed(1)} s of processor time`);
    return cost;
  };
  const forget = async () => {
    for (const name of ['site', '.cache/ledger']) await putAside(folder, path.join(folder, name));
  };
  const fromNothing = await build('from nothing', '--fast');
  await forget();
  const cost = await build('app remembered', '--fast');
  await forget();
  const compressed = await build('compressed too');
  const unchanged = await build('again, unchanged');
  await appendFile(path.join(folder, 'content', corpusDistrict(0), 'pages', 'entry-1.ar.md'), '\nجملة جديدة.\n');
  const oneChanged = await build('again, one sentence changed');
  return {
    fromNothing,
    cost,
    compressing: { cpu: compressed.cpu - cost.cpu, memory: compressed.memory, seconds: compressed.seconds - cost.seconds },
    unchanged,
    oneChanged,
    ...(await outputOf(path.join(folder, 'site'))),
  };
}

/** The same corpus with another tool; a sentence where it cannot be installed here. */
export async function benchTool(folder: string, tool: Tool, corpus: Corpus): Promise<(BuildFigures & { readonly version: string }) | string> {
  await mkdir(folder, { recursive: true });
  const version = await install(folder, tool);
  if (version === undefined) return `${tool.name} could not be installed on this machine.`;
  const write = async ({ path: at, text }: { readonly path: string; readonly text: string }) => {
    await mkdir(path.dirname(path.join(folder, at)), { recursive: true });
    await writeFile(path.join(folder, at), text);
  };
  for (const top of await readdir(folder)) if (!/^(node_modules|package(-lock)?\.json)$/.test(top)) await putAside(folder, path.join(folder, top));
  for await (const page of corpusPages(content, corpus)) await write(tool.source(page));
  for (const file of tool.fixed(corpus.languages)) await write(file);
  const [command, ...args] = tool.build;
  const cost = await measureProgram({ command, args, cwd: folder, env: { ASTRO_TELEMETRY_DISABLED: '1' } });
  return { version, cost, ...(await outputOf(path.join(folder, tool.out))) };
}

/** Brings a tool, npm's into its own folder; answers its version. */
async function install(folder: string, { packages, build: [command] }: Tool): Promise<string | undefined> {
  const run = (program: string, ...args: readonly string[]) =>
    execFileSync(program, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    const [[main, version] = []] = Object.entries(packages).slice(-1);
    if (main === undefined) {
      if (!existsSync(`/usr/bin/${command}`)) installPackages([command]);
      return /\d+\.\d+\.\d+/.exec(run(command, 'version'))?.[0];
    }
    await writeFile(path.join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module', dependencies: packages }));
    run('npm', 'install', '--no-audit', '--no-fund', '--silent');
    return version;
  } catch {
    return undefined;
  }
}

/** What a site weighs without the files compressed in advance. */
async function outputOf(site: string): Promise<{ readonly pages: number; readonly output: number }> {
  const files = (await readdir(site, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile() && !/\.(br|gz)$/.test(entry.name));
  let output = 0;
  for (const { parentPath, name } of files) output += (await stat(path.join(parentPath, name))).size;
  return { pages: files.filter(({ name }) => name.endsWith('.html')).length, output };
}
