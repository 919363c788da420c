import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { createCompressor } from '../compress.ts';
import { serve } from '../serve.ts';
import { measureFirstVisit } from '../speed.ts';

/** What a reader of a site pays and gets. Bytes are those on the wire, compressed. */
export interface VisitFigures {
  /** Until the first text is painted: bytes, requests, and milliseconds on slow 3G with a CPU slowed four times. */
  readonly firstBytes: number;
  readonly firstRequests: number;
  readonly firstText: number;
  /** One visit, until nothing more is fetched. */
  readonly visitBytes: number;
  readonly visitRequests: number;
  /** Of ten pages that were not visited: how many open after the server is gone. */
  readonly offline: number;
  /** What it takes to have one district in one language, with all its pages, without a network: for a tool that keeps nothing, its pages and what one visit loads beside. */
  readonly languageBytes: number;
}

export interface Site {
  readonly root: string;
  /** Address of a page by the number of its entry. */
  readonly page: (entry: number) => string;
  /** Folder of the pages of one district in the language that is read. */
  readonly language: string;
  /** The site keeps itself on the phone: its visit lasts until it has. */
  readonly keepsItself: boolean;
  readonly headers?: (file: string) => Readonly<Record<string, string>>;
}

/** By our own server, compressed for all, so that no host makes a difference. */
export async function measureVisit(browser: Browser, cache: string, { root, page: address, language, keepsItself, headers }: Site): Promise<VisitFigures> {
  await (await createCompressor(cache)).folder(root);
  const server = await serve({ root, base: '/', port: 0, headers: headers ?? (() => ({})) });
  const phone = { viewport: { width: 360, height: 740 } };
  const first = await measureFirstVisit(() => browser.newContext(phone), server.url + address(1));
  const before = server.requests.length;
  const context = await browser.newContext(phone);
  const page = await context.newPage();
  await page.goto(server.url + address(1), { waitUntil: 'networkidle' });
  if (keepsItself) await page.waitForFunction(() => document.documentElement.dataset['offline'] === 'saved', undefined, { timeout: 120_000 });
  let seen = -1;
  // Quiet for three seconds: a phone keeps the second language and the map after the first.
  while (server.requests.length > seen) {
    seen = server.requests.length;
    await page.waitForTimeout(3000);
  }
  const visit = server.requests.slice(before);
  await server.close();
  let offline = 0;
  for (let entry = 2; entry <= 11; entry++) {
    const answer = await page.goto(server.url + address(entry)).catch(() => undefined);
    if (answer?.status() === 200) offline++;
  }
  await context.close();
  const visitBytes = visit.reduce((sum, { bytes }) => sum + bytes, 0);
  const languageBytes = keepsItself ? visitBytes : visitBytes + (await pagesBytes(path.join(root, language)));
  return { ...first, visitBytes, visitRequests: visit.length, offline, languageBytes };
}

/** All pages below a folder as they are sent. */
async function pagesBytes(folder: string): Promise<number> {
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.html'));
  const sizes = await Promise.all(files.map((file) => stat(path.join(folder, `${file}.br`)).catch(() => stat(path.join(folder, file)))));
  return sizes.reduce((sum, { size }) => sum + size, 0);
}
