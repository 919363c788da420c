import { renderDocument } from '../app/document.tsx';
import { atRest, type Reader, type Translate } from '../app/reader.ts';
import type { Shell } from '../app/shell.ts';
import { getLanguage } from '../core/language/registry.ts';
import type { Pack } from '../core/pack/pack.ts';
import type { SiteFile } from './packs.ts';

interface RootInput {
  /** Of each district its own language, as far as these pages show it. */
  readonly fronts: readonly Pack[];
  readonly shell: Shell;
  readonly base: string;
  readonly site?: string;
  readonly translators: (lang: string) => Translate;
  readonly today: string;
}

/** The pages above the districts: the list of districts, and the answer to addresses that lead nowhere. */
export function rootPages({ fronts, shell, base, site, translators, today }: RootInput): SiteFile[] {
  const [pack] = fronts;
  if (!pack) return [];
  const reader: Reader = {
    t: translators(pack.lang),
    language: getLanguage(pack.lang),
    pack,
    route: { view: 'districts' },
    base,
    today,
    ...atRest,
  };
  const links = fronts.map(({ district }) => ({ id: district.id, name: district.words.title, lang: district.words.lang }));
  const options = { reader, shell, districts: links, ...(site !== undefined && { site }) };
  return [
    { path: 'index.html', text: renderDocument(options) },
    { path: '404.html', text: renderDocument({ ...options, problem: 'missing' }) },
  ];
}
