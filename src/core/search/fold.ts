/** Letters that readers mix up or cannot type, a group per sound: the first one stands for all. What Unicode takes apart (й, ï, أ, ü) needs no line. */
const groups = 'sß oœø aæ dđ lł iı иіы еєэ гґ یيىېےۍ کكڪ هةەھہ وۇۋ رڕړ لڵ تټ دډ نڼں شښ گګ جځ'.split(' ');
const letters = new Map(groups.flatMap(([first = '', ...others]) => others.map((letter) => [letter, first] as const)));
const variants = new RegExp(`[${[...letters.keys()].join('')}]`, 'g');

/** Ethiopic letters come in rows of eight, named by their first. Each second row here sounds like the one after it. */
const rows = 'ሐሀኀሀሠሰቐቀኸከዐአፀጸ';
const labialised = 'ቈቘኈኰዀጐ';

/** ሓ is ሃ, ሠ is ሰ; ሀ and ሃ, አ and ኣ sound alike, too; ቈ is written ቆ by many, and ቋ is written ቃ. */
function foldEthiopic(letter: string): string {
  const code = letter.charCodeAt(0);
  const order = code % 8;
  const row = String.fromCharCode(code - order);
  if (labialised.includes(row)) return foldEthiopic(String.fromCharCode(code - (order ? 8 : 2)));
  const base = rows[rows.indexOf(row) + 1] ?? row;
  const alike = rows.indexOf(row) % 2 ? row : base;
  return String.fromCharCode(alike.charCodeAt(0) + (order || !'ሀአ'.includes(alike) ? order : 3));
}

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
    .replace(/([aou])e|([aeiousه])\2+/g, '$1$2')
    .replace(/[٠-٩۰-۹]/g, (digit) => `${digit.charCodeAt(0) & 15}`)
    .replace(/[ሀሐ-ሗሠ-ሧቈ-ቝኀ-ኍአኰ-ዅዐ-ዖጐ-ጕፀ-ፆ]/g, foldEthiopic);

/** The words of a folded text. Letters of all scripts and digits; everything else parts them. */
export const wordsOf = (folded: string): string[] => folded.match(/[\p{L}\p{N}]+/gu) ?? [];
