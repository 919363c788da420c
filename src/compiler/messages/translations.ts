import type { Sentences } from './sentence.ts';

/** Where a translation says something else than its German text. */
export const translationMessages = {
  'figure-wrong': {
    de: ['Hier steht „{found}“, im deutschen Text „{value}“.', 'Schreiben Sie: {value}. Stimmt es hier, berichtigen Sie den deutschen Text: {original}'],
    en: ['Here it says “{found}”, in the German text “{value}”.', 'Write: {value}. If it is right here, correct the German text: {original}'],
  },
  'figure-missing': {
    de: ['„{value}“ steht im deutschen Text und fehlt hier.', 'Ergänzen Sie hier, mit denselben Ziffern: {value}. Im deutschen Text: {original}'],
    en: ['“{value}” stands in the German text and is missing here.', 'Add here, in the same digits: {value}. In the German text: {original}'],
  },
  'figure-added': {
    de: ['„{value}“ steht nicht im deutschen Text.', 'Löschen Sie es hier. Stimmt es, ergänzen Sie es zuerst im deutschen Text: {original}'],
    en: ['“{value}” does not stand in the German text.', 'Delete it here. If it is right, add it to the German text first: {original}'],
  },
  'other-order': {
    de: [
      'Hier steht {found}, im deutschen Text an dieser Stelle {wanted}: „{value}“',
      'Gliedern Sie wie im deutschen Text: dieselben Überschriften, Absätze und Listen in derselben Reihenfolge. Viele lesen beide Sprachen nebeneinander.',
    ],
    en: [
      'Here is {found}; the German text has {wanted} in this place: “{value}”',
      'Build it like the German text: the same headings, paragraphs and lists in the same order. Many read both languages side by side.',
    ],
  },
  'term-unnamed': {
    de: [
      'Der deutsche Text nennt „{value}“; die Übersetzung zeigt das deutsche Wort nie.',
      'Schreiben Sie es einmal dazu, so wie an der Tür und im Brief: {example}',
    ],
    en: [
      'The German text names “{value}”; the translation never shows the German word.',
      'Write it once beside yours, as it stands on doors and in letters: {example}',
    ],
  },
  'term-other': {
    de: [
      'Neben „{value}“ steht ein anderes Wort als in den übrigen Texten dieser Sprache.',
      'Schreiben Sie: {example}. Oder ändern Sie es überall und im Glossar: {original}',
    ],
    en: [
      'Beside “{value}” stands another word than in the other texts of this language.',
      'Write: {example}. Or change it everywhere and in the glossary: {original}',
    ],
  },
  'glossary-term': {
    de: [
      'Zu „{name}“ steht keine Übersetzung.',
      'Schreiben Sie das deutsche Wort, Doppelpunkt, Leerzeichen, unser Wort, zum Beispiel: Bürgeramt: citizen office',
    ],
    en: ['There is no translation of “{name}”.', 'Write the German word, colon, space, our word, for example: Bürgeramt: citizen office'],
  },
  'glossary-place': {
    de: [
      'Hier wird kein Glossar gelesen.',
      'Legen Sie die Datei in einen Landkreis oder einen gemeinsamen Ordner, zum Beispiel content/_germany/glossary.ar.yml.',
    ],
    en: ['No glossary is read here.', 'Put the file into a district or a shared folder, for example content/_germany/glossary.ar.yml.'],
  },
  'glossary-german': {
    de: [
      'Deutsche Texte brauchen kein Glossar: Sie nennen das deutsche Wort.',
      'Löschen Sie diese Datei, oder geben Sie ihr die richtige Sprache: glossary.ar.yml.',
    ],
    en: ['German texts need no glossary: they have the German word.', 'Delete this file, or give it the right language: glossary.ar.yml.'],
  },
} as const satisfies Sentences;
