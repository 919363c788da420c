import type { Phone } from '../core/atlas/entry.ts';

/** Short numbers that every German phone can call: emergency, authorities, blocking cards, on-call doctors, help lines. 111 and 113 are slips. */
const isShort = (digits: string) => /^(11[025]|116\d{3})$/.test(digits);

/**
 * A phone number as an editor writes it; undefined when it is none in international form.
 * readPhone('+49 261 108-103') -> { number: '+49261108103', text: '+49 261 108 103' }; readPhone('116 117') -> { number: '116117', text: '116 117' }
 */
export function readPhone(written: string): Phone | undefined {
  const text = written.trim().replace(/\s+/g, ' ');
  if (/^[\d ]+$/.test(text) && isShort(text.replaceAll(' ', ''))) return { number: text.replaceAll(' ', ''), text };
  if (!/^\+[\d\s()/.–-]+$/.test(text) || /\+.*\+/.test(text)) return undefined;
  const number = `+${text.replace('(0)', '').replace(/\D/g, '')}`;
  // No German area code begins with a zero: +49 0261 is a zero too many.
  if (!/^\+[1-9]\d{6,14}$/.test(number) || number.startsWith('+490')) return undefined;
  const groups = text
    .replace('(0)', ' ')
    .replace(/[^\d+]+/g, ' ')
    .trim();
  return { number, text: groups.includes(' ') ? groups : number.replace(/^(\+49)(\d{3})(\d+)$/, '$1 $2 $3') };
}

/** Digits of Arabic and Persian keyboards, from zero to nine. */
const easternDigits = '٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹';

/** Several numbers in one value as a list: '0261 12345 oder 0261 12346' -> '["+49 261 12345", "+49 261 12346"]' */
export function suggestPhones(written: string): string | undefined {
  const parts = written.split(/\s*(?:,|;|\bund\b|\boder\b|\band\b|\bor\b|\bu\.|\bo\.)\s*/i);
  const numbers = parts.map((part) => readPhone(part)?.text ?? suggestPhone(part));
  return parts.length > 1 && numbers.every((number) => number !== undefined) ? `[${numbers.map((number) => `"${number}"`).join(', ')}]` : undefined;
}

/** What the editor probably meant: '0261 108-103' -> '+49 261 108-103'; undefined where no guess is safe. */
export function suggestPhone(written: string): string | undefined {
  const text = written
    .replace(/[٠-٩۰-۹]/g, (digit) => String(easternDigits.indexOf(digit) % 10))
    .replace(/^(tel\w*|fon|telefon|phone)\b[.:]?\s*/i, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (text.length > 60) return undefined;
  const digits = text.replace(/\D/g, '').replace(/^0/, '');
  if (/^[\d\s]+$/.test(text) && isShort(digits)) return digits;
  const guess = text
    .replace(/^(\+49|0049|49)\s*\(?0\)?\s*(?=[1-9])/, '+49 ')
    .replace(/^0049\s*(?=[1-9])/, '+49 ')
    .replace(/^\(0([1-9]\d*)\)\s*/, '+49 $1 ')
    .replace(/^0\s*(?=[1-9])/, '+49 ')
    .replace(/(\d)\s*\/\s*(?=\d)/, '$1 ');
  return guess !== written && readPhone(guess) ? guess : undefined;
}

/** German mobile numbers are mostly a person's own. */
export const isMobile = (number: string) => /^\+491[567]/.test(number);
