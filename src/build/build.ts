import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readFile, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Translate } from '../app/reader.ts';
import type { CompiledDistrict } from '../compiler/district.ts';
import type { MessageLanguage } from '../compiler/messages.ts';
import { type Problem, unique } from '../compiler/problem.ts';
import { tileHost } from '../core/atlas/onlineMap.ts';
import type { Manifest } from '../core/pack/format.ts';
import type { Pack } from '../core/pack/pack.ts';
import { rememberedClient } from './clientOnce.ts';
import { createCompressor } from './compress.ts';
import { readBasemap } from './content.ts';
import { openDistricts } from './districts.ts';
import { hostFiles } from './host-recipes.ts';
import { type Allowed, inlineHash } from './hosts.ts';
import { dropLedger, type LedgerDistrict, readLedger, signOfSources, writeLedger } from './ledger.ts';
import { districtPacks } from './packs.ts';
import { districtPages, pagesBeside } from './pages.ts';
import { printFiles, readPrintStyles } from './print/files.ts';
import { qrFiles } from './qr.ts';
import { rootPages } from './root.ts';
import { licencesText } from './sbom.ts';
import type { ShellFile } from './shellPlugin.ts';
import { futureWarning, sourceDate } from './sourceDate.ts';
import { openStaging, recover, type Staging } from './staging.ts';
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
  /** Districts that stay without their `.br` and `.gz`: a test that does not look at them need not wait for them. */
  readonly uncompressed?: readonly string[];
  /** Puts what runs on the phone into a folder and answers its shell; Vite's build unless told. */
  readonly client?: (out: string, base: string) => Promise<ShellFile>;
  readonly log: (line: string) => void;
}

export type BuildResult =
  | { readonly kind: 'built'; readonly districts: readonly string[]; readonly pages: number; readonly problems: readonly Problem[] }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

/** Content that is only outdated does not stop a build: a clone from years ago still has to build. */
export const stopsBuild = (problem: Problem) => problem.severity === 'error' && problem.code !== 'expired';

/**
 * Builds the whole site beside `out` and puts it in its place at the end: an interrupted build changes nothing. Districts come one
 * after the other; what would become the same as last time is not made again but moved over.
 */
