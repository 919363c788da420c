import { expect, test } from 'vitest';
import { piecesOf } from '../../src/compiler/pieces.ts';
import { findHurdles, sentencesOf } from '../../src/compiler/readability.ts';

const hurdles = (text: string) => findHurdles(piecesOf(text, 1)).map(({ hurdle, value }) => `${hurdle}: ${value}`);

test('a sentence ends where a reader pauses, not at the point of a date, a class or an abbreviation', () => {
  const words = (text: string) => sentencesOf(text).map((sentence) => sentence.words);
  expect(words('Gehen Sie hin. Nehmen Sie mit: Ausweis; Brief!')).toEqual([3, 3, 1, 1]);
  expect(words('Seit dem 27. Februar gilt das. Die 4. Klasse auch, z. B. in Mainz.')).toEqual([6, 8]);
  expect(words('Sie sind über 16. Dann geht das.')).toEqual([4, 3]);
});

test('a phone number, a time and a link are one word each', () => {
  expect(sentencesOf('Rufen Sie [+49 261 405-405](tel:+49261405405) von 08:00 bis 12:00 an.').map(({ words }) => words)).toEqual([8]);
  expect(sentencesOf('Lesen Sie [Neue Adresse melden](pages/change-of-address).').map(({ words }) => words)).toEqual([5]);
});

test.each([
  ['Der Antrag wird vom Amt geprüft.', 'passive'],
  ['Die Karte wurde gesperrt und ist weg.', 'passive'],
  ['Ihre Kinder werden dort betreut.', 'passive'],
  ['Sie könnten dort fragen.', 'subjunctive'],
  ['Das wäre gut.', 'subjunctive'],
  ['Fragen Sie die Leitung des Wohnheims.', 'genitive'],
  ['Die Tür der Leiterin der Schule ist offen.', 'genitive'],
  ['Das ist der Name Ihres neuen Vermieters.', 'genitive'],
  ['Bringen Sie ggf. einen Brief mit.', 'abbreviation'],
  ['Gehen Sie zum BAMF.', 'abbreviation'],
  ['Sie brauchen eine Krankenversicherungskarte.', 'long-word'],
])('%s → %s', (text, hurdle) => {
  expect(findHurdles(piecesOf(text, 1)).map((finding) => finding.hurdle)).toEqual([hurdle]);
});

test.each([
  'Es wird morgen regnen. Die Kinder werden gehen. Sie wird Ärztin.',
  'Der Tag der Arbeit ist ein Feiertag. Geben Sie den Brief der Polizei.',
  'Ich möchte Asyl. Das muss so sein. Das gilt seit Juni.',
  'BAMF heißt: Bundesamt für Migration. Das BAMF prüft alles.',
  'Fragen Sie beim BAMF (Bundesamt für Migration).',
  'Gehen Sie zum [Kleiderladen CARI](places/cari) oder in den Laden CARI.',
  'In der EU brauchen Sie WLAN und eine SIM-Karte.',
  'Sie bekommen die Aufenthaltsgestattung. Das ist ein Papier.',
  'Aufenthaltsgestattung: Das Papier gilt 6 Monate.',
  'Das Papier im Asylverfahren (Aufenthaltsgestattung) gilt.',
  'Fragen Sie die [Schwangerschaftsberatung](pages/pregnancy).',
  'Fragen Sie die Schwangerschafts-Beratung oder die Schwangerschafts·beratung.',
])('easy: %s', (text) => {
  expect(hurdles(text)).toEqual([]);
});

test('a long word and an abbreviation are told once in a text, where they stand first', () => {
  const found = findHurdles(piecesOf('Erst.\n\n- Das BAMF und die Krankenversicherungskarte.\n- Das BAMF und die Krankenversicherungskarte.', 5));
  expect(found.map(({ line, column, value }) => `${line}:${column} ${value}`)).toEqual(['7:7 BAMF', '7:20 Krankenversicherungskarte']);
});
