import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import path from 'node:path';
import { type CompiledDistrict, compileDistrict, compileFolders, districtIds, type Folders } from '../compiler/district.ts';
import { isBystander } from '../compiler/fileName.ts';
import type { MessageLanguage } from '../compiler/messages.ts';
import type { Problem } from '../compiler/problem.ts';
import type { Pack } from '../core/pack/pack.ts';
import { compilerOptions } from './content.ts';
import { readContent } from './read.ts';

/** The districts of a content folder, compiled one after the other: a build of fifty needs the memory of one. */
export interface Districts {
  /** Folders that may be districts, sorted. */
  readonly ids: readonly string[];
  /** Undefined for a folder that is none: what is wrong with it is among the strays. */
  readonly compile: (id: string) => Promise<CompiledDistrict | undefined>;
  /** The district in its own language, with its topics and nothing else: what pages above the districts show of it. */
  readonly front: (id: string) => Promise<Pack | undefined>;
  /** Problems of files outside the districts that were compiled. */
  readonly strays: () => readonly Problem[];
  /**
   * Says in 22 characters what a district is made from: names, sizes and times of its files and of those of all layers. Equal
   * signs, equal district; a file that was written again with the same words costs one compilation.
   */
  readonly signOf: (id: string) => Promise<string>;
}

export async function openDistricts(content: string, today: string, messages: MessageLanguage): Promise<Districts> {
  const names = (await readdir(content, { withFileTypes: true })).filter(({ name }) => !isBystander(name)).sort((a, b) => (a.name < b.name ? -1 : 1));
  const ids = names.filter((entry) => entry.isDirectory() && !entry.name.startsWith('_')).map(({ name }) => name);
  const layerNames = names.filter((entry) => entry.isDirectory() && entry.name.startsWith('_')).map(({ name }) => name);
  const compileFiles = async (folder: string) => compileFolders(await readContent(content, folder), messages);
  const strays: Problem[] = [];
  const problemsOf = (folders: Folders) => [...folders.values()].flat().flatMap((file) => file.problems);

  /** Compiled when the first district needs them, then kept. */
  let layers: Promise<Folders> | undefined;
  const readLayers = async () => new Map((await Promise.all(layerNames.map(compileFiles))).flatMap((folders) => [...folders]));
  const loose = names.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
  if (loose.length > 0) strays.push(...problemsOf(compileFolders(await readContent(content, '', loose), messages)));

  let layerSigns: Promise<readonly string[]> | undefined;
  return {
    ids,
    async compile(id) {
      layers ??= readLayers();
      const shared = await layers;
      const own = await compileFiles(id);
      if (districtIds(own).includes(id)) return compileDistrict(id, new Map([...shared, ...own]), compilerOptions(today, messages));
      strays.push(...problemsOf(own));
      return undefined;
    },
    async front(id) {
      const topics = (folder: string) => (existsSync(path.join(content, folder, 'topics')) ? readContent(content, `${folder}/topics`) : []);
      const about = async (folder: string) => readContent(content, folder, await aboutFiles(path.join(content, folder)));
      const read = async (folder: string) => compileFolders([...(await topics(folder)), ...(await about(folder))], messages);
      const folders = new Map((await Promise.all([...layerNames, id].map(read))).flatMap((found) => [...found]));
      const { packs } = compileDistrict(id, folders, compilerOptions(today, messages));
      const first = packs.values().next().value;
      return first && (packs.get(first.district.language) ?? first);
    },
    strays: () => strays,
    async signOf(id) {
      layerSigns ??= Promise.all(layerNames.map((name) => signFolder(content, name)));
      const own = await signFolder(content, id);
      return createHash('sha256')
        .update(`${[...(await layerSigns), own].join('\n')}`)
        .digest('base64url')
        .slice(0, 22);
    },
  };
}

const aboutFiles = async (folder: string) => (await readdir(folder)).filter((name) => /^district\.[a-z-]+\.md$/.test(name));

/** One line for each file below a folder. The time of the last change of the entry cannot be set back by copying tools. */
async function signFolder(root: string, folder: string): Promise<string> {
  const files = (await readdir(path.join(root, folder), { recursive: true, withFileTypes: true })).filter((entry) => !entry.isDirectory());
  const lines: string[] = [];
  for (let at = 0; at < files.length; at += 256)
    lines.push(
      ...(await Promise.all(
        files.slice(at, at + 256).map(async ({ parentPath, name }) => {
          const { size, mtimeMs, ctimeMs, ino } = await lstat(path.join(parentPath, name));
          return `${path.relative(root, parentPath)}/${name} ${size} ${mtimeMs} ${ctimeMs} ${ino}`;
        }),
      )),
    );
  return lines.sort().join('\n');
}
