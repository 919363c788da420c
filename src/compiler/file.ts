import { type Collection, collections, type Entry, type EntryKey, type TranslationMethod } from '../core/atlas/entry.ts';
import { findLanguage, languages } from '../core/language/registry.ts';
import { expiryOf } from './expiry.ts';
import { type MapValue, parseFile, placeOf } from './frontMatter.ts';
import { isId, type Reference } from './kinds.ts';
import { renderText } from './markdown.ts';
import type { Code, MessageLanguage } from './messages.ts';
import { type At, createReport, type Problem, type Report, start } from './problem.ts';
import { revision } from './revision.ts';
import { type Base, base, translation, words as wordFields } from './schemas/base.ts';
import { type CollectionSchema, factFields, schemas } from './schemas/collections.ts';
import { type Fields, readFields, type Values } from './schemas/field.ts';
import { closest } from './suggest.ts';

/** A file as it was found below `content/`: its text, or why it could not be read. Paths have forward slashes. */
export type ContentFile =
  | { readonly path: string; readonly text: string }
  | { readonly path: string; readonly fault: { readonly code: Code; readonly values: Readonly<Record<string, string | number>> } };

/** Where a file belongs by its name. */
export interface FileName {
  readonly folder: string;
  /** Absent for `district.<lang>.md`. */
  readonly collection?: Collection;
  readonly id: string;
  readonly lang: string;
}

/** The words of one file. */
export interface FileWords {
  readonly title: string;
  readonly summary?: string;
  readonly keywords?: readonly string[];
  readonly body: readonly string[];
  readonly method: TranslationMethod;
  /** Revision of this text, and for a translation the revision that it says it translates. */
  readonly revision: string;
  readonly of?: string;
}

/** What one Markdown file gives. `facts` only in the original; `entry` lacks its words until a district is put together. */
export interface CompiledFile {
  readonly path: string;
  readonly name: FileName;
  readonly words?: FileWords;
  readonly entry?: Omit<Entry, 'words' | 'topics'>;
  readonly aliases: readonly string[];
  readonly topics: readonly Reference[];
  readonly references: readonly Reference[];
  readonly position?: { readonly at: At; readonly point: readonly [number, number] };
  /** Head of an original: a district's facts are read from it, and problems that show later are placed by it. */
  readonly head?: MapValue;
  readonly problems: readonly Problem[];
}

/** The language that carries the facts. One for the whole atlas for now; a district may have its own one day. */
export const originalLanguage = 'de';

/** Files beside the entries that belong to other parts of the atlas. */
const bystanders = /(^|\/)(README\.md|[\w-]+\.LICENCE\.md|basemap\.(geojson|pmtiles)|names\.[a-z-]+\.yml|boundary\.geojson)$/;

/** The place of a file, `ignored` for files that are no entries, or undefined after a report. */
function readName(path: string, report: Report): FileName | 'ignored' | undefined {
  if (bystanders.test(path) || /(^|\/)\./.test(path)) return 'ignored';
  const parts = path.split('/');
  const [folder = '', second = '', third] = parts;
  const file = third ?? second;
  const match = file.match(/^(.+?)\.([A-Za-z-]+)\.md$/);
  const [, id = '', lang = ''] = match ?? [];
  if (!match || parts.length < 2 || parts.length > 3 || !/^_?[a-z0-9]+(-[a-z0-9]+)*$/.test(folder) || !isId(id)) {
    report('file-name', start, { name: path });
    return undefined;
  }
  if (!findLanguage(lang)) {
    report('unknown-language', start, { name: lang, choices: languages.map(({ tag }) => tag).join(', ') });
    return undefined;
  }
  if (third === undefined) {
    if (id === 'district' && !folder.startsWith('_')) return { folder, id, lang };
    report('file-name', start, { name: path });
    return undefined;
  }
  const collection = collections.find((one) => one === second);
  if (collection) return { folder, collection, id, lang };
  const guess = closest(second, collections);
  report('unknown-collection', start, { name: second, choices: guess ? `${guess} (?), ${collections.join(', ')}` : collections.join(', ') });
  return undefined;
}

