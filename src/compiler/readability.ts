import { type Piece, placeIn } from './pieces.ts';
import type { At } from './problem.ts';

/** What makes a text hard to read for somebody who is still learning German. */
export type Hurdle = 'long-sentence' | 'genitive' | 'passive' | 'subjunctive' | 'long-word' | 'abbreviation';

export interface Finding extends At {
  readonly hurdle: Hurdle;
  readonly value: string;
  /** Words of a long sentence, letters of a long word. */
  readonly count: number;
}

export const limits = {
  /** Words of a sentence: easy language has 8 to 12, plain language up to 15. */
  sentence: 12,
  /** Letters of a word without an explanation, a hyphen or a middle dot. */
  word: 18,
} as const;

/** A sentence as it is read aloud, with its place in the text. */
export interface Sentence {
  readonly text: string;
  readonly offset: number;
  readonly words: number;
}

/** A phone number, a time and a date are one word each. */
const word = /\p{L}[\p{L}\p{M}\p{N}·’'./-]*|\+?\d[\d\s():/.–-]*\d|\d/gu;

/** Link targets and marks of emphasis as spaces, so that everything else keeps its place. */
const spoken = (text: string) => text.replace(/\]\([^)\s]{1,500}\)|[[\]*_`\\]/g, (mark) => ' '.repeat(mark.length));

/** The points of `27. Februar`, `4. Klasse` and `z. B.` end no sentence. */
const counted = 'Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Klasse|Monat|Woche|Tag|Jahr|Stock|Geburtstag';
const end = new RegExp(`(?<!(?<!\\d)\\d{1,2}(?=\\. (?:${counted})))(?<!(?<!\\p{L})\\p{L}{1,2}(?=\\. ?(?:\\p{L}\\.|\\p{Ll})))[.!?:;…]+[”“"»)]*(?=\\s|$)`, 'gu');

/** The sentences of a text. A colon and a semicolon part them too: a reader may pause there. */
export function sentencesOf(text: string): Sentence[] {
  const plain = spoken(text);
  const sentences: Sentence[] = [];
  let from = 0;
  for (const to of [...Array.from(plain.matchAll(end), (match) => match.index + match[0].length), plain.length]) {
    const part = plain.slice(from, to);
    const words = part.match(word)?.length ?? 0;
    if (words > 0) sentences.push({ text: part.trim(), offset: from + part.length - part.trimStart().length, words });
    from = to;
  }
  return sentences;
}

/** `des Amtes`, `Ihres neuen Vermieters`: no other case looks like that. Of feminine nouns only a chain of two is beyond doubt. */
const genitive =
  /(?<!\p{L})(?:des|eines|keines|dieses|jedes|meines|Ihres|seines|ihres|unseres) (?:\p{Ll}+ ){0,2}\p{Lu}\p{Ll}+s(?!\p{L})|\p{Lu}\p{Ll}+ (?:der|einer|Ihrer|dieser) \p{Lu}\p{L}+ (?:der|des|einer|eines|Ihrer|Ihres) \p{Lu}\p{L}+/gu;
const become = /(?<!\p{L})(?:wird|werden|wurden?|worden)(?!\p{L})/u;
/** Participles at the end of a clause; infinitives that look like them are left out (Sie werden gehen). */
const participle =
  /(?<!\p{L})(?!(?:ge(?:hen|ben|nießen|hören|schehen|winnen|fallen|lten|raten|lingen|nesen|stehen|brauchen)|Ge\p{L}+)(?!\p{L}))(?:\p{Ll}*ge\p{Ll}{2,}(?:t|en)|(?:be|ver|er|ent|zer|über|unter)\p{Ll}+t|\p{Ll}+iert)(?=\s*(?:[.!?:;,)]|$)| (?:und|oder|werden|wird|wurden?|worden)(?!\p{L}))/u;
const subjunctive = /(?<!\p{L})(?:würde|könnte|müsste|dürfte|sollte|hätte|wäre|bräuchte|käme|gäbe|ginge)(?:n|st|t)?(?!\p{L})/giu;
const shortened = /(?<![\p{L}·-])(?:(?:\p{L}{1,2}\. ?){2}|(?:bzw|usw|ggf|ca|inkl|evtl|etc|mind|max|Nr|Str|Std|Min)\.)(?!\p{L})/gu;
const capitals = /(?<![\p{L}·./-])\p{Lu}{2,}\p{L}{0,8}(?![\p{L}·/-])/gu;

const longWord = new RegExp(`\\p{L}{${limits.word + 1},}`, 'gu');

/** Capital letters that people know, or that are the name of a train. */
const known = new Set(['EU', 'WLAN', 'SIM', 'SMS', 'PDF', 'QR', 'TV', 'ICE', 'IC', 'EC']);

/** True where the text says what the capital letters mean: `BAMF heißt`, `(BAMF)`, `BAMF (`; or where they are a name: `Laden CARI`, `[DW Learn](…)`. */
const isSpelledOut = (letters: string, text: string, source: string) =>
  new RegExp(`\\(${letters}\\)|(?<!\\p{L})${letters}[“”"]?(?: \\(| (?:heißt|bedeutet|ist|sind)(?!\\p{L}))`, 'u').test(text) ||
  new RegExp(`(?:heißt|Netzwerk|Programm|Verband|Verein|Firma|App|[Ll]aden) ${letters}(?!\\p{L})|\\[[^\\]]{0,80}${letters}[^\\]]{0,80}\\]\\(`, 'u').test(
    source,
  );

/** True where a long word is explained: in its sentence, in brackets, by the next sentence, or by the page that it links to. */
function isExplained(long: string, { text }: Sentence, next: Sentence | undefined, source: string): boolean {
  if (/(?<!\p{L})(?:heißt|heißen|Name ist|Das ist|Das sind|ist (?:das|die|der|ein|eine))(?!\p{L})/u.test(text)) return true;
  if (new RegExp(`${long}(?:[^().]{0,30} \\(|:$|[^\\]\\[]{0,80}\\]\\()|\\([^()]{0,80}${long}`, 'um').test(`${text}\n${source}`)) return true;
  return next !== undefined && /^(?:Das|Sie|Er|Es|Damit|Dort|Diese[rsm]?|So|Mit diese[rm])(?!\p{L})/u.test(next.text);
}

/** So many hurdles of a text are found, and so many of its words looked into. */
const enough = 200;

/** Everything in the pieces of a text that makes it hard to read, in their order; a word that is not explained once, where it stands first. */
export function findHurdles(pieces: readonly Piece[]): Finding[] {
  const findings: Finding[] = [];
  const all = pieces.map(({ text }) => spoken(text).replace(/\s+/g, ' ')).join('\n');
  const seen = new Set<string>();
  const isNew = (one: string) => seen.size < enough && !seen.has(one) && seen.add(one).has(one);
  for (const piece of pieces) {
    const isName = piece.kind === 'title';
    const isLine = isName || piece.kind === 'summary' || piece.kind === 'heading';
    const sentences = sentencesOf(piece.text);
    for (const [index, sentence] of sentences.entries()) {
      if (findings.length >= enough) return findings;
      const { text, offset, words } = sentence;
      const tell = (hurdle: Hurdle, value: string, at = 0, count = words) =>
        findings.push({ hurdle, value: value.replace(/\s+/g, ' '), count, ...placeIn(piece, offset + at) });
      if (words > limits.sentence) tell('long-sentence', text);
      for (const match of text.matchAll(genitive)) tell('genitive', match[0], match.index);
      if (become.test(text) && participle.test(text)) tell('passive', text);
      for (const match of text.matchAll(subjunctive)) tell('subjunctive', match[0], match.index);
      for (const { 0: written, index: at } of isName ? [] : [...text.matchAll(shortened), ...text.matchAll(capitals)]) {
        const short = written.trim();
        if (!known.has(short) && isNew(short) && !isSpelledOut(short.replaceAll('.', '\\.'), all, piece.text)) tell('abbreviation', short, at);
      }
      for (const { 0: long, index: at } of isLine ? [] : text.matchAll(longWord))
        if (isNew(long) && !isExplained(long, sentence, sentences[index + 1], piece.text)) tell('long-word', long, at, long.length);
    }
  }
  return findings;
}
