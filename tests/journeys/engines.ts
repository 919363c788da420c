import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { installPackages, isDebianRoot } from '../../src/build/debian.ts';
import { freePort } from '../hosts/servers.ts';

/**
 * The browsers that are no Chromium: Firefox, and the engine of Safari as Debian ships it (WebKitGTK). Each is driven by its own
 * WebDriver: Firefox speaks Marionette, which is the same commands over a socket; Playwright has neither.
 */
export interface EngineWindow {
  readonly goto: (url: string) => Promise<unknown>;
  readonly back: () => Promise<unknown>;
  /** Runs the body of a function in the page, waits for what it promises, and answers it. */
  readonly run: (body: string, ...args: readonly unknown[]) => Promise<unknown>;
  /** A tap of a finger, as far as the browser can tell: some count what a script presses as nothing. */
  readonly tap: (selector: string, words?: string) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

const miniBrowser = () => {
  const libraries = '/usr/lib';
  const folders = existsSync(libraries) ? readdirSync(libraries).flatMap((name) => [4.1, 6].map((of) => path.join(libraries, name, `webkit2gtk-${of}`))) : [];
  return folders.map((folder) => path.join(folder, 'MiniBrowser')).find(existsSync);
};
const programs = { firefox: '/usr/bin/firefox-esr', driver: '/usr/bin/WebKitWebDriver', screen: '/usr/bin/Xvfb' };

const packages: Readonly<Record<keyof typeof programs, string>> = { firefox: 'firefox-esr', driver: 'webkit2gtk-driver', screen: 'xvfb' };

/** Installs what is missing, as root on Debian. Where that fails their journey is left out. */
export function bringEngines(log: (line: string) => void): void {
  const missing = Object.entries(programs).flatMap(([name, file]) => (existsSync(file) ? [] : [packages[name as keyof typeof programs]]));
  if (missing.length === 0 || !isDebianRoot()) return;
  log(`Installing ${missing.join(', ')} …`);
  if (!installPackages(missing, 300_000)) log('That failed: the browsers that are missing are not tried.');
}

const engines = {
  Firefox: { isThere: () => existsSync(programs.firefox), open: openFirefox },
  'WebKit, the engine of Safari': {
    isThere: () => existsSync(programs.driver) && existsSync(programs.screen) && miniBrowser() !== undefined,
    open: openWebKit,
  },
} as const;

export const findEngines = (): readonly (readonly [name: string, open: () => Promise<EngineWindow>, isThere: boolean])[] =>
  Object.entries(engines).map(([name, { open, isThere }]) => [name, open, isThere()]);

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** What `work` answers, asked again until it does not throw. */
async function until<T>(work: () => Promise<T>, ms = 60_000): Promise<T> {
  const end = Date.now() + ms;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (Date.now() > end) throw error;
      await pause(200);
    }
  }
}

async function end(...children: readonly ChildProcess[]): Promise<void> {
  for (const child of children) {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    if (child.exitCode === null && child.signalCode === null && child.kill('SIGKILL')) await ended;
  }
}

/** The commands of WebDriver that are needed here, whatever carries them. */
interface Commands {
  readonly navigate: (url: string) => Promise<unknown>;
  readonly back: () => Promise<unknown>;
  readonly execute: (script: string, args: readonly unknown[]) => Promise<unknown>;
  readonly click: (element: string) => Promise<unknown>;
  readonly close: () => Promise<void>;
}

function windowOf({ navigate, back, execute, click, close }: Commands): EngineWindow {
  // The last argument is what an asynchronous script answers with.
  const run = async (body: string, ...args: readonly unknown[]) => {
    const script = `const answer = arguments[arguments.length - 1]; const args = [...arguments].slice(0, -1);
      (async (...args) => { ${body} })(...args).then((value) => answer({ value }), (error) => answer({ error: String(error) }));`;
    const { value, error } = (await execute(script, args)) as { readonly value?: unknown; readonly error?: string };
    if (error !== undefined) throw new Error(error);
    return value;
  };
  return {
    goto: navigate,
    back,
    run,
    tap: (selector, words = '') =>
      until(async () => {
        const body = `const found = [...document.querySelectorAll(args[0])].find((one) => one.textContent.includes(args[1]));
          if (!found) throw new Error('nothing to tap: ' + args);
          found.scrollIntoView({ block: 'center', behavior: 'instant' });
          // What comes late moves it away under the finger.
          const place = () => JSON.stringify(found.getBoundingClientRect());
          for (let before; before !== place(); ) {
            before = place();
            await new Promise((resolve) => setTimeout(resolve, 100));
          }
          if (!found.isConnected) throw new Error('gone: ' + args);
          return found;`;
        const found = (await run(body, selector, words)) as Readonly<Record<string, string>>;
        await click(Object.values(found)[0] ?? '');
      }, 20_000),
    close,
  };
}

