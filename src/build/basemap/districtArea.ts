import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { compileFile } from '../../compiler/file.ts';
import type { Box } from '../../core/map/pmtiles.ts';
import { readOne } from '../read.ts';
import { readBoundary } from './boundary.ts';
import type { Area } from './makeBasemap.ts';

export type DistrictArea = { readonly kind: 'area'; readonly area: Area } | { readonly kind: 'refused'; readonly sentence: string };

/** What the folder of a district says about where it lies. */
export async function readDistrictArea(content: string, id: string): Promise<DistrictArea> {
  const refused = (sentence: string): DistrictArea => ({ kind: 'refused', sentence });
  const file = `${id}/district.de.md`;
  if (!existsSync(path.join(content, file)))
    return refused(`There is no district ${id}: ${path.join(content, file)} does not exist. npm run new -- district ${id} writes one.`);
  const compiled = compileFile(await readOne(content, file), 'en');
  const { district, words } = compiled ?? {};
  if (!district || !words)
    return refused(`${path.join(content, file)} has mistakes: npm run check -- ${id} tells them. The map needs its title and its bounds.`);
  const [[south, west], [north, east]] = district.bounds;
  const edge = path.join(content, id, 'boundary.geojson');
  const boundary = existsSync(edge) ? readBoundary(await readFile(edge, 'utf8'), edge) : undefined;
  if (boundary?.kind === 'refused') return boundary;
  return { kind: 'area', area: { id, title: words.title, ags: district.ags, bounds: [west, south, east, north], boundary: boundary?.polygons } };
}

/** Corners as `district.de.md` has them: `[[50.18, 7.05], [50.52, 7.70]]`. */
export function parseBounds(written: string): Box | undefined {
  const [south, west, north, east, ...more] = written
    .replace(/[[\]]/g, ' ')
    .split(/[\s,;]+/)
    .filter((part) => part !== '')
    .map(Number);
  if (south === undefined || west === undefined || north === undefined || east === undefined || more.length > 0) return undefined;
  return south < north && west < east && Math.abs(south) < 85 && Math.abs(north) < 85 && Math.abs(west) <= 180 && Math.abs(east) <= 180
    ? [west, south, east, north]
    : undefined;
}
