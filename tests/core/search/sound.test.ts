import { describe, expect, test } from 'vitest';
import { fold } from '../../../src/core/search/fold.ts';
import { soundingLike } from '../../../src/core/search/sound.ts';
import { guessesFor } from '../../../src/core/search/synonyms.ts';

const alike = (a: string, b: string) => soundingLike(() => [fold(b)])(fold(a)).length > 0;

describe('a word in the letters of another script', () => {
  test.each([
    ['tabib', 'طبيب'],
    ['saydalia', 'صيدلية'],
    ['muhami', 'محامي'],
    ['vakil', 'وکیل'],
    ['pezeshk', 'پزشک'],
    ['vrach', 'врач'],
    ['kvartira', 'квартира'],
    ['bolnica', 'больница'],
    ['джобцентр', 'Jobcenter'],
    ['фікціонсбешайнігунг', 'Fiktionsbescheinigung'],
    ['کیندرگلد', 'Kindergeld'],
    ['انميلدونغ', 'Anmeldung'],
    ['ኪንደርጋርተን', 'Kindergarten'],
  ])('%s sounds like %s', (typed, meant) => {
    expect(alike(typed, meant)).toBe(true);
    expect(alike(meant, typed)).toBe(true);
  });

  test.each([
    ['ukraine', 'کورونه', 'one begins with a vowel'],
    ['kita', 'کیتا', 'two consonants are too few'],
    ['arzt', 'ärzte', 'both are Latin'],
    ['лікар', 'лекарь', 'both are Cyrillic'],
    ['112', 'طبيب', 'a number has no sound'],
  ])('%s does not sound like %s: %s', (typed, other) => {
    expect(alike(typed, other)).toBe(false);
  });
});

describe('a word that nothing knows', () => {
  test('is a compound of one that is known', () => {
    expect(guessesFor('bauchschmerzen')).toContain('arzt');
    expect(guessesFor('headache')).toContain('arzt');
  });

  test('is not what only a small part of it says', () => {
    expect(guessesFor('asylbewerberleistungsgesetz')).toEqual([]);
    expect(guessesFor('blablub')).toEqual([]);
  });

  test('is a foreign word in Latin letters', () => {
    expect(guessesFor('shurta')).toEqual([]);
    expect(guessesFor('tabib')).toContain('arzt');
  });
});
