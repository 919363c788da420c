import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readdirSync } from 'node:fs';
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
  readonly compile: (id: string) => CompiledDistrict | undefined;
  /** The district in its own language, with its topics and nothing else: what pages above the districts show of it. */
  readonly front: (id: string) => Pack | undefined;
  /** Problems of files outside the districts that were compiled. */
  readonly strays: () => readonly Problem[];
  /**
   * Says in 22 characters what a district is made from: names, sizes and times of its files and of those of all layers. Equal
   * signs, equal district; a file that was written again with the same words costs one compilation.
   */
  readonly signOf: (id: string) => string;
}

export function openDistricts(content: string, today: string, messages: MessageLanguage): Districts {
  const names = readdirSync(content, { withFileTypes: true })
    .filter(({ name }) => !isBystander(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const ids = names.filter((entry) => entry.isDirectory() && !entry.name.startsWith('_')).map(({ name }) => name);
  const layerNames = names.filter((entry) => entry.isDirectory() && entry.name.startsWith('_')).map(({ name }) => name);
  const compileFiles = (folder: string) => compileFolders(readContent(content, folder), messages);
  const strays: Problem[] = [];
  const problemsOf = (folders: Folders) => [...folders.values()].flat().flatMap((file) => file.problems);

  /** Compiled when the first district needs them, then kept. */
  let layers: Folders | undefined;
  const readLayers = () => new Map(layerNames.flatMap((name) => [...compileFiles(name)]));
  const loose = names.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
  if (loose.length > 0) strays.push(...problemsOf(compileFolders(readContent(content, '', loose), messages)));

  /** Topics of a folder, and what it says about itself. */
  const frontFiles = (folder: string) => [
    ...(existsSync(path.join(content, folder, 'topics')) ? readContent(content, `${folder}/topics`) : []),
    ...readContent(content, folder, aboutFiles(path.join(content, folder))),
  ];
  let layerFronts: Folders | undefined;
  const readFronts = () => new Map(layerNames.flatMap((name) => [...compileFolders(frontFiles(name), messages)]));

  let layerSigns: string | undefined;
  return {
    ids,
    compile(id) {
      layers ??= readLayers();
      const own = compileFiles(id);
      if (districtIds(own).includes(id)) return compileDistrict(id, new Map([...layers, ...own]), compilerOptions(today, messages));
      strays.push(...problemsOf(own));
      return undefined;
    },
    front(id) {
      layerFronts ??= readFronts();
      const folders = new Map([...layerFronts, ...compileFolders(frontFiles(id), messages)]);
      const { packs } = compileDistrict(id, folders, compilerOptions(today, messages));
      const first = packs.values().next().value;
      return first && (packs.get(first.district.language) ?? first);
    },
    strays: () => strays,
    signOf(id) {
      layerSigns ??= layerNames.map((name) => `${signFolder(content, name)}\n`).join('');
      return createHash('sha256').update(layerSigns).update(signFolder(content, id)).digest('base64url').slice(0, 22);
    },
  };
}

const aboutFiles = (folder: string) => readdirSync(folder).filter((name) => /^district\.[a-z-]+\.md$/.test(name));

/** One line for each file below a folder. The time of the last change of the entry cannot be set back by copying tools. */
function signFolder(root: string, folder: string): string {
  const files = readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true }).filter((entry) => !entry.isDirectory());
  const lines = files.map(({ parentPath, name }) => {
    const { size, mtimeMs, ctimeMs, ino } = lstatSync(path.join(parentPath, name));
    return `${path.relative(root, parentPath)}/${name} ${size} ${mtimeMs} ${ctimeMs} ${ino}`;
  });
  return lines.sort().join('\n');
}
