import type { Network } from '../../src/device/network.ts';
import type { Site } from './site.ts';

export interface Request {
  /** Below the site: `witten/manifest.json`. */
  readonly path: string;
  readonly cache: RequestCache | undefined;
  readonly credentials: RequestCredentials | undefined;
  /** 1 for the first request of this path. */
  readonly time: number;
}

/** What a server, or a box on the way, answers. */
export interface Reply {
  readonly body?: string | Uint8Array;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** The request was sent elsewhere. */
  readonly redirect?: true;
  /** How it ends: as it should, cut off, silent until the phone's alarm rings, or silent for ever. */
  readonly end?: 'whole' | 'cut' | 'stall' | 'hang';
  /** Bytes that still arrive before that end. */
  readonly after?: number;
}

export interface Wifi extends Network {
  readonly requests: Request[];
  /** Pauses between tries that were waited for, in milliseconds. */
  readonly pauses: number[];
  /** The site behind it. */
  site: Site;
  /** Answers instead of the site; undefined lets the request through. Gets the text of the file, or the bytes of a chunk of a map. */
  fault: ((request: Request, text: string | undefined, bytes: Uint8Array | undefined) => Reply | undefined) | undefined;
  /** Paths of the requests since the last call. */
  readonly taken: () => string[];
}

export const base = 'https://atlas.example/';

/** A Wi-Fi in front of a site. No time passes in it: pauses end at once, and the stall alarm rings when a body falls silent. */
export function wifi(site: Site): Wifi {
  const requests: Request[] = [];
  /** What was refused to somebody who said nothing of herself. */
  const closed = new Set<string>();
  const pauses: number[] = [];
  let seen = 0;
  const self: Wifi = {
    requests,
    pauses,
    site,
    fault: undefined,
    taken: () => {
      const paths = requests.slice(seen).map(({ path }) => path);
      seen = requests.length;
      return paths;
    },
    async fetch(url, init) {
      const path = url.slice(base.length);
      if (init.redirect !== 'manual' || (init.credentials !== 'omit' && !closed.has(path)))
        throw new Error('a request that follows redirects or carries cookies');
      const request = { path, cache: init.cache, credentials: init.credentials, time: 1 + requests.filter((earlier) => earlier.path === path).length };
      requests.push(request);
      const body = self.site.files.get(path);
      const [text, bytes] = typeof body === 'string' ? [body, undefined] : [undefined, body];
      const reply = self.fault?.(request, text, bytes) ?? (body === undefined ? { status: 404, body: 'Not found' } : { body });
      if (reply.status === 401) closed.add(path);
      return respond(reply, init.signal ?? undefined, silence);
    },
    pause: async (ms) => {
      pauses.push(ms);
    },
    alarm: (_ms, signal) =>
      new Promise((resolve) => {
        if (silent) resolve();
        rings.add(resolve);
        signal.addEventListener('abort', () => rings.delete(resolve));
      }),
    now: () => Date.UTC(2026, 10, 21),
    random: () => 0,
  };
  const rings = new Set<() => void>();
  let silent = false;
  const silence = () => {
    silent = true;
    for (const ring of rings) ring();
  };
  return self;
}

/** Small and odd, so that lines and letters are cut in two; larger where no line is. */
const stepOf = (body: string | Uint8Array) => (typeof body === 'string' ? 701 : 70_001);

function respond(
  { body = '', status = 200, headers = {}, redirect, end = 'whole', after }: Reply,
  signal: AbortSignal | undefined,
  silence: () => void,
): Response {
  const all = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  const sent = end === 'whole' ? all : all.subarray(0, after ?? 0);
  const step = stepOf(body);
  let at = 0;
  const stream = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        signal?.addEventListener('abort', () => controller.error(new DOMException('aborted', 'AbortError')));
      },
      pull(controller) {
        if (at < sent.length) {
          controller.enqueue(sent.slice(at, at + step));
          at += step;
        } else if (end === 'whole') controller.close();
        else if (end === 'cut') controller.error(new TypeError('network error'));
        else {
          if (end === 'stall') silence();
          return new Promise(() => {});
        }
        return undefined;
      },
    },
    // Without a buffer the body falls silent only when somebody waits for it.
    { highWaterMark: 0 },
  );
  const response = new Response(stream, { status, headers: { 'content-type': 'application/json', ...headers } });
  if (redirect) Object.defineProperty(response, 'type', { value: 'opaqueredirect' });
  return response;
}

/** The page of a captive portal, as it is: status 200. */
export const loginPage: Reply = {
  body: '<!doctype html><title>Freifunk</title><p>Please accept the terms.</p>',
  headers: { 'content-type': 'text/html; charset=utf-8' },
};
/** A portal that lies about its type as well. */
export const lyingLoginPage: Reply = { ...loginPage, headers: { 'content-type': 'application/json' } };
