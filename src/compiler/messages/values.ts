import type { Sentences } from './sentence.ts';

/** Mistakes in single values: dates, phones, coordinates, opening hours. */
export const valueMessages = {
  choice: {
    de: ['„{value}“ ist kein Wert für „{name}“.', '{suggestion}Möglich sind: {choices}.'],
    en: ['“{value}” is not a value of “{name}”.', '{suggestion}Possible are: {choices}.'],
  },
  number: {
    de: ['„{value}“ ist keine Zahl.', 'Schreiben Sie „{name}“ nur mit Ziffern, zum Beispiel: {example}'],
    en: ['“{value}” is not a number.', 'Write “{name}” with digits only, for example: {example}'],
  },
  date: {
    de: ['„{value}“ ist kein Datum in der Form Jahr-Monat-Tag.', '{suggestion}Schreiben Sie zum Beispiel: {example}'],
    en: ['“{value}” is not a date of the form year-month-day.', '{suggestion}Write for example: {example}'],
  },
  'no-such-day': {
    de: ['Den Tag „{value}“ gibt es nicht.', 'Sehen Sie im Kalender nach. Die Reihenfolge ist Jahr-Monat-Tag.'],
    en: ['The day “{value}” does not exist.', 'Look at a calendar. The order is year-month-day.'],
  },
  'no-such-time': {
    de: ['Die Uhrzeit in „{value}“ gibt es nicht.', 'Die Stunden gehen von 00 bis 23. Mitternacht am Ende eines Tages ist 00:00 am nächsten Tag.'],
    en: ['The time in “{value}” does not exist.', 'Hours go from 00 to 23. Midnight at the end of a day is 00:00 on the next day.'],
  },
  'date-order': {
    de: ['„{name}“ ({value}) liegt vor „{other}“ ({before}).', 'Prüfen Sie beide Angaben; vielleicht sind sie vertauscht.'],
    en: ['“{name}” ({value}) lies before “{other}” ({before}).', 'Look at both; perhaps they are swapped.'],
  },
  'date-ahead': {
    de: ['„{name}“ ({value}) liegt in der Zukunft.', 'Schreiben Sie den Tag, an dem jemand die Quelle wirklich angesehen hat, spätestens heute.'],
    en: ['“{name}” ({value}) lies in the future.', 'Write the day on which somebody really looked at the source, today at the latest.'],
  },
  duration: {
    de: ['„{value}“ ist keine Dauer.', '{suggestion}Schreiben Sie Zahl und Einheit auf Englisch: 30 days, 6 weeks, 6 months, 1 year.'],
    en: ['“{value}” is not a length of time.', '{suggestion}Write number and unit: 30 days, 6 weeks, 6 months, 1 year.'],
  },
  'no-expiry': {
    de: [
      'Es steht nicht da, wie lange die Angaben gelten.',
      'Ergänzen Sie „review: 6 months“ (nach sechs Monaten wieder prüfen) oder „expires: 2027-05-01“ (ab diesem Tag veraltet).',
    ],
    en: [
      'It does not say how long the facts hold.',
      'Add “review: 6 months” (look again after six months) or “expires: 2027-05-01” (outdated from this day on).',
    ],
  },
  expired: {
    de: [
      'Diese Angaben gelten seit dem {date} als veraltet.',
      'Sehen Sie in der Quelle nach, verbessern Sie, was sich geändert hat, und schreiben Sie bei „checked“ das heutige Datum.',
    ],
    en: ['These facts count as outdated since {date}.', 'Look at the source, mend what has changed, and write today’s date at “checked”.'],
  },
  phone: {
    de: [
      '„{value}“ ist keine Telefonnummer, die ein Handy wählen kann.',
      '{suggestion}Schreiben Sie +49, dann die Vorwahl ohne Null, dann die Nummer: "+49 261 108103". Kurze Nummern bleiben, wie sie sind: "112".',
    ],
    en: [
      '“{value}” is not a phone number that a mobile can call.',
      '{suggestion}Write +49, the area code without its zero, then the number: "+49 261 108103". Short numbers stay as they are: "112".',
    ],
  },
  'personal-phone': {
    de: [
      '„{value}“ ist eine Handynummer und gehört wohl einer einzelnen Person.',
      'Nehmen Sie die Nummer des Büros. Ist die Person einverstanden, dass alle ihre Nummer sehen, ergänzen Sie im Kopf der deutschen Datei: public: yes',
    ],
    en: [
      '“{value}” is a mobile number and probably one person’s own.',
      'Take the number of the office. If the person agrees that everybody sees the number, add to the head of the German file: public: yes',
    ],
  },
  'personal-email': {
    de: [
      '„{value}“ ist wohl die private E-Mail-Adresse einer Person.',
      'Nehmen Sie die Adresse der Stelle. Ist die Person einverstanden, dass alle ihre Adresse sehen, ergänzen Sie im Kopf der deutschen Datei: public: yes',
    ],
    en: [
      '“{value}” is probably the private e-mail address of a person.',
      'Take the address of the office. If the person agrees that everybody sees the address, add to the head of the German file: public: yes',
    ],
  },
  email: {
    de: ['„{value}“ ist keine E-Mail-Adresse.', 'Schreiben Sie nur die Adresse, zum Beispiel: auskunft@example.de'],
    en: ['“{value}” is not an e-mail address.', 'Write only the address, for example: auskunft@example.de'],
  },
  url: {
    de: ['„{value}“ ist keine sichere Internetadresse.', '{suggestion}Die Adresse beginnt mit https:// und hat keine Leerzeichen.'],
    en: ['“{value}” is not a safe web address.', '{suggestion}The address begins with https:// and has no spaces.'],
  },
  ags: {
    de: ['„{value}“ ist kein amtlicher Schlüssel.', 'Ein Kreis oder eine kreisfreie Stadt hat fünf Ziffern, eine Gemeinde acht, zum Beispiel: {example}'],
    en: ['“{value}” is no official key.', 'A district or a town of its own has five digits, a municipality eight, for example: {example}'],
  },
  'tile-url': {
    de: [
      'Das ist keine Adresse von Kartenkacheln.',
      'Sie beginnt mit https:// und enthält z, x und y je einmal in geschweiften Klammern, wie im Muster: npm run new -- district beispiel',
    ],
    en: [
      'This is no address of map tiles.',
      'It begins with https:// and has z, x and y once each in curly brackets, as in the pattern: npm run new -- district example',
    ],
  },
  'tile-server': {
    de: [
      'Die Kartenserver von OpenStreetMap sind für diesen Zweck nicht da.',
      'Ihre Regeln erlauben sie nicht als Karte einer App (operations.osmfoundation.org/policies/tiles). Nehmen Sie einen Anbieter, mit dem Sie das vereinbart haben, oder lassen Sie „online_map“ weg.',
    ],
    en: [
      'The tile servers of OpenStreetMap are not there for this.',
      'Their rules do not allow them as the map of an app (operations.osmfoundation.org/policies/tiles). Take a provider with whom you have agreed on it, or leave “online_map” out.',
    ],
  },
  'name-script': {
    de: [
      '„{value}“ ist nicht in der Schrift dieser Sprache geschrieben ({language}).',
      'Schreiben Sie links den Namen vom Schild, rechts den Namen, wie ihn Leserinnen und Leser dieser Sprache schreiben.',
    ],
    en: [
      '“{value}” is not written in the script of this language ({language}).',
      'Write on the left the name on the sign, on the right the name as readers of this language write it.',
    ],
  },
  postcode: {
    de: ['„{value}“ ist keine Postleitzahl.', 'Eine Postleitzahl hat fünf Ziffern, zum Beispiel: postcode: "56727"'],
    en: ['“{value}” is not a German postcode.', 'A postcode has five digits, for example: postcode: "56727"'],
  },
  position: {
    de: ['„{value}“ sind keine Koordinaten.', '{suggestion}Schreiben Sie erst die Breite, dann die Länge, mit Punkt statt Komma: at: [50.3274, 7.2254]'],
    en: ['“{value}” are no coordinates.', '{suggestion}Write first the latitude, then the longitude, with points, not commas: at: [50.3274, 7.2254]'],
  },
  'position-swapped': {
    de: ['Breite und Länge sind vertauscht: „{value}“.', '{suggestion}Erst kommt die Breite (in Deutschland 47 bis 55), dann die Länge (6 bis 15).'],
    en: ['Latitude and longitude are swapped: “{value}”.', '{suggestion}First comes the latitude (47 to 55 in Germany), then the longitude (6 to 15).'],
  },
  'position-abroad': {
    de: ['Der Punkt „{value}“ liegt nicht in Deutschland.', 'Suchen Sie den Ort auf openstreetmap.org und übernehmen Sie Breite und Länge von dort.'],
    en: ['The point “{value}” does not lie in Germany.', 'Find the place on openstreetmap.org and take latitude and longitude from there.'],
  },
  'position-outside': {
    de: ['Der Punkt liegt {distance} km außerhalb von {district}.', 'Prüfen Sie die Koordinaten: erst die Breite (etwa {lat}), dann die Länge (etwa {lon}).'],
    en: ['The point lies {distance} km outside {district}.', 'Look at the coordinates: first the latitude (about {lat}), then the longitude (about {lon}).'],
  },
  'position-secret': {
    de: [
      'Frauenhäuser und Unterkünfte dürfen keinen Ort und keine Anschrift haben: Die Menschen dort könnten angegriffen werden.',
      'Löschen Sie „{name}“. Nennen Sie nur Telefonnummern.',
    ],
    en: [
      'Women’s shelters and accommodation must have no place and no address: the people there could be attacked.',
      'Delete “{name}”. Give phone numbers only.',
    ],
  },
  'address-secret': {
    de: [
      'Im Text eines Frauenhauses oder einer Unterkunft steht wohl eine Anschrift: „{value}“. Die Menschen dort könnten angegriffen werden.',
      'Löschen Sie die Anschrift. Nennen Sie nur Telefonnummern.',
    ],
    en: [
      'The text of a women’s shelter or accommodation seems to give an address: “{value}”. The people there could be attacked.',
      'Delete the address. Give phone numbers only.',
    ],
  },
  'opening-hours': {
    de: [
      'Die Öffnungszeiten „{value}“ sind so nicht lesbar.',
      '{suggestion}Schreiben Sie englische Tage und volle Uhrzeiten: Mo-We,Fr 08:00-12:00; Th 14:00-18:00; PH off. Tage: Mo Tu We Th Fr Sa Su, Feiertage: PH. Anderes gehört in den Text.',
    ],
    en: [
      'The opening hours “{value}” cannot be read like this.',
      '{suggestion}Write days and full times: Mo-We,Fr 08:00-12:00; Th 14:00-18:00; PH off. Days: Mo Tu We Th Fr Sa Su, public holidays: PH. Anything else belongs in the text.',
    ],
  },
  'hours-replaced': {
    de: [
      'Die Zeiten nach dem Strichpunkt ersetzen die früheren: Am {days} gelten nur noch die letzten.',
      '{suggestion}Gelten an einem Tag mehrere Zeiten, schreiben Sie sie mit Komma hintereinander.',
    ],
    en: [
      'The times after the semicolon replace the earlier ones: on {days} only the last ones hold.',
      '{suggestion}If a day has several times, write them one after the other with a comma.',
    ],
  },
  schedule: {
    de: [
      '„{value}“ ist keine Regel für Wiederholungen.',
      '{suggestion}Jeden Donnerstag: FREQ=WEEKLY;BYDAY=TH. Jeden ersten Montag im Monat: FREQ=MONTHLY;BYDAY=1MO.',
    ],
    en: [
      '“{value}” is not a rule of recurrence.',
      '{suggestion}Every Thursday: FREQ=WEEKLY;BYDAY=TH. Every first Monday of the month: FREQ=MONTHLY;BYDAY=1MO.',
    ],
  },
  level: {
    de: ['„{value}“ ist kein Sprachniveau.', '{suggestion}Schreiben Sie A0, A1, A2, B1, B2, C1 oder C2, oder von–bis: A1-B1.'],
    en: ['“{value}” is not a language level.', '{suggestion}Write A0, A1, A2, B1, B2, C1 or C2, or from–to: A1-B1.'],
  },
  'spoken-language': {
    de: ['„{value}“ ist kein Kürzel einer Sprache.', '{suggestion}Schreiben Sie Kürzel aus zwei oder drei Buchstaben: [de, ar, tr].'],
    en: ['“{value}” is not the code of a language.', '{suggestion}Write codes of two or three letters: [de, ar, tr].'],
  },
  revision: {
    de: ['„{value}“ ist keine Fassung des deutschen Textes.', 'Löschen Sie „of“. Der Befehl „npm run stamp“ schreibt den richtigen Wert hinein.'],
    en: ['“{value}” is not a revision of the German text.', 'Delete “of”. The command “npm run stamp” writes the right value.'],
  },
  id: {
    de: ['„{value}“ ist keine Kennung.', '{suggestion}Nehmen Sie nur kleine Buchstaben a–z, Ziffern und Bindestriche.'],
    en: ['“{value}” is not an id.', '{suggestion}Take only small letters a–z, digits and hyphens.'],
  },
} as const satisfies Sentences;
