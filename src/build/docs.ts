import type { MessageLanguage } from '../compiler/messages.ts';
import { base, errandWords, translationFields, words } from '../compiler/schemas/base.ts';
import { schemas } from '../compiler/schemas/collections.ts';
import { districtFields } from '../compiler/schemas/district.ts';
import type { Fields } from '../compiler/schemas/field.ts';
import { collections } from '../core/atlas/entry.ts';
import { languages } from '../core/language/registry.ts';

const titles = {
  de: {
    columns: ['Angabe', 'nötig', 'Bedeutung', 'Beispiel'],
    required: 'ja',
    words: 'Wörter: in jeder Datei, in jeder Sprache',
    errand: 'Wörter bei `places`: in jeder Sprache',
    facts: 'Tatsachen: in jeder deutschen Datei',
    translation: 'Nur in Übersetzungen',
    district: '`district.de.md`: der Landkreis selbst (dazu die Wörter)',
    choices: 'Möglich: ',
  },
  en: {
    columns: ['field', 'needed', 'meaning', 'example'],
    required: 'yes',
    words: 'Words: in every file of every language',
    errand: 'Words of `places`: in every language',
    facts: 'Facts: in every German file',
    translation: 'Only in translations',
    district: '`district.de.md`: the district itself (and the words)',
    choices: 'Possible: ',
  },
} as const;

/** A bar would end the column. */
const cell = (text: string) => text.replaceAll('|', '\\|');

function table(fields: Fields, language: MessageLanguage): string {
  const { columns, required, choices } = titles[language];
  const rows = Object.entries(fields).map(([name, spec]) => {
    const list = spec.kind.choices ? ` ${choices}${spec.kind.choices.map((one) => `\`${one}\``).join(', ')}` : '';
    return [`\`${name}\``, spec.required ? required : '', `${spec.about[language]}${list && `.${list}`}`, `\`${spec.example}\``].map(cell).join(' | ');
  });
  return [columns.join(' | '), columns.map(() => '---').join(' | '), ...rows].map((row) => `| ${row} |`).join('\n');
}

/** Every field of every kind of file, as Markdown tables made from the schemas that `check` reads by. */
export function fieldTables(language: MessageLanguage): string {
  const { words: ofWords, errand, facts, translation, district } = titles[language];
  const { translation: made } = translationFields;
  const parts: (readonly [string, Fields])[] = [
    [ofWords, words],
    [errand, errandWords],
    [translation, { translation: made }],
    [facts, base],
    ...collections
      .filter((one) => Object.keys(schemas[one].fields).length > 0)
      .map((one) => [`\`${one}\`: ${schemas[one].about[language]}`, schemas[one].fields] as const),
    [district, districtFields],
  ];
  return parts.map(([title, fields]) => `#### ${title}\n\n${table(fields, language)}`).join('\n\n');
}

/** Every language of the atlas with the code that stands in file names. */
const languageTable = () => languages.map(({ tag, autonym, german }) => `\`${tag}\` ${autonym === german ? german : `${german} (${autonym})`}`).join(' · ');

/** The text with everything between its markers (`<!-- fields:de -->` … `<!-- /fields:de -->`) written anew. */
export function withTables(readme: string): string {
  const made: Readonly<Record<string, string>> = {
    'fields:de': fieldTables('de'),
    'fields:en': fieldTables('en'),
    'languages:de': languageTable(),
    'languages:en': languageTable(),
  };
  return readme.replace(/(<!-- ([a-z]+:[a-z]+) -->\n)[\s\S]*?(\n<!-- \/\2 -->)/g, (whole, open: string, name: string, close: string) =>
    made[name] === undefined ? whole : `${open}\n${made[name]}\n${close}`,
  );
}
