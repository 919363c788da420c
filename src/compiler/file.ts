import type { Collection, Entry, EntryKey, Errand, TranslationMethod } from '../core/atlas/entry.ts';
import { findLanguage } from '../core/language/registry.ts';
import { checkMarkup } from './checks/markup.ts';
import { checkScript } from './checks/script.ts';
import { withoutComments } from './entities.ts';
import { expiryOf } from './expiry.ts';
import { type FileName, isBystander, isFolder, readName, suggestTable } from './fileName.ts';
import { type MapValue, parseFile, placeOf } from './frontMatter.ts';
import { readGlossary, type Term } from './glossary.ts';
import type { Reference } from './kinds/reference.ts';
import { renderText } from './markdown.ts';
import type { Code, MessageLanguage } from './messages.ts';
import { readSigns, type Sign } from './names.ts';
import { headKinds, type Piece, pieceOf, piecesOf } from './pieces.ts';
import { type At, createReport, limitRepeats, type MessageValues, type Problem, type Report, start } from './problem.ts';
import { findHurdles, limits } from './readability.ts';
import { revision } from './revision.ts';
import { type Base, base, errandWords, translationFields, words as wordFields, wordsOf } from './schemas/base.ts';
import { type CollectionSchema, factFields, schemas } from './schemas/collections.ts';
import { districtFields } from './schemas/district.ts';
import { type Fields, readFields, type Values } from './schemas/field.ts';
import { readSource } from './source.ts';

/** Why a file could not be read as text, and where. */
export interface Fault {
  readonly code: Code;
  readonly values?: MessageValues;
  readonly at?: At;
}

/** A file as it was found below `content/`: its text, or why it could not be read. Paths have forward slashes. */
export type ContentFile = { readonly path: string; readonly text: string } | { readonly path: string; readonly fault: Fault };

/** The words of one file. */
export interface FileWords {
  readonly title: string;
  readonly summary?: string;
  readonly keywords?: readonly string[];
  readonly body: readonly string[];
  /** What a visit is like; places only. */
  readonly errand?: Omit<Errand, 'lang'>;
  readonly method: TranslationMethod;
  /** Revision of this text, and for a translation the revision that it says it translates. */
  readonly revision: string;
  readonly of?: string;
}

/** What one Markdown file gives. `entry` and `district` only in the original; `entry` lacks its words until a district is put together. */
export interface CompiledFile {
  readonly path: string;
  readonly name: FileName;
  readonly words?: FileWords;
  readonly entry?: Omit<Entry, 'words' | 'topics'>;
  readonly district?: Values<typeof districtFields>;
  readonly aliases: readonly string[];
  readonly topics: readonly Reference[];
  readonly references: readonly Reference[];
  readonly position?: { readonly at: At; readonly point: readonly [number, number] };
  /** True: mobile numbers and private mail addresses may stand here. */
  readonly public?: boolean;
  /** Names of places in another language, of `names.<lang>.yml`. */
  readonly signs?: readonly Sign[];
  /** Words for German offices and papers, of `glossary.<lang>.yml`. */
  readonly glossary?: readonly Term[];
  /** Problems that show when files are seen together are placed by the head and by the text as written. */
  readonly head?: MapValue;
  readonly text?: { readonly source: string; readonly line: number };
  /** Head and text in pieces, to be compared with those of other languages; none where the text is too much for the parser. */
  readonly pieces: readonly Piece[];
  readonly problems: readonly Problem[];
}

/** The language that carries the facts. One for the whole atlas for now; a district may have its own one day. */
export const originalLanguage = 'de';

/** German for people who are still learning it; its texts are looked at for what is hard to read. */
const simpleLanguage = 'de-simple';

