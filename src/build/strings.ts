import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createTranslator, type Strings } from '../app/i18n/translator.ts';
import type { Translate } from '../app/reader.ts';
import { getLanguage } from '../core/language/registry.ts';

/** The texts of the interface in one language, read from the file that the browser gets too. */
export async function readTranslator(lang: string): Promise<Translate> {
  const file = fileURLToPath(new URL(`../app/i18n/${lang}.json`, import.meta.url));
  return createTranslator(getLanguage(lang), JSON.parse(await readFile(file, 'utf8')) as Strings);
}
