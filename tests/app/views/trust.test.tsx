import { expect, test } from 'vitest';
import { renderDocument } from '../../../src/app/document.tsx';
import type { Entry } from '../../../src/core/atlas/entry.ts';
import { barriers, parse } from '../accessible.ts';
import { office, readerAt, samplePack, shell } from '../sample.ts';

/** The lines at the foot of the office's page. */
function freshness(lang: string, today: string, more: Partial<Entry> = {}) {
  const pack = samplePack(lang, [{ ...office(lang), ...more } as Entry]);
  const page = parse(renderDocument({ reader: readerAt(`/musterkreis/${lang}/places/office/`, { pack, today }), shell }));
  expect(barriers(page)).toEqual([]);
  return [...page.querySelectorAll('.fresh p')].map((line) => line.textContent);
}

test('an entry says who publishes it, when somebody looked and how long ago that is, and where it comes from', () => {
  expect(freshness('de', '2026-11-21')).toEqual([
    'Herausgeber: Kreisverwaltung Musterkreis',
    'Geprüft am 1. November 2026 (20 Tage alt)',
    'Quelle: kvmyk.de (verlässt den Atlas)',
  ]);
});

test('the age is told in days at first and in months later, also by a phone that has been offline for two years', () => {
  const ages = ['2026-11-01', '2026-11-02', '2026-12-30', '2026-12-31', '2027-03-05', '2028-11-30'].map((today) => freshness('de', today)[1]);
  expect(ages.map((line) => line?.replace(/.*\((.*)\)/, '$1'))).toEqual([
    'von heute',
    '1 Tag alt',
    '59 Tage alt',
    '1 Monat alt',
    '4 Monate alt',
    '24 Monate alt',
  ]);
});

test('a text that many districts share says so, and what it covers', () => {
  expect(freshness('de', '2026-11-21', { layer: 'rheinland-pfalz' })[0]).toBe(
    'Herausgeber: Kreisverwaltung Musterkreis · gemeinsamer Text für Rheinland-Pfalz',
  );
  expect(freshness('ar', '2026-11-21', { layer: 'germany' })[0]).toBe('الناشر: Kreisverwaltung Musterkreis · نص مشترك لـ Deutschland');
});

test('an Arabic reader learns that a machine translated it, and its age in the words of her language', () => {
  const lines = freshness('ar', '2027-02-10');
  expect(lines[1]).toBe('تم التحقق في 1 نوفمبر 2026 (منذ 3 أشهر)');
  expect(lines[2]).toContain('ترجمة آلية');
});
