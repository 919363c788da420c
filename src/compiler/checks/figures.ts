import type { Figure } from '../figures.ts';
import type { CompiledFile } from '../file.ts';
import type { Note } from '../layers.ts';
import { headKinds, type Piece, type PieceKind, type PlacedFigure } from '../pieces.ts';
import { type At, type Severity, start } from '../problem.ts';

/** Numbers that the German text has in words; a translation may write them in digits. */
const inWords: Readonly<Record<string, RegExp>> = {
  '0.5': /halb/i,
  '1': /\b(ein|eine[mnrs]?|eins|einmal|erste[mnrs]?|jede[mnrs]?)\b/i,
  '1.5': /anderthalb|eineinhalb/i,
  '2': /\b(zwei|beide|doppel)/i,
  '3': /\b(drei|dritt)/i,
  '3.5': /\bdreieinhalb/i,
  '4': /\bvier/i,
  '5': /\bfünf/i,
  '6': /\bsechs/i,
  '7': /\bsieb/i,
  '8': /\bacht/i,
  '9': /\bneun/i,
  '10': /\bzehn/i,
  '11': /\belf/i,
  '12': /\bzwölf/i,
  '20': /\bzwanzig/i,
  '30': /\bdreißig/i,
  '100': /hundert/i,
  '1000': /tausend/i,
};

/** Those whose value the other text does not have, each once. */
function without(figures: readonly PlacedFigure[], others: readonly PlacedFigure[]): PlacedFigure[] {
  const seen = new Set(others.map(({ value }) => value));
  return figures.filter(({ value }) => !seen.has(value) && seen.add(value));
}

/** A date in digits here may be one with the name of its month there: its day and its year stand among the numbers then. */
function settleDates(dates: readonly PlacedFigure[], numbers: readonly PlacedFigure[]): readonly [dates: PlacedFigure[], numbers: PlacedFigure[]] {
  let rest = [...numbers];
  const open = dates.filter(({ kind, value }) => {
    const [day = '', month = '', year = ''] = value.split('.');
    if (kind !== 'date' || ![day, year].every((part) => part === '' || rest.some((number) => number.value === part))) return true;
    rest = rest.filter((number) => ![day, month, year].includes(number.value));
    return false;
  });
  return [open, rest];
}

interface Difference {
  readonly missing: readonly PlacedFigure[];
  readonly added: readonly PlacedFigure[];
}

/** What the German text has and the other has not, and the other way round. */
function compare(german: readonly PlacedFigure[], other: readonly PlacedFigure[], words: string): Difference {
  const [missing, numbers] = settleDates(without(german, other), without(other, german));
  const [added, rest] = settleDates(numbers, missing);
  return { missing: rest, added: added.filter(({ value }) => !inWords[value]?.test(words)) };
}

const names: Readonly<Record<PieceKind | 'nothing', Readonly<Record<'de' | 'en', string>>>> = {
  title: { de: 'der Titel', en: 'the title' },
  summary: { de: 'die Zusammenfassung', en: 'the summary' },
  bring: { de: 'etwas zum Mitbringen', en: 'a thing to bring' },
  steps: { de: 'ein Schritt des Besuchs', en: 'a step of the visit' },
  duration: { de: 'die Dauer', en: 'the duration' },
  heading: { de: 'eine Überschrift', en: 'a heading' },
  paragraph: { de: 'ein Absatz', en: 'a paragraph' },
  bullet: { de: 'ein Listenpunkt', en: 'a list item' },
  step: { de: 'ein nummerierter Schritt', en: 'a numbered step' },
  quote: { de: 'ein Zitat', en: 'a quotation' },
  row: { de: 'eine Tabellenzeile', en: 'a row of a table' },
  nothing: { de: 'nichts mehr', en: 'nothing more' },
};

/** The first place where the two texts are not built alike: read beside each other they would not match from there on. */
function checkOrder(german: readonly Piece[], other: readonly Piece[], file: CompiledFile, note: Note): boolean {
  const length = Math.max(german.length, other.length);
  const index = Array.from({ length }, (_, at) => at).find((at) => german[at]?.kind !== other[at]?.kind);
  if (index === undefined) return true;
  const [wanted, found] = [german[index], other[index]];
  const values = { found: names[found?.kind ?? 'nothing'], wanted: names[wanted?.kind ?? 'nothing'], value: wanted?.text ?? '–' };
  note(file, 'other-order', found ?? other.at(-1) ?? start, values, 'warning');
  return false;
}

const isPhone = ({ kind }: Figure) => kind === 'phone';

/** Pieces that a translation may leave out. */
const optional: ReadonlySet<PieceKind> = new Set(headKinds.filter((kind) => kind !== 'title'));

/** So many wrong figures of one piece are told. */
const enough = 10;

interface Pair {
  readonly german: readonly PlacedFigure[];
  readonly other: readonly PlacedFigure[];
  /** The German text, which may have a number in words. */
  readonly words: string;
  /** Where the other text begins. */
  readonly at: At;
}

function checkPair({ german, other, words, at }: Pair, original: CompiledFile, file: CompiledFile, note: Note): void {
  const { missing, added } = compare(german, other, words);
  const severity = (figure: Figure): Severity => (isPhone(figure) ? 'error' : 'warning');
  const isLike = (figure: Figure) => (other: Figure) => other.kind === figure.kind && other.value.startsWith('tel:') === figure.value.startsWith('tel:');
  const replaced = new Set<Figure>();
  for (const figure of missing.slice(0, enough)) {
    // As many wrong ones as missing ones, in the same order: each stands for one. Else nobody can say which.
    const wanted = missing.filter(isLike(figure));
    const found = added.filter(isLike(figure));
    const instead = wanted.length === found.length ? found[wanted.indexOf(figure)] : undefined;
    const values = { value: figure.written, original: `${original.path}:${figure.line}` };
    if (instead) note(file, 'figure-wrong', instead, { ...values, found: instead.written }, severity(figure));
    else note(file, 'figure-missing', at, values, 'warning');
    if (instead) replaced.add(instead);
  }
  for (const figure of added.filter((one) => !replaced.has(one)).slice(0, enough))
    note(file, 'figure-added', figure, { value: figure.written, original: original.path }, severity(figure));
}

/**
 * The pieces of a translation against those of its German text: built alike, and with the same phones, links, dates and numbers.
 * A phone number that the German text does not have stops the build: who reads only this language cannot see that it is wrong.
 * Where the two are not built alike, only phone numbers are looked at: what else differs shows when the order is mended.
 */
export function checkFigures(original: CompiledFile, file: CompiledFile, note: Note): void {
  const shared = (one: CompiledFile, two: CompiledFile) =>
    one.pieces.filter(({ kind }) => !optional.has(kind) || two.pieces.some((piece) => piece.kind === kind));
  const german = shared(original, file);
  const other = shared(file, original);
  const [first] = other;
  if (german.length === 0 || !first) return;
  const isAlike = checkOrder(german, other, file, note);
  const phones = (pieces: readonly Piece[]) => pieces.flatMap(({ figures }) => figures.filter(isPhone));
  const pairs: readonly Pair[] = isAlike
    ? other.map((piece, index) => ({ german: german[index]?.figures ?? [], other: piece.figures, words: german[index]?.text ?? '', at: piece }))
    : [{ german: phones(german), other: phones(other), words: '', at: first }];
  for (const pair of pairs) if (pair.german.length + pair.other.length > 0) checkPair(pair, original, file, note);
}
