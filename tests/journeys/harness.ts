import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { expect, vi } from 'vitest';
import { bringChromium, chromiumArguments } from '../../src/build/chromium.ts';
import { type Allowed, headersFor } from '../../src/build/hosts.ts';
import { type Server, serve } from '../../src/build/serve.ts';

/** Serves a built site as a real host does. The port may be given, to come back on the same one after a crash. */
export async function serveSite(root: string, { port = 0, base = '/' } = {}): Promise<Server> {
  const inline = JSON.parse(await readFile(path.join(root, 'headers.json'), 'utf8')) as Allowed;
  return serve({ root, base, port, headers: (file, isOwnPage) => headersFor(file, inline, { ...(isOwnPage && { isOwnPage }) }) });
}

/** One browser for a test file; every phone in it is a fresh, empty profile. */
export const openBrowser = (): Promise<Browser> => chromium.launch({ executablePath: bringChromium(() => {}), args: [...chromiumArguments] });

export interface PhoneOptions {
  /** Shares this browser; else one of its own, which ends with the phone. */
  readonly browser?: Browser;
  /** What the phone's settings say: `ar`, `uk-UA`. */
  readonly locale?: string;
  readonly width?: number;
  readonly height?: number;
  readonly colorScheme?: 'light' | 'dark';
  readonly javaScript?: boolean;
}

/** A phone with a fresh, empty browser. Everything that went wrong in any of its tabs is in `troubles`. */
export interface Phone {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Errors and warnings of the console, broken promises, refused by the policy. Failed requests of a dead server are not counted. */
  readonly troubles: string[];
  readonly close: () => Promise<void>;
}

export async function openPhone(options: PhoneOptions = {}): Promise<Phone> {
  const { locale = 'de', width = 360, height = 740, colorScheme = 'light', javaScript = true } = options;
  const browser = options.browser ?? (await openBrowser());
  const context = await browser.newContext({ viewport: { width, height }, locale, colorScheme, javaScriptEnabled: javaScript, timezoneId: 'Europe/Berlin' });
  context.setDefaultTimeout(20_000);
  const troubles = listen(context);
  const page = await context.newPage();
  return { context, page, troubles, close: () => (options.browser ? context.close() : browser.close()) };
}

/** Collects what goes wrong in all tabs of a phone. */
export function listen(context: BrowserContext): string[] {
  const troubles: string[] = [];
  context.on('page', (page) => {
    page.on('pageerror', (error) => troubles.push(`page error: ${error.message}`));
    page.on('console', (message) => {
      const expected = /ERR_(CONNECTION_REFUSED|CONNECTION_RESET|EMPTY_RESPONSE|INTERNET_DISCONNECTED|SOCKET_NOT_CONNECTED)|status of (404|503)/.test(
        message.text(),
      );
      if ((message.type() === 'error' || message.type() === 'warning') && !expected) troubles.push(`${message.type()}: ${message.text()}`);
    });
  });
  return troubles;
}

type State = 'none' | 'saving' | 'saved' | 'failed';

/** The browser clears its own copies of what it has loaded, which the worker mends itself from. */
export async function clearCopies(page: Page): Promise<void> {
  const tools = await page.context().newCDPSession(page);
  await tools.send('Network.clearBrowserCache');
  await tools.detach();
}

/** Waits for a state of the reader's text pack. */
export const untilState = (page: Page, state: State) =>
  page.waitForFunction((wanted) => document.documentElement.dataset['offline'] === wanted, state, { timeout: 30_000 });

/** Waits until the reader's language is on the phone and opens without a network. */
export const untilSaved = (page: Page) => untilState(page, 'saved');

/** Waits until the page answers to more than links, and turns to every other page by itself. */
export const untilAlive = (page: Page) =>
  page.waitForFunction(() => document.documentElement.dataset['alive'] === 'yes' && document.documentElement.dataset['views'] === 'all', undefined, {
    timeout: 30_000,
  });

/** Waits until these packs are on the phone, and open without a network. Words lie in two places, the map in one. */
export async function untilComplete(page: Page, packs: readonly string[]) {
  await untilSaved(page);
  const missing = () =>
    page.evaluate(async (wanted) => {
      // Named after the folder that the site lies in.
      const base = new URL((await navigator.serviceWorker.ready).scope).pathname;
      const name = `welcome-atlas${base === '/' ? '' : base}`;
      const copies = (await (await caches.open(`${name}-packs`)).keys()).map(({ url }) => url);
      const opening = indexedDB.open(name);
      const rows = await new Promise<readonly IDBValidKey[]>((resolve) => {
        opening.onsuccess = () => {
          const asking = opening.result.transaction('saved').objectStore('saved').getAllKeys();
          asking.onsuccess = () => resolve(asking.result);
        };
      });
      opening.result.close();
      const texts = (await (await caches.open(`${name}-strings`)).keys()).map(({ url }) => url);
      return wanted.filter((pack) => {
        if (pack.endsWith('/map')) return !rows.includes(pack);
        // With the texts of the interface in that language, or its pages would not open.
        const text = new RegExp(`/assets/${pack.split('/')[1]}-[\\w-]{8}\\.json$`);
        return !copies.some((url) => url.endsWith(`/${pack}`)) || !texts.some((url) => text.test(url));
      });
    }, packs);
  await vi.waitFor(async () => expect(await missing()).toEqual([]), { timeout: 30_000, interval: 50 });
}

/** The words in the middle of the page. */
export const mainText = async (page: Page) => (await page.locator('main').textContent()) ?? '';

/** Everything that this origin keeps on the phone. */
export interface Kept {
  readonly local: readonly string[];
  readonly session: readonly string[];
  readonly databases: readonly string[];
  readonly caches: readonly string[];
  readonly workers: number;
}

export const nothingKept: Kept = { local: [], session: [], databases: [], caches: [], workers: 0 };

export const keptBy = (page: Page): Promise<Kept> =>
  page.evaluate(async () => ({
    local: Object.entries(localStorage).map((entry) => entry.join('=')),
    session: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).map(({ name }) => name ?? ''),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }));

/** Version of a pack as this phone keeps it: `savedVersion(page, 'testland/de')`. */
export const savedVersion = (page: Page, pack: string) =>
  page.evaluate(async (key) => {
    const copy = await (await caches.open('welcome-atlas-packs')).match(`/.welcome-atlas-packs/${key}`);
    return ((await copy?.json()) as { saved: { version: string } } | undefined)?.saved.version;
  }, pack);

/** Version of the pack that the page was printed from. */
export const printedVersion = (page: Page) => page.evaluate(() => document.documentElement.dataset['version']);
