import { compileFolders } from '../compiler/district.ts';
import { type CompiledFile, type ContentFile, originalLanguage } from '../compiler/file.ts';
import { stampText } from '../compiler/stamp.ts';

export interface StampInput {
  readonly files: readonly ContentFile[];
  /** Only these folders: districts with the layers that they mount, or shared folders. Absent: all. */
  readonly folders?: readonly string[];
  /** Files below the content folder whose translation was brought up to date: their stamp is written anew. */
  readonly force?: readonly string[];
}

export interface StampPlan {
  /** Files to be written, with their new text. */
  readonly edits: readonly { readonly path: string; readonly text: string }[];
  /** Translations that had their stamp. */
  readonly stamped: number;
  /** Files that cannot be stamped: without a German text, or with mistakes that `check` tells. */
  readonly skipped: readonly string[];
}

/** Which translations lack the revision of the German text that they translate, and what they look like with it. */
export function planStamps({ files, folders, force }: StampInput): StampPlan {
  const compiled = [...compileFolders(files, 'en').values()].flat().filter(isText);
  const texts = new Map(files.flatMap((file) => ('text' in file ? [[file.path, file.text] as const] : [])));
  const layers = mountedLayers(compiled);
  const originals = new Map(compiled.filter(({ name }) => name.lang === originalLanguage).map((file) => [file.path, file]));
  const chosen = folders && new Set(folders.flatMap((folder) => [folder, ...(layers.get(folder) ?? [])]));
  const edits: { path: string; text: string }[] = [];
  const skipped: string[] = [];
  let stamped = 0;
  for (const file of compiled) {
    const { path, name, words } = file;
    const isForced = force?.includes(path) ?? false;
    if (name.lang === originalLanguage || (force ? !isForced : chosen && !chosen.has(name.folder))) continue;
    const german = findOriginal(file, layers, originals)?.words;
    if (!german || !words) skipped.push(path);
    else if (words.of !== undefined && (!isForced || words.of === german.revision)) stamped += 1;
    else {
      const text = stampText(texts.get(path) ?? '', german.revision, isForced);
      if (text === undefined) skipped.push(path);
      else edits.push({ path, text });
    }
  }
  return { edits: edits.sort((a, b) => (a.path < b.path ? -1 : 1)), stamped, skipped };
}

/** An entry or the district itself in some language: no table of names or words, no file that belongs nowhere. */
export const isText = ({ name, signs, glossary }: CompiledFile) => name.id !== '' && !signs && !glossary;

/** The shared folders of each district, in their order. */
export const mountedLayers = (compiled: readonly CompiledFile[]): ReadonlyMap<string, readonly string[]> =>
  new Map(compiled.flatMap(({ name, district }) => (district ? [[name.folder, (district.layers ?? []).map((layer) => `_${layer}`)] as const] : [])));

/** The German text of a translation: beside it, else in the last of the layers that its district mounts. `originals` by their path. */
export function findOriginal(
  { name }: CompiledFile,
  layers: ReadonlyMap<string, readonly string[]>,
  originals: ReadonlyMap<string, CompiledFile>,
): CompiledFile | undefined {
  const file = `${name.collection === undefined ? '' : `${name.collection}/`}${name.id}.${originalLanguage}.md`;
  const folder = [...(layers.get(name.folder) ?? []), name.folder].findLast((one) => originals.has(`${one}/${file}`));
  return folder === undefined ? undefined : originals.get(`${folder}/${file}`);
}
