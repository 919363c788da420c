import { chromium, type Page } from 'playwright-core';
import { bringChromium, chromiumArguments } from '../chromium.ts';
import { type ServeInput, type Server, serve } from '../serve.ts';

/** What a reader feels of a map whose server is gone. Milliseconds; CPU of the window slowed as told. */
export interface Felt {
  /** From the navigation until all of the map that is in view is drawn, names included: the median of the runs. */
  readonly painted: number;
  /** The best of them: on a machine that does other things as well, nearest to what the code takes. */
  readonly paintedBest: number;
  /** Frames of three drags: 95 of 100 came at most so long after the one before. The median and the best of the runs. */
  readonly pan: number;
  readonly panBest: number;
  /** Tasks of the window above 50 ms during the drags, together, in the median run. */
  readonly longTasks: number;
  /** JavaScript heap of the window after collecting what is no longer needed. */
  readonly heap: number;
  /** Requests that found no server, but for the atlas's own question whether there is something newer. */
  readonly asked: number;
}

/** A map in a page: how to bring it onto the phone, and how to see that it is drawn. */
export interface MapPage {
  readonly site: Omit<ServeInput, 'port' | 'base'>;
  readonly path: string;
  /** JavaScript that is true once everything is on the phone. */
  readonly saved: string;
  /** Selector of what is in the page as soon as the map is drawn. */
  readonly drawn: string;
  /** Selector of the map itself. */
  readonly view: string;
}

/**
 * Notes when the map is drawn, long tasks, and frames once they are counted: asked for before, each would cost a page by its size while
 * the map is awaited. As text, because a compiler would name what is in it.
 */
const stopwatch = (drawn: string) => `
  window.painted = 0; window.long = 0; window.frames = [];
  new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) window.long += duration; }).observe({ type: 'longtask' });
  new MutationObserver(() => { if (!window.painted && document.querySelector('${drawn}')) requestAnimationFrame(() => { window.painted ||= performance.now(); }); })
    .observe(document, { subtree: true, childList: true, attributes: true });
  let last = 0;
  const frame = (now) => { if (last) window.frames.push(now - last); last = now; requestAnimationFrame(frame); };
  window.countFrames = () => { last = 0; window.frames.length = 0; window.long = 0; requestAnimationFrame(frame); };
`;

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const runs = 5;

/** Opens the map once with its server, then without one again and again. */
export async function measureMap(map: MapPage, slowdown: number, log: (line: string) => void): Promise<Felt> {
  const server: Server = await serve({ ...map.site, base: '/', port: 0 });
  const browser = await chromium.launch({ executablePath: bringChromium(log), args: [...chromiumArguments] });
  let isClosed = false;
  try {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, locale: 'ar' });
    context.setDefaultTimeout(60_000);
    const page = await context.newPage();
    await page.goto(server.url + map.path);
    await page.waitForSelector(map.drawn);
    await until(page, map.saved);
    await page.waitForTimeout(1500);
    await server.close();
    isClosed = true;

    let asked = 0;
    context.on('requestfailed', (request) => {
      if (!/\/(manifest\.json|sw\.js)$/.test(request.url())) asked++;
    });
    await context.addInitScript(stopwatch(map.drawn));
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    const results: Pick<Felt, 'painted' | 'pan' | 'longTasks'>[] = [];
    for (let run = 0; run < runs; run++) {
      await page.goto(server.url + map.path);
      await until(page, 'window.painted > 0');
      const painted = (await page.evaluate('window.painted')) as number;
      await page.waitForTimeout(1500);
      results.push({ painted, ...(await drag(page, map.view)) });
    }
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    const of = (what: 'painted' | 'pan' | 'longTasks') => results.map((result) => result[what]);
    return {
      painted: median(of('painted')),
      paintedBest: Math.min(...of('painted')),
      pan: median(of('pan')),
      panBest: Math.min(...of('pan')),
      longTasks: median(of('longTasks')),
      heap: usedSize,
      asked,
    };
  } finally {
    await browser.close();
    if (!isClosed) await server.close();
  }
}

/** Asked from outside: inside, the policy of the site forbids to run text. */
async function until(page: Page, holds: string): Promise<void> {
  for (let tries = 0; tries < 1200; tries++) {
    if (await page.evaluate(holds)) return;
    await page.waitForTimeout(50);
  }
  throw new Error(`The page never came so far: ${holds}`);
}

/** Three drags in three directions. */
async function drag(page: Page, view: string): Promise<{ readonly pan: number; readonly longTasks: number }> {
  const box = await page.locator(view).first().boundingBox();
  if (!box) throw new Error('the map is not in the page');
  const x = box.x + box.width / 2;
  const y = box.y + Math.min(box.height, 740 - box.y) / 2;
  await page.evaluate('window.countFrames()');
  for (const [right, down] of [
    [-120, -150],
    [130, 100],
    [-90, 120],
  ] as const) {
    await page.mouse.move(x, y);
    await page.mouse.down();
    for (let step = 1; step <= 24; step++) {
      await page.mouse.move(x + (right * step) / 24, y + (down * step) / 24);
      await page.waitForTimeout(14);
    }
    await page.mouse.up();
    await page.waitForTimeout(600);
  }
  const [frames, longTasks] = (await page.evaluate('[window.frames, window.long]')) as [number[], number];
  return { pan: frames.sort((a, b) => a - b)[Math.floor(frames.length * 0.95)] ?? Number.NaN, longTasks };
}
