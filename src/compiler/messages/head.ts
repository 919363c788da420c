import type { Sentences } from './sentence.ts';

/** Mistakes in the head of a file: between the two lines of three hyphens. */
export const headMessages = {
  'front-matter-missing': {
    de: [
      'Am Anfang der Datei fehlt der Kopf mit den Angaben.',
      'Die erste Zeile ist ---, dann folgen „title: …“ und die weiteren Angaben, dann wieder eine Zeile ---. Ein Muster schreibt „npm run new“.',
    ],
    en: [
      'The head with the facts is missing at the beginning of the file.',
      'The first line is ---, then follow “title: …” and the other fields, then a line --- again. “npm run new” writes a pattern.',
    ],
  },
  'front-matter-dashes': {
    de: ['Die Zeile „{value}“ soll wohl den Kopf der Datei öffnen.', 'Schreiben Sie genau drei Bindestriche: ---'],
    en: ['The line “{value}” probably should open the head of the file.', 'Write exactly three hyphens: ---'],
  },
  'front-matter-late': {
    de: ['Vor dem Kopf der Datei steht noch etwas.', 'Die Zeile --- muss die allererste sein, ohne Leerzeile und ohne Leerzeichen davor.'],
    en: ['Something stands before the head of the file.', 'The line --- must be the very first, without an empty line and without spaces before it.'],
  },
  'front-matter-open': {
    de: ['Der Kopf der Datei hört nicht auf.', 'Schreiben Sie nach der letzten Angabe eine Zeile, in der nur --- steht.'],
    en: ['The head of the file does not end.', 'After the last field write a line with nothing but ---.'],
  },
  'front-matter-closing': {
    de: ['Die Zeile „{value}“ soll wohl den Kopf der Datei schließen.', 'Schreiben Sie genau drei Bindestriche, ganz am Anfang der Zeile: ---'],
    en: ['The line “{value}” probably should close the head of the file.', 'Write exactly three hyphens, at the very beginning of the line: ---'],
  },
  'second-head': {
    de: [
      'Hier beginnt noch ein Kopf; Leserinnen und Leser sähen seine Zeilen als Text.',
      'Löschen Sie ihn, oder legen Sie für den zweiten Eintrag eine eigene Datei an.',
    ],
    en: ['Another head begins here; readers would see its lines as text.', 'Delete it, or write a file of its own for the second entry.'],
  },
  lookalike: {
    de: ['Hier steht ein Zeichen ({value}), das nur so aussieht wie das richtige; gebraucht wird {what}.', 'Löschen Sie es und tippen Sie es neu: {example}'],
    en: ['There is a sign here ({value}) that only looks like the right one; needed is {what}.', 'Delete it and type it again: {example}'],
  },
  'front-matter-language': {
    de: ['In der ersten Zeile steht hinter den drei Bindestrichen „{name}“.', 'Lassen Sie in der ersten Zeile nur --- stehen.'],
    en: ['In the first line “{name}” stands behind the three hyphens.', 'Leave only --- in the first line.'],
  },
  'front-matter-shape': {
    de: ['Im Kopf der Datei stehen keine Angaben der Form „Name: Wert“.', 'Schreiben Sie je Zeile eine Angabe, zum Beispiel: title: Tafel Mayen'],
    en: ['The head of the file has no fields of the form “name: value”.', 'Write one field in each line, for example: title: Tafel Mayen'],
  },
  'head-too-large': {
    de: [
      'Der Kopf der Datei ist zu lang: {count} Zeilen, {characters} Zeichen. Erlaubt sind {limit} Zeilen und 20.000 Zeichen.',
      'Längere Texte gehören unter den Kopf. Prüfen Sie, ob die schließende Zeile --- an der richtigen Stelle steht.',
    ],
    en: [
      'The head of the file is too long: {count} lines, {characters} characters. {limit} lines and 20,000 characters are allowed.',
      'Longer texts belong below the head. See that the closing line --- stands in the right place.',
    ],
  },
  'head-too-deep': {
    de: ['Die Angaben im Kopf sind zu tief ineinander verschachtelt.', 'Schreiben Sie es einfacher. Muster für jede Angabe stehen in content/README.md.'],
    en: ['The fields of the head are nested too deeply.', 'Write it more simply. Patterns for every field stand in content/README.md.'],
  },
  yaml: {
    de: [
      'Der Kopf der Datei ist an dieser Stelle nicht zu verstehen.',
      'Vergleichen Sie mit einer Datei, die in Ordnung ist. Werte mit besonderen Zeichen gehören in Anführungszeichen: title: "…"',
    ],
    en: [
      'The head of the file cannot be understood here.',
      'Compare with a file that is all right. Values with special characters belong in quotes: title: "…"',
    ],
  },
  'yaml-tab': {
    de: ['Die Zeile ist mit einem Tabulator eingerückt.', 'Nehmen Sie zwei Leerzeichen statt des Tabulators.'],
    en: ['The line is indented with a tab.', 'Take two spaces instead of the tab.'],
  },
  'yaml-twice': {
    de: ['Die Angabe „{name}“ steht zweimal da.', 'Löschen Sie eine von beiden. Mehrere Werte schreiben Sie als Liste: {name}: [eins, zwei]'],
    en: ['The field “{name}” is there twice.', 'Delete one of them. Several values are written as a list: {name}: [one, two]'],
  },
  'yaml-space': {
    de: ['Nach dem Doppelpunkt hinter „{name}“ fehlt ein Leerzeichen.', 'Schreiben Sie: {example}'],
    en: ['A space is missing after the colon behind “{name}”.', 'Write: {example}'],
  },
  'yaml-dash': {
    de: ['Nach dem Bindestrich fehlt ein Leerzeichen.', 'Schreiben Sie: {example}'],
    en: ['A space is missing after the hyphen.', 'Write: {example}'],
  },
  'yaml-colon': {
    de: [
      'In dem Wert von „{name}“ steht ein Doppelpunkt mit Leerzeichen; deshalb ist nicht klar, was der Wert ist.',
      'Setzen Sie den Wert in Anführungszeichen: {example}',
    ],
    en: ['The value of “{name}” has a colon with a space in it, so it is not clear what the value is.', 'Put the value into quotes: {example}'],
  },
  'yaml-no-colon': {
    de: ['In der Zeile „{value}“ fehlt der Doppelpunkt mit Leerzeichen.', 'Schreiben Sie Name, Doppelpunkt, Leerzeichen, Wert: {example}'],
    en: ['The line “{value}” lacks the colon with a space.', 'Write name, colon, space, value: {example}'],
  },
  'yaml-quote': {
    de: ['Das Anführungszeichen {value} wird geöffnet, aber nicht geschlossen.', 'Setzen Sie dasselbe Zeichen an das Ende des Wertes.'],
    en: ['The quote {value} is opened but not closed.', 'Put the same sign at the end of the value.'],
  },
  'yaml-after-quote': {
    de: ['Nach dem schließenden Anführungszeichen geht der Text weiter.', 'Setzen Sie den ganzen Wert in Anführungszeichen: {example}'],
    en: ['The text goes on after the closing quote.', 'Put the whole value into quotes: {example}'],
  },
  'yaml-backslash': {
    de: ['Ein umgekehrter Schrägstrich (\\) hat in Anführungszeichen eine eigene Bedeutung.', 'Löschen Sie ihn, oder schreiben Sie zwei davon: \\\\'],
    en: ['A backslash (\\) has a meaning of its own inside quotes.', 'Delete it, or write two of them: \\\\'],
  },
  'yaml-bracket': {
    de: ['Die Klammer {value} wird geöffnet, aber nicht geschlossen.', 'Schließen Sie sie am Ende der Angabe: {example}'],
    en: ['The bracket {value} is opened but not closed.', 'Close it at the end of the field: {example}'],
  },
  'yaml-after-bracket': {
    de: [
      'Nach der schließenden Klammer geht der Text weiter.',
      'Soll es eine Liste sein, gehört alles in die Klammern; soll es ein Text sein, in Anführungszeichen: {example}',
    ],
    en: ['The text goes on after the closing bracket.', 'If it is a list, everything belongs inside the brackets; if it is a text, into quotes: {example}'],
  },
  'yaml-start': {
    de: ['Ein Wert darf nicht mit {value} beginnen.', 'Setzen Sie ihn in Anführungszeichen: {example}'],
    en: ['A value must not begin with {value}.', 'Put it into quotes: {example}'],
  },
  'yaml-indent': {
    de: [
      'Die Zeile ist anders eingerückt als die Zeilen davor.',
      'Angaben beginnen ganz links; Zeilen einer Liste darunter sind alle gleich weit eingerückt, mit Leerzeichen.',
    ],
    en: [
      'The line is indented differently from the lines before it.',
      'Fields begin at the far left; the lines of a list below them are all indented alike, with spaces.',
    ],
  },
  'yaml-alias': {
    de: [
      'Anker, Verweise und Typen (&, * und !) sind im Kopf nicht erlaubt.',
      'Schreiben Sie den Wert aus. Beginnt ein Text mit einem dieser Zeichen, setzen Sie ihn in Anführungszeichen: "*"',
    ],
    en: [
      'Anchors, references and types (&, * and !) are not allowed in the head.',
      'Write the value out. If a text begins with one of these signs, put it into quotes: "*"',
    ],
  },
  'yaml-comment': {
    de: [
      'Ab „#{value}“ wird nichts mehr gelesen: Was hinter # steht, gilt als Notiz.',
      'Gehört es zum Wert, setzen Sie den ganzen Wert in Anführungszeichen. Ist es eine Notiz, schreiben Sie nach # ein Leerzeichen.',
    ],
    en: [
      'Nothing from “#{value}” on is read: what stands behind # counts as a note.',
      'If it belongs to the value, put the whole value into quotes. If it is a note, write a space after the #.',
    ],
  },
  'unknown-field': {
    de: ['Die Angabe „{name}“ ist hier nicht vorgesehen.', '{suggestion}Vorgesehen sind: {choices}.'],
    en: ['The field “{name}” does not belong here.', '{suggestion}Possible are: {choices}.'],
  },
  'odd-name': {
    de: ['Im Namen der Angabe „{name}“ steckt ein unsichtbares oder fremdes Zeichen.', 'Löschen Sie den Namen und tippen Sie ihn neu: {example}'],
    en: ['An invisible or foreign character hides in the name of the field “{name}”.', 'Delete the name and type it again: {example}'],
  },
  'fact-in-translation': {
    de: ['„{name}“ gehört nicht in eine Übersetzung.', 'Löschen Sie die Angabe hier. Tatsachen stehen nur einmal, in {original}.'],
    en: ['“{name}” does not belong in a translation.', 'Delete the field here. Facts stand only once, in {original}.'],
  },
  'missing-field': {
    de: ['Es fehlt die Angabe „{name}“.', 'Ergänzen Sie im Kopf zum Beispiel: {example}'],
    en: ['The field “{name}” is missing.', 'Add to the head for example: {example}'],
  },
  'missing-member': {
    de: ['In „{name}“ fehlt die Angabe „{member}“.', 'Schreiben Sie zum Beispiel: {example}'],
    en: ['“{member}” is missing in “{name}”.', 'Write for example: {example}'],
  },
  'empty-field': {
    de: ['„{name}“ hat keinen Wert.', 'Schreiben Sie einen Wert, oder löschen Sie die Zeile. Beispiel: {example}'],
    en: ['“{name}” has no value.', 'Write a value, or delete the line. Example: {example}'],
  },
  'wrong-shape': {
    de: ['„{name}“ hat nicht die richtige Form; hier wird {expected} erwartet.', 'Schreiben Sie zum Beispiel: {example}'],
    en: ['“{name}” does not have the right form; expected is {expected}.', 'Write for example: {example}'],
  },
  'list-brackets': {
    de: ['Mehrere Werte von „{name}“ sind als ein einziger geschrieben.', 'Setzen Sie sie in eckige Klammern, mit gewöhnlichen Kommas dazwischen: {example}'],
    en: ['Several values of “{name}” are written as a single one.', 'Put them into square brackets, with ordinary commas between them: {example}'],
  },
  'too-many': {
    de: ['„{name}“ hat {count} Werte; höchstens {limit} sind erlaubt.', 'Löschen Sie die weniger wichtigen.'],
    en: ['“{name}” has {count} values; at most {limit} are allowed.', 'Delete the less important ones.'],
  },
  'too-long': {
    de: [
      '„{name}“ hat {length} Zeichen; höchstens {limit} sind erlaubt, damit es auf einen kleinen Bildschirm passt.',
      'Kürzen Sie den Wert. Einzelheiten gehören in den Text unter dem Kopf.',
    ],
    en: [
      '“{name}” has {length} characters; at most {limit} are allowed, so that it fits a small screen.',
      'Shorten the value. Details belong in the text below the head.',
    ],
  },
  'smart-quotes': {
    de: [
      'Die Anführungszeichen um den Wert von „{name}“ gehören so zum Text und werden mit angezeigt.',
      'Löschen Sie sie, oder nehmen Sie gerade Anführungszeichen: {example}',
    ],
    en: ['The quotes around the value of “{name}” are part of the text like this and will be shown.', 'Delete them, or take straight quotes: {example}'],
  },
} as const satisfies Sentences;
