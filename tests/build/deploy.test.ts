import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { deploy } from '../../src/build/deploy.ts';

// Sites as the build writes them, small: what names what is the same.
let root = '';
let web = '';
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'atlas-deploy-'));
  web = path.join(root, 'web');
  await mkdir(web);
});
afterEach(() => rm(root, { recursive: true }));

async function build(release: number, pages: readonly string[] = ['doctor', 'school']): Promise<string> {
  const dist = path.join(root, `dist${release}`);
  const html = `<script src="/assets/app-${release}.js"></script><style>release ${release}</style>`;
  const policy = `Content-Security-Policy "script-src 'self' 'sha256-wall'; style-src 'self' 'sha256-css${release}'"`;
  const files: Record<string, string> = {
    '.htaccess': policy,
    _headers: policy,
    'headers.json': JSON.stringify({ styles: [`sha256-css${release}`], scripts: ['sha256-wall'] }),
    'index.html': html,
    'index.html.br': `br ${html}`,
    'assets/shared.js': 'the same in every release',
    [`assets/app-${release}.js`]: `release ${release}`,
    [`assets/app-${release}.js.br`]: `br release ${release}`,
    'shell.json': JSON.stringify({ script: `/assets/app-${release}.js` }),
    'sw.js': `precache(["/assets/app-${release}.js"])`,
    'sw.js.br': `br precache(["/assets/app-${release}.js"])`,
    [`demo/packs/de.${release}.json`]: `pack ${release}`,
    'demo/manifest.json': JSON.stringify({ seq: 1000 * release, packs: [{ url: `packs/de.${release}.json` }] }),
    ...Object.fromEntries(pages.map((page) => [`demo/de/pages/${page}/index.html`, html])),
  };
  for (const [file, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(dist, file)), { recursive: true });
    await writeFile(path.join(dist, file), text);
  }
  return dist;
}

const read = (file: string) => readFile(path.join(web, file), 'utf8');
const names = async (folder: string) =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .filter((file) => file !== '.atlas-deploy.json')
    .sort();

/** Everything that a file of the web folder names and that is not there; inline elements that its host would refuse. */
async function broken(): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const file of await names(web)) {
    if (path.basename(file).startsWith('.atlas')) continue;
    const text = await read(file);
    for (const [, named] of text.matchAll(/\/(assets\/[\w.-]+\.js)/g)) if (!existsSync(path.join(web, named ?? ''))) faults.push(`${file} → ${named}`);
    for (const [, named] of text.matchAll(/"url":"([^"]+)"/g)) if (!existsSync(path.join(web, 'demo', named ?? ''))) faults.push(`${file} → ${named}`);
    const release = file.endsWith('.html') && existsSync(path.join(web, '.htaccess')) ? /release (\d+)/.exec(text)?.[1] : undefined;
    if (release && !(await read('.htaccess')).includes(`sha256-css${release}'`)) faults.push(`${file}: its style is refused`);
  }
  return faults;
}

const put = (from: string, changed?: (file: string) => void) => deploy({ from, to: web, log: () => {}, ...(changed && { changed }) });

/** Copies until so many changes are made; true when it was cut off. */
async function interrupted(from: string, after: number): Promise<boolean> {
  let changes = 0;
  try {
    await put(from, () => {
      changes += 1;
      if (changes === after) throw new Error('the line breaks');
    });
    return false;
  } catch {
    return true;
  }
}

