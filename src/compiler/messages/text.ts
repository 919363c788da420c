import type { Sentences } from './sentence.ts';

/** Mistakes in the text below the head. */
export const textMessages = {
  'no-body': {
    de: ['Unter dem Kopf steht kein Text.', 'Schreiben Sie mindestens einen Satz.'],
    en: ['There is no text below the head.', 'Write at least one sentence.'],
  },
  'text-too-large': {
    de: ['Der Text ist mit {size} zu lang; erlaubt sind {limit}.', 'Teilen Sie ihn auf mehrere Einträge auf.'],
    en: ['The text is too long: {size}; {limit} are allowed.', 'Split it into several entries.'],
  },
  'nested-too-deep': {
    de: ['Listen oder Zitate sind hier zu tief ineinander geschachtelt oder zu weit eingerückt.', 'Schreiben Sie höchstens {limit} Ebenen; meist genügt eine.'],
    en: ['Lists or quotations are nested too deeply or indented too far here.', 'Write at most {limit} levels; mostly one is enough.'],
  },
  'too-complex': {
    de: [
      'Hier stehen zu viele Zeichen ohne Leerzeile oder zu viele Sonderzeichen (* _ [ ] < > und andere).',
      'Schreiben Sie kurze Absätze mit einer Leerzeile dazwischen, und nehmen Sie Sonderzeichen sparsam.',
    ],
    en: [
      'There are too many characters without an empty line here, or too many special characters (* _ [ ] < > and others).',
      'Write short paragraphs with an empty line between them, and use special characters sparingly.',
    ],
  },
  'raw-html': {
    de: [
      'HTML ist im Text nicht erlaubt: „{value}“.',
      'Löschen Sie es, oder schreiben Sie Markdown: **fett**, [Wort](https://…), Listen mit einem Bindestrich. Ein einzelnes < schreiben Sie als \\<.',
    ],
    en: [
      'HTML is not allowed in the text: “{value}”.',
      'Delete it, or write Markdown: **bold**, [word](https://…), lists with a hyphen. Write a single < as \\<.',
    ],
  },
  'open-note': {
    de: ['Die Notiz, die mit <!-- beginnt, wird nicht geschlossen; alles danach wäre verschwunden.', 'Schreiben Sie --> an das Ende der Notiz.'],
    en: ['The note that begins with <!-- is not closed; everything behind it would be gone.', 'Write --> at the end of the note.'],
  },
  image: {
    de: ['Bilder kann der Atlas noch nicht zeigen: „{value}“.', 'Löschen Sie das Bild und sagen Sie in Worten, was darauf wichtig ist.'],
    en: ['The atlas cannot show pictures yet: “{value}”.', 'Delete the picture and say in words what matters in it.'],
  },
  link: {
    de: ['Zu dieser Adresse darf kein Link führen: „{value}“.', '{suggestion}Erlaubt sind https://…, tel:…, mailto:… und Einträge des Atlas wie pages/doctor.'],
    en: ['No link may lead to this address: “{value}”.', '{suggestion}Allowed are https://…, tel:…, mailto:… and entries of the atlas such as pages/doctor.'],
  },
  'empty-link': {
    de: ['Der Link zu „{value}“ hat keinen Text.', 'Schreiben Sie zwischen die eckigen Klammern, wohin er führt: [Öffnungszeiten](https://…)'],
    en: ['The link to “{value}” has no text.', 'Write between the square brackets where it leads: [Opening hours](https://…)'],
  },
  heading: {
    de: [
      'Die Überschrift „{value}“ hat die falsche Stufe.',
      'Schreiben Sie: {example}. Überschriften beginnen mit ##, darunter kommt ###; die oberste ist „title“ im Kopf.',
    ],
    en: ['The heading “{value}” has the wrong level.', 'Write: {example}. Headings begin with ##, below them comes ###; the top one is “title” in the head.'],
  },
  'indented-code': {
    de: ['Die Zeile ist um vier oder mehr Leerzeichen eingerückt und erscheint deshalb wie Programmtext.', 'Löschen Sie die Leerzeichen am Anfang der Zeile.'],
    en: ['The line is indented by four or more spaces and therefore looks like program text.', 'Delete the spaces at the beginning of the line.'],
  },
  'wide-table': {
    de: ['Die Tabelle hat {count} Spalten; auf einem Handy sind höchstens {limit} lesbar.', 'Schreiben Sie eine Liste, oder lassen Sie Spalten weg.'],
    en: ['The table has {count} columns; a phone can show at most {limit}.', 'Write a list, or leave columns out.'],
  },
} as const satisfies Sentences;
