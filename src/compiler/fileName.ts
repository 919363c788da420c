import { type Collection, collections } from '../core/atlas/entry.ts';
import { findLanguage, languages } from '../core/language/registry.ts';
import { isId, languageTags, suggestLanguage } from './kinds/reference.ts';
import { type Report, start } from './problem.ts';
import { closest, slugOf } from './suggest.ts';

/** Where a file belongs by its name. */
export interface FileName {
  /** A district, or with an underscore a shared folder; '' for files that belong to none. */
  readonly folder: string;
  /** Absent for `district.<lang>.md` and `names.<lang>.yml`. */
  readonly collection?: Collection;
  readonly id: string;
  readonly lang: string;
}

/** Files beside the entries that belong to other parts of the atlas, or to the machine of an editor. */
const bystanders = /(^|\/)(README\.md|[\w.-]+\.LICENCE\.md|basemap\.(geojson|pmtiles)|boundary\.geojson|Thumbs\.db|desktop\.ini)$/;
export const isBystander = (path: string) => bystanders.test(path) || /(^|\/)[.~]/.test(path);

/** Tables of words: `names.ar.yml` beside `district.ar.md`, `glossary.ar.yml` there or in a shared folder. */
const tableFile = /^(names|glossary)\.([^.]+)\.yml$/;

/** True for a file that the compiler wants to read. */
export const isSource = (path: string) => path.endsWith('.md') || tableFile.test(path.split('/').at(-1) ?? '');

export const isReserved = (name: string) => reserved.has(name);

/** A folder of `content/`: a district, or with an underscore what districts share. */
export const isFolder = (name: string) => isId(name.replace(/^_/, '')) && !isReserved(name);

/** First parts of addresses of the site that are no district: a folder of this name would lie among the files of the program. */
export const reserved: ReadonlySet<string> = new Set([
  'assets',
  'app-icons',
  'hosting',
  'screens',
  'packs',
  'src',
  'node-modules',
  '404',
  'index',
  ...languages.map(({ tag }) => tag),
]);

/** Names that Windows keeps for its devices: no disk and no web space there can hold such a file. */
const isDevice = (name: string) => /^(con|prn|aux|nul|(com|lpt)\d)$/.test(name);

/** A folder that no disk of some hosts can hold, or that would fall together with packs of strangers on a phone (src/device/apart.ts). */
const isTaken = (folder: string) => isDevice(folder) || /-from-[0-9a-f]{16}$/.test(folder);

/** 'Tafel Mayen.DE.md' -> 'tafel-mayen.de.md' */
function suggestFile(file: string): string | undefined {
  const parts = file.split('.').filter((part) => part !== '');
  while (/^(md|mdx|markdown|txt)$/i.test(parts.at(-1) ?? '')) parts.pop();
  // An underscore, or the hyphen before German, stands for the dot.
  const [, before, after] = parts.length === 1 ? (/^(.+)(?:_([a-z]{2,3}|de-simple)|-de)$/i.exec(parts[0] ?? '') ?? []) : [];
  if (before !== undefined) parts.splice(0, 1, before, after ?? 'de');
  const last = parts.length > 1 ? (parts.at(-1) ?? '').trim().toLowerCase() : '';
  const lang = findLanguage(last)?.tag ?? suggestLanguage(last);
  if (lang !== undefined) parts.pop();
  const id = slugOf(parts.join(' '));
  const guess = `${id}.${lang ?? 'de'}.md`;
  return id !== '' && guess !== file ? guess : undefined;
}

/** 'names.ar.yaml' -> 'names.ar.yml' */
export function suggestTable(path: string): string | undefined {
  const [, table, lang] = /^(names|glossary)(?:[._-]([a-z-]+))?\.ya?ml$/i.exec(path.split('/').at(-1) ?? '') ?? [];
  return table && `${table.toLowerCase()}.${findLanguage(lang ?? '')?.tag ?? suggestLanguage(lang ?? '') ?? 'ar'}.yml`;
}

/** The place of a file by its path below `content/`; undefined after a report. */
export function readName(path: string, report: Report): FileName | undefined {
  const parts = path.split('/');
  const file = parts.at(-1) ?? '';
  const [folder = '', second = ''] = parts;
  const refuse = (...problem: Parameters<Report>): undefined => report(...problem) as undefined;
  if (parts.length < 2 || parts.length > 3) return refuse('file-place', start);
  if (isReserved(folder)) return refuse('folder-reserved', start, { name: folder });
  if (!isFolder(folder)) return refuse('folder-name', start, { name: folder, guess: slugOf(folder) || undefined });
  if (isTaken(folder)) return refuse('name-taken', start, { name: folder });
  const [, table, spoken = ''] = tableFile.exec(file) ?? [];
  if (table === 'names' || table === 'glossary') {
    if (parts.length !== 2 || (table === 'names' && folder.startsWith('_'))) return refuse(`${table}-place`, start);
    if (!findLanguage(spoken)) return refuse('unknown-language', start, { name: spoken, choices: languageTags, guess: suggestLanguage(spoken) });
    return /^de\b/.test(spoken) ? refuse(`${table}-german`, start) : { folder, id: table, lang: spoken };
  }
  const collection = parts.length === 3 ? collections.find((one) => one === second) : undefined;
  if (parts.length === 3 && !collection)
    return refuse('unknown-collection', start, { name: second, choices: collections.join(', '), guess: closest(second, collections) });
  const [, id = '', lang = ''] = /^([^.]+)\.([^.]+)\.md$/.exec(file) ?? [];
  const copied = /^(.+\.[\w-]+?) ?(?:- (?:Kopie|Copy)|\(\d+\)).*\.md$/i.exec(file)?.[1];
  if (copied !== undefined) return refuse('file-copy', start, { name: file, original: `${copied}.md` });
  if (!isId(id)) return refuse('file-name', start, { name: file, guess: suggestFile(file) });
  if (isDevice(id)) return refuse('name-taken', start, { name: id });
  if (!findLanguage(lang)) return refuse('unknown-language', start, { name: lang, choices: languageTags, guess: suggestLanguage(lang) });
  if (collection) return { folder, collection, id, lang };
  if (id === 'district' && !folder.startsWith('_')) return { folder, id, lang };
  return refuse('file-place', start);
}
