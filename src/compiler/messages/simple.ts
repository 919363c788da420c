import type { Sentences } from './sentence.ts';

/** What makes Einfaches Deutsch hard to read. */
export const simpleMessages = {
  'simple-long-sentence': {
    de: ['Dieser Satz hat {count} Wörter; in Einfachem Deutsch höchstens {limit}: „{value}“', 'Machen Sie zwei Sätze daraus, jeden mit einem Gedanken.'],
    en: ['This sentence has {count} words; simple German has at most {limit}: “{value}”', 'Make two sentences of it, each with one thought.'],
  },
  'simple-genitive': {
    de: ['Der Genitiv ist schwer zu lesen: „{value}“', 'Schreiben Sie „von“: „die Tür von dem Haus“ statt „die Tür des Hauses“. Oder teilen Sie den Satz.'],
    en: ['The genitive is hard to read: “{value}”', 'Write “von”: “die Tür von dem Haus” in place of “die Tür des Hauses”. Or part the sentence.'],
  },
  'simple-passive': {
    de: ['Hier steht nicht, wer etwas tut: „{value}“', 'Sagen Sie, wer es tut: „Das Amt prüft den Antrag“ statt „Der Antrag wird geprüft“.'],
    en: ['This does not say who does it: “{value}”', 'Say who does it: “Das Amt prüft den Antrag” in place of “Der Antrag wird geprüft”.'],
  },
  'simple-subjunctive': {
    de: ['Den Konjunktiv verstehen viele nicht: „{value}“', 'Schreiben Sie „kann“, „muss“, „darf“ oder „vielleicht“.'],
    en: ['Many do not understand the subjunctive: “{value}”', 'Write “kann”, “muss”, “darf” or “vielleicht”.'],
  },
  'simple-long-word': {
    de: [
      '„{value}“ hat {count} Buchstaben und wird nicht erklärt.',
      'Nehmen Sie ein kürzeres Wort. Oder erklären Sie es gleich danach: „{value} (…)“ oder „{value}: Das ist …“.',
    ],
    en: ['“{value}” has {count} letters and is not explained.', 'Take a shorter word. Or explain it at once: “{value} (…)” or “{value}: Das ist …”.'],
  },
  'simple-abbreviation': {
    de: ['Die Abkürzung „{value}“ wird nicht erklärt.', 'Schreiben Sie sie aus. Oder erklären Sie sie beim ersten Mal: „{value} heißt: …“.'],
    en: ['The abbreviation “{value}” is not explained.', 'Write it out. Or explain it the first time: “{value} heißt: …”.'],
  },
} as const satisfies Sentences;
