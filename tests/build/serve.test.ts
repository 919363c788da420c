import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { Agent, type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Server, serve } from '../../src/build/serve.ts';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** A request exactly as written: no library tidies the path. */
const ask = (
  port: number,
  target: string,
  { method = 'GET', headers = {}, agent }: { method?: string; headers?: Record<string, string>; agent?: Agent } = {},
) =>
  new Promise<Answer>((resolve, reject) => {
    request({ host: 'localhost', port, path: target, method, headers, ...(agent && { agent }) }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }));
      response.on('error', reject);
    })
      .on('error', reject)
      .end();
  });

const pages: Readonly<Record<string, string>> = {
  'index.html': 'districts',
  '404.html': 'not found',
  'assets/app-1a2b.js': 'app'.repeat(300),
  'app-icons/icon-192.png': 'png',
  'data.json': '{}',
  'witten/index.html': 'wall of Witten',
  'witten/404.html': 'not found in Witten',
  'witten/ar/index.html': 'home in Arabic',
  'witten/ar/404.html': 'not found in Arabic',
  'witten/de/index.html': 'home in German',
};

let folder: string;
let root: string;
let server: Server;
let below: Server;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'serve-'));
  root = path.join(folder, 'site');
  await mkdir(root);
  await writeFile(path.join(folder, 'secret.txt'), 'secret');
  for (const [file, text] of Object.entries({ ...pages, '.htaccess': 'secret' })) {
    await mkdir(path.dirname(path.join(root, file)), { recursive: true });
    await writeFile(path.join(root, file), text);
  }
  const app = pages['assets/app-1a2b.js'] ?? '';
  await writeFile(path.join(root, 'assets/app-1a2b.js.br'), brotliCompressSync(app));
  await writeFile(path.join(root, 'assets/app-1a2b.js.gz'), gzipSync(app));
  const headers = (file: string) => ({ 'X-File': file });
  server = await serve({ root, base: '/', port: 0, headers });
  below = await serve({ root, base: '/atlas/', port: 0, headers });
});

afterAll(async () => {
  await server.close();
  await below.close();
  await rm(folder, { recursive: true });
});

describe('a page', () => {
  test('a folder answers with its index page and the headers of that file', async () => {
    const { status, headers, body } = await ask(server.port, '/witten/ar/?from=qr');
    expect([status, String(body), headers['content-type'], headers['x-file']]).toEqual([
      200,
      'home in Arabic',
      'text/html; charset=utf-8',
      'witten/ar/index.html',
    ]);
  });

  test('an address without its last slash leads to the one with it, and keeps the question', async () => {
    const { status, headers } = await ask(server.port, '/witten/ar?q=a');
    expect([status, headers.location]).toEqual([301, '/witten/ar/?q=a']);
  });

  test('HEAD tells the same without the body', async () => {
    const { status, headers, body } = await ask(server.port, '/witten/', { method: 'HEAD' });
    expect([status, headers['content-length'], body.length]).toEqual([200, '14', 0]);
  });

  test('other methods are refused', async () => {
    const { status, headers } = await ask(server.port, '/witten/', { method: 'POST' });
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD']);
  });
});

describe('compression', () => {
  const script = '/assets/app-1a2b.js';

  test('a browser that takes brotli gets the brotli file', async () => {
    const { headers, body } = await ask(server.port, script, { headers: { 'Accept-Encoding': 'gzip, deflate, br' } });
    expect([headers['content-encoding'], headers.vary, headers['content-type']]).toEqual(['br', 'Accept-Encoding', 'text/javascript; charset=utf-8']);
    expect(String(brotliDecompressSync(body))).toBe(pages['assets/app-1a2b.js']);
  });

  test('one that takes only gzip gets gzip', async () => {
    const { headers, body } = await ask(server.port, script, { headers: { 'Accept-Encoding': 'gzip, br;q=0' } });
    expect(headers['content-encoding']).toBe('gzip');
    expect(String(gunzipSync(body))).toBe(pages['assets/app-1a2b.js']);
  });

  test('one that takes neither gets the text, and caches between are told that it varies', async () => {
    const { headers, body } = await ask(server.port, script);
    expect([headers['content-encoding'], headers.vary, String(body)]).toEqual([undefined, 'Accept-Encoding', pages['assets/app-1a2b.js']]);
  });

  test('a file without a compressed neighbour is sent as it is', async () => {
    const { headers } = await ask(server.port, '/data.json', { headers: { 'Accept-Encoding': 'br' } });
    expect([headers['content-encoding'], headers['content-length']]).toEqual([undefined, '2']);
  });
});

describe('asking again', () => {
  test('an unchanged file is answered with 304 and no body', async () => {
    const first = await ask(server.port, '/witten/', {});
    const again = await ask(server.port, '/witten/', { headers: { 'If-None-Match': `"other", W/${first.headers.etag}` } });
    expect([again.status, again.body.length, again.headers.etag]).toEqual([304, 0, first.headers.etag]);
  });

  test('a copy in another encoding is not the same file', async () => {
    const plain = await ask(server.port, '/assets/app-1a2b.js');
    const again = await ask(server.port, '/assets/app-1a2b.js', { headers: { 'If-None-Match': plain.headers.etag ?? '', 'Accept-Encoding': 'br' } });
    expect(again.status).toBe(200);
  });

  test('a file that the next build wrote anew is sent', async () => {
    const first = await ask(server.port, '/data.json');
    await writeFile(path.join(root, 'data.json'), '[]');
    await utimes(path.join(root, 'data.json'), new Date(), new Date(Date.now() + 5000));
    const again = await ask(server.port, '/data.json', { headers: { 'If-None-Match': first.headers.etag ?? '' } });
    expect([again.status, String(again.body)]).toEqual([200, '[]']);
  });
});

