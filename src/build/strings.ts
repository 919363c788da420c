import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createTranslator, type Strings } from '../app/i18n/translator.ts';
import type { Translate } from '../app/reader.ts';
import { getLanguage } from '../core/language/registry.ts';

/** The texts of the interface in one language, read from the file that the browser gets too. */
export async function readTranslator(lang: string): Promise<Translate> {
  const file = fileURLToPath(new URL(`../app/i18n/${lang}.json`, import.meta.url));
  return remembering(createTranslator(getLanguage(lang), JSON.parse(await readFile(file, 'utf8')) as Strings));
}

/** As many texts as the pages of a district share; beyond that memory would grow with the site. */
const most = 5000;

/** Texts with values in them are the same on most pages of a build: “checked on 21 November”. Filling one costs ten times the look-up. */
function remembering(translate: Translate): Translate {
  const known = new Map<string, string>();
  return (key, values) => {
    if (!values) return translate(key);
    const name = key + JSON.stringify(values);
    const text = known.get(name) ?? translate(key, values);
    if (known.size >= most) known.clear();
    known.set(name, text);
    return text;
  };
}
