import { type Piece, placeIn } from '../pieces.ts';
import type { Report } from '../problem.ts';

/** Markup that Markdown does not take for markup: readers would see the signs. Patterns run over text without code; each is told once for a piece. */
const slips = [
  // `[Arzt](tel:+49 261 12345)`, `[Arzt] (https://…)`, `[Arzt][hier]`: an address with a space, brackets apart, a name that is nowhere.
  {
    code: 'broken-link',
    pattern: /\[[^\]\n]{1,200}\] ?\([^)\n]{0,60}|\[[^\]\n]{1,200}\]\[[^\]\n]{0,60}\]|\[[^\]()\n]{1,100}\((?:https?:|tel:|www\.)[^)\n]{0,60}/,
  },
  { code: 'footnote', pattern: /\[\^[^\]\s]{1,40}\]/ },
  { code: 'stray-stars', pattern: /\*\*|(?<![\w])__(?=\S)/ },
] as const;

/** Text with code and whole links as spaces, so that everything else keeps its place. */
const withoutWhole = (text: string) =>
  text
    .replace(/`[^`]*`/g, blank)
    .replace(/\\[[\]()*_]/g, blank)
    .replace(/!?\[[^[\]]{0,300}\]\((?:[^()\s]|\([^()\s]*\)){0,600}\)/g, blank)
    .replace(/\*\*(?=[^\s*])[^*]*[^\s*]\*\*(?![\p{L}\p{N}])|(?<!\w)__(?=\S)[^_]*[^\s_]__(?!\w)/gu, blank);
const blank = (text: string) => ' '.repeat(text.length);

/** What each of the slips has; hardly a piece has any of it. */
const hint = /\[|\*\*|__/;

/** Signs that are shown as they are written, in the pieces of a text. */
export function checkMarkup(pieces: readonly Piece[], report: Report): void {
  for (const piece of pieces) {
    const text = hint.test(piece.text) ? withoutWhole(piece.text) : '';
    for (const { code, pattern } of slips) {
      const found = pattern.exec(text);
      if (found)
        report(
          code,
          placeIn(piece, found.index),
          { value: piece.text.slice(found.index, found.index + (code === 'stray-stars' ? 24 : found[0].length)) },
          'warning',
        );
    }
    if (piece.kind === 'paragraph') checkRows(piece, report);
  }
}

/** Rows that were meant as a list or a heading and run together into one paragraph. */
function checkRows(piece: Piece, report: Report): void {
  const rows = piece.text.split('\n');
  const bullets = rows.filter((row) => /^\s*(?:[•●▪◦‣·►][^\S\n]*\S|[–—-]\s*\p{L})/u.test(row));
  const first = rows.indexOf(bullets[0] ?? '');
  const isList = bullets.length > 1 || /^\s*[•●▪◦‣►]/.test(bullets[0] ?? '');
  const offset = rows.slice(0, first).reduce((sum, row) => sum + row.length + 1, 0);
  if (isList && first >= 0)
    report('list-mark', placeIn(piece, offset), { value: rows[first], example: `- ${rows[first]?.replace(/^\s*\S\s*/, '').slice(0, 60)}` }, 'warning');
  const [, signs, words] = /^(#{1,6})([^\s#].*)$/.exec(rows[0] ?? '') ?? [];
  if (signs !== undefined) report('heading-space', piece, { value: rows[0], example: `${signs} ${words?.slice(0, 60)}` }, 'warning');
}
