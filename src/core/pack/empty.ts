import { languages } from '../language/registry.ts';
import { type Pack, packFormat } from './pack.ts';

/** A pack without entries, for a phone that has nothing yet: enough to print a frame, the languages and the emergency numbers. */
export const emptyPack = (district: string, lang: string): Pack => ({
  format: packFormat,
  lang,
  entries: [],
  calendar: { weekdays: [], weekdaysShort: [], months: [], date: '{d}. {month} {y}' },
  district: {
    id: district,
    words: { lang: 'de', title: district, body: [], translation: 'original' },
    publisher: '',
    state: 'DE',
    language: 'de',
    languages: languages.map(({ tag }) => tag),
    bounds: [
      [47, 6],
      [55, 15],
    ],
    offline: 'auto',
    demonstration: false,
    source: [],
  },
});
