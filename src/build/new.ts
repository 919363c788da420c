import { isDeepStrictEqual } from 'node:util';
import { compileFolders, districtIds } from '../compiler/district.ts';
import { type CompiledFile, type ContentFile, originalLanguage } from '../compiler/file.ts';
import { isFolder, isReserved } from '../compiler/fileName.ts';
import { isId, languageTags, suggestLanguage } from '../compiler/kinds/reference.ts';
import { base, translationFields, words, wordsOf } from '../compiler/schemas/base.ts';
import { schemas } from '../compiler/schemas/collections.ts';
import { districtFields } from '../compiler/schemas/district.ts';
import type { FieldSpec, Fields } from '../compiler/schemas/field.ts';
import { closest, createLookup, slugOf } from '../compiler/suggest.ts';
import { type Collection, collections } from '../core/atlas/entry.ts';
import { findLanguage } from '../core/language/registry.ts';

/** What to make a file for: `place mayen-koblenz tafel-mayen`, or a translation of it into `lang`. */
export interface NewInput {
  readonly kind: string;
  readonly folder: string;
  /** Absent for a district. */
  readonly id?: string;
  readonly lang?: string;
  readonly today: string;
  /** Everything that is there already. */
  readonly files: readonly ContentFile[];
}

export type NewResult =
  /** `path` is below the content folder. */
  | { readonly kind: 'file'; readonly path: string; readonly text: string; readonly notes: readonly string[] }
  | { readonly kind: 'refused'; readonly sentence: string };

const refuse = (sentence: string): NewResult => ({ kind: 'refused', sentence });
const perhaps = (guess: string | undefined) => (guess === undefined ? '' : `Did you mean “${guess}”? `);

/** Names of collections that people say: in the singular, and in German. */
const spoken: Readonly<Record<string, Collection | 'district'>> = {
  topic: 'topics',
  page: 'pages',
  place: 'places',
  course: 'courses',
  event: 'events',
  district: 'district',
  thema: 'topics',
  seite: 'pages',
  ort: 'places',
  stelle: 'places',
  kurs: 'courses',
  termin: 'events',
  nachricht: 'news',
  notruf: 'emergency',
  landkreis: 'district',
  stadt: 'district',
  behörde: 'places',
  amt: 'places',
  adresse: 'places',
  sprachkurs: 'courses',
  veranstaltung: 'events',
  feiertag: 'events',
  neuigkeit: 'news',
  nachrichten: 'news',
  notfall: 'emergency',
};
const spokenKind = createLookup(spoken);
const kinds = ['place', 'page', 'course', 'event', 'news', 'emergency', 'topic', 'district'];

function readKind(written: string): Collection | 'district' | undefined {
  return collections.find((one) => one === written.toLowerCase()) ?? spokenKind(written);
}

/** The file that was asked for, ready to be written, or a sentence that says why not. */
export function planFile(input: NewInput): NewResult {
  const kind = readKind(input.kind);
  if (!kind) return refuse(`“${input.kind}” is no kind of entry. ${perhaps(closest(input.kind, kinds))}There are: ${kinds.join(', ')}.`);
  const { folder, id } = input;
  if (isReserved(folder))
    return refuse(`No district can be called “${folder}”: files of the program lie at this address. Take another name, such as landkreis-${folder}.`);
  if (!isFolder(folder))
    return refuse(`“${folder}” cannot be the name of a folder. ${perhaps(slugOf(folder) || undefined)}Small letters a–z, digits and hyphens only.`);
  const folders = compileFolders(input.files, 'en');
  const isTranslation = input.lang !== undefined && input.lang !== originalLanguage;
  if (kind === 'district' && !isTranslation) return planDistrict(input, [...folders.keys()]);
  const known = [...districtIds(folders), ...[...folders.keys()].filter((one) => one.startsWith('_'))];
  if (!known.includes(folder))
    return refuse(`There is no district “${folder}”. ${perhaps(closest(folder, known))}There are: ${known.join(', ') || 'none yet'}.`);
  const all = [...folders.values()].flat();
  if (kind === 'district') return planTranslation(input.lang ?? originalLanguage, undefined, folder, 'district', all);
  if (id === undefined) return refuse('An id is missing: the last part of the address, for example tafel-mayen.');
  if (!isId(id)) return refuse(`“${id}” is no id. ${perhaps(slugOf(id) || undefined)}Small letters a–z, digits and hyphens only, at most 60.`);
  return isTranslation && input.lang !== undefined ? planTranslation(input.lang, kind, folder, id, all) : planOriginal(input, kind, folder, id, all);
}

function planOriginal({ today }: NewInput, collection: Collection, folder: string, id: string, all: readonly CompiledFile[]): NewResult {
  const path = `${folder}/${collection}/${id}.${originalLanguage}.md`;
  if (all.some((file) => file.path === path)) return refuse(`content/${path} exists already.`);
  const shared = all.find(
    ({ name }) => name.folder.startsWith('_') && name.folder !== folder && name.collection === collection && name.id === id && name.lang === originalLanguage,
  );
  const topics = all.filter(({ name }) => name.collection === 'topics' && name.lang === originalLanguage).map(({ name }) => name.id);
  // What the entry is comes first, then where it stands and how we know.
  const { topics: topic, ...rest } = base;
  const fields: Fields = { ...wordsOf(collection), topics: topic, ...schemas[collection].fields, ...rest };
  const lines = Object.entries(fields).map(([name, spec]) => headLine(name, spec, { title: titleOf(id), today, topics: [...new Set(topics)] }));
  const text = `---\n# ${schemas[collection].about.de}. Was hinter # steht, ist eine Notiz: Löschen Sie das # vor einer Angabe, wenn Sie sie brauchen.\n${lines.join('\n')}\n---\n\nSchreiben Sie hier den Text: kurze Sätze, ein Gedanke je Absatz.\n`;
  return { kind: 'file', path, text, notes: shared ? [`It replaces the shared entry content/${shared.path} in this district.`] : [] };
}

