import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { benchLanguages, corpusOf } from '../../src/build/bench/build.ts';
import { type CorpusPage, corpusPages, writeCorpus } from '../../src/build/bench/corpus.ts';
import { measureProgram } from '../../src/build/bench/process.ts';
import { type Comparison, compareBlock, compareTable, runtimeTable, scaleTable, withBlock } from '../../src/build/bench/table.ts';
import { tools } from '../../src/build/bench/tools.ts';
import { openDistricts } from '../../src/build/districts.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'atlas-bench-'));
});
afterAll(() => rm(folder, { recursive: true }));

const small = { districts: 2, languages: benchLanguages, entries: 6 };

async function pagesOf(corpus: typeof small): Promise<readonly CorpusPage[]> {
  const pages: CorpusPage[] = [];
  for await (const page of corpusPages('content', corpus)) pages.push(page);
  return pages;
}

describe('the corpus that all tools build', () => {
  it('is the same each time, and a larger one begins like a smaller one', async () => {
    const pages = await pagesOf(small);
    expect(pages).toEqual(await pagesOf(small));
    expect(pages).toHaveLength(60);
    const larger = await pagesOf({ ...small, entries: 12 });
    expect(larger.slice(0, 30)).toEqual(pages.slice(0, 30));
  });

  it('has no two pages alike, and each in the letters of its language', async () => {
    const pages = await pagesOf(small);
    expect(new Set(pages.map(({ body }) => body)).size).toBe(60);
    const letters: Readonly<Record<string, RegExp>> = { ar: /\p{Script=Arabic}/u, ti: /\p{Script=Ethiopic}/u, uk: /\p{Script=Cyrillic}/u };
    for (const { lang, body } of pages) expect(body).toMatch(letters[lang] ?? /[a-z]/);
  });

  it('has entries without a single problem', async () => {
    const content = path.join(folder, 'content');
    expect(await writeCorpus('content', content, small)).toBe(64);
    const districts = await openDistricts(content, '2026-11-21', 'en');
    expect(districts.ids).toEqual(['district-1', 'district-2']);
    for (const id of districts.ids) {
      const district = await districts.compile(id);
      // What a district owes beside its entries (privacy, easy language) is not measured.
      expect(district?.problems.filter(({ file }) => file.includes('/entry-'))).toEqual([]);
      expect(district?.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect([...(district?.packs.keys() ?? [])].sort()).toEqual([...benchLanguages].sort());
      expect(district?.packs.get('ti')?.entries.filter(({ id: entry }) => entry.startsWith('entry-'))).toHaveLength(6);
    }
  });

  it('has as many pages as were asked for, in districts of a real size', () => {
    for (const pages of [100, 1000, 10_000, 50_000]) {
      const { districts, entries, languages } = corpusOf(pages);
      expect(districts * entries * languages.length).toBe(pages);
      expect(entries).toBeLessThanOrEqual(200);
    }
  });

  it('every tool is given each page in a file of its own, with all its words', async () => {
    const pages = await pagesOf(small);
    for (const tool of Object.values(tools)) {
      const sources = pages.map(tool.source);
      expect(new Set(sources.map(({ path: at }) => at)).size).toBe(60);
      expect(new Set(pages.map(tool.address)).size).toBe(60);
      expect(sources.filter(({ text }, index) => !text.includes(pages[index]?.body ?? ''))).toEqual([]);
    }
  });
});

it('what a program costs is counted with all that it starts', async () => {
  const busy = 'const end = Date.now() + 400; while (Date.now() < end);';
  const cost = await measureProgram({ command: 'sh', args: ['-c', `"${process.execPath}" -e "${busy}"; true`], cwd: folder });
  expect(cost.cpu).toBeGreaterThan(0.05);
  expect(cost.memory).toBeGreaterThan(20e6);
  expect(cost.seconds).toBeGreaterThan(0.4);
  await expect(measureProgram({ command: 'sh', args: ['-c', 'echo no paper >&2; exit 3'], cwd: folder })).rejects.toThrow('no paper');
});

describe('the tables', () => {
  const cost = (cpu: number) => ({ cpu, memory: cpu * 1e8, seconds: cpu });
  const visit = { firstBytes: 7700, firstRequests: 1, firstText: 2300, visitBytes: 305_000, visitRequests: 47, offline: 10, languageBytes: 305_000 };
  const own = { cost: cost(2), fromNothing: cost(9), compressing: cost(8), unchanged: cost(0.4), oneChanged: cost(0.5), pages: 1200, output: 34e6 };
  const stamp = { date: '2026-11-21', command: 'npm run bench -- --pages 1000', machine: '2 cores, Node 20, Chromium 156' };
  const comparison: Comparison = {
    stamp,
    corpus: corpusOf(1000),
    own: { ...own, visit },
    others: [{ name: 'Hugo 0.111.3', cost: cost(1), pages: 1010, output: 6.8e6, visit: { ...visit, offline: 0, languageBytes: 610_000 } }],
    missing: ['VitePress could not be installed on this machine.'],
  };

  it('print ours as it is and the others as multiples of ours', () => {
    const table = compareTable(comparison);
    expect(table[0]).toBe('|  | **Welcome Atlas** | Hugo 0.111.3 |');
    expect(table).toContain('| build: processor time | 2.0 s | 1.0 s (0.50×) |');
    expect(table).toContain('| a whole district in one language, to be had without a network | 305 kB | 610 kB (2.0×) |');
    expect(table).toContain('| pages that open without a server | 10 of 10 | 0 of 10 |');
  });

  it('print a second build as a part of a full one', () => {
    expect(scaleTable({ stamp, sizes: [own] })[2]).toBe('| 1,200 | 2.0 s | 1.7 ms | 800 MB | 2.0 s | 8.0 s | 0.40 s, 4.0 % | 0.50 s, 5.0 % |');
  });

  it('say “none” where no task was long', () => {
    const district = { entries: 1000, start: 420, key: 31, longTasks: [], heap: 12e6, changed: 7100 };
    const table = runtimeTable({ stamp, missing: [], districts: [district, { ...district, entries: 5000, longTasks: [61, 52] }] });
    expect(table).toContain('| tasks above 50 ms while the longest list is scrolled (goal none) | none | 61, 52 ms |');
    expect(table).toContain('| start without a network: first text (goal 0.6 s) | 0.42 s | 0.42 s |');
  });

  it('enter the README between their marks, with day, machine and command, and with what could not be measured', () => {
    const block = compareBlock(comparison);
    expect(block).toContain('The same 1,000 pages (1 × 200 entries in de, en, uk, ar, ti)');
    expect(block).toContain('(2026-11-21, 2 cores, Node 20, Chromium 156: `npm run bench -- --pages 1000`)');
    expect(block).toContain('VitePress could not be installed');
    const readme = 'before\n<!-- bench scale -->\nold\n<!-- /bench scale -->\n<!-- bench runtime -->\nother\n<!-- /bench runtime -->\nafter';
    expect(withBlock(readme, 'scale', 'new')).toBe(readme.replace('old', 'new'));
    expect(withBlock(readme, 'runtime', 'new')).toBe(readme.replace('other', 'new'));
    expect(withBlock(readme, 'compare-1000', 'new')).toBe(undefined);
  });
});
