import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Plugin } from 'vite';
import type { TestProject } from 'vitest/node';
import { buildSite } from '../../src/build/build.ts';
import { buildClient } from '../../src/build/client.ts';
import { rememberedClient } from '../../src/build/clientOnce.ts';
import type { ShellFile } from '../../src/build/shellPlugin.ts';

/**
 * Builds the small atlas of the fault journeys, tests/fixtures/content, as production sites: a first version, what a deploy may
 * make of it, and one below a path. In seconds: three builds of the app, and none where nothing has changed since the last run.
 */
export interface Fixture {
  readonly first: string;
  /** One sentence of one page is another one, a day later: `sentences` names them. */
  readonly sentence: string;
  /** The same words, and another app: every script has another name, and the map has learnt to say so. */
  readonly app: string;
  /** Three builds after the first: the words of `sentence` and the app of `app`. */
  readonly latest: string;
  /** The first version below `/atlas/b/`. */
  readonly below: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    readonly fixture: Fixture;
  }
}

export const sentences = { before: 'Bei Lebensgefahr rufen Sie sofort', after: 'Ist ein Leben in Gefahr, rufen Sie ohne Zögern' } as const;

/** Where `below` lies. */
export const belowPath = '/atlas/b/';

interface Version {
  readonly base?: string;
  readonly today?: string;
  /** Seconds since 1970 of the sources. */
  readonly date: number;
  readonly change?: (content: string) => Promise<void>;
  readonly release?: string;
}

const day = 86_400;
const firstDate = Date.UTC(2026, 10, 21) / 1000;
const versions: Readonly<Record<keyof Fixture, Version>> = {
  first: { date: firstDate },
  sentence: { date: firstDate + day, today: '2026-11-22', change: changeSentence },
  app: { date: firstDate + 2 * day, today: '2026-11-23', release: '2' },
  latest: { date: firstDate + 3 * day, today: '2026-11-24', change: changeSentence, release: '2' },
  below: { date: firstDate, base: belowPath },
};

const names = Object.keys(versions) as (keyof Fixture)[];

async function changeSentence(content: string) {
  const file = path.join(content, 'testland/pages/doctor.de.md');
  await writeFile(file, (await readFile(file, 'utf8')).replace(sentences.before, sentences.after));
}

/** Enough text that a download can break in its middle. Not in the repository, because nobody would read it. */
async function addBigland(content: string) {
  const facts = 'source:\n  - name: Redaktion Bigland\nchecked: 2026-11-21\nreview: 6 months\n';
  await mkdir(path.join(content, 'bigland/pages'), { recursive: true });
  await writeFile(
    path.join(content, 'bigland/district.de.md'),
    `---\ntitle: Bigland\nsummary: Ein großer Landkreis.\npublisher: Landkreis Bigland\nstate: DE-RP\nlayers: [common]\nlanguages: [de]\nbounds: [[50.18, 7.05], [50.52, 7.70]]\n${facts}---\n\nEin großer Landkreis.\n`,
  );
  for (let number = 1; number <= 120; number++) {
    const text = Array.from(
      { length: 20 },
      (_, line) => `Zeile ${line} der Seite ${number}: ${createHash('sha256').update(`${number}/${line}`).digest('hex')}.`,
    );
    await writeFile(
      path.join(content, `bigland/pages/seite-${number}.de.md`),
      `---\ntitle: Seite ${number}\ntopics: [health]\n${facts}---\n\n${text.join('\n\n')}\n`,
    );
  }
}

/** The app as a later release: the chunk of the map is another one, and so are all that lead to it. */
const nextRelease = (release: string): Plugin => ({
  name: 'next-release',
  transform: (code, id) => (id.endsWith('/src/app/map/map.ts') ? `${code}\ndocument.documentElement.dataset['release'] = '${release}';\n` : undefined),
});

