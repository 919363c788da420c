import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { contentTypeOf, isCompressible } from './hosts.ts';

/**
 * A static file server that behaves as a well-configured host does: the one of `npm start`, of the tests and of the
 * fault laboratory. It reads the disk at every request, so a new build is served at once. No ranges: no reader needs them.
 */

/** One answered request. `bytes` are those of the body on the wire; of a torn connection those that were written. */
export interface RequestLog {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly bytes: number;
}

export interface Server {
  /** Address of the start page, base included: `http://localhost:4173/atlas/`. */
  readonly url: string;
  readonly port: number;
  /** Every answered request so far, oldest first; grows while the server runs. */
  readonly requests: readonly RequestLog[];
  /** Stops at once: open and kept-alive connections are cut, as by a host that loses power. */
  readonly close: () => Promise<void>;
}

export interface ServeInput {
  /** Folder with the built site. */
  readonly root: string;
  /** Path the site lies under, begins and ends with a slash. */
  readonly base: string;
  /** 0: any free port. */
  readonly port: number;
  /**
   * Headers of one file, by its path below the base: `headersFor` of hosts.ts with the hashes of the build. `isOwnPage`: a page of
   * this very site asks, and the site has the host to itself.
   */
  readonly headers: (path: string, isOwnPage?: boolean) => Readonly<Record<string, string>>;
  /** `localhost` unless told: nobody else in the Wi-Fi can look. `0.0.0.0` lets a phone in the same Wi-Fi try. */
  readonly host?: string;
  /** Looks at each request first and answers true when it has taken it over: for tests of bad networks. */
  readonly intercept?: (request: IncomingMessage, response: ServerResponse) => boolean;
}

/**
 * Starts to serve. Rejects with a sentence for people when the port is taken.
 */
export async function serve({ root, base, port, headers, host = 'localhost', intercept }: ServeInput): Promise<Server> {
  const requests: RequestLog[] = [];
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    let logged = false;
    const log = () => {
      if (!logged) requests.push({ method: request.method ?? '', path, status: response.statusCode, bytes: bodyBytes.get(response) ?? 0 });
      logged = true;
    };
    response.once('finish', log).once('close', log);
    if (intercept?.(request, response)) return;
    answer(request, response, path, { root, base, headers }).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(error.code === 'EADDRINUSE' ? new Error(portTaken(port), { cause: error }) : error));
    server.listen(port, host, resolve);
  });
  const { port: actual } = server.address() as AddressInfo;
  return {
    url: `http://${host === '0.0.0.0' ? 'localhost' : host}:${actual}${base}`,
    port: actual,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const portTaken = (port: number) => `Port ${port} is already taken by another program. Stop that program, or choose another port with --port ${port + 1}.`;

/** Body bytes handed to the connection so far. */
const bodyBytes = new WeakMap<ServerResponse, number>();

type Site = Pick<ServeInput, 'root' | 'base' | 'headers'>;

async function answer(request: IncomingMessage, response: ServerResponse, path: string, site: Site): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { ...site.headers('404.html'), Allow: 'GET, HEAD' }).end();
    return;
  }
  const segments = segmentsBelow(path, site.base);
  if (segments === 'base-without-slash') return redirect(request, response, site.base, site);
  if (segments === undefined) return notFound(request, response, [], site);
  const wantsFolder = segments.at(-1) === '';
  const file = wantsFolder ? [...segments.slice(0, -1), 'index.html'].join('/') : segments.join('/');
  const info = await stat(join(site.root, file)).catch(() => undefined);
  if (info?.isFile()) return sendFile(request, response, file, 200, site);
  if (info?.isDirectory()) return redirect(request, response, `${path}/`, site);
  return notFound(request, response, segments, site);
}

/**
 * The decoded parts of a path below the base; the last one is empty for a folder. Undefined for a path that no file of a
 * site has: outside the base, `..`, hidden files, doubled slashes (a redirect of one would lead to another host).
 */
function segmentsBelow(path: string, base: string): readonly string[] | 'base-without-slash' | undefined {
  if (path === base.slice(0, -1)) return 'base-without-slash';
  if (!path.startsWith(base)) return undefined;
  let decoded: string[];
  try {
    decoded = path.slice(base.length).split('/').map(decodeURIComponent);
  } catch {
    return undefined;
  }
  const allowed = decoded.every((part, index) => /^(?!\.)[^/\\\0]+$/.test(part) || (part === '' && index === decoded.length - 1));
  return allowed ? decoded : undefined;
}

function redirect(request: IncomingMessage, response: ServerResponse, to: string, site: Site): void {
  const query = request.url?.indexOf('?') ?? -1;
  response.writeHead(301, { ...site.headers('index.html'), Location: query < 0 ? to : to + request.url?.slice(query) }).end();
}

/** The 404 page nearest to the address: of its language, of its district, of the site. */
async function notFound(request: IncomingMessage, response: ServerResponse, segments: readonly string[], site: Site): Promise<void> {
  for (const depth of [2, 1, 0]) {
    const page = [...segments.slice(0, depth), '404.html'].join('/');
    const info = await stat(join(site.root, page)).catch(() => undefined);
    if (info?.isFile()) return sendFile(request, response, page, 404, site);
  }
  response.writeHead(404, { ...site.headers('404.html'), 'Content-Type': 'text/plain; charset=utf-8' }).end('404');
}

const encodings = [
  { name: 'br', ending: '.br' },
  { name: 'gzip', ending: '.gz' },
] as const;

/** accepts('gzip, br;q=0', 'br') -> false */
function accepts(header: string, encoding: string): boolean {
  const offer = header.split(',').map((part) => part.trim().split(/\s*;\s*/));
  return offer.some(([name, ...parameters]) => name === encoding && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter)));
}

async function sendFile(request: IncomingMessage, response: ServerResponse, file: string, status: 200 | 404, site: Site): Promise<void> {
  const wishes = String(request.headers['accept-encoding'] ?? '');
  const candidates = [...encodings.filter(({ name }) => isCompressible(file) && accepts(wishes, name)), { name: undefined, ending: '' }];
  for (const { name, ending } of candidates) {
    const variant = join(site.root, file + ending);
    const info = await stat(variant).catch(() => undefined);
    if (!info?.isFile()) continue;
    const etag = `"${info.size.toString(36)}-${Math.round(info.mtimeMs).toString(36)}${name ? `-${name}` : ''}"`;
    const headers = {
      ...site.headers(file, site.base === '/' && request.headers['sec-fetch-site'] === 'same-origin'),
      'Content-Type': contentTypeOf(file),
      ...(isCompressible(file) ? { Vary: 'Accept-Encoding' } : {}),
      ...(status === 200 ? { ETag: etag } : {}),
    };
    if (status === 200 && knows(request.headers['if-none-match'], etag)) {
      response.writeHead(304, headers).end();
      return;
    }
    response.writeHead(status, { ...headers, ...(name ? { 'Content-Encoding': name } : {}), 'Content-Length': info.size });
    if (request.method === 'HEAD') response.end();
    else await sendBody(response, variant);
    return;
  }
  response.writeHead(404, site.headers('404.html')).end();
}

async function sendBody(response: ServerResponse, file: string): Promise<void> {
  const stream = createReadStream(file);
  stream.on('data', (chunk) => bodyBytes.set(response, (bodyBytes.get(response) ?? 0) + chunk.length));
  await pipeline(stream, response);
}

/** True when the reader's copy is this one. */
const knows = (header: string | undefined, etag: string) =>
  header?.split(',').some((known) => known.trim() === '*' || known.trim().replace(/^W\//, '') === etag) ?? false;
