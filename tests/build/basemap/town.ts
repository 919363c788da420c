import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import { type Area, type Made, makeBasemap } from '../../../src/build/basemap/makeBasemap.ts';
import { type OsmData, town } from '../../fixtures/osm/town.ts';
import { encodeOsm, type Writing } from './encodeOsm.ts';

/** Musterdorf as an editor knows it: corners that are a little too far out on all sides. */
export const musterdorf: Area = { id: 'musterdorf', title: 'Musterdorf', ags: '07137999', bounds: [7.19, 50.293, 7.21, 50.307] };

/** A folder for the files of one test file. */
export function useFolder(): (name: string, bytes: Uint8Array | string) => string {
  const folder = mkdtempSync(path.join(tmpdir(), 'atlas-basemap-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  return (name, bytes) => {
    const file = path.join(folder, name);
    writeFileSync(file, bytes);
    return file;
  };
}

let count = 0;

/** The map of some data; throws what is refused. */
export function mapOf(
  put: ReturnType<typeof useFolder>,
  { data = town(), writing = {}, area = musterdorf }: { data?: OsmData; writing?: Writing; area?: Area } = {},
): Made {
  const made = makeBasemap(put(`${count++}.osm.pbf`, encodeOsm(data, writing)), area);
  if (made.kind === 'refused') throw new Error(made.sentence);
  return made;
}
