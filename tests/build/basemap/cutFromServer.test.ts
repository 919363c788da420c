import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cutBasemap } from '../../../src/build/basemap/cutBasemap.ts';
import { openRanges } from '../../../src/build/basemap/ranges.ts';
import { protomaps } from './protomaps.ts';
import { musterdorf, useFolder } from './town.ts';

const put = useFolder();

const cut = async (source: string) => {
  const ranges = openRanges(source, 1);
  try {
    return await cutBasemap(ranges, 'FILE', musterdorf);
  } finally {
    ranges.close();
  }
};

const bytes = protomaps();
const seen: IncomingMessage[] = [];
/** What the server does with the next requests; `undefined`: what a good one does. */
let mood: ((request: IncomingMessage, response: ServerResponse, count: number) => boolean) | undefined;
let server: Server;
let url = '';
beforeAll(async () => {
  server = createServer((request, response) => {
    seen.push(request);
    if (mood?.(request, response, seen.length)) return;
    const [, from = '0', to = '0'] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
    const end = Math.min(Number(to) + 1, bytes.length);
    response.writeHead(206, { 'content-range': `bytes ${from}-${end - 1}/${bytes.length}`, etag: '"one"', 'content-length': end - Number(from) });
    response.end(bytes.subarray(Number(from), end));
  }).listen(0);
  await new Promise((resolve) => server.once('listening', resolve));
  url = `http://localhost:${(server.address() as AddressInfo).port}/planet.pmtiles`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
const fetched = async (now: typeof mood = undefined) => {
  mood = now;
  seen.length = 0;
  return cut(url);
};

test('only parts are asked for, all of the same file, and the map is that of the file on the disk', async () => {
  const made = await fetched();
  const local = await cut(put('local.pmtiles', bytes));
  if (made.kind === 'refused' || local.kind === 'refused') throw new Error('refused');
  expect(Buffer.compare(made.archive, local.archive)).toBe(0);
  expect(seen.map(({ headers }) => headers['if-match'])).toEqual([undefined, ...seen.slice(1).map(() => '"one"')]);
  expect(seen.every(({ headers }) => headers.range !== undefined)).toBe(true);
});

test('a server that sends the whole file is left before it does', async () => {
  const made = await fetched((_, response) => {
    response.writeHead(200, { 'content-length': 100_000_000_000 });
    response.write(bytes.subarray(0, 1000));
    return true;
  });
  expect(made).toEqual({
    kind: 'refused',
    sentence: `${url}: the server does not send parts of a file (no Range requests). Download the file and give its name here.`,
  });
});

test.each([
  ['says so', (response: ServerResponse) => response.writeHead(412).end()],
  ['is seen by its length', (response: ServerResponse) => response.writeHead(206, { 'content-range': 'bytes 0-0/7' }).end('x')],
])('a file that changes in between: it %s', async (_, answer) => {
  const made = await fetched((request, response, count) => {
    if (count < 3) return false;
    const from = /^bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? '0';
    const write = response.writeHead.bind(response);
    response.writeHead = ((status: number, headers?: Record<string, string>) =>
      write(status, headers && { 'content-range': `bytes ${from}-${from}/7` })) as typeof response.writeHead;
    answer(response);
    return true;
  });
  expect(made).toEqual({ kind: 'refused', sentence: `${url} changed while we were reading it. Start again.` });
});

test('a line that breaks now and then is tried again', async () => {
  const made = await fetched((_, response, count) => {
    if (count === 1) response.writeHead(503).end();
    else if (count === 3) response.destroy();
    else return false;
    return true;
  });
  expect(made.kind).toBe('made');
});

test('an address that is wrong, and other parts than asked for', async () => {
  expect(await fetched((_, response) => Boolean(response.writeHead(404).end()))).toMatchObject({
    sentence: `${url}: the server answered 404. Is the address right?`,
  });
  expect(await fetched((_, response) => Boolean(response.writeHead(206, { 'content-range': 'bytes 5-9/20' }).end('abcde')))).toMatchObject({
    sentence: `${url}: the server sends other parts than it is asked for.`,
  });
});

test('nobody there: said after some tries', async () => {
  const ranges = openRanges('http://localhost:1/planet.pmtiles', 1);
  await expect(ranges.read(0, 10)).rejects.toThrow(/^http:\/\/localhost:1\/planet\.pmtiles cannot be reached \(.+\)\. Nothing was changed; try again later\.$/);
});