describe('a built atlas is copied to a web space', () => {
  test('I02, U03 · the line breaks after any one of the files: the site is whole, and the next run finishes it', async () => {
    const [first, second] = [await build(1), await build(2, ['doctor'])];
    let cuts = 0;
    for (let after = 1; ; after++) {
      await rm(web, { recursive: true });
      await mkdir(web);
      await put(first);
      const isCut = await interrupted(second, after);
      expect(await broken(), `after ${after} files`).toEqual([]);
      if (!isCut) break;
      cuts += 1;
      const again = await put(second);
      expect(again).toMatchObject({ kind: 'deployed' });
      expect(await broken()).toEqual([]);
      for (const file of await names(second)) expect(await read(file), file).toBe(await readFile(path.join(second, file), 'utf8'));
    }
    expect(cuts).toBeGreaterThan(15);
  });

  test('scripts and packs of five builds stay, older ones and pages that are no more go', async () => {
    for (const release of [1, 2, 3, 4, 5, 6]) await put(await build(release, release < 6 ? ['doctor', 'school'] : ['doctor']));
    const there = await names(web);
    expect(there.filter((file) => /app-\d\.js$/.test(file))).toEqual([2, 3, 4, 5, 6].map((release) => `assets/app-${release}.js`));
    expect(there.filter((file) => file.startsWith('demo/packs/'))).toEqual([2, 3, 4, 5, 6].map((release) => `demo/packs/de.${release}.json`));
    expect(there).toContain('assets/shared.js');
    expect(there.filter((file) => file.includes('/pages/'))).toEqual(['demo/de/pages/doctor/index.html']);
    expect(existsSync(path.join(web, 'demo/de/pages/school'))).toBe(false);
  });

  test('what lies in the same web space and is not ours stays', async () => {
    await mkdir(path.join(web, 'demo/packs'), { recursive: true });
    await writeFile(path.join(web, 'demo/packs/theirs.json'), 'x');
    await writeFile(path.join(web, 'impressum.html'), 'x');
    for (const release of [1, 2, 3, 4, 5, 6, 7]) await put(await build(release));
    expect(await names(web)).toEqual(expect.arrayContaining(['demo/packs/theirs.json', 'impressum.html']));
  });

  test('the same build again writes nothing and pushes no older build out', async () => {
    for (const release of [1, 2]) await put(await build(release));
    for (let again = 0; again < 6; again++) expect(await put(path.join(root, 'dist2'))).toMatchObject({ written: 0, removed: 0 });
    expect(await names(web)).toContain('assets/app-1.js');
  });

  test('going back to the build of yesterday is a deploy like any other', async () => {
    const [first, second] = [await build(1), await build(2)];
    for (const one of [first, second, first]) await put(one);
    expect(await read('sw.js')).toContain('app-1.js');
    expect(await broken()).toEqual([]);
    expect(await names(web)).toContain('assets/app-2.js');
  });

  test('X51 · an older build than the one that is there: it is said that phones keep the newer words, and how to take a change back', async () => {
    const [first, second] = [await build(1), await build(2)];
    const saidOf = async (from: string) => {
      const lines: string[] = [];
      await deploy({ from, to: web, log: (line) => lines.push(line) });
      return lines;
    };
    expect(await saidOf(first)).toEqual([]);
    expect(await saidOf(second)).toEqual([]);
    expect(await saidOf(first)).toEqual([expect.stringMatching(/demo .*git revert/)]);
  });

  test('a dry run says what it would do and does nothing', async () => {
    await put(await build(1));
    const lines: string[] = [];
    const before = await names(web);
    const result = await deploy({ from: await build(2, ['doctor']), to: web, dryRun: true, log: (line) => lines.push(line) });
    expect(result).toMatchObject({ kind: 'deployed', removed: 1 });
    expect(lines).toContain('remove demo/de/pages/school/index.html');
    expect(lines.indexOf('write  assets/app-2.js')).toBeLessThan(lines.indexOf('write  demo/manifest.json'));
    expect(lines.indexOf('write  demo/manifest.json')).toBeLessThan(lines.indexOf('write  sw.js'));
    expect(await names(web)).toEqual(before);
    expect(await read('sw.js')).toContain('app-1.js');
  });

  test('a ledger that names files outside of the web folder is not believed', async () => {
    await writeFile(path.join(root, 'mine.txt'), 'x');
    await writeFile(path.join(web, '.atlas-deploy.json'), JSON.stringify({ builds: [{ id: 'x', files: ['../mine.txt'] }] }));
    expect(await put(await build(1))).toMatchObject({ removed: 0 });
    expect(existsSync(path.join(root, 'mine.txt'))).toBe(true);
  });

  test.each([
    ['a web space that is not mounted', async () => deploy({ from: await build(1), to: path.join(root, 'nowhere'), log: () => {} }), 'mounted'],
    ['a folder that is no built atlas', async () => deploy({ from: web, to: root, log: () => {} }), 'no built atlas'],
    [
      'a web folder that is a link into the build',
      async () => {
        await symlink(path.join(await build(1), 'demo'), path.join(root, 'link'));
        return deploy({ from: path.join(root, 'dist1'), to: path.join(root, 'link'), log: () => {} });
      },
      'in each other',
    ],
    ['a web folder inside the build', async () => deploy({ from: await build(1), to: path.join(root, 'dist1/demo'), log: () => {} }), 'in each other'],
  ])('%s is refused with a sentence', async (_, run, part) => {
    const result = await run();
    expect(result.kind === 'refused' && result.sentence).toContain(part);
  });
});