async function openFirefox(): Promise<EngineWindow> {
  const profile = await mkdtemp(path.join(tmpdir(), 'atlas-firefox-'));
  const settings = {
    'marionette.port': 0,
    'intl.accept_languages': 'de',
    'browser.shell.checkDefaultBrowser': false,
    'datareporting.policy.dataSubmissionEnabled': false,
  };
  await writeFile(
    path.join(profile, 'user.js'),
    Object.entries(settings)
      .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
      .join(''),
  );
  const args = ['--headless', '--marionette', '--no-remote', '--profile', profile, '--width', '400', '--height', '800'];
  const browser = spawn(programs.firefox, args, { stdio: 'ignore', env: { ...process.env, HOME: profile } });
  const close = async () => {
    await end(browser);
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const port = await until(async () => Number(await readFile(path.join(profile, 'MarionetteActivePort'), 'utf8')));
    const { send, socket } = await marionette(port);
    await send('WebDriver:NewSession', {});
    await send('WebDriver:SetTimeouts', { script: 60_000, pageLoad: 60_000 });
    return windowOf({
      navigate: (url) => send('WebDriver:Navigate', { url }),
      back: () => send('WebDriver:Back', {}),
      execute: async (script, values) => ((await send('WebDriver:ExecuteAsyncScript', { script, args: values })) as { readonly value: unknown }).value,
      click: (id) => send('WebDriver:ElementClick', { id }),
      async close() {
        socket.destroy();
        await close();
      },
    });
  } catch (error) {
    await close();
    throw error;
  }
}

/** Packets are a length, a colon and JSON: `[0, id, name, parameters]` there, `[1, id, error, result]` back. */
async function marionette(port: number) {
  const socket: Socket = connect(port, '127.0.0.1');
  const waiting = new Map<number, (answer: readonly [error: { readonly message: string } | null, result: unknown]) => void>();
  let buffer = Buffer.alloc(0);
  socket.on('data', (chunk) => {
    buffer = Buffer.concat([buffer, chunk]);
    for (let colon = buffer.indexOf(':'); colon > 0; colon = buffer.indexOf(':')) {
      const stop = colon + 1 + Number(buffer.subarray(0, colon));
      if (buffer.length < stop) return;
      const packet: unknown = JSON.parse(buffer.subarray(colon + 1, stop).toString());
      buffer = buffer.subarray(stop);
      if (Array.isArray(packet)) waiting.get(packet[1])?.([packet[2], packet[3]]);
    }
  });
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
  let last = 0;
  const send = (name: string, parameters: object) =>
    new Promise<unknown>((resolve, reject) => {
      const id = ++last;
      waiting.set(id, ([error, result]) => (error ? reject(new Error(`${name}: ${error.message}`)) : resolve(result)));
      const packet = JSON.stringify([0, id, name, parameters]);
      socket.write(`${Buffer.byteLength(packet)}:${packet}`);
    });
  return { send, socket };
}

async function openWebKit(): Promise<EngineWindow> {
  const home = await mkdtemp(path.join(tmpdir(), 'atlas-webkit-'));
  const screen = spawn(programs.screen, ['-displayfd', '3', '-screen', '0', '800x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const display = await new Promise<string>((resolve, reject) => {
    screen.stdio[3]?.once('data', (number: Buffer) => resolve(`:${String(number).trim()}`));
    screen.once('exit', () => reject(new Error('there is no screen')));
  });
  const port = await freePort();
  const driver = spawn(programs.driver, [`--port=${port}`, '--host=127.0.0.1'], {
    stdio: 'ignore',
    // Its sandbox needs rights that a container does not give; the pages are our own.
    env: { ...process.env, HOME: home, DISPLAY: display, LANG: 'de_DE.UTF-8', WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1', LIBGL_ALWAYS_SOFTWARE: '1' },
  });
  const close = async () => {
    await end(driver, screen);
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  };
  const call = async (method: string, at: string, body?: object) => {
    const answer = await fetch(`http://127.0.0.1:${port}${at}`, { method, ...(body && { body: JSON.stringify(body) }) });
    const { value } = (await answer.json()) as { readonly value: { readonly error?: string; readonly message?: string; readonly sessionId?: string } | null };
    if (value?.error !== undefined) throw new Error(`${at}: ${value.error}: ${value.message}`);
    return value;
  };
  try {
    const browser = { binary: miniBrowser(), args: ['--automation', '--geometry=400x900'] };
    const begin = () => call('POST', '/session', { capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': browser } } });
    const session = `/session/${(await until(begin))?.sessionId}`;
    await call('POST', `${session}/timeouts`, { script: 60_000, pageLoad: 60_000 });
    return windowOf({
      navigate: (url) => call('POST', `${session}/url`, { url }),
      back: () => call('POST', `${session}/back`, {}),
      execute: (script, args) => call('POST', `${session}/execute/async`, { script, args }),
      click: (element) => call('POST', `${session}/element/${element}/click`, {}),
      async close() {
        await call('DELETE', session).catch(() => {});
        await close();
      },
    });
  } catch (error) {
    await close();
    throw error;
  }
}
