import { type CompiledDistrict, compileDistrict, compileFolders, type DistrictOptions, districtIds } from './district.ts';
import type { ContentFile } from './file.ts';
import { type Problem, unique } from './problem.ts';

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
  const unused = options.only ? [] : [...folders.values()].flat().flatMap((file) => file.problems);
  return { districts, problems: unique([...unused, ...districts.flatMap((district) => district.problems)]) };
}
