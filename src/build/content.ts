import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { iconNames } from '../app/icons/icons.ts';
import { type CompiledAtlas, compileAtlas } from '../compiler/atlas.ts';
import type { DistrictOptions } from '../compiler/district.ts';
import type { MessageLanguage } from '../compiler/messages.ts';
import type { Pack } from '../core/pack/pack.ts';
import { schematicMap } from './basemap/schematic.ts';
import { readSigns } from './basemap/signs.ts';
import { calendarWords } from './calendar.ts';
import { readContent } from './read.ts';

/** What the compiler is told by everybody who calls it from here: build, check and preview cannot differ. */
export const compilerOptions = (today: string, messages: MessageLanguage): DistrictOptions => ({ messages, today, calendars: calendarWords, icons: iconNames });

/** Reads and compiles a content folder; with `only`, some districts and their layers. */
export async function compileContent(content: string, today: string, messages: MessageLanguage, only?: readonly string[]): Promise<CompiledAtlas> {
  const files = readContent(content);
  // Only districts with names in other languages need to know what stands on their map.
  const named = new Set(files.filter((file) => file.path.endsWith('.yml')).map((file) => file.path.split('/')[0] ?? ''));
  const signs = new Map(await Promise.all([...named].map(async (id) => [id, await readSigns(content, id)] as const)));
  return compileAtlas(files, { ...compilerOptions(today, messages), signs: (id) => signs.get(id), ...(only && { only }) });
}

/**
 * The base map of a district as a PMTiles archive: the one that `npm run basemap` made, else a schematic of its edge and towns.
 * Undefined where there is nothing to draw. Throws a sentence on a broken file.
 */
export async function readBasemap(content: string, packs: ReadonlyMap<string, Pack>): Promise<Uint8Array | undefined> {
  const any = packs.values().next().value?.district;
  // The name in the archive is that of the district's own language, whichever language was compiled first.
  const district = any && (packs.get(any.language)?.district ?? any);
  if (!district) return undefined;
  const read = async (name: string) => {
    const file = path.join(content, district.id, name);
    return existsSync(file) ? readFile(file) : undefined;
  };
  const archive = await read('basemap.pmtiles');
  if (archive) return archive;
  const towns = (await read('basemap.geojson'))?.toString();
  const boundary = (await read('boundary.geojson'))?.toString();
  if (towns === undefined && boundary === undefined) return undefined;
  const { words, bounds, id } = district;
  const made = schematicMap({ name: words.title, bounds, towns: towns ?? '{"features":[]}', boundary });
  if (made.kind === 'refused') throw new Error(`${path.join(content, id)}: ${made.sentence}`);
  return made.archive;
}
