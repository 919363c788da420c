import type { Sentences } from './sentence.ts';

/** Mistakes that show only when files are seen together. */
export const referenceMessages = {
  'unknown-topic': {
    de: ['Das Thema „{value}“ gibt es nicht.', '{suggestion}Es gibt diese Themen: {choices}.'],
    en: ['There is no topic “{value}”.', '{suggestion}These topics exist: {choices}.'],
  },
  'unknown-entry': {
    de: ['Den Eintrag „{value}“ gibt es nicht.', '{suggestion}Schreiben Sie Sammlung, Schrägstrich, Kennung, zum Beispiel: places/tafel-mayen'],
    en: ['There is no entry “{value}”.', '{suggestion}Write collection, slash, id, for example: places/tafel-mayen'],
  },
  'no-place': {
    de: ['„{value}“ ist kein Ort.', 'Schreiben Sie einen Eintrag der Sammlung places, zum Beispiel: places/tafel-mayen'],
    en: ['“{value}” is no place.', 'Write an entry of the collection places, for example: places/tafel-mayen'],
  },
  'unknown-place': {
    de: [
      '„{value}“ steht nicht auf der Karte; niemand wird diesen Namen sehen.',
      '{suggestion}Schreiben Sie links den Namen genau wie auf dem Schild, oder löschen Sie die Zeile.',
    ],
    en: ['“{value}” is not on the map; nobody will see this name.', '{suggestion}Write the name on the left exactly as on the sign, or delete the line.'],
  },
  'unknown-icon': {
    de: ['Das Bildzeichen „{value}“ gibt es nicht.', '{suggestion}Es gibt diese Bildzeichen: {choices}.'],
    en: ['There is no pictogram “{value}”.', '{suggestion}These pictograms exist: {choices}.'],
  },
  'duplicate-id': {
    de: ['Die frühere Kennung „{value}“ gehört schon zu {other}.', 'Löschen Sie sie bei einem der beiden unter „aliases“.'],
    en: ['The earlier id “{value}” belongs to {other} already.', 'Delete it from the “aliases” of one of the two.'],
  },
  'no-original': {
    de: ['Zu dieser Übersetzung gibt es keinen deutschen Text.', '{suggestion}Legen Sie {original} an, oder verbessern Sie die Kennung im Dateinamen.'],
    en: ['There is no German text for this translation.', '{suggestion}Write {original}, or mend the id in the file name.'],
  },
  'unknown-layer': {
    de: ['Den gemeinsamen Ordner „{value}“ gibt es nicht.', '{suggestion}Es gibt diese: {choices}. Schreiben Sie sie ohne Unterstrich.'],
    en: ['There is no shared folder “{value}”.', '{suggestion}These exist: {choices}. Write them without an underscore.'],
  },
  'no-district': {
    de: [
      'Im Ordner „{value}“ fehlt die Datei, die den Landkreis beschreibt.',
      'Legen Sie {value}/district.de.md an; ein Muster schreibt „npm run new -- district {value}“. Gemeinsame Ordner beginnen mit einem Unterstrich.',
    ],
    en: [
      'The folder “{value}” lacks the file that describes the district.',
      'Write {value}/district.de.md; “npm run new -- district {value}” makes a pattern. Shared folders begin with an underscore.',
    ],
  },
  'same-title': {
    de: ['Zwei Landkreise heißen „{value}“; der andere steht in {other}.', 'Geben Sie einem von beiden einen Titel, an dem man ihn erkennt.'],
    en: ['Two districts are called “{value}”; the other one is in {other}.', 'Give one of them a title by which it can be told apart.'],
  },
  'own-language': {
    de: [
      'In „languages“ fehlt „{value}“, die Sprache des Landkreises.',
      'Ergänzen Sie sie: languages: [{value}, …]. Aus ihr kommen alle Texte, die noch nicht übersetzt sind.',
    ],
    en: ['“languages” lacks “{value}”, the language of the district.', 'Add it: languages: [{value}, …]. All texts that are not translated yet come from it.'],
  },
  'unused-language': {
    de: [
      'Es gibt Übersetzungen mit dem Kürzel „{value}“ ({count}), aber „{value}“ steht nicht in „languages“; niemand sieht sie.',
      'Ergänzen Sie „{value}“ in „languages“, oder löschen Sie die Dateien.',
    ],
    en: [
      'There are translations with the code “{value}” ({count}), but “languages” lacks “{value}”; nobody sees them.',
      'Add “{value}” to “languages”, or delete the files.',
    ],
  },
  'layer-twice': {
    de: ['Der gemeinsame Ordner „{value}“ steht zweimal in „layers“.', 'Löschen Sie einen von beiden.'],
    en: ['The shared folder “{value}” is twice in “layers”.', 'Delete one of them.'],
  },
  'language-twice': {
    de: ['Die Sprache „{value}“ steht zweimal in „languages“.', 'Löschen Sie eine von beiden.'],
    en: ['The language “{value}” is twice in “languages”.', 'Delete one of them.'],
  },
  'not-translated': {
    de: [
      'Der Text ist noch derselbe wie im deutschen Original.',
      'Übersetzen Sie ihn, oder löschen Sie die Datei: Dann zeigt der Atlas den deutschen Text und sagt es dazu.',
    ],
    en: ['The text is still the same as the German original.', 'Translate it, or delete the file: then the atlas shows the German text and says so.'],
  },
  'wrong-language': {
    de: [
      'Der Text ist kaum in der Schrift geschrieben, die zu {language} gehört.',
      'Prüfen Sie, ob der richtige Text in der Datei steht und ob das Kürzel im Dateinamen stimmt.',
    ],
    en: [
      'The text is hardly written in the script of {language}.',
      'See whether the right text is in the file and whether the code in the file name is right.',
    ],
  },
} as const satisfies Sentences;