function planDistrict({ folder, today, files }: NewInput, folders: readonly string[]): NewResult {
  const path = `${folder}/district.${originalLanguage}.md`;
  if (folder.startsWith('_')) return refuse('A folder with an underscore is shared by districts; it needs no file of its own.');
  if (files.some((file) => file.path === path)) return refuse(`content/${path} exists already.`);
  const layers = folders.filter((one) => one.startsWith('_')).map((one) => one.slice(1));
  const lines = Object.entries<FieldSpec<unknown>>({ ...words, ...districtFields }).map(([name, spec]) => {
    // What holds in the whole country holds here; which Land it is, nobody has said yet.
    if (name === 'layers') return `${layers.includes('germany') ? '' : '# '}layers: [germany]  # ${spec.about.de}: ${layers.join(', ') || 'noch keine'}`;
    const line = headLine(name, spec, { title: titleOf(folder), today, topics: [] });
    // Somebody must be there to be told of mistakes and barriers.
    return name === 'email' ? line.replace(/^# /, '') : line;
  });
  const text = `---\n# Ein neuer Landkreis. Was hinter # steht, ist eine Notiz. Passen Sie vor allem state, layers, languages und bounds an.\n${lines.join('\n')}\n---\n\nSchreiben Sie hier, für wen dieser Atlas ist und wer ihn macht.\n`;
  return { kind: 'file', path, text, notes: [] };
}

/** 'praxis-am-markt' -> 'Praxis am markt' */
const titleOf = (id: string) => `${id.charAt(0).toUpperCase()}${id.slice(1).replaceAll('-', ' ')}`.slice(0, 80);

/** Needed in every file though no field alone says so: without one of them nobody knows how long the facts hold. */
const wanted: ReadonlySet<string> = new Set(['review']);

/** A field with an example and what it means; as a note where it may be left out. */
function headLine(
  name: string,
  spec: FieldSpec<unknown>,
  values: { readonly title: string; readonly today: string; readonly topics: readonly string[] },
): string {
  const { example, about, kind, required } = spec;
  const line = name === 'title' ? `title: ${values.title}` : /^(checked|date|start)$/.test(name) ? `${name}: ${values.today}` : example;
  const choices = name === 'topics' ? values.topics : (kind.choices ?? []);
  const list = choices.length === 0 || isDeepStrictEqual(choices, ['yes', 'no']) ? '' : `: ${choices.join(', ')}`;
  return `${required || wanted.has(name) ? '' : '# '}${line}  # ${about.de}${list}`;
}

/** A translation begins as the German text, so that it can be written over paragraph by paragraph. Without a collection: of the district's own file. */
function planTranslation(lang: string, collection: Collection | undefined, folder: string, id: string, all: readonly CompiledFile[]): NewResult {
  if (!findLanguage(lang)) return refuse(`“${lang}” is no language of the atlas. ${perhaps(suggestLanguage(lang))}There are: ${languageTags}.`);
  const same = all.filter(({ name }) => name.collection === collection && name.id === id && name.lang === originalLanguage);
  const original = same.find(({ name }) => name.folder === folder) ?? (collection && same.find(({ name }) => name.folder.startsWith('_')));
  if (!original) {
    const ids = all.filter(({ name }) => name.collection === collection).map(({ name }) => name.id);
    return refuse(`There is no German text ${collection ?? folder}/${id} to translate. ${perhaps(closest(id, ids))}`.trim());
  }
  const { words: german, text: body } = original;
  if (!german || !body) return refuse(`content/${original.path} has mistakes; see npm run check.`);
  const path = [original.name.folder, ...(collection ? [collection] : []), `${id}.${lang}.md`].join('/');
  if (all.some((file) => file.path === path)) return refuse(`content/${path} exists already.`);
  const quoted = (text: string) => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
  const head = [
    `title: ${quoted(german.title)}`,
    ...(german.summary === undefined ? [] : [`summary: ${quoted(german.summary)}`]),
    ...(german.keywords ? [`keywords: [${german.keywords.map(quoted).join(', ')}]`] : []),
    ...Object.entries(german.errand ?? {}).map(
      ([name, value]) => `${name}: ${typeof value === 'string' ? quoted(value) : `[${value.map(quoted).join(', ')}]`}`,
    ),
    `# ${translationFields.translation.about.de}`,
    'translation:',
    '  method: human',
    `  of: ${german.revision}`,
  ];
  const notes = original.name.folder === folder ? [] : ['The German text is a shared one, so its translation lies beside it for all districts.'];
  return { kind: 'file', path, text: `---\n${head.join('\n')}\n---\n\n${body.source.trim()}\n`, notes };
}
