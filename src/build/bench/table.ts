import type { BuildFigures, OwnFigures } from './build.ts';
import type { RuntimeFigures } from './runtime.ts';
import type { VisitFigures } from './visit.ts';

/** When, with what and on what machine figures were measured. */
export interface Stamp {
  readonly date: string;
  readonly command: string;
  /** `2 cores, Node 20.20.2, Chromium 156` */
  readonly machine: string;
}

/** The same corpus with all tools. */
export interface Comparison {
  readonly stamp: Stamp;
  readonly corpus: { readonly districts: number; readonly entries: number; readonly languages: readonly string[] };
  readonly own: OwnFigures & { readonly visit: VisitFigures };
  readonly others: readonly (BuildFigures & { readonly name: string; readonly visit: VisitFigures })[];
  /** A sentence for each tool that could not be measured. */
  readonly missing: readonly string[];
}

/** Ours alone at several sizes. */
export interface Scale {
  readonly stamp: Stamp;
  readonly sizes: readonly OwnFigures[];
}

export interface Runtime {
  readonly stamp: Stamp;
  readonly districts: readonly RuntimeFigures[];
  /** A sentence for each size that could not be measured. */
  readonly missing: readonly string[];
}

export type Line = readonly string[];

/** 0.4 stays 0.4, 12.34 becomes 12.3, 1234 becomes 1,234 */
const number = (value: number) => (value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(value < 1 ? 2 : 1));
const seconds = (value: number) => `${number(value)} s`;
const megabytes = (bytes: number) => `${number(bytes / 1e6)} MB`;
const kilobytes = (bytes: number) => `${number(bytes / 1e3)} kB`;
const percent = (part: number, whole: number) => `${number((part / whole) * 100)} %`;
const markdown = (lines: readonly Line[]) => lines.flatMap((line, index) => [row(line), ...(index === 0 ? [row(line.map(() => '---'))] : [])]);
const row = (cells: Line) => `| ${cells.join(' | ')} |`;
const stampLine = ({ date, command, machine }: Stamp) => `(${date}, ${machine}: \`${command}\`)`;
const full = ({ cost, compressing }: OwnFigures) => cost.cpu + compressing.cpu;

/** Ours in the first column, the others as they are and as a multiple of ours. */
export function compareTable({ own, others }: Comparison): readonly string[] {
  const line = (name: string, value: (figures: BuildFigures & { readonly visit: VisitFigures }) => number, text: (value: number) => string) => [
    name,
    text(value(own)),
    ...others.map((other) => `${text(value(other))} (${number(value(other) / value(own))}×)`),
  ];
  const ours = (name: string, text: string) => [name, text, ...others.map(() => '')];
  const both = (name: string, text: (visit: VisitFigures) => string) => [name, text(own.visit), ...others.map(({ visit }) => text(visit))];
  return markdown([
    ['', '**Welcome Atlas**', ...others.map(({ name }) => name)],
    line('build: processor time', ({ cost }) => cost.cpu, seconds),
    ours('… with the app bundled, once for the same sources', seconds(own.fromNothing.cpu)),
    ours('… on top: every text file compressed in advance', seconds(own.compressing.cpu)),
    ours('… the same build again, unchanged / one sentence changed', `${seconds(own.unchanged.cpu)} / ${seconds(own.oneChanged.cpu)}`),
    line('build: memory at the worst moment', ({ cost }) => cost.memory, megabytes),
    line('finished site', ({ output }) => output, megabytes),
    both('until the first text: bytes, requests', ({ firstBytes, firstRequests }) => `${kilobytes(firstBytes)}, ${firstRequests}`),
    both('first text, slow 3G, 4x CPU', ({ firstText }) => seconds(firstText / 1000)),
    both('one visit', ({ visitBytes, visitRequests }) => `${kilobytes(visitBytes)}, ${visitRequests} requests`),
    line('a whole district in one language, to be had without a network', ({ visit }) => visit.languageBytes, kilobytes),
    both('pages that open without a server', ({ offline }) => `${offline} of 10`),
  ]);
}

export const scaleTable = ({ sizes }: Scale): readonly string[] =>
  markdown([
    ['HTML pages', 'processor time', 'for each page', 'memory', 'by the clock', 'compressing, on top', 'again, unchanged', 'again, one sentence changed'],
    ...sizes.map((own) => [
      own.pages.toLocaleString('en'),
      seconds(own.cost.cpu),
      `${number((own.cost.cpu / own.pages) * 1000)} ms`,
      megabytes(Math.max(own.cost.memory, own.compressing.memory)),
      seconds(own.cost.seconds),
      seconds(own.compressing.cpu),
      `${seconds(own.unchanged.cpu)}, ${percent(own.unchanged.cpu, full(own))}`,
      `${seconds(own.oneChanged.cpu)}, ${percent(own.oneChanged.cpu, full(own))}`,
    ]),
  ]);

export function runtimeTable({ districts }: Runtime): readonly string[] {
  const line = (name: string, text: (figures: RuntimeFigures) => string) => [name, ...districts.map(text)];
  return markdown([
    line('entries in one district', ({ entries }) => entries.toLocaleString('en')),
    line('start without a network: first text (goal 0.6 s)', ({ start }) => seconds(start / 1000)),
    line('one key in search, 95 of 100 (goal 50 ms)', ({ key }) => `${number(key)} ms`),
    line('tasks above 50 ms while the longest list is scrolled (goal none)', ({ longTasks }) =>
      longTasks.length === 0 ? 'none' : `${longTasks.join(', ')} ms`,
    ),
    line('memory of the page after a walk (goal 60 MB)', ({ heap }) => megabytes(heap)),
    line('one changed sentence, for a returning phone (goal 10 kB)', ({ changed }) => kilobytes(changed)),
  ]);
}

const paragraphs = (...parts: readonly (string | readonly string[])[]) =>
  parts.flatMap((part) => (typeof part === 'string' ? part : part.join('\n'))).join('\n\n');

/** What stands in the README: a sentence that says what was measured, its table, and what could not be measured. */
export function compareBlock(comparison: Comparison): string {
  const { stamp, corpus, missing } = comparison;
  const { districts, entries, languages } = corpus;
  const pages = (districts * entries * languages.length).toLocaleString('en');
  return paragraphs(
    `The same ${pages} pages (${districts} × ${entries} entries in ${languages.join(', ')}) with what a municipality would pick instead, in one run; in brackets how many times ours ${stampLine(stamp)}:`,
    compareTable(comparison),
    ...missing,
  );
}

export const scaleBlock = (scale: Scale): string =>
  paragraphs(`Larger atlases, the percentages of a full build with compression ${stampLine(scale.stamp)}:`, scaleTable(scale));

export const runtimeBlock = (runtime: Runtime): string =>
  paragraphs(`On a phone with a processor slowed four times ${stampLine(runtime.stamp)}:`, runtimeTable(runtime), ...runtime.missing);

/** The marks that stand around a table in the README, on lines of their own. */
export const marks = (name: string) => ({ begin: `<!-- bench ${name} -->`, end: `<!-- /bench ${name} -->` });

/** Puts a block in its place. Undefined where a README has none. */
export function withBlock(readme: string, name: string, block: string): string | undefined {
  const { begin, end } = marks(name);
  const [from, to] = [readme.indexOf(begin), readme.indexOf(end)];
  return from < 0 || to < from ? undefined : `${readme.slice(0, from + begin.length)}\n${block}\n${readme.slice(to)}`;
}
