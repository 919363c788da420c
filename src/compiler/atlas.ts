import { type CompiledDistrict, compileDistrict, compileFolders, type DistrictOptions, districtIds, type Folders } from './district.ts';
import type { ContentFile } from './file.ts';
import { placeIn } from './layers.ts';
import type { MessageLanguage } from './messages.ts';
import { createReport, type Problem, unique } from './problem.ts';

export interface CompiledAtlas {
  readonly districts: readonly CompiledDistrict[];
  /** All problems of these districts; without a choice of districts also those of folders that no district uses. */
  readonly problems: readonly Problem[];
}

/** Compiles everything below `content/`, or only some districts with their layers. */
export function compileAtlas(files: readonly ContentFile[], options: DistrictOptions & { readonly only?: readonly string[] }): CompiledAtlas {
  const folders = compileFolders(files, options.messages);
  const districts = districtIds(folders)
    .filter((id) => !options.only || options.only.includes(id))
    .map((id) => compileDistrict(id, folders, options));
  const twins = sameTitles(folders, options.messages);
  const unused = options.only ? [] : [...folders.values()].flat().flatMap((file) => file.problems);
  return { districts, problems: unique([...unused, ...districts.flatMap((district) => district.problems), ...(options.only ? [] : twins)]) };
}

/** Two districts of one name: on the page of districts nobody could tell them apart. */
function sameTitles(folders: Folders, language: MessageLanguage): Problem[] {
  const problems: Problem[] = [];
  const seen = new Map<string, string>();
  for (const file of [...folders.values()].flat()) {
    if (!file.district || !file.words) continue;
    const { title } = file.words;
    const other = seen.get(title);
    if (other === undefined) seen.set(title, file.path);
    else createReport(file.path, language, problems)('same-title', placeIn(file, 'title'), { value: title, other }, 'warning');
  }
  return problems;
}
