import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { withIntegrity } from '../../src/build/integrity.ts';

test('two systems list a folder in two orders: the list of the service worker is the same', async () => {
  const root = await mkdtemp(path.join(tmpdir(), 'atlas-integrity-'));
  const files = ['a.js', 'B.js', '_c.js'].map((url) => ({ url, revision: '1', size: 1 }));
  for (const { url } of files) await writeFile(path.join(root, url), url);
  const listOf = async (entries: typeof files) => (await withIntegrity(root)(entries)).manifest;
  expect(await listOf(files.toReversed())).toEqual(await listOf(files));
  expect((await listOf(files)).map(({ url, integrity }) => [url, integrity?.slice(0, 7)])).toEqual([
    ['B.js', 'sha384-'],
    ['_c.js', 'sha384-'],
    ['a.js', 'sha384-'],
  ]);
  await rm(root, { recursive: true });
});