export async function provideFixture(project: TestProject) {
  const root = path.join(
    '.cache/journeys',
    await fingerprint(['src', 'public', 'tests/fixtures', 'tests/setup/fixture.ts', 'vite.config.ts', 'package-lock.json']),
  );
  project.provide('fixture', Object.fromEntries(names.map((name) => [name, path.join(root, name)])) as unknown as Fixture);
  if (process.env['ATLAS_NO_SITE'] || existsSync(root)) return;
  await removeOld(path.dirname(root));
  const staging = `${root}.${process.pid}`;
  // In a process of its own: the site of the real content is built meanwhile.
  const { SOURCE_DATE_EPOCH: _, ...env } = process.env;
  await promisify(execFile)(process.execPath, ['--import', 'tsx', fileURLToPath(new URL('fixture.process.ts', import.meta.url)), staging], { env });
  // Another run may have built the same meanwhile.
  if (existsSync(root)) await rm(staging, { recursive: true });
  else await rename(staging, root);
}

/** All versions, below this folder. */
export async function buildVersions(root: string) {
  const clients = new Map<string, Promise<string>>();
  // First those that nobody else makes: the other one is the client of the real atlas, which is made meanwhile.
  for (const name of ['app', 'below'] as const) await clientOf(versions[name], root, clients);
  for (const name of names) await buildVersion(name, root, clients);
}

/** Takes away what earlier sources left, but not what a run beside this one may be reading. */
async function removeOld(folder: string) {
  for (const name of await readdir(folder).catch(() => [])) {
    const place = path.join(folder, name);
    if (Date.now() - (await stat(place)).mtimeMs > 3_600_000) await rm(place, { recursive: true, force: true });
  }
}

/** The folder with what runs on the phone in this version, each made once. */
function clientOf({ base = '/', release }: Version, root: string, clients: Map<string, Promise<string>>): Promise<string> {
  const key = `${base} ${release ?? ''}`;
  const folder = path.resolve(root, `client${clients.size}`);
  const make = () => {
    if (release !== undefined) return buildClient(folder, base, [nextRelease(release)]);
    return base === '/' ? rememberedClient('.cache')(folder, base) : buildClient(folder, base);
  };
  const made = clients.get(key) ?? make().then(() => folder);
  clients.set(key, made);
  return made;
}

async function buildVersion(name: keyof Fixture, root: string, clients: Map<string, Promise<string>>) {
  const { base = '/', today = '2026-11-21', date, change } = versions[name];
  const content = path.join(root, `${name}.content`);
  await cp('tests/fixtures/content', content, { recursive: true });
  await addBigland(content);
  await change?.(content);
  const out = path.join(root, name);
  // A deploy replaces what is there.
  if (name !== 'first' && base === '/') await cp(path.join(root, 'first'), out, { recursive: true, preserveTimestamps: true });
  const client = async (to: string) => {
    await cp(await clientOf(versions[name], root, clients), to, { recursive: true });
    return JSON.parse(await readFile(path.join(to, 'shell.json'), 'utf8')) as ShellFile;
  };
  process.env['SOURCE_DATE_EPOCH'] = String(date);
  const result = await buildSite({
    content,
    out,
    base,
    site: 'https://welcome.example',
    today,
    messages: 'en',
    cache: '.cache',
    precompress: false,
    client,
    log: () => {},
  });
  if (result.kind === 'refused')
    throw new Error(`tests/fixtures/content does not build: ${result.problems.map(({ file, line, message }) => `${file}:${line} ${message}`).join('\n')}`);
}

/** A hash over everything that goes into the sites. */
async function fingerprint(places: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const place of places) await add(hash, place);
  return hash.digest('hex').slice(0, 16);
}

async function add(hash: ReturnType<typeof createHash>, place: string): Promise<void> {
  const names = await readdir(place).catch(() => undefined);
  if (names) for (const name of names.sort()) await add(hash, path.join(place, name));
  else hash.update(place).update(await readFile(place));
}
