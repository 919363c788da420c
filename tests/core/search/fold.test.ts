import { describe, expect, test } from 'vitest';
import { fold, wordsOf } from '../../../src/core/search/fold.ts';

/** Each line: spellings of one word that must find each other. */
const alike: Readonly<Record<string, readonly (readonly string[])[]>> = {
  German: [
    ['Ärztin', 'Aerztin', 'arztin', 'ÄRZTIN', 'A\u0308rztin'],
    ['Straße', 'Strasse', 'STRASSE', 'strase'],
    ['Ausländerbehörde', 'Auslaenderbehoerde', 'auslanderbehorde'],
  ],
  French: [
    ['école', 'ecole', 'ÉCOLE'],
    ['sœur', 'soeur', 'SŒUR'],
  ],
  Turkish: [
    ['ilan', 'İlan', 'ılan', 'ILAN', 'İLAN'],
    ['çöp', 'cop', 'ÇÖP'],
    ['ığdır', 'İĞDIR', 'igdir'],
  ],
  Kurmanji: [['şêwirmendî', 'sewirmendi', 'ŞÊWIRMENDÎ']],
  Spanish: [['niños', 'ninos']],
  Ukrainian: [
    ['сім’я', "сім'я", 'сімʼя', 'симя', 'СІМ’Я'],
    ['їжа', 'іжа', 'ижа', 'ЇЖА'],
    ['ґанок', 'ганок'],
  ],
  Russian: [
    ['счёт', 'счет', 'СЧЁТ'],
    ['объект', 'обект'],
  ],
  Arabic: [
    ['أطفال', 'اطفال', 'إطفال', 'آطفال'],
    ['مدرسة', 'مدرسه'],
    ['مستشفى', 'مستشفي', 'مستشفی'],
    ['تَطْعِيم', 'تطعيم', 'تطـــعيم'],
    ['مسؤول', 'مسوول'],
  ],
  Persian: [
    ['کتاب', 'كتاب'],
    ['می‌خواهم', 'میخواهم', 'ميخواهم'],
    ['خانهٔ', 'خانه', 'خانۀ'],
  ],
  Pashto: [
    ['ډاکټر', 'داکتر', 'ډاكټر'],
    ['پیسې', 'پيسي', 'پیسی'],
  ],
  Sorani: [
    ['پزیشکەکان', 'پزيشكه‌كان', 'پزیشکهکان'],
    ['پارە', 'پاره', 'پارة'],
    ['دکتۆر', 'دكتور'],
    ['ماڵ', 'مال'],
    ['ژەهر', 'ژهر'],
  ],
  Tigrinya: [
    ['ሓኪም', 'ሐኪም', 'ኃኪም', 'ሃኪም', 'ሀኪም', 'ኀኪም'],
    ['ስራሕ', 'ሥራሕ', 'ሥራህ'],
    ['ጸሓይ', 'ፀሓይ'],
    ['ኣምቡላንስ', 'አምቡላንስ', 'ዐምቡላንስ', 'ዓምቡላንስ'],
    ['ቈልዓ', 'ቆልዓ', 'ቆልኣ'],
    ['ዑቕባ', 'ዑቅባ', 'ኡቅባ'],
    ['ኰነ', 'ኮነ'],
  ],
  numbers: [['116117', '١١٦١١٧', '۱۱۶۱۱۷']],
  'marks of direction': [['طبيب', '\u200fطبيب\u200e', '\u2067طبيب\u2069', '\ufeffطبيب']],
};

describe.each(Object.entries(alike))('spellings in %s', (_, groups) => {
  test.each(groups.map((group) => [group[0], group] as const))('all find %s', (_first, group) => {
    expect([...new Set(group.map(fold))]).toHaveLength(1);
    expect(fold(group[0] ?? '')).not.toBe('');
  });
});

test('words that only look alike stay apart', () => {
  for (const [one, other] of [
    ['Kirche', 'Kirsche'],
    ['кіт', 'кут'],
    ['بیت', 'بنت'],
    ['ሰላም', 'ከላም'],
    ['112', '110'],
  ] as const)
    expect(fold(one)).not.toBe(fold(other));
});

test('a French article is a word of its own, a Ukrainian apostrophe is none', () => {
  expect(wordsOf(fold('l’école, d’urgence'))).toEqual(['l', 'ecole', 'd', 'urgence']);
  expect(wordsOf(fold('здоров’я'))).toEqual(['здоровя']);
});

test('punctuation of every script parts words, digits are words', () => {
  expect(wordsOf(fold('ሓኪም፣ሆስፒታል። A1–B2، «112»؟'))).toEqual([fold('ሓኪም'), fold('ሆስፒታል'), 'a1', 'b2', '112']);
});

test('folding a folded text changes nothing', () => {
  for (const text of Object.values(alike).flat(2)) expect(fold(fold(text))).toBe(fold(text));
});
