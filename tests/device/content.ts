import type { District } from '../../src/core/atlas/district.ts';
import type { Entry, Page } from '../../src/core/atlas/entry.ts';
import { type Pack, packFormat } from '../../src/core/pack/pack.ts';

/** Numbers 0 up to 1 that are the same in every run. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const letters = 'eeeeeeennnnniiiissssrrrraaatttdddhhuullccggmmoobwfkzvpüäöß';

/** Prose with the statistics of a language: few words are often, many are rare. */
function writer(random: () => number): (words: number) => string {
  const letter = () => letters[Math.floor(random() * letters.length)] ?? 'e';
  const vocabulary = Array.from({ length: 6000 }, () => Array.from({ length: 2 + Math.floor(random() * 8) }, letter).join(''));
  const word = () => vocabulary[Math.floor(vocabulary.length ** random()) - 1] ?? 'und';
  return (words) => Array.from({ length: words }, word).join(' ');
}

export const witten: District = {
  id: 'witten',
  words: { lang: 'de', title: 'Witten', body: [], translation: 'original' },
  publisher: 'Stadt Witten',
  state: 'DE-NW',
  language: 'de',
  languages: ['de', 'ar'],
  bounds: [
    [51.38, 7.25],
    [51.49, 7.45],
  ],
  offline: 'auto',
  demonstration: true,
  source: [{ name: 'Stadt Witten' }],
};

const calendar = {
  weekdays: ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag'],
  weekdaysShort: ['Mo', 'Di', 'Mi', 'Do', 'Fr', 'Sa', 'So'],
  months: ['Januar', 'Februar', 'März', 'April', 'Mai', 'Juni', 'Juli', 'August', 'September', 'Oktober', 'November', 'Dezember'],
  date: '{weekday}, {d}. {month} {y}',
};

/**
 * A pack of so many pages of about 150 words. 10,000 characters of it take 3,790 bytes in brotli; of the first real packs
 * German took 3,130 and Arabic 3,570 (2026-11).
 */
export function samplePack(entries = 40, lang = 'de'): Pack {
  const random = seeded(7);
  const write = writer(random);
  const pages = Array.from({ length: entries }, (_, index): Page => {
    const id = `seite-${index}-${Math.floor(random() * 1e6)}`;
    const body = Array.from({ length: 3 }, () => `<p>${write(50)} ضروري.</p>`);
    return {
      collection: 'pages',
      id,
      words: { lang, title: `${write(3)} ${index}`, summary: write(12), body, translation: 'original' },
      topics: ['money'],
      source: [{ name: 'Stadt Witten', url: `https://www.witten.example/${id}` }],
      checked: '2026-10-01',
      expires: '2027-04-01',
    };
  });
  return { format: packFormat, district: witten, lang, calendar, entries: pages };
}

/** The pack after an editor changed one sentence in one entry. */
export function withChangedSentence(pack: Pack, index: number): Pack {
  const change = (entry: Entry): Entry => ({
    ...entry,
    words: {
      ...entry.words,
      body: entry.words.body.map((block, at) => (at === 1 ? block.replace(/^<p>(\S+ ){6}/, '<p>Dienstags jetzt schon ab 8 Uhr. ') : block)),
    },
  });
  return { ...pack, entries: pack.entries.map((entry, at) => (at === index ? change(entry) : entry)) };
}

/** The pack after an editor added an entry at some place. */
export function withNewEntry(pack: Pack, index: number): Pack {
  const added: Entry = {
    collection: 'pages',
    id: 'neu',
    words: { lang: pack.lang, title: 'Neu', body: ['<p>Neu.</p>'], translation: 'original' },
    topics: [],
    source: [{ name: 'Stadt Witten' }],
  };
  return { ...pack, entries: [...pack.entries.slice(0, index), added, ...pack.entries.slice(index)] };
}

/** An archive of so many bytes that begins as one does. Which ones they are says the seed. */
export function sampleMap(bytes = 1_000_000, seed = 1): Uint8Array {
  const random = seeded(seed);
  const archive = Uint8Array.from({ length: bytes }, () => Math.floor(random() * 256));
  archive.set(new TextEncoder().encode('PMTiles\u0003'));
  return archive;
}
