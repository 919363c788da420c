import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type IncomingHttpHeaders, request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { headersFor, inlineHash, isCompressible } from '../../src/build/hosts.ts';
import { serve } from '../../src/build/serve.ts';
import { bringServers, type RealServer, type ServerName, start } from './servers.ts';

// The recipes, on the programs they are for: what a host answers is what our own server answers, byte for byte.
const inline = { styles: [inlineHash('a{}'), inlineHash('b{}')], scripts: [inlineHash('wall')], tiles: { witten: 'https://tiles.example.de:8443' } };

/** A small site with files of every kind, precompressed as the build does it. */
const site: readonly string[] = [
  'index.html',
  '404.html',
  'sw.js',
  'shell.json',
  'headers.json',
  'wiped.txt',
  'retire.js',
  'assets/app-1a2b.js',
  'assets/app-1a2b.css',
  'assets/de-1a2b.json',
  'witten/index.html',
  'witten/404.html',
  'witten/manifest.json',
  'witten/packs/ar.0123456789abcdef.json',
  'witten/packs/map.0123456789abcdef.head.json',
  'witten/packs/parts/abc.json',
  'witten/packs/parts/abc.bin',
  'witten/qr/ar.svg',
  'witten/ar/index.html',
  'witten/ar/404.html',
  'witten/ar/manifest.webmanifest',
  'witten/ar/picture.png',
  'witten/ar/map/index.html',
  'witten/ar/pages/doctor/index.html',
  'witten/ar/packs/index.html',
  'witten/de/index.html',
];
/** Must never be seen, whatever a host does with them. */
const hidden = ['.htaccess', '.atlas-deploy.json', 'witten/.git/config'];

const textOf = (file: string) => `${file} `.repeat(100);

let folder = '';
beforeAll(async () => {
  bringServers();
  folder = await mkdtemp(path.join(tmpdir(), 'atlas-hosts-'));
  await chmod(folder, 0o755);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function writeSite(root: string): Promise<void> {
  for (const file of [...site, ...hidden]) {
    await mkdir(path.dirname(path.join(root, file)), { recursive: true });
    await writeFile(path.join(root, file), textOf(file));
    if (hidden.includes(file) || !isCompressible(file)) continue;
    await writeFile(path.join(root, `${file}.br`), brotliCompressSync(textOf(file)));
    await writeFile(path.join(root, `${file}.gz`), gzipSync(textOf(file)));
  }
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** A request exactly as written: no library tidies the path or adds what it accepts. */
const ask = (port: number, target: string, headers: Readonly<Record<string, string>>, method = 'GET') =>
  new Promise<Answer>((resolve, reject) => {
    request({ host: '127.0.0.1', port, path: target, method, headers: { ...headers, Connection: 'close' } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }));
      response.on('error', reject);
    })
      .on('error', reject)
      .end();
  });

const told = ['cache-control', 'content-type', 'content-encoding', 'clear-site-data', 'content-language'];
const secured = Object.keys(headersFor('index.html', inline, { https: true })).map((name) => name.toLowerCase());

/** What counts of an answer. Hosts move people on with another number and with whole addresses; both say the same. */
function essence(file: string, { status, headers, body }: Answer, isWithHsts: boolean) {
  const isMove = status > 300 && status < 309 && status !== 304;
  const names = [...new Set([...secured, ...told])].filter((name) => isWithHsts || name !== 'strict-transport-security');
  const { location } = headers;
  return {
    status: isMove ? 'moved' : status,
    ...(isMove &&
      location !== undefined && { location: new URL(location, 'http://127.0.0.1').href.slice(new URL(location, 'http://127.0.0.1').origin.length) }),
    // The page of a move is seen by nobody.
    ...Object.fromEntries(names.filter((name) => !isMove || secured.includes(name)).map((name) => [name, headers[name]])),
    // A cache between must keep one copy for each encoding; one that keeps more than it needs does no harm.
    ...(!isMove && { varies: String(headers.vary).includes('Accept-Encoding') || !isCompressible(file) }),
    body: isMove ? '' : body.toString('base64').slice(0, 400),
  };
}

const gaps = [
  'witten/ar/nothing/',
  'witten/ar/map/nothing',
  'witten/xx/map/',
  'witten/xx/nothing',
  'witten/nothing.png',
  'nothing/',
  'assets/app-0000.js',
  'witten/packs/gone.json',
  'index.html/more',
];
// With a question too, except on Caddy, which forgets it: no address of ours has one without its slash.
const folders = ['witten', 'witten/ar', 'witten/ar/pages/doctor?q=a'];
const asked = [...site.map((file) => file.replace(/(^|\/)index\.html$/, '$1')), 'witten/ar/?from=qr', ...folders, ...gaps];
const wishes: readonly Readonly<Record<string, string>>[] = [{}, { 'Accept-Encoding': 'gzip, deflate, br' }, { 'Accept-Encoding': 'gzip' }];

