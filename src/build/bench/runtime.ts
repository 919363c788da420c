import { appendFile, readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { buildSite } from '../build.ts';
import { bringChromium, chromiumArguments } from '../chromium.ts';
import { type Allowed, headersFor } from '../hosts.ts';
import { type Server, serve } from '../serve.ts';
import { measureOfflineStart } from '../speed.ts';
import { corpusDistrict } from './corpus.ts';
import { benchSearch, quantile } from './search.ts';

/** What a phone with a slow processor does with a large district. */
export interface RuntimeFigures {
  readonly entries: number;
  /** Milliseconds to the first text, started without a network. */
  readonly start: number;
  /** Milliseconds until all work of a key in the search field is done, for 95 of 100 keys. */
  readonly key: number;
  /** Milliseconds of each task above 50 while the longest list was scrolled, in three stretches. */
  readonly longTasks: readonly number[];
  /** Bytes of JavaScript memory in use after thirty pages. */
  readonly heap: number;
  /** Bytes of all answers that a returning phone gets after one sentence was changed. */
  readonly changed: number;
}

interface Input {
  /** Content whose sentences the corpus draws from. */
  readonly content: string;
  readonly work: string;
  readonly entries: number;
  readonly today: string;
  readonly log: (line: string) => void;
}

const slowdown = 4;

export async function benchRuntime({ content, work, entries, today, log }: Input): Promise<RuntimeFigures> {
  const { keys } = await benchSearch({ content, work, entries, slowdown, today, log });
  const root = path.join(work, 'site');
  const corpus = path.join(work, 'content');
  const build = () =>
    buildSite({ content: corpus, out: root, base: '/', today, messages: 'en', cache: path.join(work, 'cache'), precompress: true, log: () => {} });
  log('compressing');
  await build();
  const inline = JSON.parse(await readFile(path.join(root, 'headers.json'), 'utf8')) as Allowed;
  const open = (port: number) => serve({ root, base: '/', port, headers: (file) => headersFor(file, inline) });
  let server = await open(0);
  const { url, port } = server;
  const browser = await chromium.launch({ executablePath: bringChromium(log), args: [...chromiumArguments] });
  try {
    const home = `${url}${corpusDistrict(0)}/de/`;
    const context = await savedPhone(browser, server, home);
    await server.close();
    log('starting, scrolling and walking without a network');
    const start = await measureOfflineStart(context, home);
    const longTasks = await scrollList(context, `${home}topics/everyday/`);
    const heap = await walk(context, home, entries);
    log('coming back after a changed sentence');
    await appendFile(path.join(corpus, corpusDistrict(0), 'pages', 'entry-1.de.md'), '\nEin neuer Satz.\n');
    await build();
    server = await open(port);
    const changed = await comeBack(context, server, home);
    return {
      entries,
      start,
      key: quantile(
        keys.map(({ busy }) => busy),
        0.95,
      ),
      longTasks,
      heap,
      changed,
    };
  } finally {
    await browser.close();
    await server.close();
  }
}

const untilQuiet = async (page: Page, server: Server) => {
  for (let seen = -1; server.requests.length > seen; ) {
    seen = server.requests.length;
    await page.waitForTimeout(3000);
  }
};

/** A phone that has visited once and has kept everything. */
async function savedPhone(browser: Browser, server: Server, address: string): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  await page.goto(address);
  await page.waitForFunction(() => document.documentElement.dataset['offline'] === 'saved', undefined, { timeout: 120_000 });
  await untilQuiet(page, server);
  await page.close();
  return context;
}

async function slowPage(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await page.goto(address);
  await page.waitForFunction(() => document.documentElement.dataset['alive'] === 'yes', undefined, { timeout: 60_000 });
  return page;
}

async function scrollList(context: BrowserContext, address: string): Promise<readonly number[]> {
  const page = await slowPage(context, address);
  await page.waitForTimeout(2000);
  // As text, because a compiler would name what is in it.
  await page.evaluate(`
    window.long = [];
    new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) window.long.push(Math.round(duration)); }).observe({ type: 'longtask' });
  `);
  await page.mouse.move(180, 400);
  // A hasty thumb, 12,000 pixels in a second, at the top, in the middle and near the end; the jumps in between count, too.
  for (const part of [0, 0.5, 0.9]) {
    await page.evaluate((to) => window.scrollTo(0, document.documentElement.scrollHeight * to), part);
    for (let stroke = 0; stroke < 50; stroke++) {
      await page.mouse.wheel(0, 600);
      await page.waitForTimeout(50);
    }
  }
  await page.waitForTimeout(500);
  const long = await page.evaluate(() => (window as unknown as { long: number[] }).long);
  await page.close();
  return long;
}

/** Goes through lists and entries by links, as a reader does, and looks what memory is still in use. */
async function walk(context: BrowserContext, home: string, entries: number): Promise<number> {
  const page = await slowPage(context, home);
  const session = await context.newCDPSession(page);
  const visit = async (address: string) => {
    await page.evaluate((to) => {
      const link = document.createElement('a');
      link.href = to;
      document.querySelector('main')?.append(link);
      link.click();
    }, address);
    await page.waitForURL(address);
    await page.waitForTimeout(150);
  };
  for (let round = 1; round <= 10; round++) {
    await visit(`${home}topics/everyday/`);
    const entry = Math.floor((entries / 10) * (round - 1)) + 1;
    await visit(`${home}pages/entry-${entry % 5 === 0 ? entry + 1 : entry}/`);
    await visit(`${home}${['places', 'search', 'saved'][round % 3]}/`);
  }
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await page.close();
  return usedSize;
}

async function comeBack(context: BrowserContext, server: Server, address: string): Promise<number> {
  const page = await context.newPage();
  await page.goto(address);
  for (let waited = 0; !server.requests.some(({ path: at }) => at.includes('/packs/parts/')); waited++) {
    if (waited > 60) throw new Error('the phone did not fetch what was changed');
    await page.waitForTimeout(500);
  }
  await untilQuiet(page, server);
  await page.close();
  return server.requests.reduce((sum, { bytes }) => sum + bytes, 0);
}
