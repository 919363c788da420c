import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, inject, test } from 'vitest';
import { reserved } from '../../src/compiler/fileName.ts';

// The finished site goes over memory cards, office shares and hosts of every kind.
const files = async () => {
  const site = inject('site');
  const found = await readdir(site, { recursive: true, withFileTypes: true });
  return found.filter((entry) => entry.isFile()).map(({ parentPath, name }) => path.relative(site, path.join(parentPath, name)).split(path.sep).join('/'));
};

test('X16 · every file of the site can lie on a FAT disk and on hosts that know no capital letters, and none takes the place of another there', async () => {
  const names = await files();
  expect(names.length).toBeGreaterThan(2000);
  const wrong = names.filter((name) =>
    name.split('/').some((part) => !/^[\w.-]+$/.test(part) || part.endsWith('.') || /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(part)),
  );
  expect(wrong).toEqual([]);
  // Windows counts 260 characters for a whole path.
  expect(names.filter((name) => name.length > 180)).toEqual([]);
  const lower = names.map((name) => name.toLowerCase());
  expect(new Set(lower).size).toBe(names.length);
});

test('no district can have the name of a folder that the site has of its own', async () => {
  const site = inject('site');
  const folders = (await readdir(site, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const built = new Set((await readdir(site, { recursive: true })).filter((file) => /^[^/]+\/manifest\.json$/.test(file)).map((file) => path.dirname(file)));
  const others = folders.filter((folder) => !built.has(folder));
  expect(others.length).toBeGreaterThan(2);
  expect(others.filter((folder) => !reserved.has(folder))).toEqual([]);
});
