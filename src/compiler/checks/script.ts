import { findLanguage } from '../../core/language/registry.ts';
import type { Report } from '../problem.ts';

const scripts = { Latn: /\p{Script=Latin}/gu, Arab: /\p{Script=Arabic}/gu, Cyrl: /\p{Script=Cyrillic}/gu, Ethi: /\p{Script=Ethiopic}/gu } as const;

/** Fewer letters say nothing: a page may be a list of names and numbers. */
const enough = 60;

/** German names of offices stay German in every language; a text in its own language has more than this share of its own letters. */
const least = 0.3;

/** An Arabic file with a German text in it: the wrong file was saved, or the code in its name is wrong. */
export function checkScript(lang: string, body: string, line: number, report: Report): void {
  const language = findLanguage(lang);
  if (!language) return;
  const prose = body.replace(/\]\([^)\s]*\)/g, ']');
  const count = (pattern: RegExp) => prose.match(pattern)?.length ?? 0;
  const own = count(scripts[language.script]);
  const all = Object.values(scripts).reduce((sum, pattern) => sum + count(pattern), 0);
  if (all < enough || own >= all * least) return;
  const skipped = body.search(/\S/);
  const at = line + (body.slice(0, Math.max(0, skipped)).match(/\n/g)?.length ?? 0);
  report('wrong-language', { line: at, column: 1 }, { language: { de: language.german, en: language.autonym } }, 'warning');
}
