import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuildInput, buildSite } from '../../src/build/build.ts';
import { openStaging, recover } from '../../src/build/staging.ts';

let folder: string;
const at = (...parts: string[]) => path.join(folder, ...parts);

beforeAll(async () => {
  process.env['SOURCE_DATE_EPOCH'] = '1795219200';
  folder = await mkdtemp(path.join(tmpdir(), 'atlas-build-'));
  await cp('tests/fixtures/content', at('content'), { recursive: true });
  // The bundle of the atlas that the journeys open, made by another process at another time. The second machine has none.
  if (existsSync('.cache/client')) await cp('.cache/client', at('cache/client'), { recursive: true });
});
afterAll(async () => {
  delete process.env['SOURCE_DATE_EPOCH'];
  await rm(folder, { recursive: true });
});

const build = (out: string, options: Partial<BuildInput> = {}) =>
  buildSite({
    content: at('content'),
    out: at(out),
    base: '/',
    site: 'https://welcome.example',
    today: '2026-11-21',
    messages: 'en',
    cache: at('cache'),
    precompress: true,
    log: () => {},
    ...options,
  });

/** Every file of a site with its bytes in hexadecimal. */
async function bytesOf(out: string): Promise<ReadonlyMap<string, string>> {
  const files = (await readdir(at(out), { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const all = files.map(async ({ parentPath, name }) => {
    const file = path.join(parentPath, name);
    return [path.relative(at(out), file), (await readFile(file)).toString('hex')] as const;
  });
  return new Map((await Promise.all(all)).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Names of files that differ, or that only one of two sites has. */
async function differences(one: string, other: string): Promise<readonly string[]> {
  const [a, b] = await Promise.all([bytesOf(one), bytesOf(other)]);
  expect(a.size).toBeGreaterThan(100);
  return [...new Set([...a.keys(), ...b.keys()])].filter((name) => a.get(name) !== b.get(name));
}

const inodeOf = async (file: string) => (await stat(at(file))).ino;

describe('one build after the other', { timeout: 240_000 }, () => {
  it('two builds of the same sources on two machines are the same, byte for byte', async () => {
    await build('first');
    await build('second', { cache: at('another-cache') });
    expect(await differences('first', 'second')).toEqual([]);
  });

  it('districts built one by one on several machines make the site that one build makes', async () => {
    const all = await build('first');
    expect(all.kind === 'built' && all.districts.length).toBeGreaterThan(1);
    for (const district of all.kind === 'built' ? all.districts : []) await build('merged', { districts: [district] });
    expect(await differences('first', 'merged')).toEqual([]);
  });

  it('a second build without a change makes no page anew', async () => {
    await build('first');
    const before = await inodeOf('first/testland/de/index.html');
    const lines: string[] = [];
    const again = await build('first', { log: (line) => lines.push(line) });
    expect(again.kind === 'built' && again.pages).toBeGreaterThan(50);
    expect(lines).toContain('testland: unchanged');
    expect(await inodeOf('first/testland/de/index.html')).toBe(before);
    expect(await differences('first', 'second')).toEqual([]);
  });

  it('one changed sentence in one language: its pages are new, the others stay, and all is as if built from nothing', async () => {
    await build('first');
    const [arabic, english] = [await inodeOf('first/testland/ar/index.html'), await inodeOf('first/testland/en/index.html')];
    const file = at('content/testland/pages/doctor.en.md');
    const text = await readFile(file, 'utf8');
    await writeFile(file, `${text.trimEnd()}\n\nBring a list of your medicines.\n`);
    await build('first');
    expect(await readFile(at('first/testland/en/pages/doctor/index.html'), 'utf8')).toContain('Bring a list of your medicines.');
    expect(await inodeOf('first/testland/ar/index.html')).toBe(arabic);
    expect(await inodeOf('first/testland/en/index.html')).not.toBe(english);
    await build('clean');
    expect(await differences('first', 'clean')).toEqual([]);
    await writeFile(file, text);
  });

  it('a mistake in one district leaves the whole old site as it is', async () => {
    await build('first');
    const before = await bytesOf('first');
    const file = at('content/testland/pages/doctor.de.md');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('---\n', '---\ncolour: red\n'));
    expect((await build('first')).kind).toBe('refused');
    await writeFile(file, text);
    expect(await bytesOf('first')).toEqual(before);
    expect((await readdir(folder)).filter((name) => /\.(new|old)$/.test(name))).toEqual([]);
  });

  it('a district that was taken out of the content is taken out of the site', async () => {
    await build('shrinking');
    await rename(at('content/askland'), at('askland'));
    await build('shrinking');
    expect(await readdir(at('shrinking'))).not.toContain('askland');
    await rename(at('askland'), at('content/askland'));
  });
});

describe('a build that is killed while the new site takes the place of the old one', () => {
  const files = async (out: string) => [...(await bytesOf(out)).keys()];

  it('after some folders went over: they come back', async () => {
    await mkdir(at('killed/a'), { recursive: true });
    await mkdir(at('killed/b'), { recursive: true });
    for (const name of ['a', 'b']) await writeFile(at('killed', name, 'page.html'), name);
    const staging = await openStaging(at('killed'));
    staging.keep('a');
    staging.keep('b');
    await writeFile(path.join(staging.root, '.moving.json'), '["a","b"]');
    await rename(at('killed/a'), path.join(staging.root, 'a'));
    await recover(at('killed'));
    expect(await files('killed')).toEqual(['a/page.html', 'b/page.html']);
  });

  it('between the two renames: the old site is there again', async () => {
    await mkdir(at('between.old'), { recursive: true });
    await writeFile(at('between.old/index.html'), 'old');
    await recover(at('between'));
    expect(await files('between')).toEqual(['index.html']);
  });
});
