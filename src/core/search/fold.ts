/**
 * Letters that readers mix up, cannot type or find alike, a group per sound: the first one stands for all. What Unicode takes apart
 * (й, ï, أ, ü) needs no line. Latin, Cyrillic; Arabic letters of five languages, and digits; Ethiopic: ሓ is also written ሐ, ኃ or ሃ.
 */
const groups =
  'sß oœø aæ dđ lł iı иіы еєэ гґ ' +
  'یيىېےۍ کكڪ هةەھہ وۆۇۋ رڕړ لڵ تټ دډ نڼں شښ گګ جځ 0٠۰ 1١۱ 2٢۲ 3٣۳ 4٤۴ 5٥۵ 6٦۶ 7٧۷ 8٨۸ 9٩۹ ' +
  'ሃሀሐሓኀኃ ሁሑኁ ሂሒኂ ሄሔኄ ህሕኅ ሆሖኆኈ ሰሠ ሱሡ ሲሢ ሳሣ ሴሤ ስሥ ሶሦ ቀቐ ቁቑ ቂቒቊ ቃቓቋ ቄቔቌ ቅቕቍ ቆቖቈ ከኸ ኩኹ ኪኺኲ ካኻኳ ኬኼኴ ክኽኵ ኮኾኰ ኣአዓዐ ኡዑ ኢዒ ኤዔ እዕ ኦዖ ጸፀ ጹፁ ጺፂ ጻፃ ጼፄ ጽፅ ጾፆ ጊጒ ጋጓ ጌጔ ግጕ ጎጐ';
const letters = new Map(groups.split(' ').flatMap(([first = '', ...others]) => others.map((letter) => [letter, first] as const)));
const variants = new RegExp(`[${[...letters.keys()].join('')}]`, 'g');

/**
 * Folds a text for searching, never for showing: case, accents, letter variants, vowel signs and joiners go, so that people find
 * what they cannot spell or type. fold('Ärztin') = fold('Aerztin') -> 'arztin'; fold('İlan') -> 'ilan'; fold('أطفال') -> 'اطفال';
 * fold('۱۱۲') -> '112'; fold('ሐኪም') = fold('ሓኪም'). An apostrophe parts Latin words (l’école) and joins others: fold('сім’я') -> 'симя'.
 */
export const fold = (text: string): string =>
  text
    .toLowerCase()
    .replace(/([a-zà-ÿ])['’`´]/g, '$1 ')
    .replace(/['’ʼʻ`´]/g, '')
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}ـءьъ]/gu, '')
    .replace(variants, (letter) => letters.get(letter) ?? letter)
    .replace(/([aou])e|([aeiousه])\2+/g, '$1$2');

/** The words of a folded text. Letters of all scripts and digits; everything else parts them. */
export const wordsOf = (folded: string): string[] => folded.match(/[\p{L}\p{N}]+/gu) ?? [];
