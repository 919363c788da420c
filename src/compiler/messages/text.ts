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
  'broken-link': {
    de: [
      'Dieser Link ist keiner geworden; Leserinnen und Leser sehen nur die Klammern: „{value}“.',
      'Schreiben Sie [Wort](https://…) ohne Leerzeichen zwischen den Klammern und in der Adresse. Telefon: [+49 261 108103](tel:+49261108103)',
    ],
    en: [
      'This did not become a link; readers only see the brackets: “{value}”.',
      'Write [word](https://…) without spaces between the brackets and in the address. Phone: [+49 261 108103](tel:+49261108103)',
    ],
  },
  footnote: {
    de: ['Fußnoten kann der Atlas nicht zeigen: „{value}“.', 'Schreiben Sie die Anmerkung in Klammern an diese Stelle.'],
    en: ['The atlas cannot show footnotes: “{value}”.', 'Write the note in brackets at this place.'],
  },
  'stray-stars': {
    de: [
      'Diese Zeichen für fette Schrift gehören zu nichts und werden so angezeigt: „{value}“.',
      'Schreiben Sie **fett**: am Anfang und am Ende zwei Sterne, innen ohne Leerzeichen, außen mit Leerzeichen.',
    ],
    en: [
      'These signs for bold letters belong to nothing and will be shown like this: “{value}”.',
      'Write **bold**: two stars at the beginning and at the end, no spaces inside, spaces outside.',
    ],
  },
  'list-mark': {
    de: [
      'Diese Zeilen sollen wohl eine Liste sein; so laufen sie ineinander: „{value}“.',
      'Beginnen Sie jede Zeile mit einem Bindestrich und einem Leerzeichen: {example}',
    ],
    en: ['These lines are probably meant as a list; like this they run together: “{value}”.', 'Begin each line with a hyphen and a space: {example}'],
  },
  'heading-space': {
    de: ['Nach dem Zeichen # fehlt ein Leerzeichen; so ist „{value}“ keine Überschrift.', 'Schreiben Sie: {example}'],
    en: ['A space is missing after the sign #; like this “{value}” is no heading.', 'Write: {example}'],
  },
  'empty-heading': {
    de: ['Die Überschrift hat keinen Text.', 'Schreiben Sie hinter ## ein paar Wörter, oder löschen Sie die Zeile.'],
    en: ['The heading has no text.', 'Write a few words behind ##, or delete the line.'],
  },
  'underlined-heading': {
    de: [
      'Die Striche unter „{value}“ machen den Text zur Überschrift.',
      'Soll es eine sein, schreiben Sie „{example}“. Soll es eine Trennlinie sein, lassen Sie darüber eine Zeile leer.',
    ],
    en: ['The dashes below “{value}” make the text a heading.', 'If it is one, write “{example}”. If it is a dividing line, leave a line empty above it.'],
  },
  'markup-in-head': {
    de: ['Im Kopf steht nur Text; „{value}“ wird so angezeigt.', 'Löschen Sie die Zeichen. Fette Schrift und Links gehören in den Text unter dem Kopf.'],
    en: ['The head holds text only; “{value}” will be shown like this.', 'Delete the signs. Bold letters and links belong in the text below the head.'],
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
