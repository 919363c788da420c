import { readFile, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { asideOf, benchOwn, benchTool, corpusOf } from '../src/build/bench/build.ts';
import { corpusDistrict } from '../src/build/bench/corpus.ts';
import { benchRuntime, type RuntimeFigures } from '../src/build/bench/runtime.ts';
import { type Comparison, compareBlock, marks, type Runtime, runtimeBlock, type Scale, type Stamp, scaleBlock, withBlock } from '../src/build/bench/table.ts';
import { tools } from '../src/build/bench/tools.ts';
import { measureVisit } from '../src/build/bench/visit.ts';
import { bringChromium, chromiumArguments } from '../src/build/chromium.ts';
import { runCommand, today, UsageError } from '../src/build/command.ts';
import { type Allowed, headersFor } from '../src/build/hosts.ts';

/** Numbers such as “10000,20000”. */
function numbers(text: string, name: string): readonly number[] {
  const values = text.split(',').map(Number);
  if (values.some((value) => !Number.isInteger(value) || value < 10)) throw new UsageError(`--${name} is a number of at least 10, not “${text}”.`);
  return values;
}

const launch = (log: (line: string) => void) => chromium.launch({ executablePath: bringChromium(log), args: [...chromiumArguments] });

async function compare(pages: number, names: readonly string[], folder: string, stamp: Stamp, log: (line: string) => void): Promise<Comparison> {
  const corpus = corpusOf(pages);
  const chosen = names.map((name) => {
    const tool = tools[name];
    if (!tool) throw new UsageError(`“${name}” is no tool. Write some of: ${Object.keys(tools).join(', ')}.`);
    return { name, tool };
  });
  const browser = await launch(log);
  const cache = path.join(folder, 'compressed');
  try {
    log(`Welcome Atlas: ${pages} pages`);
    const ownFolder = path.join(folder, 'atlas');
    const own = await benchOwn(ownFolder, corpus, log);
    const site = path.join(ownFolder, 'site');
    const inline = JSON.parse(await readFile(path.join(site, 'headers.json'), 'utf8')) as Allowed;
    const keyOf = (entry: number) => ({
      lang: 'ar',
      district: corpusDistrict(0),
      kind: entry % 5 === 0 ? ('places' as const) : ('pages' as const),
      id: `entry-${entry}`,
    });
    const page = (entry: number) => `${corpusDistrict(0)}/ar/${keyOf(entry).kind}/entry-${entry}/`;
    const visit = await measureVisit(browser, cache, { root: site, page, language: '', keepsItself: true, headers: (file) => headersFor(file, inline) });
    const others: Comparison['others'][number][] = [];
    const missing: string[] = [];
    for (const { name, tool } of chosen) {
      log(`${tool.name}: ${pages} pages`);
      const made = await benchTool(path.join(folder, name), tool, corpus).catch(
        (error: Error) => `${tool.name} did not build the corpus: ${error.message.slice(-300)}`,
      );
      if (typeof made === 'string') missing.push(made);
      else {
        const { version, ...figures } = made;
        log(`  ${figures.cost.cpu.toFixed(1)} s of processor time`);
        const root = path.join(folder, name, tool.out);
        others.push({
          name: `${tool.name} ${version}`,
          ...figures,
          visit: await measureVisit(browser, cache, {
            root,
            page: (entry) => tool.address(keyOf(entry)),
            language: `ar/${corpusDistrict(0)}`,
            keepsItself: false,
          }),
        });
      }
    }
    return { stamp, corpus, own: { ...own, visit }, others, missing };
  } finally {
    await browser.close();
  }
}

async function writeReadme(name: string, block: string): Promise<void> {
  const text = withBlock(await readFile('README.md', 'utf8'), name, block);
  if (text === undefined)
    throw new UsageError(`README.md has no place for these figures. Write two lines into it: ${Object.values(marks(name)).join(' and ')}`);
  await writeFile('README.md', text);
}

await runCommand({
  usage: `npm run bench [-- --pages 1000] [--tools hugo,eleventy,starlight,vitepress] [--scale] [--runtime] [--folder DIR] [--readme] [--json]

Builds the same generated corpus with the atlas and with what a municipality would pick instead, and measures both builds and sites.
  --pages    how many pages (default 1000)
  --tools    only these; an empty value: ours alone
  --scale    instead: ours alone at 10,000, 20,000 and 50,000 pages, or --sizes 10000,20000
  --runtime  instead: a phone with a slowed processor and 1,000 and 5,000 entries, or --sizes 1000
  --folder   where tools and sites go (default: in the folder for temporary files; kept, so that tools are installed once)
  --readme   writes the figures into README.md, in place of those that stand there`,
  options: {
    pages: { type: 'string' },
    tools: { type: 'string' },
    scale: { type: 'boolean' },
    runtime: { type: 'boolean' },
    sizes: { type: 'string' },
    folder: { type: 'string' },
    readme: { type: 'boolean' },
    json: { type: 'boolean' },
  },
  async run(options) {
    const folder = options.folder ?? path.join(tmpdir(), 'welcome-atlas-bench');
    const log = (line: string) => console.error(line);
    const [load = 0] = loadavg();
    if (load > availableParallelism()) log(`This machine is busy (load ${load.toFixed(1)}): compare within this run only.`);
    const browser = await launch(log);
    const busy = load > availableParallelism() ? ` busy with other work (load ${Math.round(load)})` : '';
    const machine = `${availableParallelism()} cores${busy}, Node ${process.versions.node}, Chromium ${browser.version().split('.')[0]}`;
    await browser.close();
    const stamp = (command: string): Stamp => ({ date: today(), command: `npm run bench -- ${command}`, machine });
    const print = async (name: string, figures: object, block: string) => {
      console.log(options.json ? JSON.stringify(figures) : block);
      if (options.readme) await writeReadme(name, block);
    };
    if (options.scale) {
      const sizes = [];
      for (const pages of numbers(options.sizes ?? '10000,20000,50000', 'sizes')) {
        log(`${pages} pages`);
        sizes.push(await benchOwn(path.join(folder, 'scale'), corpusOf(pages), log));
      }
      const scale: Scale = { stamp: stamp(`--scale${options.sizes === undefined ? '' : ` --sizes ${options.sizes}`}`), sizes };
      await print('scale', scale, scaleBlock(scale));
    } else if (options.runtime) {
      const districts: RuntimeFigures[] = [];
      const missing: string[] = [];
      for (const entries of numbers(options.sizes ?? '1000,5000', 'sizes')) {
        const work = path.join(folder, 'runtime');
        await rm(work, { recursive: true, force: true });
        await benchRuntime({ content: 'content', work, entries, today: today(), log }).then(
          (figures) => districts.push(figures),
          (error: Error) => missing.push(`${entries} entries could not be measured: ${error.message.split('\n')[0]}`),
        );
      }
      const command = `--runtime${options.sizes === undefined ? '' : ` --sizes ${options.sizes}`}`;
      const runtime: Runtime = { stamp: stamp(command), districts, missing };
      await print('runtime', runtime, runtimeBlock(runtime));
    } else {
      const [pages = 1000] = numbers(options.pages ?? '1000', 'pages');
      const names = (options.tools ?? Object.keys(tools).join(',')).split(',').filter((name) => name !== '');
      const comparison = await compare(pages, names, folder, stamp(`--pages ${pages}${options.tools === undefined ? '' : ` --tools ${options.tools}`}`), log);
      await print(`compare-${pages}`, comparison, compareBlock(comparison));
    }
    await rm(asideOf(folder), { recursive: true, force: true });
    log(`Measured with ${machine}${options.readme ? '; README.md is written' : ''}.`);
    return 0;
  },
});
