import { choice, date, duration, id, list, number, reference, sources, text, topic } from '../kinds.ts';
import { optional, required, type Values } from './field.ts';

/** Words: every language file carries them. */
export const words = {
  title: required(text(80), 'title: Tafel Mayen', 'Name oder Überschrift, höchstens 80 Zeichen', 'name or heading, at most 80 characters'),
  summary: optional(text(200), 'summary: Lebensmittel für Menschen mit wenig Geld.', 'ein Satz: Was finde ich hier?', 'one sentence: what do I find here?'),
  keywords: optional(list(text(60), 30), 'keywords: [Essen, Lebensmittel]', 'Wörter, nach denen Menschen suchen', 'words that people search for'),
};

/** Facts that every kind of entry has. */
export const base = {
  topics: optional(list(topic, 6), 'topics: [health]', 'Themen, zu denen der Eintrag gehört', 'topics that the entry belongs to'),
  order: optional(number, 'order: 10', 'Stelle in Listen; kleine Zahlen zuerst', 'place in lists; small numbers first'),
  related: optional(list(reference, 12), 'related: [pages/doctor]', 'verwandte Einträge', 'related entries'),
  source: required(
    sources,
    'source: [{ name: kvmyk.de, as_of: "2026-11" }]',
    'Woher stammen die Angaben? name, url, as_of',
    'where the facts come from: name, url, as_of',
  ),
  checked: required(date, 'checked: 2026-11-21', 'Tag, an dem jemand die Quelle angesehen hat', 'day on which somebody looked at the source'),
  review: optional(duration, 'review: 6 months', 'Wie lange gelten die Angaben? (oder expires)', 'how long the facts hold (or expires)'),
  expires: optional(date, 'expires: 2027-05-01', 'Ab diesem Tag gelten die Angaben als veraltet', 'from this day on the facts count as outdated'),
  sensitivity: optional(
    choice(['high']),
    'sensitivity: high',
    'heikel: schneller Ausgang, keine Vorschau beim Teilen',
    'delicate: quick exit, no preview when shared',
  ),
  aliases: optional(list(id, 10), 'aliases: [old-id]', 'frühere Kennungen dieses Eintrags', 'earlier ids of this entry'),
};
export type Base = Values<typeof base>;

/** How a translation was made. */
export const translation = {
  method: required(
    choice(['human', 'machine', 'machine+reviewed']),
    'method: machine',
    'human, machine oder machine+reviewed',
    'human, machine or machine+reviewed',
  ),
  of: optional(text(8), 'of: 1a2b3c4d', 'Fassung des deutschen Textes; schreibt „npm run stamp“', 'revision of the German text; written by “npm run stamp”'),
};
