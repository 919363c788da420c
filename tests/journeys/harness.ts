import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { bringChromium, chromiumArguments } from '../../src/build/chromium.ts';
import { headersFor, type InlineHashes } from '../../src/build/hosts.ts';
import { type Server, serve } from '../../src/build/serve.ts';

/** Serves a built site as a real host does. The port may be given, to come back on the same one after a crash. */
export async function serveSite(root: string, { port = 0, base = '/' } = {}): Promise<Server> {
  const inline = JSON.parse(await readFile(path.join(root, 'headers.json'), 'utf8')) as InlineHashes;
  return serve({ root, base, port, headers: (file) => headersFor(file, inline) });
}

export interface PhoneOptions {
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

export async function openPhone({ locale = 'de', width = 360, height = 740, colorScheme = 'light', javaScript = true }: PhoneOptions = {}): Promise<Phone> {
  const browser = await chromium.launch({ executablePath: bringChromium(() => {}), args: [...chromiumArguments] });
  const context = await browser.newContext({ viewport: { width, height }, locale, colorScheme, javaScriptEnabled: javaScript, timezoneId: 'Europe/Berlin' });
  const troubles: string[] = [];
  context.on('page', (page) => {
    page.on('pageerror', (error) => troubles.push(`page error: ${error.message}`));
    page.on('console', (message) => {
      const expected = /ERR_CONNECTION_REFUSED|ERR_INTERNET_DISCONNECTED|status of (404|503)/.test(message.text());
      if ((message.type() === 'error' || message.type() === 'warning') && !expected) troubles.push(`${message.type()}: ${message.text()}`);
    });
  });
  const page = await context.newPage();
  return { context, page, troubles, close: () => browser.close() };
}

/** Waits until the reader's language is on the phone and opens without a network. */
export const untilSaved = (page: Page) => page.waitForFunction(() => document.documentElement.dataset['offline'] === 'saved', undefined, { timeout: 30_000 });
