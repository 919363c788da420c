import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { iconNames } from '../app/icons/icons.ts';
import { type CompiledAtlas, compileAtlas } from '../compiler/atlas.ts';
import type { DistrictOptions } from '../compiler/district.ts';
import type { MessageLanguage } from '../compiler/messages.ts';
import { readSigns } from './basemap/signs.ts';
import { calendarWords } from './calendar.ts';
import { readContent } from './read.ts';

/** What the compiler is told by everybody who calls it from here: build, check and preview cannot differ. */
export const compilerOptions = (today: string, messages: MessageLanguage): DistrictOptions => ({ messages, today, calendars: calendarWords, icons: iconNames });

/** Reads and compiles a content folder; with `only`, some districts and their layers. */
export async function compileContent(content: string, today: string, messages: MessageLanguage, only?: readonly string[]): Promise<CompiledAtlas> {
  const files = await readContent(content);
  // Only districts with names in other languages need to know what stands on their map.
  const named = new Set(files.filter((file) => file.path.endsWith('.yml')).map((file) => file.path.split('/')[0] ?? ''));
  const signs = new Map(await Promise.all([...named].map(async (id) => [id, await readSigns(content, id)] as const)));
  return compileAtlas(files, { ...compilerOptions(today, messages), signs: (id) => signs.get(id), ...(only && { only }) });
}

/**
 * The base map of a district as a PMTiles archive: the one that `npm run basemap` made, else a schematic of its towns. Undefined
 * where there is neither. Throws a sentence on a broken file.
 */
export async function readBasemap(content: string, district: string): Promise<Uint8Array | undefined> {
  const archive = path.join(content, district, 'basemap.pmtiles');
  if (existsSync(archive)) return readFile(archive);
  const file = path.join(content, district, 'basemap.geojson');
  return existsSync(file) ? schematic(file) : undefined;
}

async function schematic(file: string): Promise<Uint8Array> {
  try {
    const map: unknown = JSON.parse(await readFile(file, 'utf8'));
    if (typeof map === 'object' && map !== null && 'features' in map && Array.isArray(map.features)) return Buffer.from(JSON.stringify(map));
  } catch {
    // Said below: no JSON and no map are the same to the person who reads it.
  }
  throw new Error(`${file} is not a GeoJSON FeatureCollection. Make the file anew; it is not written by hand.`);
}
