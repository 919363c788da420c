import { findLanguage, type Language } from '../../core/language/registry.ts';
import type { Report } from '../problem.ts';

/** Blocks of Unicode that have the letters of a script; marks and rare letters beside them do not change the answer. */
const blocks: Readonly<Record<Language['script'], readonly (readonly [from: number, to: number])[]>> = {
  Latn: [
    [0x41, 0x5a],
    [0x61, 0x7a],
    [0xc0, 0x24f],
    [0x1e00, 0x1eff],
  ],
  Cyrl: [[0x400, 0x52f]],
  Arab: [
    [0x600, 0x8ff],
    [0xfb50, 0xfdff],
    [0xfe70, 0xfefc],
  ],
  Ethi: [
    [0x1200, 0x139f],
    [0x2d80, 0x2ddf],
  ],
};
const scripts = Object.keys(blocks) as Language['script'][];

/** For every UTF-16 unit the place of its script in `scripts`, from 1; 0 for none. Looked up, because every text is read letter by letter. */
const scriptOf = new Uint8Array(0x10000);
for (const [index, script] of scripts.entries()) for (const [from, to] of blocks[script]) scriptOf.fill(index + 1, from, to + 1);

/** So much of a text tells its script; fewer letters say nothing, for a page may be a list of names and numbers. */
const looked = 4_000;
const enough = 60;

/** German names of offices stay German in every language; a text in its own language has more than this share of its own letters. */
const least = 0.3;

/** An Arabic file with a German text in it: the wrong file was saved, or the code in its name is wrong. */
export function checkScript(lang: string, body: string, line: number, report: Report): void {
  const language = findLanguage(lang);
  if (!language) return;
  const prose = body.slice(0, looked).replace(/\]\([^)\s]*\)/g, ']');
  const counts = [0, ...scripts.map(() => 0)];
  for (let at = 0; at < prose.length; at++) {
    const script = scriptOf[prose.charCodeAt(at)] ?? 0;
    counts[script] = (counts[script] ?? 0) + 1;
  }
  const all = prose.length - (counts[0] ?? 0);
  if (all < enough || (counts[scripts.indexOf(language.script) + 1] ?? 0) >= all * least) return;
  const before = body.slice(0, Math.max(0, body.search(/\S/)));
  report('wrong-language', { line: line + before.split('\n').length - 1, column: 1 }, { language: { de: language.german, en: language.autonym } }, 'warning');
}
