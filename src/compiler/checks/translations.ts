import type { CompiledFile } from '../file.ts';
import type { Note } from '../layers.ts';
import { checkFigures } from './figures.ts';
import { checkTerms, createTermFinder, gatherTerms, mentionsIn } from './terms.ts';

/** An original and the files in other languages that are shown for it. */
export interface Translated {
  readonly original: CompiledFile;
  readonly texts: Iterable<CompiledFile>;
}

/** While the German text has a mistake of its own, what differs from it says nothing: one mistake would be told in fourteen languages. */
const isBroken = ({ words, text, problems }: CompiledFile) =>
  !words || problems.some(({ severity, line }) => severity === 'error' && line >= (text?.line ?? 1));

/** Every translation of a district against its original. `files` are those of the district and its layers, with their glossaries. */
export function checkTranslations(translated: Iterable<Translated>, files: Iterable<CompiledFile>, note: Note): void {
  const glossaries = gatherTerms(files);
  const find = createTermFinder(glossaries);
  for (const { original, texts } of translated) {
    if (isBroken(original)) continue;
    const mentions = mentionsIn(original.pieces, find);
    for (const file of texts) {
      if (file === original || file.pieces.length === 0) continue;
      checkFigures(original, file, note);
      const terms = glossaries.get(file.name.lang);
      if (terms && mentions.length > 0) checkTerms(mentions, terms, file, note);
    }
  }
}
