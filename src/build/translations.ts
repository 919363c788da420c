import { compileFolders } from '../compiler/district.ts';
import { type CompiledFile, type ContentFile, originalLanguage } from '../compiler/file.ts';
import { languages } from '../core/language/registry.ts';
import { findOriginal, isText, mountedLayers } from './stamp.ts';

export interface TranslationsInput {
  readonly files: readonly ContentFile[];
  /** Only these folders: districts with the layers that they mount, or shared folders. Absent: all. */
  readonly folders?: readonly string[];
  /** Only this language. */
  readonly language?: string;
}

/** How far one language has come in one folder. Files are below the content folder. */
export interface LanguageReport {
  readonly lang: string;
  readonly written: readonly string[];
  /** Files that nobody has written yet. */
  readonly missing: readonly string[];
  /** Their German text has changed since. */
  readonly stale: readonly string[];
  /** Made by a machine, and nobody has looked them through. */
  readonly unreviewed: readonly string[];
  /** They do not say which German text they translate, so nobody can tell whether it has changed. */
  readonly unstamped: readonly string[];
}

export interface FolderReport {
  readonly folder: string;
  /** Entries with a German text, and the district's own file. */
  readonly entries: number;
  readonly languages: readonly LanguageReport[];
}

/** What is written, missing, older than its German text and not looked through, by folder and language. */
export function reportTranslations({ files, folders, language }: TranslationsInput): FolderReport[] {
  const compiled = [...compileFolders(files, 'en').values()].flat().filter(isText);
  const layers = mountedLayers(compiled);
  const chosen = folders && new Set(folders.flatMap((folder) => [folder, ...(layers.get(folder) ?? [])]));
  const originals = new Map(compiled.filter(({ name }) => name.lang === originalLanguage).map((file) => [file.path, file]));
  const names = [...new Set(compiled.map(({ name }) => name.folder))].filter((folder) => !chosen || chosen.has(folder)).sort();
  return names.map((folder) => {
    const inside = compiled.filter(({ name }) => name.folder === folder);
    const german = inside.filter(({ name }) => name.lang === originalLanguage);
    const wanted = wantedIn(folder, compiled, layers);
    const spoken = languages
      .map(({ tag }) => tag)
      .filter((tag) => tag !== originalLanguage && (language === undefined || tag === language))
      .filter((tag) => wanted.has(tag) || inside.some(({ name }) => name.lang === tag));
    return {
      folder,
      entries: german.length,
      languages: spoken.map((lang) => reportLanguage(lang, german, inside, wanted.has(lang), (file) => findOriginal(file, layers, originals))),
    };
  });
}

/** The languages that a folder is shown in: those of the district, or of all districts that mount the layer. */
function wantedIn(folder: string, compiled: readonly CompiledFile[], layers: ReadonlyMap<string, readonly string[]>): Set<string> {
  const shown = compiled.filter(({ name, district }) => district && (name.folder === folder || layers.get(name.folder)?.includes(folder)));
  return new Set(shown.flatMap(({ district }) => district?.languages ?? []));
}

const keyOf = ({ name }: CompiledFile) => `${name.collection ?? ''}/${name.id}`;

function reportLanguage(
  lang: string,
  german: readonly CompiledFile[],
  inside: readonly CompiledFile[],
  isWanted: boolean,
  originalOf: (file: CompiledFile) => CompiledFile | undefined,
): LanguageReport {
  const own = inside.filter(({ name }) => name.lang === lang);
  const there = new Set(own.map(keyOf));
  const paths = (these: readonly CompiledFile[]) => these.map(({ path }) => path).sort();
  return {
    lang,
    written: paths(own),
    missing: isWanted ? paths(german.filter((file) => !there.has(keyOf(file)))).map((path) => path.replace(/[^.]+\.md$/, `${lang}.md`)) : [],
    stale: paths(own.filter((file) => file.words?.of !== undefined && file.words.of !== originalOf(file)?.words?.revision)),
    unreviewed: paths(own.filter(({ words }) => words?.method === 'machine')),
    unstamped: paths(own.filter(({ words }) => words && words.of === undefined)),
  };
}

const sum = (reports: readonly FolderReport[], of: (report: LanguageReport) => readonly string[]) =>
  reports.flatMap(({ languages: all }) => all).reduce((total, report) => total + of(report).length, 0);

/** All folders and languages together. */
export const countTranslations = (reports: readonly FolderReport[]) => ({
  written: sum(reports, ({ written }) => written),
  missing: sum(reports, ({ missing }) => missing),
  stale: sum(reports, ({ stale }) => stale),
  unreviewed: sum(reports, ({ unreviewed }) => unreviewed),
  unstamped: sum(reports, ({ unstamped }) => unstamped),
});

const columns = ['written', 'missing', 'stale', 'unreviewed'] as const;

/** A table for the terminal: a line for each language of each folder. */
export function printTable(reports: readonly FolderReport[]): string {
  const width = Math.max(...reports.map(({ folder }) => folder.length), 12) + 2;
  const head = `${''.padEnd(width)}${columns.map((name) => name.padStart(12)).join('')}`;
  const blocks = reports.map(({ folder, entries, languages: all }) => {
    const rows = all.map((report) => `  ${report.lang}`.padEnd(width) + columns.map((name) => String(report[name].length || '–').padStart(12)).join(''));
    return [`${folder} (${entries})`, ...rows].join('\n');
  });
  return [head, ...blocks].join('\n');
}

/** The files of each folder and language that somebody has to look at. */
export function printFiles(reports: readonly FolderReport[], content: string): string {
  const kinds = ['missing', 'stale', 'unreviewed'] as const;
  return reports
    .flatMap(({ languages: all }) => all)
    .flatMap((report) => kinds.flatMap((kind) => report[kind].map((path) => `${kind.padEnd(11)} ${content}/${path}`)))
    .join('\n');
}
