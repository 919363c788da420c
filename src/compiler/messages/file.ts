import type { Sentences } from './sentence.ts';

/** Mistakes of a file as a whole: its name, its place, how it was saved. */
export const fileMessages = {
  'too-large': {
    de: [
      'Die Datei ist mit {size} zu groß; erlaubt sind {limit}.',
      'Teilen Sie den Text auf mehrere Dateien auf. Bilder und PDF gehören nicht in Markdown-Dateien.',
    ],
    en: ['The file is too large: {size}; {limit} are allowed.', 'Split the text into several files. Pictures and PDFs do not belong in Markdown files.'],
  },
  encoding: {
    de: [
      'Die Datei ist nicht in der Codierung UTF-8 gespeichert; sie sieht nach {looks} aus.',
      'Öffnen Sie die Datei in Ihrem Editor, wählen Sie „Speichern unter“ und dort die Codierung UTF-8. Prüfen Sie danach die Umlaute.',
    ],
    en: [
      'The file is not saved in the encoding UTF-8; it looks like {looks}.',
      'Open the file in your editor, choose “Save as” and there the encoding UTF-8. Then look at letters such as ä and é.',
    ],
  },
  'not-text': {
    de: ['Das ist keine Textdatei, sondern {looks}.', 'Kopieren Sie den Text in eine neue Datei, die Sie als reinen Text speichern.'],
    en: ['This is no text file but {looks}.', 'Copy the text into a new file and save it as plain text.'],
  },
  unreadable: {
    de: ['Die Datei lässt sich nicht öffnen ({reason}).', 'Prüfen Sie, ob es die Datei noch gibt und ob Sie sie lesen dürfen.'],
    en: ['The file cannot be opened ({reason}).', 'See whether the file still exists and whether you may read it.'],
  },
  symlink: {
    de: ['Das ist nur ein Verweis auf eine andere Datei oder einen anderen Ordner.', 'Legen Sie die Datei selbst hier ab. Verweisen folgt der Atlas nicht.'],
    en: ['This is only a link to another file or folder.', 'Put the file itself here. The atlas does not follow links.'],
  },
  'stray-file': {
    de: [
      'Mit dieser Datei kann der Atlas nichts anfangen; niemand wird sie sehen.',
      '{suggestion}Geben Sie ihr den richtigen Namen, oder löschen Sie sie. Für einen Text nehmen Sie einen Namen wie places/tafel-mayen.de.md.',
    ],
    en: [
      'The atlas has no use for this file; nobody will see it.',
      '{suggestion}Give it the right name, or delete it. For a text take a name such as places/tafel-mayen.de.md.',
    ],
  },
  'file-name': {
    de: [
      'Der Dateiname „{name}“ passt nicht.',
      '{suggestion}Der Name besteht aus Kennung, Sprache und md: tafel-mayen.de.md. Die Kennung hat nur kleine Buchstaben a–z, Ziffern und Bindestriche, höchstens 60.',
    ],
    en: [
      'The file name “{name}” does not fit.',
      '{suggestion}The name is made of id, language and md: tafel-mayen.de.md. The id has only small letters a–z, digits and hyphens, at most 60.',
    ],
  },
  'file-copy': {
    de: [
      '„{name}“ ist wohl eine Kopie von {original}.',
      'Löschen Sie, was Sie nicht brauchen, oder geben Sie der Kopie eine eigene Kennung: tafel-mayen.de.md',
    ],
    en: ['“{name}” is probably a copy of {original}.', 'Delete what you do not need, or give the copy an id of its own: tafel-mayen.de.md'],
  },
  'file-place': {
    de: [
      'Die Datei liegt an einer Stelle, an der der Atlas sie nicht findet.',
      'Legen Sie sie in content/<Landkreis>/<Sammlung>/, zum Beispiel content/mayen-koblenz/places/.',
    ],
    en: ['The file lies where the atlas does not find it.', 'Put it into content/<district>/<collection>/, for example content/mayen-koblenz/places/.'],
  },
  'folder-name': {
    de: [
      'Der Ordnername „{name}“ passt nicht.',
      '{suggestion}Nehmen Sie nur kleine Buchstaben a–z, Ziffern und Bindestriche. Gemeinsame Ordner beginnen mit einem Unterstrich.',
    ],
    en: ['The folder name “{name}” does not fit.', '{suggestion}Take only small letters a–z, digits and hyphens. Shared folders begin with an underscore.'],
  },
  'folder-reserved': {
    de: [
      'Kein Landkreis kann „{name}“ heißen: Unter dieser Adresse liegen Dateien des Programms.',
      'Nehmen Sie einen anderen Namen, zum Beispiel: landkreis-{name}',
    ],
    en: ['No district can be called “{name}”: files of the program lie at this address.', 'Take another name, for example: landkreis-{name}'],
  },
  'name-taken': {
    de: [
      'Der Name „{name}“ ist vergeben.',
      'Nehmen Sie einen anderen: So heißt ein Gerät unter Windows (con, aux, nul …) oder das Paket eines Fremden (…-from-…).',
    ],
    en: ['The name “{name}” is taken.', 'Take another one: a device under Windows has it (con, aux, nul …), or the pack of a stranger (…-from-…).'],
  },
  'unknown-collection': {
    de: ['Der Ordner „{name}“ ist keine Sammlung.', '{suggestion}Es gibt diese Sammlungen: {choices}.'],
    en: ['The folder “{name}” is not a collection.', '{suggestion}These collections exist: {choices}.'],
  },
  'names-place': {
    de: ['Diese Namen gehören zu keinem Landkreis.', 'Legen Sie die Datei neben district.de.md, zum Beispiel content/mayen-koblenz/names.ar.yml.'],
    en: ['These names belong to no district.', 'Put the file beside district.de.md, for example content/mayen-koblenz/names.ar.yml.'],
  },
  'names-german': {
    de: ['Deutsche Namen stehen schon auf den Schildern der Karte.', 'Löschen Sie diese Datei, oder geben Sie ihr die richtige Sprache: names.ar.yml.'],
    en: ['German names stand on the signs of the map already.', 'Delete this file, or give it the right language: names.ar.yml.'],
  },
  'unknown-language': {
    de: ['„{name}“ ist keine Sprache des Atlas.', '{suggestion}Es gibt diese Sprachen: {choices}.'],
    en: ['“{name}” is not a language of the atlas.', '{suggestion}These languages exist: {choices}.'],
  },
  'empty-file': {
    de: ['Die Datei ist leer.', 'Schreiben Sie Kopf und Text, oder löschen Sie die Datei. Ein Muster schreibt „npm run new“.'],
    en: ['The file is empty.', 'Write a head and a text, or delete the file. “npm run new” writes a pattern.'],
  },
  'conflict-markers': {
    de: [
      'Hier haben zwei Personen dieselbe Stelle geändert; in der Datei stehen noch beide Fassungen (Git-Konflikt).',
      'Entscheiden Sie sich für eine Fassung und löschen Sie die Zeilen, die mit <<<<<<<, ======= und >>>>>>> beginnen.',
    ],
    en: [
      'Two people changed the same place here; the file still has both versions (Git conflict).',
      'Choose one version and delete the lines that begin with <<<<<<<, ======= and >>>>>>>.',
    ],
  },
  'control-character': {
    de: [
      'Hier steht ein unsichtbares Zeichen: {what} ({code}).',
      'Löschen Sie die Zeichen um diese Stelle und tippen Sie sie neu. Die Leserichtung regelt der Atlas selbst.',
    ],
    en: [
      'There is an invisible character here: {what} ({code}).',
      'Delete the characters around this place and type them again. The atlas takes care of the direction of text itself.',
    ],
  },
  'odd-character': {
    de: [
      'Hier steht ein Zeichen, das Handys nicht anzeigen können ({code}).',
      'Löschen Sie es. Für Listen schreiben Sie einen Bindestrich und ein Leerzeichen an den Anfang der Zeile.',
    ],
    en: ['There is a character here that phones cannot show ({code}).', 'Delete it. For lists write a hyphen and a space at the beginning of the line.'],
  },
  'lost-character': {
    de: [
      'Hier ist beim Speichern ein Buchstabe verloren gegangen (�).',
      'Schreiben Sie den richtigen Buchstaben, meist ein Umlaut, und speichern Sie die Datei in der Codierung UTF-8.',
    ],
    en: ['A letter was lost here when the file was saved (�).', 'Write the right letter, mostly an umlaut, and save the file in the encoding UTF-8.'],
  },
  mojibake: {
    de: [
      'Hier wurde ein Umlaut beim Speichern zerstört: „{value}“.',
      '{suggestion}Ersetzen Sie die Zeichen und speichern Sie die Datei in der Codierung UTF-8.',
    ],
    en: ['A letter was broken here when the file was saved: “{value}”.', '{suggestion}Replace the characters and save the file in the encoding UTF-8.'],
  },
  'and-more': {
    de: ['Noch {count}-mal in dieser Datei: {value}', 'Wenn Sie die genannten Stellen verbessert haben, sehen Sie die nächsten.'],
    en: ['{count} more times in this file: {value}', 'Once you have mended the places above, you will see the next ones.'],
  },
} as const satisfies Sentences;
