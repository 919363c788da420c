import { officeKinds, type Place } from '../../core/atlas/entry.ts';
import { type Item, type Note, placeIn } from '../layers.ts';
import { start } from '../problem.ts';
import { errandWords } from '../schemas/base.ts';

const names = Object.keys(errandWords) as (keyof typeof errandWords)[];

/** Offices that leave people in the dark about their errand, and translations that leave out what the German file says about it. */
export function checkErrands(items: Iterable<Item>, note: Note): void {
  for (const { original, entry, texts } of items) {
    if (entry.collection !== 'places') continue;
    const german = original.words?.errand;
    const isExplained = (german?.bring && german.steps) || entry.related?.some((key) => key.startsWith('pages/'));
    if (officeKinds.includes((entry as Place).kind) && !isExplained) note(original, 'office-without-errand', placeIn(original, 'kind'), {}, 'warning');
    for (const file of texts.values())
      for (const name of names)
        if (file.words && german?.[name] !== undefined && file.words.errand?.[name] === undefined)
          note(file, 'errand-not-translated', start, { name, example: errandWords[name].example }, 'warning');
  }
}