const cases = (['nginx', 'caddy', 'apache'] as const).flatMap((name) => ['/', '/atlas/'].map((base) => [name, base] as const));

describe.each(cases)('the real %s with its recipe, at %s', (name: ServerName, base) => {
  const stops: (() => Promise<void>)[] = [];
  let theirs: RealServer;
  let ours: RealServer;

  beforeAll(async () => {
    const [work, web] = ['work', 'web'].map((kind) => path.join(folder, `${name}${base.replaceAll('/', '-')}${kind}`)) as [string, string];
    await mkdir(work, { recursive: true });
    await writeSite(path.join(web, base));
    await writeFile(path.join(folder, 'secret.txt'), 'secret');
    theirs = await start[name]({ work, web, base, inline });
    stops.push(theirs.close);
    ours = await serve({
      root: path.join(web, base),
      base,
      port: 0,
      host: '127.0.0.1',
      headers: (file, isOwnPage) => headersFor(file, inline, { https: true, ...(isOwnPage && { isOwnPage }) }),
    });
    stops.push(ours.close);
  });
  afterAll(async () => {
    for (const stop of stops) await stop();
  });

  /** Both answers to the same question, as far as they must be the same. */
  async function both(target: string, headers: Readonly<Record<string, string>>, method?: string) {
    const [real, own] = await Promise.all([ask(theirs.port, target, headers, method), ask(ours.port, target, headers, method)]);
    // Apache says HSTS on https only, which is not tried here.
    const file = target.replace(/\?.*/, '').replace(/\/$/, '/index.html');
    return { real: essence(file, real, name !== 'apache'), own: essence(file, own, name !== 'apache') };
  }

  test('F06 · answers every file, folder, gap and hidden file as our own server does', async () => {
    const wrong: unknown[] = [];
    for (const file of name === 'caddy' ? asked.filter((one) => one !== folders[2]) : asked)
      for (const wish of wishes) {
        const { real, own } = await both(base + file, wish);
        if (JSON.stringify(real) !== JSON.stringify(own)) wrong.push({ file, wish, ...differences(real, own) });
      }
    expect(wrong).toEqual([]);
  });

  test('F06 · shows no hidden file and nothing from outside of its folder', async () => {
    const ways = [
      ...hidden,
      'witten/ar/.htaccess',
      '../secret.txt',
      '%2e%2e/secret.txt',
      'witten/..%2f..%2f..%2fsecret.txt',
      '..%5csecret.txt',
      '.%00./secret.txt',
    ];
    for (const way of ways) {
      const { status, body } = await ask(theirs.port, base + way, {});
      expect(status, way).toBeGreaterThanOrEqual(400);
      expect(String(body), way).not.toContain('secret');
      expect(String(body), way).not.toContain(`${way} ${way}`);
    }
  });

  test('sets no cookie, and lets no other site read what it answers', async () => {
    for (const file of ['', 'sw.js', 'witten/manifest.json', 'nothing/']) {
      const { headers } = await ask(theirs.port, base + file, { Origin: 'https://evil.example', Cookie: 'a=b' });
      expect(Object.keys(headers).filter((name) => name === 'set-cookie' || name.startsWith('access-control-'))).toEqual([]);
    }
  });

  test('a head without a body, and a copy that is still good', async () => {
    for (const file of ['', 'assets/app-1a2b.js', 'witten/manifest.json']) {
      const { real, own } = await both(base + file, {}, 'HEAD');
      expect(real).toEqual(own);
      const { headers } = await ask(theirs.port, base + file, { 'Accept-Encoding': 'br' });
      const again = await ask(theirs.port, base + file, { 'Accept-Encoding': 'br', 'If-None-Match': String(headers.etag) });
      expect([file, again.status, again.body.length]).toEqual([file, 304, 0]);
    }
  });

  test('G04 · tells the browser to forget everything when a page of the atlas asks, and nobody else', async () => {
    for (const from of ['same-origin', 'same-site', 'cross-site', 'none']) {
      const { real, own } = await both(`${base}wiped.txt`, { 'Sec-Fetch-Site': from });
      expect(real).toEqual(own);
      expect(real).toHaveProperty('clear-site-data', base === '/' && from === 'same-origin' ? '"cache", "storage"' : undefined);
    }
  });
});

function differences(real: Readonly<Record<string, unknown>>, own: Readonly<Record<string, unknown>>) {
  const names = [...new Set([...Object.keys(real), ...Object.keys(own)])].filter((name) => real[name] !== own[name]);
  return Object.fromEntries(names.map((name) => [name, `${String(real[name])} instead of ${String(own[name])}`]));
}
