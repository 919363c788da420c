import type { Collection, TranslationMethod } from '../../core/atlas/entry.ts';
import { sources } from '../kinds/contact.ts';
import { id, reference, topic } from '../kinds/reference.ts';
import { date, duration } from '../kinds/time.ts';
import { choice, list, map, number, words as several, text, written, yesNo } from '../kinds/value.ts';
import { optional, required, type Values } from './field.ts';

/** Words: every language file carries them. */
export const words = {
  title: required(text(80), 'title: Tafel Mayen', 'Name oder Überschrift, höchstens 80 Zeichen', 'name or heading, at most 80 characters'),
  summary: optional(text(200), 'summary: Lebensmittel für Menschen mit wenig Geld.', 'ein Satz: Was finde ich hier?', 'one sentence: what do I find here?'),
  keywords: optional(several(text(60), 30), 'keywords: [Essen, Lebensmittel]', 'Wörter, nach denen Menschen suchen', 'words that people search for'),
};

/** Words about a visit: only places have them, in every language. */
export const errandWords = {
  bring: optional(
    several(text(120), 12),
    'bring: [Ihren Ausweis, Ihr Aufenthaltspapier]',
    'Was soll man mitbringen? Ein Ding je Wert',
    'what to bring, one thing each',
  ),
  steps: optional(
    list(text(200), 12),
    'steps: ["Sie ziehen eine Nummer.", "Sie werden aufgerufen."]',
    'Was geschieht dort? Ein Satz je Schritt',
    'what happens there, one sentence for each step',
  ),
  duration: optional(text(120), 'duration: etwa 20 Minuten', 'Wie lange dauert es? In Worten', 'how long it takes, in words'),
};

/** The words that a file of a collection carries. */
export const wordsOf = (collection: Collection | undefined) => (collection === 'places' ? { ...words, ...errandWords } : words);

/** Facts that every kind of entry has. */
export const base = {
  topics: optional(several(topic, 6), 'topics: [health]', 'Themen, zu denen der Eintrag gehört', 'topics that the entry belongs to'),
  order: optional(number, 'order: 10', 'Stelle in Listen; kleine Zahlen zuerst', 'place in lists; small numbers first'),
  related: optional(several(reference, 12), 'related: [pages/doctor]', 'verwandte Einträge', 'related entries'),
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
  public: optional(
    yesNo,
    'public: yes',
    'Handynummern oder private E-Mail-Adressen hier dürfen alle sehen: die Person ist einverstanden',
    'mobile numbers or private e-mail addresses here may be seen by all: the person agrees',
  ),
  aliases: optional(several(id, 10), 'aliases: [old-id]', 'frühere Kennungen dieses Eintrags', 'earlier ids of this entry'),
};
export type Base = Values<typeof base>;

/** How a translation was made, and of which German text. */
interface Translation {
  readonly method: Exclude<TranslationMethod, 'original'>;
  /** Revision of the German text. */
  readonly of?: string;
}

const translation = map<Translation>(
  {
    method: choice(['human', 'machine', 'machine+reviewed']),
    of: written('revision', (raw) => (/^[0-9a-f]{8}$/.test(raw) ? raw : undefined)),
  },
  ['method'],
);

/** What every file in another language says beside its words: how they were made. Facts stand in the German file only. */
export const translationFields = {
  translation: required(
    translation,
    'translation: { method: machine }',
    'Wie ist die Übersetzung entstanden? human (Mensch), machine (Maschine) oder machine+reviewed (Maschine, von einem Menschen durchgesehen); „of“ schreibt „npm run stamp“',
    'how the translation was made: human, machine or machine+reviewed (by a machine, looked through by a person); “of” is written by “npm run stamp”',
  ),
};