/** Compiles one file; `undefined` for files that are none of ours. Never throws on content. */
export function compileFile(file: ContentFile, language: MessageLanguage): CompiledFile | undefined {
  const problems: Problem[] = [];
  const report = createReport(file.path, language, problems);
  const name = readName(file.path, report);
  if (name === 'ignored') return undefined;
  const nothing = {
    path: file.path,
    name: name ?? { folder: file.path.split('/')[0] ?? '', id: '', lang: '' },
    aliases: [],
    topics: [],
    references: [],
    problems,
  };
  if (!name) return nothing;
  if ('fault' in file) {
    report(file.fault.code, start, file.fault.values);
    return nothing;
  }
  const parsed = parseFile(file.text, report);
  if (!parsed) return nothing;

  const { head, body, bodyLine } = parsed;
  const original = name.lang === originalLanguage;
  const rtl = findLanguage(name.lang)?.dir === 'rtl';
  const text = renderText(body, { rtl, line: bodyLine, report });
  const wordsRead = readWords(head, name, report);
  if (wordsRead && text.blocks.length === 0 && name.collection !== 'topics' && !problems.some(({ severity }) => severity === 'error'))
    report('no-body', { line: bodyLine, column: 1 });
  const words: FileWords | undefined = wordsRead && {
    title: wordsRead.title,
    ...(wordsRead.summary !== undefined && { summary: wordsRead.summary }),
    ...(wordsRead.keywords && { keywords: wordsRead.keywords }),
    body: text.blocks,
    method: original ? 'original' : (wordsRead.translation?.method ?? 'human'),
    revision: revision([wordsRead.title, wordsRead.summary ?? '', body.trim()].join('\n')),
    ...(wordsRead.translation?.of !== undefined && { of: wordsRead.translation.of }),
  };
  const result = { ...nothing, name, ...(words && { words }), references: text.links };
  if (!original) return result;
  if (!name.collection) return { ...result, head };

  const facts = readEntry(head, name.collection, name.id, report);
  if (!facts) return result;
  const point = 'position' in facts.entry ? facts.entry.position?.at : undefined;
  return {
    ...result,
    head,
    entry: facts.entry,
    aliases: facts.values.aliases ?? [],
    topics: facts.values.topics ?? [],
    references: [...text.links, ...(facts.values.related ?? []), ...(facts.place ? [facts.place] : [])],
    ...(point && { position: { point, at: placeOf(head, 'at') } }),
  };
}

const wordNames: ReadonlySet<string> = new Set([...Object.keys(wordFields), 'translation']);
const translationFields = { ...wordFields, translation: { kind: () => undefined, example: 'translation: { method: machine }', about: { de: '', en: '' } } };

/** Title, summary, keywords and, in a translation, how it was made. Facts in a translation are refused: they stand once. */
function readWords(head: MapValue, name: FileName, report: Report) {
  const original = name.lang === originalLanguage;
  const own: MapValue = { ...head, fields: head.fields.filter((field) => wordNames.has(field.name) && field.name !== 'translation') };
  const values = readFields(wordFields, own, report);
  if (original) return values && { ...values, translation: undefined };

  const facts = Object.keys(name.collection ? factFields(name.collection) : {});
  const file = `${name.id}.${originalLanguage}.md`;
  for (const field of head.fields) {
    if (wordNames.has(field.name)) continue;
    if (facts.includes(field.name) || !name.collection) report('fact-in-translation', field, { name: field.name, original: file });
    else {
      const guess = closest(field.name, [...wordNames]);
      report('unknown-field', field, { name: field.name, choices: Object.keys(translationFields).join(', '), suggestion: guess ? `„${guess}“? ` : '' });
    }
  }
  const made = head.fields.find((field) => field.name === 'translation');
  if (!made) {
    report('missing-field', { line: head.line, column: 1 }, { name: 'translation', example: 'translation: { method: machine }' });
    return undefined;
  }
  if (made.value.kind !== 'map') {
    report('wrong-shape', made, { name: 'translation', expected: 'method', example: 'translation: { method: machine }' });
    return undefined;
  }
  const read = readFields(translation, made.value, report);
  return values && read && { ...values, translation: read };
}

/** The facts of an entry, in the shape in which they travel. */
function readEntry(head: MapValue, collection: Collection, id: string, report: Report) {
  const fields = factFields(collection);
  const own: MapValue = { ...head, fields: head.fields.filter((field) => !wordNames.has(field.name)) };
  const values = readFields(fields, own, report) as (Base & Record<string, unknown>) | undefined;
  if (!values) return undefined;
  const at = (field: string) => placeOf(head, field);
  if (!values.review && !values.expires) report('no-expiry', at('checked'));
  if (values.expires && values.expires < values.checked)
    report('date-order', at('expires'), { name: 'expires', value: values.expires, other: 'checked', before: values.checked });
  const schema = schemas[collection] as unknown as CollectionSchema<Fields, Entry>;
  const additional = Object.fromEntries(Object.entries(values).filter(([name]) => !Object.hasOwn(base, name)));
  const facts = schema.facts(additional as Values<Fields>, { report, at });
  const expires = expiryOf(values);
  const entry = {
    collection,
    id,
    ...facts,
    source: values.source,
    checked: values.checked,
    ...(expires !== undefined && { expires }),
    ...(values.related && { related: values.related.map(({ key }) => key as EntryKey) }),
    ...(values.order !== undefined && { order: values.order }),
    ...(values.sensitivity && { sensitivity: values.sensitivity }),
  } as Omit<Entry, 'words' | 'topics'> & { readonly position?: { readonly at: readonly [number, number] } };
  const place = additional['place'] as Reference | undefined;
  return { entry, values, ...(place && { place }) };
}