export async function buildSite(input: BuildInput): Promise<BuildResult> {
  const { content, out, base, site, today, messages, cache, log } = input;
  await recover(out);
  const districts = openDistricts(content, today, messages);
  const isChosen = (id: string) => !input.districts || input.districts.includes(id);
  const staging = await openStaging(out);
  const shell = { ...(await (input.client ?? rememberedClient(cache))(path.resolve(staging.root), base)), built: today };
  log('app built');
  const seq = sourceDate();
  const warning = futureWarning(seq);
  if (warning !== undefined) log(warning);

  const where = { base, ...(site !== undefined && { site }) };
  const app = signOf([signOfSources(), JSON.stringify(shell), JSON.stringify(where), today, messages, input.precompress, input.uncompressed]);
  const ledger = await readLedger(cache, out, app);
  const compressor = input.precompress ? await createCompressor(path.join(cache, 'compressed')) : undefined;
  const measure = compressor && ((text: string) => compressor.measure('pack.json', text));
  const translators = createTranslators();
  const fronts: Pack[] = [];
  const built: Record<string, LedgerDistrict> = {};
  const problems: Problem[] = [];
  let pages = 0;

  /** Everything of one district; pages of a language whose texts have not changed stay as they are. */
  async function build(district: CompiledDistrict, sign: string): Promise<LedgerDistrict> {
    const { id, packs, aliases } = district;
    const address = site ?? 'http://localhost:4173';
    const { versions } = await districtPacks({
      packs: [...packs.values()],
      basemap: await readBasemap(content, packs),
      seq,
      write: staging.write,
      ...(measure && { measure }),
    });
    const languages = Object.fromEntries([...packs.keys()].map((lang) => [lang, signOf([versions.get(lang), [...aliases]])]));
    const before = ledger.districts[id]?.languages ?? {};
    const same = new Set([...packs.keys()].filter((lang) => before[lang] === languages[lang] && staging.keep(`${id}/${lang}`)));
    for (const lang of packs.keys()) await translators.load(lang);
    for (const page of districtPages({ packs, skip: same, versions, aliases, translators: translators.of, shell, today, ...where })) staging.write([page]);
    for (const [lang, pack] of packs)
      if (!same.has(lang)) staging.write([{ path: `${id}/${lang}/manifest.webmanifest`, text: webManifest(pack, translators.of(lang), base) }]);
    staging.write(qrFiles({ site: address, base, district: id, languages: [...packs.keys()] }).map(({ path: at, bytes }) => ({ path: at, text: bytes })));
    staging.write((await printFiles({ packs, site: address, base })).files);
    const made = [...packs.values()].reduce((sum, { entries }) => sum + pagesBeside(aliases.size) + entries.length, 0);
    log(`${id}: ${packs.size} languages, ${packs.values().next().value?.entries.length ?? 0} entries${same.size > 0 ? `, unchanged: ${same.size}` : ''}`);
    return { sign, pages: made, problems: district.problems, languages };
  }

  for (const id of districts.ids) {
    const front = districts.front(id);
    if (front) fronts.push(front);
    if (!isChosen(id)) {
      if (front) staging.keep(id);
      continue;
    }
    const sign = districts.signOf(id);
    const before = ledger.districts[id];
    if (before?.sign === sign && keepDistrict(staging, out, id, seq)) {
      built[id] = before;
      log(`${id}: unchanged`);
    } else {
      const district = districts.compile(id);
      if (!district) continue;
      // Once something is wrong only the other mistakes are looked for.
      const isSound = !district.problems.some(stopsBuild) && !problems.some(stopsBuild);
      built[id] = isSound ? await build(district, sign) : { sign, pages: 0, problems: district.problems, languages: {} };
    }
    problems.push(...(built[id]?.problems ?? []));
    pages += built[id]?.pages ?? 0;
  }
  const all = unique([...(input.districts ? [] : districts.strays()), ...problems]);
  if (all.some(stopsBuild)) {
    await staging.drop();
    return { kind: 'refused', problems: all };
  }

  for (const { lang } of fronts) await translators.load(lang);
  const print = await readPrintStyles();
  const tiles = Object.fromEntries(
    fronts.flatMap(({ district }) => {
      const host = district.online_map && tileHost(district.online_map.url);
      return host ? [[district.id, host]] : [];
    }),
  );
  const inline: Allowed = {
    styles: [shell.cssHash, inlineHash(print.card), inlineHash(print.poster)],
    scripts: shell.headScript ? [shell.headScript.hash] : [],
    ...(Object.keys(tiles).length > 0 && { tiles }),
  };
  staging.write(rootPages({ fronts, shell, translators: translators.of, today, ...where }));
  staging.write(hostFiles({ inline, ...where }).map(({ path: at, text }) => ({ path: at, text })));
  staging.write([{ path: 'headers.json', text: JSON.stringify(inline) }]);
  staging.write([{ path: 'licences.txt', text: await licencesText(fileURLToPath(new URL('../..', import.meta.url))) }]);
  if (compressor) {
    const { compressed, remembered } = await compressor.folder(staging.root, input.uncompressed);
    log(`compressed ${compressed} files, ${remembered} unchanged`);
  }
  for (const file of ['sw.js', 'sw.js.br', 'sw.js.gz']) await keepDate(out, staging.root, file);
  await dropLedger(cache, out);
  await staging.replace();
  await writeLedger(cache, out, { app, districts: input.districts ? { ...ledger.districts, ...built } : built });
  if (!input.districts) await compressor?.tidy();
  return { kind: 'built', districts: Object.keys(built), pages, problems: all };
}

/** Any values in 22 characters. */
const signOf = (values: readonly unknown[]) => createHash('sha256').update(JSON.stringify(values)).digest('base64url').slice(0, 22);

/** The texts of the interface, each language read once. */
function createTranslators() {
  const known = new Map<string, Translate>();
  return {
    load: async (lang: string) => void (known.has(lang) || known.set(lang, await readTranslator(lang))),
    of: (lang: string): Translate => known.get(lang) ?? ((key) => key),
  };
}

/** Keeps everything of a district; only its manifest is written anew, because the number in it rises. False where something is missing. */
function keepDistrict(staging: Staging, out: string, id: string, seq: number): boolean {
  try {
    const folder = path.join(out, id);
    const manifest = JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8')) as Manifest;
    for (const name of readdirSync(folder)) if (!name.startsWith('manifest.')) staging.keep(`${id}/${name}`);
    // Without signatures: those of before stood for the manifest of before.
    staging.write([{ path: `${id}/manifest.json`, text: JSON.stringify({ format: manifest.format, district: id, seq, packs: manifest.packs }) }]);
    return true;
  } catch {
    return false;
  }
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
