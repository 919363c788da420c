import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import type { Manifest } from '../core/pack/format.ts';

/** What a built site weighs: measured on the files that a host serves. All sizes in bytes, with brotli where it says so. */
export interface Figures {
  readonly pages: number;
  /** Content pages with their inline CSS, brotli. */
  readonly largestPage: { readonly path: string; readonly bytes: number };
  readonly medianPage: number;
  /** Everything until a page is alive: boot, app, and the largest of the views that come as parts. */
  readonly scripts: number;
  /** The script that looks after the others, for which nothing waits. */
  readonly mend: number;
  /** Map code on top, its CSS included. */
  readonly map: number;
  /**
   * All files that the worker keeps, and what every page carries, which lies within the worker; the texts of the interface in German and in
   * the largest other language among them.
   */
  readonly shell: number;
  readonly worker: number;
  /** Text packs by language, with what brotli 11 makes of the Markdown that they were made from. */
  readonly packs: readonly { readonly lang: string; readonly bytes: number; readonly markdown: number }[];
}

const brotli = promisify(brotliCompress);
const size = async (file: string) => (await stat(file)).size;

/** The wire size of a file: its `.br` where there is one. */
const wire = (root: string, file: string) => size(path.join(root, `${file}.br`)).catch(() => size(path.join(root, file)));

export async function measureSite(root: string, content: string, district: string): Promise<Figures> {
  const files = (await readdir(root, { recursive: true })).map((file) => file.split(path.sep).join('/'));
  const isPage = (file: string) => file.endsWith('/index.html') && file.startsWith(`${district}/`) && !file.includes('/print/');
  const pages = await Promise.all(files.filter(isPage).map(async (file) => ({ path: file, bytes: await wire(root, file) })));
  const byBytes = [...pages].sort((a, b) => b.bytes - a.bytes);
  const sum = async (chosen: readonly string[]) => (await Promise.all(chosen.map((file) => wire(root, file)))).reduce((a, b) => a + b, 0);
  /** The largest of the files together. */
  const most = async (count: number, chosen: readonly string[]) =>
    (await Promise.all(chosen.map((file) => wire(root, file))))
      .sort((a, b) => b - a)
      .slice(0, count)
      .reduce((a, b) => a + b, 0);
  const asset = (name: RegExp) => files.filter((file) => name.test(file));
  const worker = await readFile(path.join(root, 'sw.js'), 'utf8');
  const kept = files.filter((file) => !/\.(br|gz)$/.test(file) && worker.includes(`"url":"${file}"`));
  const manifest = JSON.parse(await readFile(path.join(root, district, 'manifest.json'), 'utf8')) as Manifest;
  const packs = await Promise.all(
    manifest.packs.flatMap(({ lang, transfer }) =>
      lang === undefined ? [] : [markdownOf(content, district, lang).then(async (text) => ({ lang, bytes: transfer, markdown: await compressed(text) }))],
    ),
  );
  return {
    pages: pages.length,
    largestPage: byBytes[0] ?? { path: '', bytes: 0 },
    medianPage: byBytes[Math.floor(byBytes.length / 2)]?.bytes ?? 0,
    scripts: (await sum(await withImports(root, asset(/^assets\/(boot|main)-[^/]+\.js$/)))) + (await most(1, asset(/^assets\/(lists|\w+View)-[^/]+\.js$/))),
    mend: await sum(asset(/^assets\/mend-[^/]+\.js$/)),
    map: await sum(asset(/^assets\/(map|draw)[\w-]*\.(js|css)$/)),
    shell:
      (await sum([...kept, 'shell.json'])) +
      (await most(1, asset(/^assets\/(?!de-)[a-z]{2,3}-[\w-]{8}\.json$/))) +
      (await sum(asset(/^assets\/de-(?!simple)[\w-]{8}\.json$/))),
    worker: await wire(root, 'sw.js'),
    packs,
  };
}

/** Scripts with all that they load at once. */
async function withImports(root: string, scripts: readonly string[]): Promise<readonly string[]> {
  const all = new Set(scripts);
  for (const script of all) {
    const code = await readFile(path.join(root, script), 'utf8');
    for (const [, name] of code.matchAll(/\b(?:from|import)\s*["']\.\/([\w-]+\.js)["']/g)) all.add(`assets/${name}`);
  }
  return [...all];
}

const compressed = async (text: string) =>
  (await brotli(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: Buffer.byteLength(text) } })).length;

/** The Markdown that a pack carries: each entry's file in the language, else the one that stands in for it, with the facts of the original. */
async function markdownOf(content: string, district: string, lang: string): Promise<string> {
  const folders = (await readdir(content)).filter((folder) => folder === district || folder.startsWith('_'));
  const texts: string[] = [];
  for (const folder of folders) {
    const files = (await readdir(path.join(content, folder), { recursive: true })).filter((file) => file.endsWith('.de.md')).sort();
    for (const original of files) {
      const read = async (tag: string) => readFile(path.join(content, folder, original.replace(/\.de\.md$/, `.${tag}.md`)), 'utf8').catch(() => undefined);
      const facts = (await read('de')) ?? '';
      const words = (await read(lang)) ?? (lang === 'de' || lang === 'de-simple' ? undefined : await read('en'));
      texts.push(words === undefined || lang === 'de' ? facts : `${facts.split(/^---$/m)[1] ?? ''}\n${words}`);
    }
  }
  return texts.join('\n');
}
