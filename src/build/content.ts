import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { iconNames } from '../app/icons/icons.ts';
import { type CompiledAtlas, compileAtlas } from '../compiler/atlas.ts';
import type { DistrictOptions } from '../compiler/district.ts';
import type { MessageLanguage } from '../compiler/messages.ts';
import { calendarWords } from './calendar.ts';
import { readContent } from './read.ts';

/** What the compiler is told by everybody who calls it from here: build, check and preview cannot differ. */
export const compilerOptions = (today: string, messages: MessageLanguage): DistrictOptions => ({ messages, today, calendars: calendarWords, icons: iconNames });

/** Reads and compiles a content folder; with `only`, some districts and their layers. */
export async function compileContent(content: string, today: string, messages: MessageLanguage, only?: readonly string[]): Promise<CompiledAtlas> {
  return compileAtlas(await readContent(content), { ...compilerOptions(today, messages), ...(only && { only }) });
}

/** The base map of a district without the spaces of its file; undefined where it has none. Throws a sentence on a broken file. */
export async function readBasemap(content: string, district: string): Promise<string | undefined> {
  const file = path.join(content, district, 'basemap.geojson');
  if (!existsSync(file)) return undefined;
  try {
    const map: unknown = JSON.parse(await readFile(file, 'utf8'));
    if (typeof map === 'object' && map !== null && 'features' in map && Array.isArray(map.features)) return JSON.stringify(map);
  } catch {
    // Said below: no JSON and no map are the same to the person who reads it.
  }
  throw new Error(`${file} is not a GeoJSON FeatureCollection. Make the file anew; it is not written by hand.`);
}
