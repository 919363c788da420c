import { cp, mkdtemp, readdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readContent } from '../../src/build/read.ts';
import { compileAtlas } from '../../src/compiler/atlas.ts';
import { type Code, type MessageLanguage, messages } from '../../src/compiler/messages.ts';
import type { Problem } from '../../src/compiler/problem.ts';
import { entryKey } from '../../src/core/atlas/entry.ts';

/**
 * A folder is a case: `content/` lies over the content of `_base`, `expected.json` is what the compiler says, word for word.
 * A new case is a new folder and no code. Where expected.json is missing it is written (never in CI); `UPDATE=1 npx vitest
 * run tests/golden` writes all anew: read the difference before you commit it.
 */
interface Case {
  /** Language of the messages; English where absent. */
  readonly messages?: MessageLanguage;
  readonly today?: string;
  /** True: without the content of `_base`. */
  readonly alone?: boolean;
  /** Entries to be shown as packs carry them: `{ "ar": ["pages/doctor"] }`. */
  readonly show?: Readonly<Record<string, readonly string[]>>;
  /** Pictograms that the app can draw; where absent, nobody looks at them. */
  readonly icons?: readonly string[];
  /** Names on the map; where absent, nobody looks at them. */
  readonly signs?: readonly string[];
  /** Languages whose names of places are to be shown. */
  readonly names?: readonly string[];
  /** Files too large to be kept: path and bytes. */
  readonly large?: Readonly<Record<string, number>>;
  /** Symbolic links, which not every system can check out: path and target. */
  readonly links?: Readonly<Record<string, string>>;
}

const noCalendar = { weekdays: [], weekdaysShort: [], months: [], date: '{d}' };

const root = import.meta.dirname;
const folders = (await readdir(root, { withFileTypes: true })).filter((entry) => entry.isDirectory() && !entry.name.startsWith('_')).map(({ name }) => name);

const readJson = async (file: string): Promise<unknown> => {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
};

/** Puts the content of a case together in a folder of its own and compiles it. */
async function compileCase(name: string, { messages: language = 'en', today = '2026-11-21', alone, show = {}, icons, signs, names = [], large = {}, links = {} }: Case) {
  const content = await mkdtemp(path.join(tmpdir(), 'atlas-golden-'));
  try {
    if (!alone) await cp(path.join(root, '_base'), content, { recursive: true });
    await cp(path.join(root, name, 'content'), content, { recursive: true });
    for (const [file, bytes] of Object.entries(large)) {
      await writeFile(path.join(content, file), '');
      await truncate(path.join(content, file), bytes);
    }
    for (const [file, target] of Object.entries(links)) await symlink(target, path.join(content, file));
    const { districts, problems } = compileAtlas(readContent(content), { messages: language, today, calendars: () => noCalendar, ...(icons && { icons }), ...(signs && { signs: () => new Set(signs) }) });
    const packs = Object.entries(show).map(([lang, keys]) => {
      const entries = districts[0]?.packs.get(lang)?.entries ?? [];
      return [lang, Object.fromEntries(keys.map((key) => [key, entries.find((entry) => entryKey(entry) === key) ?? 'not in the pack']))];
    });
    const aliases = Object.fromEntries(districts.flatMap((district) => [...district.aliases]));
    const shown = names.map((lang) => [lang, districts[0]?.packs.get(lang)?.district.names ?? 'none']);
    return { problems, ...(shown.length > 0 && { names: Object.fromEntries(shown) }), ...(packs.length > 0 && { packs: Object.fromEntries(packs) }), ...(Object.keys(aliases).length > 0 && { aliases }) };
  } finally {
    await rm(content, { recursive: true });
  }
}

test.each(folders)('%s', async (name) => {
  const settings = (await readJson(path.join(root, name, 'case.json'))) ?? {};
  const actual = JSON.parse(JSON.stringify(await compileCase(name, settings)));
  const file = path.join(root, name, 'expected.json');
  const expected = await readJson(file);
  const isFirst = expected === undefined && !process.env['CI'];
  const isWanted = process.env['UPDATE'] !== undefined && JSON.stringify(actual) !== JSON.stringify(expected);
  if (isFirst || isWanted) await writeFile(file, `${JSON.stringify(actual, null, 2)}\n`);
  else expect(actual, `${name}/expected.json`).toEqual(expected);
});

/** Said of files that not even root may fail to read; see tests/scripts/check.test.ts. */
const elsewhere: readonly string[] = ['unreadable'];

test('every sentence that the compiler can say is said in a case', async () => {
  const all = await Promise.all(folders.map((name) => readJson(path.join(root, name, 'expected.json'))));
  const said = new Set(all.flatMap((one) => (one as { problems: readonly Problem[] }).problems.map(({ code }) => code)));
  expect(Object.keys(messages).filter((code) => !said.has(code as Code) && !elsewhere.includes(code))).toEqual([]);
});

test('both languages of a sentence have the same gaps', () => {
  const gaps = (sentence: readonly string[]) => [...new Set(sentence.join(' ').match(/\{\w+\}/g) ?? [])].sort();
  for (const [code, { de, en }] of Object.entries(messages)) expect(gaps(de), code).toEqual(gaps(en));
});

test('no sentence of any case has an empty gap', async () => {
  const all = await Promise.all(folders.map((name) => readFile(path.join(root, name, 'expected.json'), 'utf8')));
  expect(all.filter((text) => /"(message|hint)": ".*(\{\w+\}|undefined|\[object)/.test(text))).toEqual([]);
});
