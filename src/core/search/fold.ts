/**
 * Folds a text for searching, never for showing: case, accents, Arabic letter variants, vowel signs and joiners go, so that
 * people find what they cannot spell. fold('Ärztin') -> 'arztin'; fold('أطفال') -> 'اطفال'; fold('İlan') -> 'ilan'
 */
export function fold(text: string): string {
  return text
    .replace(/ß/g, 'ss')
    .normalize('NFKD')
    .replace(/[\p{M}\u0640\u200b-\u200f]/gu, '')
    .toLowerCase()
    .replace(/[يىېۍئ]/g, 'ی')
    .replace(/[كڪ]/g, 'ک')
    .replace(/[ةۀ]/g, 'ه')
    .replace(/[ٱ]/g, 'ا')
    .replace(/ı/g, 'i')
    .replace(/['’ʼ`´]/g, '');
}

/** The words of a folded text. Letters of all scripts and digits; everything else parts them. */
export const wordsOf = (folded: string): string[] => folded.match(/[\p{L}\p{N}]+/gu) ?? [];
