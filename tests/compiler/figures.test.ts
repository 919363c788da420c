import { expect, test } from 'vitest';
import { findFigures } from '../../src/compiler/figures.ts';
import { piecesOf } from '../../src/compiler/pieces.ts';

const values = (text: string) => findFigures(text).map(({ kind, value }) => `${kind} ${value}`);

test.each([
  ['thousands', ['1.000 Euro', '1,000 euros', '1 000 euros', '1\u202f000 euros', '١٬٠٠٠ يورو', '۱٬۰۰۰ یورو'], ['number 1000']],
  ['cents', ['18,36 Euro', '18.36 euros', '١٨٫٣٦ يورو'], ['number 18.36']],
  ['a time', ['um 08:30', 'at 8:30', 'à 8 h 30', 'à 8h30', 'الساعة ٨:٣٠', 'saat 08.30'], ['number 8.30']],
  ['a full hour', ['um 17 Uhr', 'at 17:00', 'à 17h00', 'о 17:00'], ['number 17']],
  ['a day in digits', ['am 24.12.2026', 'on 24/12/2026', '2026-12-24'], ['date 24.12.2026']],
  ['a day without its year', ['am 24.12.'], ['date 24.12']],
  ['an ordinal', ['der 1. Mai', 'the 1st of May', 'le 1er mai', '1-го травня'], ['number 1']],
  ['a level of language', ['Kurs B1', 'курс B1', 'دورة B1'], ['level B1']],
  ['an emergency number', ['Rufen Sie 116117.', 'Call 116 117.', 'اتصلوا على ١١٦١١٧'], ['phone 116117']],
  ['a phone number', ['+49 261 405-405', '+49 (0) 261 405405', '+49 261 405 405'], ['phone +49261405405']],
  ['a national number', ['0800 1110111', '0800 111 0 111'], ['phone 08001110111']],
  ['a link to an entry', ['[Arzt](pages/doctor)', '[طبيب](../pages/doctor.ar.md)', '[doctor](<pages/doctor/>)'], ['link pages/doctor']],
  ['the same page in two languages', ['[BAMF](https://www.bamf.de/DE/kurse)', '[BAMF](https://bamf.de/EN/kurse/)'], ['link bamf.de/kurse']],
  ['a site in the text', ['siehe www.bamf.de.', 'see bamf.de, please', 'https://bamf.de'], ['link bamf.de']],
])('%s is the same, however a country writes it', (_, written, expected) => {
  for (const text of written) expect([text, values(text)]).toEqual([text, expected]);
});

test('a phone link is the number that is shown and the number that is called', () => {
  expect(values('[112](tel:112) oder [+49 261 405405](tel:+49261405405)')).toEqual([
    'phone 112',
    'phone tel:112',
    'phone +49261405405',
    'phone tel:+49261405405',
  ]);
});

test('words have no figures, nor has the number of a step', () => {
  expect(values('Zwei Wochen. Ein Kind, z. B. Ali.')).toEqual([]);
  expect(piecesOf('1. Gehen Sie hin.\n2. Warten Sie 20 Minuten.\n\n- Punkt', 10)).toMatchObject([
    { kind: 'step', text: 'Gehen Sie hin.', line: 10, column: 4, figures: [] },
    { kind: 'step', line: 11, figures: [{ value: '20', line: 11, column: 15 }] },
    { kind: 'bullet', line: 13 },
  ]);
});

test('a piece may run over several lines; a figure knows its own', () => {
  expect(piecesOf('Rufen Sie an:\n112 oder\n\n> 110\n> 115\n\n| A |\n| 5 |', 3)).toMatchObject([
    { kind: 'paragraph', line: 3, figures: [{ value: '112', line: 4, column: 1 }] },
    {
      kind: 'quote',
      line: 6,
      figures: [
        { value: '110', line: 6, column: 3 },
        { value: '115', line: 7, column: 3 },
      ],
    },
    { kind: 'row', line: 9 },
    { kind: 'row', line: 10, figures: [{ value: '5', line: 10, column: 3 }] },
  ]);
});