/** Compiles one file; `undefined` for files that are none of ours. Never throws on content. */
export function compileFile(file: ContentFile, language: MessageLanguage): CompiledFile | undefined {
  if (isBystander(file.path)) return undefined;
  const problems: Problem[] = [];
  const tell = createReport(file.path, language, problems);
  let last: number | undefined;
  const compiled = readFile(file, (code, at, values, severity) => {
    // A file without text says itself where its fault is.
    last ??= 'text' in file ? file.text.split(/\r\n?|\n/).length : Number.POSITIVE_INFINITY;
    tell(code, { ...at, line: Math.min(at.line, last) }, values, severity);
  });
  const told = compiled.public ? problems.filter(({ code }) => code !== 'personal-phone' && code !== 'personal-email') : problems;
  return { ...compiled, problems: limitRepeats(told, language) };
}

const silent: Report = () => {};

function readFile(file: ContentFile, report: Report): Omit<CompiledFile, 'problems'> {
  const folder = file.path.split('/')[0] ?? '';
  const nowhere: FileName = { folder: isFolder(folder) ? folder : '', id: '', lang: '' };
  const nothing = { path: file.path, aliases: [], topics: [], references: [], pieces: [] };
  if ('fault' in file) {
    const { code, at = start, values } = file.fault;
    const isStray = code === 'stray-file';
    report(code, at, isStray ? { guess: suggestTable(file.path) } : values, isStray ? 'warning' : 'error');
    return { ...nothing, name: readName(file.path, silent) ?? nowhere };
  }
  const name = readName(file.path, report);
  if (!name) return { ...nothing, name: nowhere };
  const source = readSource(file.text, report);
  if (name.id === 'names' && !name.collection) return { ...nothing, name, ...(source !== undefined && { signs: readSigns(source, name.lang, report) }) };
  if (name.id === 'glossary' && !name.collection)
    return { ...nothing, name, ...(source !== undefined && { glossary: readGlossary(source, file.path, report) }) };
  const parsed = source === undefined ? undefined : parseFile(source, report);
  if (!parsed) return { ...nothing, name };

  const { head, body, bodyLine } = parsed;
  const rtl = findLanguage(name.lang)?.dir === 'rtl';
  const { blocks, links } = renderText(body, { rtl, line: bodyLine, report });
  if (withoutComments(body).trim() === '' && name.collection !== 'topics') report('no-body', { line: bodyLine, column: 1 });
  else if (blocks.length > 0 && blocks.every((block) => block.startsWith('<h'))) report('no-body', { line: bodyLine, column: 1 });
  const pieces = blocks.length > 0 || body.trim() === '' ? [...wordPieces(head), ...piecesOf(body, bodyLine)] : [];
  for (const piece of pieces.filter(({ kind }) => (headKinds as readonly string[]).includes(kind))) {
    const marks = /<\/?[a-z][^>]{0,80}>|\*\*|\]\([^)]{0,80}\)?/i.exec(piece.text)?.[0];
    if (marks !== undefined) report('markup-in-head', piece, { value: marks }, 'warning');
  }
  checkMarkup(
    pieces.filter(({ kind }) => !(headKinds as readonly string[]).includes(kind)),
    report,
  );
  const result = { ...nothing, name, head, text: { source: body, line: bodyLine }, pieces, references: links };
  if (name.lang === simpleLanguage)
    for (const { hurdle, ...values } of findHurdles(pieces)) report(`simple-${hurdle}`, values, { ...values, limit: limits.sentence }, 'warning');
  if (name.lang !== originalLanguage) {
    const values = readTranslation(head, name, report);
    checkScript(name.lang, body, bodyLine, report);
    return values ? { ...result, words: fileWords(values, blocks, body, values.translation) } : result;
  }
  if (!name.collection) {
    const values = readFields({ ...wordFields, ...districtFields }, head, report);
    if (!values) return result;
    const { title, summary, keywords, ...district } = values;
    const words = fileWords({ title, summary, keywords }, blocks, body);
    return { ...result, district, words, ...(district.public && { public: true }) };
  }
  const read = readEntry(head, name.collection, name.id, report);
  if (!read) return result;
  const { values, entry } = read;
  const point = 'position' in entry ? (entry.position as { at: readonly [number, number] } | undefined)?.at : undefined;
  return {
    ...result,
    words: fileWords(values, blocks, body),
    entry,
    aliases: values.aliases ?? [],
    topics: values.topics ?? [],
    references: [...links, ...(values.related ?? []), ...(values.place ? [values.place] : [])],
    ...(point && { position: { point, at: placeOf(head, 'at') } }),
    ...(values.public && { public: true }),
  };
}

