/** Languages that editors are spoken to in. */
export type MessageLanguage = 'de' | 'en';

type Sentence = readonly [message: string, hint: string];

/**
 * Every mistake that content can have: what is wrong, and what to write instead. German first, because most editors
 * sit in a German office. `{name}` is filled from the place where the mistake was found.
 */
export const messages = {
  'too-large': {
    de: ['Die Datei ist {size} groß; erlaubt sind {limit}.', 'Teilen Sie den Text auf mehrere Dateien auf. Bilder und PDF gehören nicht in Markdown-Dateien.'],
    en: ['The file has {size}; at most {limit} are allowed.', 'Split the text into several files. Pictures and PDFs do not belong into Markdown files.'],
  },
  encoding: {
    de: [
      'Die Datei ist nicht in UTF-8 gespeichert (sieht aus wie {guess}).',
      'Öffnen Sie die Datei im Editor und wählen Sie „Speichern mit Codierung: UTF-8“.',
    ],
    en: ['The file is not stored as UTF-8 (it looks like {guess}).', 'Open it in your editor and choose “Save with encoding: UTF-8”.'],
  },
  unreadable: {
    de: ['Die Datei kann nicht gelesen werden ({reason}).', 'Prüfen Sie, ob die Datei existiert, kein Verweis nach außerhalb ist und gelesen werden darf.'],
    en: ['The file cannot be read ({reason}).', 'See that it exists, is no link to a place outside content/, and may be read.'],
  },
  'file-name': {
    de: [
      '„{name}“ ist kein Dateiname, den der Atlas kennt.',
      'Schreiben Sie content/<Landkreis>/<Sammlung>/<kennung>.<sprache>.md, zum Beispiel places/tafel-mayen.de.md. Kennungen: kleine Buchstaben a–z, Ziffern, Bindestriche.',
    ],
    en: [
      '“{name}” is not a file name that the atlas knows.',
      'Write content/<district>/<collection>/<id>.<language>.md, for example places/tafel-mayen.de.md. Ids: small letters a–z, digits, hyphens.',
    ],
  },
  'unknown-collection': {
    de: ['„{name}“ ist keine Sammlung.', 'Schreiben Sie eine von: {choices}.'],
    en: ['“{name}” is not a collection.', 'Write one of: {choices}.'],
  },
  'unknown-language': {
    de: ['„{name}“ ist keine Sprache des Atlas.', 'Schreiben Sie eine von: {choices}.'],
    en: ['“{name}” is not a language of the atlas.', 'Write one of: {choices}.'],
  },
  'conflict-markers': {
    de: [
      'In der Datei stehen noch Zeichen eines Git-Konflikts.',
      'Entscheiden Sie sich für eine der beiden Fassungen und löschen Sie die Zeilen mit <<<<<<<, ======= und >>>>>>>.',
    ],
    en: ['The file still has the marks of a Git conflict.', 'Choose one of the two versions and delete the lines with <<<<<<<, ======= and >>>>>>>.'],
  },
  'control-character': {
    de: ['Hier steht ein unsichtbares Steuerzeichen ({code}).', 'Löschen Sie es. Leserichtung und Abstände regelt der Atlas selbst.'],
    en: ['There is an invisible control character here ({code}).', 'Delete it. The atlas takes care of direction and spacing itself.'],
  },
  'front-matter-missing': {
    de: [
      'Am Anfang der Datei fehlt der Kopf mit den Angaben.',
      'Beginnen Sie die Datei mit einer Zeile ---, dann „title: …“ und die weiteren Angaben, dann wieder eine Zeile ---.',
    ],
    en: [
      'The head with the facts is missing at the beginning of the file.',
      'Begin the file with a line ---, then “title: …” and the other fields, then a line --- again.',
    ],
  },
  'front-matter-open': {
    de: ['Der Kopf der Datei wird nicht geschlossen.', 'Schreiben Sie nach der letzten Angabe eine Zeile, in der nur --- steht.'],
    en: ['The head of the file is not closed.', 'After the last field write a line with nothing but ---.'],
  },
  'front-matter-language': {
    de: ['Nach den drei Strichen steht „{name}“; der Kopf wird aber immer als YAML gelesen.', 'Lassen Sie in der ersten Zeile nur --- stehen.'],
    en: ['“{name}” stands behind the three hyphens; the head is always read as YAML.', 'Leave only --- in the first line.'],
  },
  yaml: {
    de: [
      'Der Kopf der Datei ist an dieser Stelle nicht lesbar ({detail}).',
      'Setzen Sie Werte mit Doppelpunkt oder Sonderzeichen in Anführungszeichen: title: "Arzt: Notdienst". Rücken Sie mit Leerzeichen ein, nie mit Tabulator.',
    ],
    en: [
      'The head of the file cannot be read here ({detail}).',
      'Put values with a colon or special characters into quotes: title: "Doctor: on call". Indent with spaces, never with a tab.',
    ],
  },
  'yaml-alias': {
    de: [
      'Anker und Verweise (&, *) und Typen (!) sind im Kopf nicht erlaubt.',
      'Schreiben Sie den Wert aus. Beginnt ein Text mit &, * oder !, setzen Sie ihn in Anführungszeichen.',
    ],
    en: ['Anchors, references (&, *) and types (!) are not allowed in the head.', 'Write the value out. If a text begins with &, * or !, put it into quotes.'],
  },
  'nested-too-deep': {
    de: ['Der Text ist zu tief verschachtelt ({detail}).', 'Höchstens {limit} Ebenen von Listen oder Zitaten; meist genügt eine.'],
    en: ['The text is nested too deeply ({detail}).', 'At most {limit} levels of lists or quotes; mostly one is enough.'],
  },
  'too-complex': {
    de: ['Dieser Absatz ist zu verwickelt, um ihn in vernünftiger Zeit zu lesen ({detail}).', 'Schreiben Sie mehrere kurze Absätze mit Leerzeilen dazwischen.'],
    en: ['This paragraph is too complicated to be read in reasonable time ({detail}).', 'Write several short paragraphs with empty lines between them.'],
  },
  'unknown-field': {
    de: ['„{name}“ ist keine Angabe, die hier vorgesehen ist.', '{suggestion}Vorgesehen sind: {choices}.'],
    en: ['“{name}” is not a field that belongs here.', '{suggestion}Possible are: {choices}.'],
  },
  'fact-in-translation': {
    de: ['„{name}“ gehört nicht in eine Übersetzung.', 'Tatsachen stehen nur einmal, in {original}. Löschen Sie die Zeile hier.'],
    en: ['“{name}” does not belong into a translation.', 'Facts stand only once, in {original}. Delete the line here.'],
  },
  'missing-field': {
    de: ['Es fehlt „{name}“.', 'Ergänzen Sie im Kopf: {example}'],
    en: ['“{name}” is missing.', 'Add to the head: {example}'],
  },
  'empty-field': {
    de: ['„{name}“ ist leer.', 'Schreiben Sie einen Wert oder löschen Sie die Zeile. Beispiel: {example}'],
    en: ['“{name}” is empty.', 'Write a value or delete the line. Example: {example}'],
  },
  'wrong-shape': {
    de: ['„{name}“ hat nicht die richtige Form: erwartet wird {expected}.', 'Schreiben Sie zum Beispiel: {example}'],
    en: ['“{name}” does not have the right form: expected is {expected}.', 'Write for example: {example}'],
  },
  'too-long': {
    de: ['„{name}“ hat {length} Zeichen; höchstens {limit} passen auf einen kleinen Bildschirm.', 'Kürzen Sie den Text.'],
    en: ['“{name}” has {length} characters; at most {limit} fit a small screen.', 'Shorten the text.'],
  },
  choice: {
    de: ['„{value}“ ist kein Wert für „{name}“.', '{suggestion}Schreiben Sie einen von: {choices}.'],
    en: ['“{value}” is not a value of “{name}”.', '{suggestion}Write one of: {choices}.'],
  },
  date: {
    de: ['„{value}“ ist kein Datum, das es gibt.', 'Schreiben Sie Jahr-Monat-Tag: 2026-11-21.{suggestion}'],
    en: ['“{value}” is not a date that exists.', 'Write year-month-day: 2026-11-21.{suggestion}'],
  },
  'date-order': {
    de: ['„{name}“ ({value}) liegt vor „{other}“ ({before}).', 'Prüfen Sie beide Angaben.'],
    en: ['“{name}” ({value}) lies before “{other}” ({before}).', 'Look at both.'],
  },
  duration: {
    de: ['„{value}“ ist keine Dauer.', 'Schreiben Sie zum Beispiel: 6 months, 30 days, 1 year.'],
    en: ['“{value}” is not a length of time.', 'Write for example: 6 months, 30 days, 1 year.'],
  },
  'no-expiry': {
    de: ['Es steht nicht da, wie lange die Angaben gelten.', 'Ergänzen Sie „review: 6 months“ (wann wieder geprüft wird) oder „expires: 2027-05-01“.'],
    en: ['It does not say how long the facts hold.', 'Add “review: 6 months” (when somebody looks again) or “expires: 2027-05-01”.'],
  },
  expired: {
    de: ['Die Angaben gelten seit {date} als veraltet.', 'Prüfen Sie die Quelle und tragen Sie bei „checked“ das heutige Datum ein.'],
    en: ['The facts count as outdated since {date}.', 'Look at the source and write today’s date into “checked”.'],
  },
  phone: {
    de: [
      '„{value}“ ist keine Telefonnummer in internationaler Form.',
      '{suggestion}Schreiben Sie +49, dann die Nummer ohne die erste Null, zum Beispiel "+49 261 108103". Kurznummern wie 112 oder 116117 bleiben, wie sie sind.',
    ],
    en: [
      '“{value}” is not a phone number in international form.',
      '{suggestion}Write +49 and then the number without its first zero, for example "+49 261 108103". Short numbers such as 112 or 116117 stay as they are.',
    ],
  },
  'personal-phone': {
    de: [
      '„{value}“ ist eine Handynummer und gehört wohl einer Person.',
      'Nehmen Sie die Nummer des Büros, oder schreiben Sie „label:“ dazu, wenn es ein öffentliches Diensthandy ist.',
    ],
    en: ['“{value}” is a mobile number and probably a person’s own.', 'Take the number of the office, or add a “label:” if it is a public service phone.'],
  },
  email: {
    de: ['„{value}“ ist keine E-Mail-Adresse.', 'Schreiben Sie zum Beispiel: auskunft@example.de'],
    en: ['“{value}” is not an e-mail address.', 'Write for example: auskunft@example.de'],
  },
  url: {
    de: ['„{value}“ ist keine sichere Internetadresse.', 'Schreiben Sie eine Adresse, die mit https:// beginnt.'],
    en: ['“{value}” is not a safe web address.', 'Write an address that begins with https://'],
  },
  position: {
    de: ['„{value}“ sind keine Koordinaten.', 'Schreiben Sie erst die Breite, dann die Länge, mit Punkt statt Komma: at: [50.3274, 7.2254]'],
    en: ['“{value}” are no coordinates.', 'Write first the latitude, then the longitude, with points: at: [50.3274, 7.2254]'],
  },
  'position-swapped': {
    de: ['Breite und Länge sind wohl vertauscht.', 'Schreiben Sie: at: [{value}]'],
    en: ['Latitude and longitude seem to be swapped.', 'Write: at: [{value}]'],
  },
  'position-outside': {
    de: ['Der Punkt liegt etwa {distance} km außerhalb von {district}.', 'Prüfen Sie die Koordinaten. Erst Breite (um {lat}), dann Länge (um {lon}).'],
    en: ['The point lies about {distance} km outside {district}.', 'Look at the coordinates. First latitude (about {lat}), then longitude (about {lon}).'],
  },
  'position-secret': {
    de: [
      'Frauenhäuser und Unterkünfte dürfen weder Ort noch Adresse haben: Sie können zum Ziel von Angriffen werden.',
      'Löschen Sie „{name}“ und nennen Sie nur Telefonnummern.',
    ],
    en: [
      'Women’s shelters and accommodation must have neither place nor address: they can become targets of attacks.',
      'Delete “{name}” and give phone numbers only.',
    ],
  },
  'opening-hours': {
    de: [
      '„{value}“ sind keine Öffnungszeiten in der Schreibweise von OpenStreetMap.',
      '{suggestion}Schreiben Sie zum Beispiel: Mo-Fr 08:00-12:00; Th 14:00-18:00; PH off. Tage: Mo Tu We Th Fr Sa Su, Feiertage: PH.',
    ],
    en: [
      '“{value}” are no opening hours in the way OpenStreetMap writes them.',
      '{suggestion}Write for example: Mo-Fr 08:00-12:00; Th 14:00-18:00; PH off. Days: Mo Tu We Th Fr Sa Su, public holidays: PH.',
    ],
  },
  schedule: {
    de: ['„{value}“ ist keine Wiederholungsregel.', 'Schreiben Sie zum Beispiel: FREQ=WEEKLY;BYDAY=TH (jeden Donnerstag).'],
    en: ['“{value}” is not a recurrence rule.', 'Write for example: FREQ=WEEKLY;BYDAY=TH (every Thursday).'],
  },
  level: {
    de: ['„{value}“ ist kein Sprachniveau.', 'Schreiben Sie A1, A2, B1, B2, C1 oder C2, oder von–bis: A1-B1.'],
    en: ['“{value}” is not a language level.', 'Write A1, A2, B1, B2, C1 or C2, or from–to: A1-B1.'],
  },
  'unknown-topic': {
    de: ['„{value}“ ist kein Thema.', '{suggestion}Schreiben Sie eines von: {choices}.'],
    en: ['“{value}” is not a topic.', '{suggestion}Write one of: {choices}.'],
  },
  'unknown-entry': {
    de: ['„{value}“ gibt es nicht.', '{suggestion}Schreiben Sie Sammlung und Kennung, zum Beispiel places/tafel-mayen.'],
    en: ['“{value}” does not exist.', '{suggestion}Write collection and id, for example places/tafel-mayen.'],
  },
  'unknown-icon': {
    de: ['Das Zeichen „{value}“ gibt es nicht.', '{suggestion}Schreiben Sie eines von: {choices}.'],
    en: ['There is no pictogram “{value}”.', '{suggestion}Write one of: {choices}.'],
  },
  'duplicate-id': {
    de: ['Die Kennung „{value}“ ist schon vergeben ({other}).', 'Nehmen Sie eine andere Kennung oder löschen Sie den Eintrag unter „aliases“.'],
    en: ['The id “{value}” is taken already ({other}).', 'Take another id or delete it from “aliases”.'],
  },
  'no-original': {
    de: ['Zu dieser Übersetzung fehlt der deutsche Text.', 'Legen Sie {original} an, oder prüfen Sie die Kennung im Dateinamen.'],
    en: ['The German text of this translation is missing.', 'Write {original}, or look at the id in the file name.'],
  },
  'unknown-layer': {
    de: ['Den gemeinsamen Ordner „_{value}“ gibt es nicht.', 'Schreiben Sie einen von: {choices}.'],
    en: ['There is no shared folder “_{value}”.', 'Write one of: {choices}.'],
  },
  'no-district': {
    de: [
      'Im Ordner „{value}“ fehlt die Beschreibung des Landkreises.',
      'Legen Sie {value}/district.de.md an. Gemeinsame Ordner beginnen mit einem Unterstrich.',
    ],
    en: ['The folder “{value}” lacks the description of the district.', 'Write {value}/district.de.md. Shared folders begin with an underscore.'],
  },
  'no-body': {
    de: ['Unter dem Kopf steht kein Text.', 'Schreiben Sie mindestens einen Satz.'],
    en: ['There is no text below the head.', 'Write at least one sentence.'],
  },
  'raw-html': {
    de: [
      'HTML ist im Text nicht erlaubt: „{value}“.',
      'Schreiben Sie Markdown: **fett**, [Text](https://…), Listen mit -. Ein einzelnes < schreiben Sie als \\<.',
    ],
    en: ['HTML is not allowed in the text: “{value}”.', 'Write Markdown: **bold**, [text](https://…), lists with -. Write a single < as \\<.'],
  },
  image: {
    de: ['Bilder kann der Atlas noch nicht aufnehmen: „{value}“.', 'Löschen Sie das Bild; beschreiben Sie in Worten, was darauf zu sehen ist.'],
    en: ['The atlas cannot carry pictures yet: “{value}”.', 'Delete the picture; say in words what it shows.'],
  },
  link: {
    de: ['Die Adresse „{value}“ ist nicht erlaubt.', 'Erlaubt sind https://…, tel:…, mailto:… und Einträge des Atlas wie pages/doctor.'],
    en: ['The address “{value}” is not allowed.', 'Allowed are https://…, tel:…, mailto:… and entries of the atlas such as pages/doctor.'],
  },
  'empty-link': {
    de: ['Der Verweis auf „{value}“ hat keinen Text.', 'Schreiben Sie zwischen die eckigen Klammern, wohin er führt.'],
    en: ['The link to “{value}” has no text.', 'Write between the square brackets where it leads.'],
  },
  heading: {
    de: [
      'Überschriften im Text beginnen mit zwei Rauten (##), ohne eine Stufe zu überspringen.',
      'Die Überschrift der Seite ist „title“. Schreiben Sie: ## {value}',
    ],
    en: ['Headings in the text begin with two hashes (##) and skip no level.', 'The heading of the page is “title”. Write: ## {value}'],
  },
  basemap: {
    de: ['Die Grundkarte ist nicht lesbar ({detail}).', 'Erzeugen Sie die Datei neu; von Hand wird sie nicht geschrieben.'],
    en: ['The base map cannot be read ({detail}).', 'Make the file anew; it is not written by hand.'],
  },
} as const satisfies Record<string, Record<MessageLanguage, Sentence>>;

export type Code = keyof typeof messages;