describe('an unknown address', () => {
  test.each([
    ['/witten/ar/pages/gone/', 'not found in Arabic'],
    ['/witten/de/pages/gone/', 'not found in Witten'],
    ['/witten/tlh/', 'not found in Witten'],
    ['/gone/', 'not found'],
    ['/gone.js', 'not found'],
    ['/witten/ar/index.html/', 'not found in Arabic'],
  ])('%s answers 404 in the nearest language', async (target, text) => {
    const { status, headers, body } = await ask(server.port, target);
    expect([status, String(body), headers['content-type'], headers.etag]).toEqual([404, text, 'text/html; charset=utf-8', undefined]);
  });

  test('a missing asset is never remembered: its answer carries the headers of the 404 page', async () => {
    expect((await ask(server.port, '/assets/gone.js')).headers['x-file']).toBe('404.html');
  });

  test.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/witten/../../secret.txt',
    '/witten\\..\\..\\secret.txt',
    '/witten/%00',
    '/%zz',
    '/.htaccess',
    '//witten',
    '/witten//ar',
    'http://witten.example/secret.txt',
  ])('%s reaches nothing outside the site and leads nowhere else', async (target) => {
    const { status, headers, body } = await ask(server.port, target);
    expect([status, headers.location, String(body).includes('secret')]).toEqual([404, undefined, false]);
  });
});

describe('a site under a path', () => {
  test('its pages answer below the base, and nothing answers beside it', async () => {
    expect(String((await ask(below.port, '/atlas/witten/')).body)).toBe('wall of Witten');
    expect((await ask(below.port, '/witten/')).status).toBe(404);
    expect(below.url).toBe(`http://localhost:${below.port}/atlas/`);
  });

  test('the base without its slash leads to the base', async () => {
    const { status, headers } = await ask(below.port, '/atlas');
    expect([status, headers.location]).toEqual([301, '/atlas/']);
  });

  test('an unknown address below it finds the page of its language', async () => {
    expect(String((await ask(below.port, '/atlas/witten/ar/gone/')).body)).toBe('not found in Arabic');
  });
});

describe('the server itself', () => {
  test('it tells what it answered, with the bytes on the wire', async () => {
    const own = await serve({ root, base: '/', port: 0, headers: () => ({}) });
    await ask(own.port, '/witten/?from=qr');
    const { body } = await ask(own.port, '/assets/app-1a2b.js', { headers: { 'Accept-Encoding': 'br' } });
    await ask(own.port, '/gone', { method: 'HEAD' });
    await own.close();
    expect(own.requests).toEqual([
      { method: 'GET', path: '/witten/', status: 200, bytes: 14 },
      { method: 'GET', path: '/assets/app-1a2b.js', status: 200, bytes: body.length },
      { method: 'HEAD', path: '/gone', status: 404, bytes: 0 },
    ]);
  });

  test('closing cuts open connections at once, answered or not, and the port is free again', async () => {
    let met: () => void = () => {};
    const arrived = new Promise<void>((resolve) => {
      met = resolve;
    });
    const intercept = ({ url }: IncomingMessage) => {
      if (url === '/never-answered') met();
      return url === '/never-answered';
    };
    const own = await serve({ root, base: '/', port: 0, headers: () => ({}), intercept });
    const agent = new Agent({ keepAlive: true });
    await ask(own.port, '/witten/', { agent });
    const cut = expect(ask(own.port, '/never-answered')).rejects.toThrow('socket hang up');
    await arrived;
    await own.close();
    await cut;
    await expect(ask(own.port, '/witten/', { agent })).rejects.toThrow();
    const next = await serve({ root, base: '/', port: own.port, headers: () => ({}) });
    expect((await ask(next.port, '/witten/')).status).toBe(200);
    await next.close();
    agent.destroy();
  });

  test('a taken port is told in a sentence with a way out', async () => {
    const { port } = server;
    await expect(serve({ root, base: '/', port, headers: () => ({}) })).rejects.toThrow(
      `Port ${port} is already taken by another program. Stop that program, or choose another port with --port ${port + 1}.`,
    );
  });

  test('a test of bad networks can take over an answer', async () => {
    const own = await serve({
      root,
      base: '/',
      port: 0,
      headers: () => ({}),
      intercept: (asked, response) => asked.url === '/data.json' && Boolean(response.writeHead(200, { 'Content-Type': 'text/html' }).end('<h1>Login</h1>')),
    });
    expect(String((await ask(own.port, '/data.json')).body)).toBe('<h1>Login</h1>');
    expect(String((await ask(own.port, '/witten/')).body)).toBe('wall of Witten');
    await own.close();
  });
});
