import type { Sentences } from './sentence.ts';

/** What whoever publishes an atlas owes to everybody who reads it. */
export const statementMessages = {
  'no-statement': {
    de: [
      'Diesem Atlas fehlt die Seite „{name}“.',
      'Schreiben Sie {original}, oder hängen Sie unter layers einen gemeinsamen Ordner ein, der sie hat: layers: [germany]',
    ],
    en: ['This atlas lacks the page “{name}”.', 'Write {original}, or mount a shared folder that has it: layers: [germany]'],
  },
  'no-easy-language': {
    de: [
      'Dieser Atlas stellt sich nicht in einfacher Sprache vor.',
      'Schreiben Sie {original}: für wen der Atlas ist und wer ihn macht, in kurzen Sätzen. Und nehmen Sie de-simple unter languages auf.',
    ],
    en: [
      'This atlas does not introduce itself in easy language.',
      'Write {original}: whom the atlas is for and who makes it, in short sentences. And add de-simple to languages.',
    ],
  },
  'no-contact': {
    de: [
      'Niemand kann einen Fehler oder eine Barriere melden: Der Atlas nennt keinen Kontakt.',
      'Ergänzen Sie: email: atlas@example.de, oder phone, oder url.',
    ],
    en: ['Nobody can report a mistake or a barrier: the atlas names no contact.', 'Add: email: atlas@example.de, or phone, or url.'],
  },
  'online-map-untold': {
    de: [
      'Die Karte aus dem Internet zeigt {host} die Adresse des Geräts, und der Datenschutz-Text nennt {host} nicht.',
      'Schreiben Sie in {original} oder in den Text dieser Datei: wer {host} betreibt, und dass die Karte erst nach Tippen von dort kommt.',
    ],
    en: [
      'The map from the internet shows the address of the device to {host}, and the text about privacy does not name {host}.',
      'Write in {original} or in the text of this file: who runs {host}, and that the map comes from there only after a tap.',
    ],
  },
} as const satisfies Sentences;
