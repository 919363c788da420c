import type { Phone } from '../core/atlas/entry.ts';

/** Short numbers that every German phone can call: emergency, authorities, blocking cards, on-call doctors, help lines. */
const short = /^(11[0-9]|116\d{3})$/;

/**
 * A phone number as an editor writes it; undefined when it is none in international form.
 * readPhone('+49 261 108-103') -> { number: '+49261108103', text: '+49 261 108 103' }; readPhone('112') -> { number: '112', text: '112' }
 */
export function readPhone(written: string): Phone | undefined {
  const text = written.trim();
  if (short.test(text)) return { number: text, text };
  if (!/^\+[\d\s()/.-]+$/.test(text)) return undefined;
  const number = `+${text.replace(/\(0\)/, '').replace(/\D/g, '')}`;
  if (!/^\+[1-9]\d{6,14}$/.test(number)) return undefined;
  const groups = text
    .replace(/\(0\)/, ' ')
    .replace(/[^\d+]+/g, ' ')
    .trim();
  return { number, text: groups.includes(' ') ? groups : number.replace(/^(\+49)(\d{3})(\d+)$/, '$1 $2 $3') };
}

/** What the editor probably meant: '0261 108-103' -> '+49 261 108-103'; undefined where no guess is safe. */
export function suggestPhone(written: string): string | undefined {
  const text = written.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '').trim();
  const guess = text.replace(/^(0049|0)(?=\s*[1-9])/, '+49 ').replace(/\s+/g, ' ');
  return guess !== written && readPhone(guess) ? guess : undefined;
}

/** German mobile numbers are mostly a person's own. */
export const isMobile = (number: string) => /^\+491[567]/.test(number);
