/** Letters that readers mix up or cannot type, a group per sound: the first one stands for all. What Unicode takes apart (й, ï, أ, ü) needs no line. */
const groups = 'oœø aæ dđ lł iı иіы еєэ гґ يیىېےۍ كکڪ هةەھہ وۇۋ رڕړ لڵ تټ دډ نڼں شښ گګ جځ'.split(' ');
const letters = new Map(groups.flatMap(([first = '', ...others]) => others.map((letter) => [letter, first] as const)));
const variants = new RegExp(`[${[...letters.keys()].join('')}]`, 'g');

/** Accents, vowel signs, joiners and direction marks of our scripts, by number because nobody sees them; ـ, ء, ь and ъ go with them. */
const marks = /[\u0300-\u036f\u0610-\u061c\u064b-\u065f\u0670\u06d6-\u06ed\u135d-\u135f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeffـءьъ]/g;

/** Ethiopic letters come in rows of eight. Rows that sound like another one: ሐ and ኀ like ሀ, ሠ like ሰ, ቐ like ቀ, ኸ like ከ, ዐ like አ, ፀ like ጸ. */
const rows = new Map([
  [0x1210, 0x1200],
  [0x1280, 0x1200],
  [0x1220, 0x1230],
  [0x1250, 0x1240],
  [0x12b8, 0x12a8],
  [0x12d0, 0x12a0],
  [0x1340, 0x1338],
]);

/** ሐ and ሓ, አ and ኣ sound alike, too. ቈ is written ቆ by many, and ቋ is written ቃ. */
function foldEthiopic(letter: string): string {
  const code = letter.charCodeAt(0);
  const order = code & 7;
  if (/[ቈ-ቍቘ-ቝኈ-ኍኰ-ኵዀ-ዅጐ-ጕ]/.test(letter)) return foldEthiopic(String.fromCharCode(code - (order ? 8 : 2)));
  const row = rows.get(code - order) ?? code - order;
  return String.fromCharCode(row + (order === 0 && (row === 0x1200 || row === 0x12a0) ? 3 : order));
}

/** An apostrophe parts words after a French article (l’école) and joins them elsewhere (сім’я, Ka’ba). */
const foldApostrophe = (_: string, at: number, text: string) => (/(^|[^\p{L}])([cdjlmnst]|qu)$/u.test(text.slice(Math.max(0, at - 3), at)) ? ' ' : '');

/**
 * Folds a text for searching, never for showing: case, accents, letter variants, vowel signs and joiners go, so that people find
 * what they cannot spell or type. fold('Ärztin') = fold('Aerztin') -> 'arztin'; fold('İlan') -> 'ilan'; fold('أطفال') -> 'اطفال';
 * fold('сім’я') -> 'симя'; fold('l’école') -> 'l ecole'; fold('۱۱۲') -> '112'; fold('ሐኪም') = fold('ሓኪም').
 */
export const fold = (text: string): string =>
  text
    .toLowerCase()
    .replace(/['’ʼʻ`´]/g, foldApostrophe)
    .normalize('NFKD')
    .replace(marks, '')
    .replace(/ß/g, 'ss')
    .replace(variants, (letter) => letters.get(letter) ?? letter)
    .replace(/([aou])e|([aeiouه])\2+/g, '$1$2')
    .replace(/[٠-٩۰-۹]/g, (digit) => `${digit.charCodeAt(0) & 15}`)
    .replace(/[ሀሐ-ሗሠ-ሧቈ-ቝኀ-ኍአኰ-ዅዐ-ዖጐ-ጕፀ-ፆ]/g, foldEthiopic);

/** The words of a folded text. Letters of all scripts and digits; everything else parts them. */
export const wordsOf = (folded: string): string[] => folded.match(/[\p{L}\p{N}]+/gu) ?? [];
