import { renderDocument } from '../app/document.tsx';
import { atRest, type Reader } from '../app/reader.ts';
import type { Shell } from '../app/shell.ts';
import type { CompiledDistrict } from '../compiler/district.ts';
import type { Route } from '../core/atlas/address.ts';
import { getLanguage } from '../core/language/registry.ts';
import { textPackVersion } from './packs.ts';
import { readTranslator } from './strings.ts';

interface PreviewInput {
  readonly route: Route;
  readonly districts: readonly CompiledDistrict[];
  readonly shell: Shell;
  readonly base: string;
  readonly today: string;
}

/** One page for the editor's preview. Without the policy of the real site: Vite's own scripts could not run under it. */
export async function printPage({ route, districts, shell, base, today }: PreviewInput): Promise<string> {
  const district = route.view === 'districts' ? districts[0] : districts.find(({ id }) => id === route.district);
  const wished = 'lang' in route ? district?.packs.get(route.lang) : undefined;
  const pack = wished ?? district?.packs.values().next().value;
  if (!pack)
    return '<!doctype html><title>Welcome Atlas</title><p>Diesen Landkreis gibt es nicht, oder seine Datei district.de.md ist fehlerhaft. · There is no such district, or its district.de.md has a mistake.</p>';
  const reader: Reader = {
    t: await readTranslator(pack.lang),
    language: getLanguage(pack.lang),
    pack,
    route,
    base,
    today,
    ...atRest,
  };
  const links = districts.flatMap(({ packs }) => {
    const own = packs.values().next().value;
    return own ? [{ id: own.district.id, name: own.district.words.title, lang: own.district.words.lang }] : [];
  });
  const html = renderDocument({
    reader,
    shell,
    districts: links,
    version: textPackVersion(pack),
    ...('lang' in route && !wished && { problem: 'missing' as const }),
  });
  return html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '');
}
