import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { MessageLanguage } from '../compiler/messages.ts';
import { type Problem, unique } from '../compiler/problem.ts';
import { buildClient } from './client.ts';
import { precompress } from './compress.ts';
import { compileContent, readBasemap } from './content.ts';
import { hostFiles } from './host-recipes.ts';
import { districtPacks, type SiteFile } from './packs.ts';
import { districtPages } from './pages.ts';
import { printFiles } from './print/files.ts';
import { qrFiles } from './qr.ts';
import { rootPages } from './root.ts';
import type { ShellFile } from './shellPlugin.ts';
import { readTranslator } from './strings.ts';
import { webManifest } from './webManifest.ts';

export interface BuildInput {
  /** Folder with the Markdown files. */
  readonly content: string;
  /** Where the finished site goes; replaced whole, or not at all. */
  readonly out: string;
  /** Path the site will lie under, begins and ends with a slash. */
  readonly base: string;
  /** `https://welcome.example`: for canonical links and QR codes. */
  readonly site?: string;
  /** Only these; the others stay as they are in `out`. Absent: all. */
  readonly districts?: readonly string[];
  /** Today, `2026-11-21`: what is outdated is marked in the pages. */
  readonly today: string;
  readonly messages: MessageLanguage;
  /** Folder for what the next build may reuse. */
  readonly cache: string;
  readonly precompress: boolean;
  /** Puts what runs on the phone into a folder and answers its shell; Vite's build unless told. */
  readonly client?: (out: string, base: string) => Promise<ShellFile>;
  readonly log: (line: string) => void;
}

export type BuildResult =
  | { readonly kind: 'built'; readonly districts: readonly string[]; readonly pages: number; readonly problems: readonly Problem[] }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

/** Content that is only outdated does not stop a build: a clone from years ago still has to build. */
export const stopsBuild = (problem: Problem) => problem.severity === 'error' && problem.code !== 'expired';

/** Rises with every build of newer sources: the date of the last commit, so that two builds of one commit are equal. */
function sourceDate(): number {
  const given = Number(process.env['SOURCE_DATE_EPOCH']);
  if (given > 0) return given;
  try {
    return Number(execFileSync('git', ['log', '-1', '--format=%ct'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim());
  } catch {
    return Math.floor(Date.now() / 1000);
  }
}

/** Builds the whole site beside `out` and puts it in its place at the end: an interrupted build changes nothing. */
export async function buildSite(input: BuildInput): Promise<BuildResult> {
  const { content, out, base, site, today, messages, log } = input;
  const atlas = await compileContent(content, today, messages);
  const compiled = atlas.districts;
  const chosen = compiled.filter(({ id }) => !input.districts || input.districts.includes(id));
  const problems = input.districts ? unique(chosen.flatMap((district) => district.problems)) : atlas.problems;
  if (problems.some(stopsBuild)) return { kind: 'refused', problems };

  const staging = `${out}.new`;
  await rm(staging, { recursive: true, force: true });
  await mkdir(staging, { recursive: true });
  const shell = { ...(await (input.client ?? buildClient)(path.resolve(staging), base)), built: today };
  log(`app built`);

  const languages = new Set(chosen.flatMap(({ packs }) => [...packs.keys()]));
  const translators = new Map(await Promise.all([...languages].map(async (lang) => [lang, await readTranslator(lang)] as const)));
  const t = (lang: string) => translators.get(lang) ?? ((key: string) => key);
  const inline = { styles: [shell.cssHash], scripts: shell.headScript ? [shell.headScript.hash] : [] };
  const write = createWriter(staging);
  let pages = 0;
  for (const { id, packs, aliases } of chosen) {
    const basemap = await readBasemap(content, id);
    const { files, versions } = await districtPacks([...packs.values()], basemap, sourceDate());
    await write.all(files);
    const where = { base, ...(site !== undefined && { site }) };
    for (const page of districtPages({ packs, versions, aliases, translators: t, shell, today, ...where })) {
      pages++;
      await write.one(page);
    }
    for (const [lang, pack] of packs) await write.one({ path: `${id}/${lang}/manifest.webmanifest`, text: webManifest(pack, t(lang), base) });
    const address = site ?? 'http://localhost:4173';
    await write.all(qrFiles({ site: address, base, district: id, languages: [...packs.keys()] }).map(({ path: at, bytes }) => ({ path: at, text: bytes })));
    const print = await printFiles({ packs, site: address, base });
    inline.styles.push(...print.styleHashes);
    await write.all(print.files);
    log(`${id}: ${packs.size} languages, ${packs.values().next().value?.entries.length ?? 0} entries`);
  }
  if (input.districts)
    await keepOthers(
      out,
      staging,
      chosen.map(({ id }) => id),
      compiled.map(({ id }) => id),
    );
  await write.all(rootPages({ districts: compiled, shell, base, translators: t, today, ...(site !== undefined && { site }) }));
  await write.all(hostFiles({ base, inline, ...(site !== undefined && { site }) }).map(({ path: at, text }) => ({ path: at, text })));
  await write.one({ path: 'headers.json', text: JSON.stringify(inline) });
  await write.done();
  if (input.precompress) {
    const { compressed, remembered } = await precompress(staging, path.join(input.cache, 'compressed'));
    log(`compressed ${compressed} files, ${remembered} unchanged`);
  }
  for (const file of ['sw.js', 'sw.js.br', 'sw.js.gz']) await keepDate(out, staging, file);
  await replace(out, staging);
  return { kind: 'built', districts: chosen.map(({ id }) => id), pages, problems };
}

/**
 * A file with the same bytes keeps its date: most hosts make their ETag of date and size, and a phone asks for the service
 * worker at every start. It would fetch 45 kB again after a build that changed one sentence.
 */
async function keepDate(out: string, staging: string, file: string) {
  const [before, after] = [path.join(out, file), path.join(staging, file)];
  if (!existsSync(before) || !existsSync(after) || !(await readFile(before)).equals(await readFile(after))) return;
  const { atime, mtime } = await stat(before);
  await utimes(after, atime, mtime);
}

/** The new site takes the place of the old one in two renames. */
async function replace(out: string, staging: string) {
  const old = `${out}.old`;
  await rm(old, { recursive: true, force: true });
  if (existsSync(out)) await rename(out, old);
  await rename(staging, out);
  await rm(old, { recursive: true, force: true });
}

/** Districts that were not asked for stay as the last build left them. */
async function keepOthers(out: string, staging: string, built: readonly string[], all: readonly string[]) {
  for (const id of all) if (!built.includes(id) && existsSync(path.join(out, id))) await cp(path.join(out, id), path.join(staging, id), { recursive: true });
}

/** Writes files with at most 64 under way, and makes each folder once. */
function createWriter(root: string) {
  const folders = new Set<string>();
  const running = new Set<Promise<void>>();
  const one = async ({ path: at, text }: SiteFile) => {
    const file = path.join(root, at);
    const folder = path.dirname(file);
    if (!folders.has(folder)) {
      await mkdir(folder, { recursive: true });
      folders.add(folder);
    }
    const job = writeFile(file, text).finally(() => running.delete(job));
    running.add(job);
    if (running.size >= 64) await Promise.race(running);
  };
  return {
    one,
    all: async (files: Iterable<SiteFile>) => {
      for (const file of files) await one(file);
    },
    done: async () => void (await Promise.all(running)),
  };
}
