/** Other spellings that phones send: `prs` and `fa-AF` for Dari, `ku` for Kurmanji, `ku-Arab` for Sorani. */
const aliases: Readonly<Record<string, string>> = { prs: 'fa', 'ku-arab': 'ckb', 'ku-iq': 'ckb', ku: 'kmr', pus: 'ps' };

/** Where the phone remembers the reader's language: a key of localStorage. Read by the language wall before anything else runs. */
export const languageKey = 'atlas.language';

/**
 * The first of a phone's wishes that is on offer.
 * preferredLanguage(['ar-SY', 'de'], ['de', 'ar']) -> 'ar'; (['xx'], ['de']) -> undefined
 */
export function preferredLanguage(wishes: readonly string[], offered: readonly string[]): string | undefined {
  for (const wish of wishes) {
    const tag = wish.toLowerCase();
    const base = tag.split('-')[0] ?? tag;
    for (const candidate of [tag, aliases[tag], aliases[base], base]) if (candidate !== undefined && offered.includes(candidate)) return candidate;
  }
  return undefined;
}
