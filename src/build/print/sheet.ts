import type { District } from '../../core/atlas/district.ts';
import type { Topic } from '../../core/atlas/entry.ts';
import type { Pack } from '../../core/pack/pack.ts';
import { type PrintWords, printWords } from './words.ts';

/** What stands on a printed sheet, chosen from the packs of a district. */
export interface Sheet {
  readonly district: District;
  readonly languages: readonly SheetLanguage[];
  /** In the editors' order; the emergency numbers have a place of their own. */
  readonly topics: readonly Topic[];
}

/** One language of a sheet. */
export interface SheetLanguage {
  readonly tag: string;
  readonly words: PrintWords;
  /** Names of the topics by their id, where they are in this language. */
  readonly topics: Readonly<Record<string, string>>;
}

/** More languages and more pictograms than these cannot be read from where people stand. */
const most = { languages: 4, topics: 10 };

/** The topics of a pack in the order that editors gave them. */
const topicsOf = (pack: Pack) =>
  pack.entries.filter((entry): entry is Topic => entry.collection === 'topics').sort((one, other) => (one.order ?? Infinity) - (other.order ?? Infinity) || 0);

/** The sheet of a district; undefined without packs. */
export function sheetOf(packs: readonly Pack[]): Sheet | undefined {
  const chosen = printLanguages(packs);
  const home = chosen.find((pack) => pack.lang === pack.district.language) ?? chosen[0];
  if (!home) return undefined;
  return {
    district: home.district,
    languages: chosen.flatMap((pack) => {
      const words = printWords[pack.lang];
      const own = topicsOf(pack).filter((topic) => topic.words.lang === pack.lang);
      return words ? [{ tag: pack.lang, words, topics: Object.fromEntries(own.map((topic) => [topic.id, topic.words.title])) }] : [];
    }),
    topics: topicsOf(home)
      .filter((topic) => topic.id !== 'emergency')
      .slice(0, most.topics),
  };
}

/** The packs of the first four languages on the district's wall that are more than fallbacks. */
export function printLanguages(packs: readonly Pack[]): Pack[] {
  const order = packs[0]?.district.languages ?? [];
  return order.flatMap((lang) => packs.filter((pack) => pack.lang === lang && hasOwnWords(pack))).slice(0, most.languages);
}

/** True when more than half of the entries are in the language of the pack. */
function hasOwnWords(pack: Pack): boolean {
  const own = pack.entries.filter((entry) => entry.words.lang === pack.lang).length;
  return pack.entries.length === 0 ? pack.district.words.lang === pack.lang : own * 2 > pack.entries.length;
}
