import { escapeHtml } from './entities.ts';

/** Phones, times, dates, addresses, file numbers: anything that right-to-left text would show in another order. */
const leftToRight = /(?:[+§€] ?)?[A-Za-zÀ-ž\d](?:[A-Za-zÀ-ž\d .,:;/@+&'’‘_%§€()–—-]*[A-Za-zÀ-ž\d%€)])?/g;

/** A single word or number needs no help. */
const isSimple = (run: string) => /^(\d+|[A-Za-zÀ-ž]+)$/.test(run);

/** True for text with letters that run from right to left. */
export const hasRtl = (text: string) => /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/.test(text);

/** The HTML of a text in which left-to-right runs are isolated: «اتصل +49 2631 803-0» would otherwise be shown as 803-0 2631 49+. */
export function isolate(text: string): string {
  let html = '';
  let end = 0;
  for (const { 0: run, index } of text.matchAll(leftToRight)) {
    html += escapeHtml(text.slice(end, index)) + piecesOf(run).map(isolatePiece).join('');
    end = index + run.length;
  }
  return html + escapeHtml(text.slice(end));
}

/** A run that opens a bracket but does not close it gives the bracket back to the text around it. */
function piecesOf(run: string): string[] {
  const open: number[] = [];
  const loose = new Set<number>();
  for (let at = 0; at < run.length; at++) {
    if (run[at] === '(') open.push(at);
    else if (run[at] === ')' && open.pop() === undefined) loose.add(at);
  }
  for (const at of open) loose.add(at);
  if (loose.size === 0) return [run];
  const pieces: string[] = [];
  let begin = 0;
  for (const at of [...loose].sort((a, b) => a - b)) {
    pieces.push(run.slice(begin, at), run.slice(at, at + 1));
    begin = at + 1;
  }
  return [...pieces, run.slice(begin)];
}

/** Spaces, and signs that end a sentence rather than a number, stay outside. */
function isolatePiece(piece: string): string {
  const inner = /^[ .,:;–—-]*(.*?)[ .,:;–—-]*$/s.exec(piece)?.[1] ?? '';
  if (!/[A-Za-zÀ-ž\d]/.test(inner) || isSimple(inner)) return escapeHtml(piece);
  const at = piece.indexOf(inner);
  return `${escapeHtml(piece.slice(0, at))}<bdi dir="ltr">${escapeHtml(inner)}</bdi>${escapeHtml(piece.slice(at + inner.length))}`;
}
