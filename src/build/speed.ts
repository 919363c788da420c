import type { BrowserContext, Page } from 'playwright-core';

/** Speeds that a reader feels, measured in a real browser. Milliseconds. Compare within one run: machines differ and are noisy. */
export interface Speeds {
  /** First visit on slow 3G (400 kbit/s, 2 s latency) with a CPU slowed four times: until the first text is painted. */
  readonly firstText: number;
  /** Bytes and requests that had arrived when it was painted. */
  readonly firstBytes: number;
  readonly firstRequests: number;
  /** Start from the home screen without any network, CPU slowed four times: until the first text is painted. */
  readonly offlineStart: number;
}

// One expression without inner names: the function is sent to the page as text, and a compiled name would not exist there.
const firstPaint = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          for (const { name, startTime } of list.getEntries()) if (name === 'first-contentful-paint') resolve(Math.round(startTime));
        }).observe({ type: 'paint', buffered: true });
      }),
  );

async function slowPage(context: BrowserContext, line: boolean): Promise<Page> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  if (line) {
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', { offline: false, latency: 2000, downloadThroughput: 50_000, uploadThroughput: 50_000 });
  }
  return page;
}

/** First visits in fresh contexts; the best of `runs`, because everything else on the machine only adds. */
export async function measureFirstVisit(newContext: () => Promise<BrowserContext>, address: string, runs = 3): Promise<Omit<Speeds, 'offlineStart'>> {
  const results = [];
  for (let run = 0; run < runs; run++) {
    const context = await newContext();
    const page = await slowPage(context, true);
    await page.goto(address, { waitUntil: 'commit' });
    const firstText = await firstPaint(page);
    const { firstBytes, firstRequests } = await page.evaluate((painted) => {
      const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
      const blocking = (performance.getEntriesByType('resource') as PerformanceResourceTiming[]).filter(
        ({ responseEnd }) => responseEnd > 0 && responseEnd <= painted,
      );
      const firstBytes = blocking.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, navigation?.encodedBodySize ?? 0);
      return { firstBytes, firstRequests: 1 + blocking.length };
    }, firstText);
    results.push({ firstText, firstBytes, firstRequests });
    await context.close();
  }
  return results.reduce((best, one) => (one.firstText < best.firstText ? one : best));
}

/** Cold pages of a context that has everything saved and no network any more; the best of `runs`. */
export async function measureOfflineStart(context: BrowserContext, address: string, runs = 3): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run++) {
    const page = await slowPage(context, false);
    await page.goto(address);
    best = Math.min(best, await firstPaint(page));
    await page.close();
  }
  return best;
}
