import { describe, expect, test } from 'vitest';
import { fold } from '../../../src/core/search/fold.ts';
import { kinship, slipsIn, within } from '../../../src/core/search/near.ts';

describe('slips', () => {
  test.each([
    ['artzt', 'arzt', 1],
    ['azrt', 'arzt', 1],
    ['arz', 'arzt', 1],
    ['arst', 'arzt', 1],
    ['krankenhuas', 'krankenhaus', 1],
    ['kranckenhuas', 'krankenhaus', 2],
    ['лкіар', 'лікар', 1],
    ['طبب', 'طبيب', 1],
  ])('%s is %s with %i', (typed, meant, slips) => {
    expect(within(typed, meant, slips)).toBe(true);
    expect(within(meant, typed, slips)).toBe(true);
    expect(within(typed, meant, slips - 1)).toBe(false);
  });

  test('words that differ more are not the same', () => {
    expect(within('haus', 'maus', 0)).toBe(false);
    expect(within('kirche', 'kuchen', 2)).toBe(false);
    expect(within('', 'abc', 2)).toBe(false);
  });

  test('are not forgiven in short words and in numbers, where they are another word', () => {
    expect([slipsIn('amt'), slipsIn('116117'), slipsIn('arzt'), slipsIn('krankenhaus')]).toEqual([0, 0, 1, 2]);
  });
});

describe('forms of one word', () => {
  test.each([
    ['Ärzte', 'Ärztin'],
    ['Ämter', 'Amt'],
    ['Wohnung', 'wohnen'],
    ['jobs', 'job'],
    ['лікаря', 'лікар'],
    ['больницу', 'больница'],
    ['doktorlar', 'doktor'],
    ['hastaneye', 'hastane'],
    ['پزشک‌ها', 'پزشک'],
    ['dhakhtarka', 'dhakhtar'],
    ['پزیشکەکان', 'پزیشک'],
    ['Fernsehgebühr', 'fernsehen'],
  ])('%s is akin to %s', (typed, known) => {
    expect(kinship(fold(typed), fold(known))).toBeGreaterThan(0);
  });

  test.each([
    ['Karte', 'Kartoffelsalat'],
    ['Arbeitslosengeld', 'Arbeitgeberverband'],
    ['Haus', 'Hund'],
    ['лікар', 'літо'],
    ['كتاب', 'كبير'],
  ])('%s is not akin to %s', (typed, known) => {
    expect(kinship(fold(typed), fold(known))).toBe(0);
  });

  test('the shorter the endings, the nearer', () => {
    expect(kinship('arzte', 'arzt')).toBeGreaterThan(kinship('arzte', 'arztin'));
  });
});
