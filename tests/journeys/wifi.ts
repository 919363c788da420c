import { mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { constants, gzipSync } from 'node:zlib';
import { type Allowed, contentTypeOf, headersFor } from '../../src/build/hosts.ts';
import { type RequestLog, type Server, serve } from '../../src/build/serve.ts';

/** What a bad network makes of one file. `at` is the part of the body that arrives, 0 up to 1. */
export type Fault =
  /** A login page with status 200, unless told. */
  | { readonly kind: 'portal'; readonly status?: number; readonly page?: string }
  | { readonly kind: 'redirect' }
  /** The same path and query at another address, for good. */
  | { readonly kind: 'moved'; readonly to: string; readonly headers?: Readonly<Record<string, string>> }
  /** The connection breaks. */
  | { readonly kind: 'cut'; readonly at: number }
  /** A shorter body that says so itself, as from a broken proxy. */
  | { readonly kind: 'short'; readonly at: number }
  /** One bit is another one. */
  | { readonly kind: 'flip'; readonly at: number }
  /** Nothing more comes, and the line stays open. */
  | { readonly kind: 'stall'; readonly at: number }
  /** Nothing more comes until then. */
  | { readonly kind: 'late'; readonly at: number; readonly until: Promise<unknown> }
  /** With a word for machines, or without any. */
  | { readonly kind: 'status'; readonly status: number; readonly isSilent?: true }
  /** The whole file with other headers, or under another status. Whoever already knows an `ETag` among them is told 304. */
  | { readonly kind: 'whole'; readonly headers?: Readonly<Record<string, string>>; readonly status?: number }
  /** Only for who says a name and a password. */
  | { readonly kind: 'password' }
  /** A box on the way adds this to the end of the file: its advertisement, its statistics. */
  | { readonly kind: 'inject'; readonly text: string }
  /** A few kilobytes that unpack to 96 MB. */
  | { readonly kind: 'bomb' }
  /** A body without an end, as fast as it is read. */
  | { readonly kind: 'endless' };

/** The site behind a network that a test breaks and mends. */
export interface Wifi {
  readonly url: string;
  /** Answers what happens to the file of a path; undefined for those that come through. */
  fault: ((path: string) => Fault | undefined) | undefined;
  /** All requests that arrived so far, oldest first. */
  readonly requests: () => readonly RequestLog[];
  /** Bytes that endless bodies have sent so far. */
  readonly poured: () => number;
  /** Another version of the site takes the place of the one there was. */
  readonly deploy: (site: string) => Promise<void>;
  /** The server is gone, at once. */
  readonly off: () => Promise<void>;
  readonly on: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export const loginPage = '<!doctype html><title>WLAN-Anmeldung</title><h1>Bitte melden Sie sich an</h1>';

/** Begins like a pack, and nothing comes after that. */
const hollow = (bytes: number) => Buffer.alloc(bytes, ' ').fill('[', 0, 1);
let bomb: Buffer | undefined;

export async function openWifi(site: string, { base = '/' } = {}): Promise<Wifi> {
  await mkdir('.cache/www', { recursive: true });
  const root = path.resolve('.cache/www', `${process.pid}-${Math.random().toString(36).slice(2)}`);
  const deploy = async (to: string) => {
    await symlink(path.resolve(to), `${root}.new`);
    await rename(`${root}.new`, root);
  };
  await deploy(site);
  const inline = JSON.parse(await readFile(path.join(root, 'headers.json'), 'utf8')) as Allowed;
  const logs: (readonly RequestLog[])[] = [];
  let server: Server | undefined;
  let poured = 0;

  const intercept = (request: IncomingMessage, response: ServerResponse): boolean => {
    const address = (request.url ?? '/').split('?')[0] ?? '/';
    const fault = wifi.fault?.(address);
    if (fault) void spoil(fault, path.join(root, address.slice(base.length)), request, response).catch(() => response.destroy());
    return fault !== undefined;
  };

  async function spoil(fault: Fault, file: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (fault.kind === 'portal')
      return void response.writeHead(fault.status ?? 200, { 'Content-Type': 'text/html; charset=utf-8' }).end(fault.page ?? loginPage);
    if (fault.kind === 'redirect') return void response.writeHead(302, { Location: '/login' }).end();
    if (fault.kind === 'status' && fault.isSilent) return void response.writeHead(fault.status, { 'Content-Length': 0 }).end();
    if (fault.kind === 'status') return void response.writeHead(fault.status, { 'Content-Type': 'text/plain' }).end('busy');
    if (fault.kind === 'moved') return void response.writeHead(301, { ...fault.headers, Location: fault.to + request.url }).end();
    const page = request.url?.split('?')[0]?.endsWith('/') ? path.join(file, 'index.html') : file;
    const headers = { ...headersFor(path.relative(root, page), inline), 'Content-Type': contentTypeOf(page) };
    if (fault.kind === 'bomb') {
      bomb ??= gzipSync(hollow(96 * 1024 * 1024), { level: constants.Z_BEST_SPEED });
      return void response.writeHead(200, { ...headers, 'Content-Encoding': 'gzip', 'Content-Length': bomb.length }).end(bomb);
    }
    if (fault.kind === 'endless') return pour(response.writeHead(200, headers));
    if (fault.kind === 'password' && request.headers.authorization === undefined)
      return void response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="Test"', 'Content-Type': 'text/plain' }).end('401');
    const bytes = await readFile(page).catch(() => undefined);
    if (!bytes) return void response.writeHead(404, { 'Content-Type': 'text/plain' }).end('404');
    if (fault.kind === 'whole') {
      const isKnown = fault.headers?.['ETag'] !== undefined && request.headers['if-none-match'] === fault.headers['ETag'];
      response.writeHead(isKnown ? 304 : (fault.status ?? 200), { ...headers, ...fault.headers });
      return void response.end(isKnown || request.method === 'HEAD' ? undefined : bytes);
    }
    if (fault.kind === 'inject') return void response.writeHead(200, headers).end(Buffer.concat([bytes, Buffer.from(fault.text)]));
    if (fault.kind === 'password') return void response.writeHead(200, headers).end(bytes);
    const part = bytes.subarray(0, Math.floor(bytes.length * fault.at));
    if (fault.kind === 'flip') bytes[part.length] = (bytes[part.length] ?? 0) ^ 1;
    const body = fault.kind === 'flip' ? bytes : part;
    const length = fault.kind === 'short' ? part.length : bytes.length;
    response.writeHead(200, { ...headers, 'Content-Length': length });
    if (request.method === 'HEAD') return void response.end();
    if (fault.kind === 'flip' || fault.kind === 'short') return void response.end(body);
    response.write(body, () => fault.kind === 'cut' && response.destroy());
    if (fault.kind === 'late') await fault.until.then(() => response.end(bytes.subarray(part.length)));
  }

  function pour(response: ServerResponse): void {
    const chunk = hollow(64 * 1024);
    const more = () => {
      do poured += chunk.length;
      while (!response.destroyed && response.write(chunk));
    };
    response.on('drain', more);
    more();
  }

  async function on(port = wifi.url === '' ? 0 : Number(new URL(wifi.url).port)) {
    server = await serve({ root, base, port, headers: (file, isOwnPage) => headersFor(file, inline, { ...(isOwnPage && { isOwnPage }) }), intercept });
    logs.push(server.requests);
    return server.url;
  }
  async function off() {
    await server?.close();
    server = undefined;
  }
  const wifi = {
    url: '',
    fault: undefined as Wifi['fault'],
    requests: () => logs.flat(),
    poured: () => poured,
    deploy,
    off,
    on: async () => void (await on()),
    async close() {
      await off();
      await rm(root);
    },
  };
  wifi.url = await on();
  return wifi;
}
