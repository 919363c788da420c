import { type Figure, findFigures } from './figures.ts';
import type { At } from './problem.ts';

/** Pieces that stand in the head, in this order. All but the title may be left out. */
export const headKinds = ['title', 'summary', 'bring', 'steps', 'duration'] as const satisfies readonly PieceKind[];

/** A figure with its place in the file. */
export type PlacedFigure = Figure & At;

/** What a piece of a text is: readers see the pieces of two languages beside each other. */
export type PieceKind = 'title' | 'summary' | 'bring' | 'steps' | 'duration' | 'heading' | 'paragraph' | 'bullet' | 'step' | 'quote' | 'row';

/** A heading, a paragraph, an item of a list, a row of a table: what has its counterpart in every language. */
export interface Piece extends At {
  readonly kind: PieceKind;
  /** As written, without the mark at its beginning; lines stay lines. */
  readonly text: string;
  readonly figures: readonly PlacedFigure[];
}

/** The mark at the beginning of a row, and what it begins. */
const mark = /^(?: {0,3}(?:#{1,6}\s+|>\s?|\|)|\s*(?:\d{1,9}[.)]|[-*+])\s+)/;
const kinds: Readonly<Record<string, PieceKind>> = { '#': 'heading', '>': 'quote', '|': 'row', '-': 'bullet', '*': 'bullet', '+': 'bullet' };

/** The notes of an editor to herself as spaces, so that everything else keeps its place. */
function blankNotes(text: string): string {
  if (!text.includes('<!--')) return text;
  let rest = '';
  let end = 0;
  for (let begin = text.indexOf('<!--'); begin >= 0; begin = text.indexOf('<!--', end)) {
    const close = text.indexOf('-->', begin + 4);
    if (close < 0) break;
    rest += text.slice(end, begin) + text.slice(begin, close + 3).replace(/[^\n]/g, ' ');
    end = close + 3;
  }
  return rest + text.slice(end);
}

/** A piece of text that begins at `at`. */
export function pieceOf(kind: PieceKind, text: string, { line, column }: At): Piece {
  let begin = 0;
  let row = line;
  let end = text.indexOf('\n');
  const figures = findFigures(text).map((figure) => {
    for (; end >= 0 && end < figure.offset; end = text.indexOf('\n', begin)) {
      begin = end + 1;
      row += 1;
    }
    return { ...figure, line: row, column: figure.offset - begin + (row === line ? column : 1) };
  });
  return { kind, text, line, column, figures };
}

/** Where in the file an offset of a piece is. */
export function placeIn({ text, line, column }: Piece, offset: number): At {
  const before = text.slice(0, offset).split('\n');
  const last = before.at(-1)?.length ?? 0;
  return { line: line + before.length - 1, column: last + (before.length === 1 ? column : 1) };
}

/** Takes a Markdown text apart; `line` is the line of the file on which it begins. */
export function piecesOf(body: string, line: number): Piece[] {
  const pieces: Piece[] = [];
  let open: { kind: PieceKind; text: string; at: At } | undefined;
  const close = () => {
    if (open) pieces.push(pieceOf(open.kind, open.text, open.at));
    open = undefined;
  };
  for (const [index, row] of blankNotes(body).split('\n').entries()) {
    if (row.trim() === '') {
      close();
      continue;
    }
    const lead = mark.exec(row)?.[0];
    const kind = lead === undefined ? undefined : (kinds[lead.trimStart().charAt(0)] ?? 'step');
    const isNext = open !== undefined && (kind === undefined ? open.kind !== 'heading' && open.kind !== 'row' : kind === 'quote' && open.kind === 'quote');
    if (open && isNext) {
      open.text += `\n${row}`;
      continue;
    }
    close();
    const begin = lead?.length ?? row.length - row.trimStart().length;
    open = { kind: kind ?? 'paragraph', text: row.slice(begin), at: { line: line + index, column: begin + 1 } };
  }
  close();
  return pieces;
}
