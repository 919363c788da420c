import { createEntryPrinter, type DocumentOptions, renderDocument } from '../app/document.tsx';
import { atRest, type Reader, type Translate } from '../app/reader.ts';
import type { Shell } from '../app/shell.ts';
import { addressOf, listViews, type Route } from '../core/atlas/address.ts';
import type { EntryKey } from '../core/atlas/entry.ts';
import { getLanguage } from '../core/language/registry.ts';
import type { Pack } from '../core/pack/pack.ts';
import type { SiteFile } from './packs.ts';

export interface PagesInput {
  readonly packs: ReadonlyMap<string, Pack>;
  /** Languages whose pages are not printed: they are there already. */
  readonly skip?: ReadonlySet<string>;
  readonly versions: ReadonlyMap<string, string>;
  readonly aliases: ReadonlyMap<EntryKey, EntryKey>;
  readonly translators: (lang: string) => Translate;
  readonly shell: Shell;
  readonly base: string;
  readonly site?: string;
  readonly today: string;
}

const fileOf = (route: Route) => `${addressOf(route, '')}index.html`;

/** Pages of one language beside those of its entries: home, lists, the answer to unknown addresses, and the old addresses. */
export const pagesBeside = (aliases: number): number => 2 + listViews.length + aliases;

/** Every address of a district as a finished page, one after the other, so that memory stays flat. */
export function* districtPages(input: PagesInput): Generator<SiteFile> {
  const { packs, skip, aliases } = input;
  const first = packs.values().next().value;
  if (!first) return;
  const district = first.district.id;
  const wallLanguage = first.district.language;
  yield page(input, packs.get(wallLanguage) ?? first, { view: 'wall', district });
  for (const [lang, pack] of packs) {
    if (skip?.has(lang)) continue;
    const route = { district, lang };
    yield page(input, pack, { view: 'home', ...route });
    for (const view of listViews) yield page(input, pack, { view, ...route });
    const print = createEntryPrinter(readerOf(input, pack));
    for (const { collection, id } of pack.entries) {
      const entry = { view: 'entry', ...route, collection, id } as const;
      yield page(input, pack, entry, { body: print(entry) });
    }
    yield { ...page(input, pack, { view: 'entry', ...route, collection: 'pages', id: '404' }), path: `${district}/${lang}/404.html` };
    for (const [old, key] of aliases) {
      const to = `${input.base}${district}/${lang}/${key}/`;
      yield { path: `${district}/${lang}/${old}/index.html`, text: redirectPage(to, getLanguage(lang).html) };
    }
  }
  yield {
    ...page(input, packs.get(wallLanguage) ?? first, { view: 'wall', district }, { problem: 'missing' }),
    path: `${district}/404.html`,
  };
}

/** Whoever reads a language of a district: nobody in particular. */
const readerOf = ({ translators, base, today }: PagesInput, pack: Pack) =>
  ({ t: translators(pack.lang), language: getLanguage(pack.lang), pack, base, today, ...atRest }) satisfies Omit<Reader, 'route'>;

/** One page of one district in one language. */
function page(input: PagesInput, pack: Pack, route: Route, special: Pick<DocumentOptions, 'problem' | 'body'> = {}): SiteFile {
  const { versions, shell, site } = input;
  const version = versions.get(pack.lang);
  return {
    path: fileOf(route),
    text: renderDocument({
      reader: { ...readerOf(input, pack), route },
      shell,
      ...special,
      ...(site !== undefined && { site }),
      ...(version !== undefined && { version }),
    }),
  };
}

/** An old address sends the reader on, with a link for those whose browser does not. */
const redirectPage = (to: string, lang: string) =>
  `<!doctype html><html lang="${lang}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta http-equiv="refresh" content="0; url=${to}"><link rel="canonical" href="${to}"><title>→</title><a href="${to}">→ ${to}</a></html>\n`;