/** The words of the head as pieces of the text; a list has one for each item. */
const wordPieces = (head: MapValue): Piece[] =>
  headKinds.flatMap((kind) => {
    const value = head.fields.find(({ name }) => name === kind)?.value;
    const items = value?.kind === 'list' ? value.items : value ? [value] : [];
    return items.flatMap((item) => (item.kind === 'text' ? [pieceOf(kind, item.text, item)] : []));
  });

interface WordValues {
  readonly title: string;
  readonly summary?: string | undefined;
  readonly keywords?: readonly string[] | undefined;
  readonly bring?: readonly string[] | undefined;
  readonly steps?: readonly string[] | undefined;
  readonly duration?: string | undefined;
}

function fileWords(
  { title, summary, keywords, bring, steps, duration }: WordValues,
  blocks: readonly string[],
  body: string,
  translation?: { method: TranslationMethod; of?: string },
): FileWords {
  const errand = { ...(bring && { bring }), ...(steps && { steps }), ...(duration !== undefined && { duration }) };
  const errandLines = [bring, steps, duration].flatMap((part) => part ?? []);
  return {
    title,
    ...(summary !== undefined && { summary }),
    ...(keywords && { keywords }),
    body: blocks,
    ...(errandLines.length > 0 && { errand }),
    method: translation?.method ?? 'original',
    revision: revision([title, summary ?? '', body.trim(), ...errandLines].join('\n')),
    ...(translation?.of !== undefined && { of: translation.of }),
  };
}

/** Title, summary, keywords and how the translation was made. Facts in a translation are refused: they stand once. */
function readTranslation(head: MapValue, name: FileName, report: Report) {
  const facts: Fields = name.collection ? factFields(name.collection) : districtFields;
  return readFields({ ...wordsOf(name.collection), ...translationFields }, head, report, (field) => {
    if (!Object.hasOwn(facts, field.name)) return false;
    report('fact-in-translation', field, { name: field.name, original: `${name.id}.${originalLanguage}.md` });
    return true;
  });
}

type EntryValues = Base & WordValues & { readonly place?: Reference };

/** The facts of an entry, in the shape in which they travel. */
function readEntry(head: MapValue, collection: Collection, id: string, report: Report) {
  const fields: Fields = { ...wordsOf(collection), ...factFields(collection) };
  const values = readFields(fields, head, report) as EntryValues | undefined;
  if (!values) return undefined;
  const at = (field: string) => placeOf(head, field);
  const tried = (field: string) => head.fields.some(({ name }) => name === field);
  if (!tried('review') && !tried('expires')) report('no-expiry', at('checked'));
  if (values.expires && values.expires < values.checked)
    report('date-order', at('expires'), { name: 'expires', value: values.expires, other: 'checked', before: values.checked });
  const schema = schemas[collection] as unknown as CollectionSchema<Fields, Entry>;
  const common = { ...base, ...wordFields, ...errandWords };
  const additional = Object.fromEntries(Object.entries(values).filter(([name]) => !Object.hasOwn(common, name)));
  const expires = expiryOf(values);
  const entry = {
    collection,
    id,
    ...schema.facts(additional as Values<Fields>, { report, at, tried }),
    source: values.source,
    checked: values.checked,
    ...(expires !== undefined && { expires }),
    ...(values.related && { related: values.related.map(({ key }) => key as EntryKey) }),
    ...(values.order !== undefined && { order: values.order }),
    ...(values.sensitivity && { sensitivity: values.sensitivity }),
  } as Omit<Entry, 'words' | 'topics'>;
  return { entry, values };
}
