import { getLanguage } from '../../core/language/registry.ts';
import type { Translate } from '../reader.ts';
import { createTranslator, type Strings } from './translator.ts';

const files = import.meta.glob<string>('./*.json', { query: '?url', import: 'default', eager: true });

/** The texts of the interface in one language. Undefined where a dead network or a login page stands in place of them: then the page stays as it was printed. */
export async function fetchTranslator(lang: string, cache: RequestCache = 'default'): Promise<Translate | undefined> {
  const strings = await fetch(files[`./${lang}.json`] ?? '', { cache })
    .then((response) => response.json() as Promise<Strings>)
    .catch(() => undefined);
  return strings && createTranslator(getLanguage(lang), strings);
}
