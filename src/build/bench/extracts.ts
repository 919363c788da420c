import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Box } from '../../core/map/pmtiles.ts';
import { type Effort, makeBasemap } from '../basemap/makeBasemap.ts';

/** A piece of OpenStreetMap that the map is measured on, and what its archive may weigh. */
export interface Extract {
  readonly id: string;
  readonly title: string;
  readonly file: string;
  /** West, south, east, north. */
  readonly bounds: Box;
  /** Budget in bytes for a square kilometre; absent where nobody has promised one. */
  readonly perKm2?: number;
  /** Budget in milliseconds of processor time. */
  readonly cpu?: number;
}

/** Town, countryside and metropolis; see the README beside the files for where they come from. */
export const extracts: readonly Extract[] = [
  {
    id: 'kaiserslautern',
    title: 'Kaiserslautern',
    file: 'kaiserslautern-2013.osm.pbf',
    bounds: [7.7171, 49.41834, 7.82056, 49.45699],
    perKm2: 13_000,
    cpu: 4000,
  },
  { id: 'bayreuth', title: 'Bayreuth-Nord', file: 'north-bayreuth.osm.pbf', bounds: [11.4807, 49.9721, 11.6053, 50.047], perKm2: 5000 },
  { id: 'berlin', title: 'Reinickendorf', file: 'miraustr.osm.pbf', bounds: [13.297, 52.567, 13.342, 52.592] },
];

export interface Archived extends Effort {
  readonly bytes: number;
  readonly squareKilometres: number;
  readonly tiles: number;
  /** Where the archive was written. */
  readonly file: string;
}

/** Makes the base map of an extract in a process of its own, so that nobody else's memory is counted. Undefined where the file is missing. */
export function archiveOf(extract: Extract, osm: string, out: string): Archived | undefined {
  if (!existsSync(path.join(osm, extract.file))) return undefined;
  // By its name, not by `argv`: another script that calls this would start itself again and again.
  const script = fileURLToPath(new URL('../../../scripts/bench-map.ts', import.meta.url));
  const said = execFileSync(process.execPath, [...process.execArgv, script, '--osm', osm, '--make', extract.id, '--out', out], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(said) as Archived;
}

/** What the process of `archiveOf` does: the archive, and what it took to make. */
export function make({ id, title, file, bounds }: Extract, osm: string): { readonly archive: Uint8Array } & Omit<Archived, 'file'> {
  const made = makeBasemap(path.join(osm, file), { id, title, bounds, exactly: bounds });
  if (made.kind === 'refused') throw new Error(made.sentence);
  const { archive, bytes, squareKilometres, tiles, cpu, rss } = made;
  return { archive, bytes, squareKilometres, tiles, cpu, rss };
}
