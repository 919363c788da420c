import type { Sentences } from './sentence.ts';

/** What an office owes to the people who come to it. */
export const errandMessages = {
  'office-without-errand': {
    de: [
      'Diese Stelle sagt nicht, was man mitbringt und was dort geschieht.',
      'Ergänzen Sie bring und steps, wenn Sie es wissen. Sonst nennen Sie die Seite, die es erklärt, zum Beispiel: related: [pages/register-address]',
    ],
    en: [
      'This office does not say what to bring and what happens there.',
      'Add bring and steps if you know them. Else name the page that explains the errand, for example: related: [pages/register-address]',
    ],
  },
  'errand-not-translated': {
    de: ['„{name}“ steht in der deutschen Datei und fehlt in dieser Übersetzung.', 'Ergänzen Sie im Kopf in der Sprache dieser Datei: {example}'],
    en: ['“{name}” stands in the German file and is missing in this translation.', 'Add to the head in the language of this file: {example}'],
  },
} as const satisfies Sentences;
