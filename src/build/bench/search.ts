import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { buildSite } from '../build.ts';
import { bringChromium, chromiumArguments } from '../chromium.ts';
import { type Allowed, headersFor } from '../hosts.ts';
import { serve } from '../serve.ts';
import { writeCorpus } from './corpus.ts';

/** What one key does to the window, in milliseconds. */
export interface Key {
  readonly key: string;
  /** From the key to the end of all work that it started: so long nothing else can happen. */
  readonly busy: number;
  /** From the key to the next picture. */
  readonly painted: number;
}

export interface SearchFigures {
  readonly entries: number;
  readonly slowdown: number;
  /** Every key of the queries, on a page that has made its index: the best of three runs, because everything else on the machine only adds. */
  readonly keys: readonly Key[];
  /** Keys pressed as soon as the page is alive, while the index is being made. */
  readonly early: readonly Key[];
  /** From the page being alive to the first results, for the reader who types at once. */
  readonly firstResults: number;
  /** Tasks of the window above 50 ms while it was typed, in milliseconds. */
  readonly longTasks: readonly number[];
}

interface Input {
  /** Content whose sentences the corpus draws from. */
  readonly content: string;
  /** A folder for the corpus and its site. */
  readonly work: string;
  readonly entries: number;
  /** The processor is slowed so many times. */
  readonly slowdown: number;
  readonly today: string;
  readonly log: (line: string) => void;
}

/** A word that many titles have, a sentence, a slip, a word of texts only, a number, nothing at all. */
const queries = ['wohnung', 'wo finde ich einen arzt', 'krankenhuas', 'elternabend', '56068', 'xqzwv'];

/** Notes every key: when its listeners have run, and when the next picture stood. As text, because a compiler would name what is in it. */
const stopwatch = `
  window.keys = []; window.long = [];
  new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) window.long.push(Math.round(duration)); }).observe({ type: 'longtask' });
  let pressed = 0, name = '';
  addEventListener('keydown', (event) => { pressed = performance.now(); name = event.key; }, true);
  addEventListener('input', () => {
    if (!name) return;
    const key = { key: name, busy: performance.now() - pressed, painted: 0 }, from = pressed;
    window.keys.push(key); name = '';
    requestAnimationFrame(() => setTimeout(() => { key.painted = performance.now() - from; }));
  });
  new MutationObserver(() => {
    const html = document.documentElement;
    if (html?.dataset.alive && !window.alive) window.alive = performance.now();
    if (window.alive && !window.found && document.querySelector('[data-tool=results] .card')) window.found = performance.now();
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-alive'] });
`;

interface Noted {
  readonly keys: Key[];
  readonly long: number[];
  readonly alive: number;
  readonly found: number;
}

const noted = (page: Page) =>
  page.evaluate(() => {
    const { keys, long, alive, found } = window as unknown as Noted;
    return { keys, long, alive, found };
  });

/** Builds a district of so many entries and types into its search page, in a real Chromium that is slowed down. */
export async function benchSearch({ content, work, entries, slowdown, today, log }: Input): Promise<SearchFigures> {
  log(`writing and building ${entries} entries`);
  await writeCorpus(content, path.join(work, 'content'), { districts: 1, languages: ['de'], entries });
  const root = path.join(work, 'site');
  const built = await buildSite({
    content: path.join(work, 'content'),
    out: root,
    base: '/',
    today,
    messages: 'en',
    cache: '.cache',
    precompress: false,
    log: () => {},
  });
  if (built.kind === 'refused') throw new Error(`the corpus does not build: ${built.problems[0]?.message}`);
  const inline = JSON.parse(await readFile(path.join(root, 'headers.json'), 'utf8')) as Allowed;
  const server = await serve({ root, base: '/', port: 0, headers: (file) => headersFor(file, inline) });
  const browser = await chromium.launch({ executablePath: bringChromium(log), args: [...chromiumArguments] });
  try {
    log('typing at once');
    const page = await openSlow(browser, slowdown, `${server.url}district-1/de/search/`);
    await page.waitForFunction(() => document.documentElement.dataset['alive'] === 'yes');
    await page.keyboard.type('arzt');
    await page.locator('[data-tool=results] .card').first().waitFor();
    const first = await noted(page);
    await page.waitForTimeout(1500);
    const runs: (readonly Key[])[] = [];
    for (let run = 0; run < 3; run++) {
      log(`typing, run ${run + 1} of 3`);
      const before = (await noted(page)).keys.length;
      for (const query of queries) {
        await page.locator('input[name=q]').fill('');
        await page.waitForTimeout(500);
        await page.keyboard.type(query, { delay: 250 });
        await page.waitForTimeout(900);
      }
      runs.push((await noted(page)).keys.slice(before).filter(({ key }) => key.length === 1));
    }
    const { long } = await noted(page);
    return {
      entries,
      slowdown,
      keys: bestOf(runs),
      early: first.keys,
      firstResults: Math.round(first.found - first.alive),
      longTasks: long.slice(first.long.length),
    };
  } finally {
    await browser.close();
    await server.close();
  }
}

const bestOf = ([first = [], ...others]: readonly (readonly Key[])[]): Key[] =>
  first.map(({ key, busy, painted }, i) => ({
    key,
    busy: Math.min(busy, ...others.map((run) => run[i]?.busy ?? busy)),
    painted: Math.min(painted, ...others.map((run) => run[i]?.painted ?? painted)),
  }));

/** A phone that has the district already: what is measured is the search, not the first visit. */
async function openSlow(browser: Browser, rate: number, address: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  await context.addInitScript(stopwatch);
  const visit = await context.newPage();
  await visit.goto(address);
  await visit.waitForFunction(() => document.documentElement.dataset['offline'] === 'saved', undefined, { timeout: 60_000 });
  await visit.close();
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
  await page.goto(address, { waitUntil: 'commit' });
  await page.locator('input[name=q]').focus();
  return page;
}

/** The value below which a part of the values lies: quantile([1, 2, 3], 0.5) -> 2 */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}
