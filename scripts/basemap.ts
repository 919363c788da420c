import path from 'node:path';
import { cutBasemap } from '../src/build/basemap/cutBasemap.ts';
import { parseBounds, readDistrictArea } from '../src/build/basemap/districtArea.ts';
import { licenceText } from '../src/build/basemap/licence.ts';
import { type Area, type MadeBasemap, makeBasemap } from '../src/build/basemap/makeBasemap.ts';
import { type ProgressBar, progressBar } from '../src/build/basemap/progressBar.ts';
import { openRanges } from '../src/build/basemap/ranges.ts';
import { diskSentence } from '../src/build/basemap/sentences.ts';
import { writeTogether } from '../src/build/basemap/writeBasemap.ts';
import { runCommand, UsageError } from '../src/build/command.ts';

await runCommand({
  usage: `npm run basemap -- DISTRICT FILE.osm.pbf [--bounds "[[50.18, 7.05], [50.52, 7.70]]"] [--out FILE]
npm run basemap -- DISTRICT FILE.pmtiles|https://…/planet.pmtiles

Makes the base map of a district and writes it to content/DISTRICT/basemap.pmtiles, its licence beside it.
The old map stays as it is until the new one is finished.
  FILE.osm.pbf  data of OpenStreetMap, for example of a Bundesland from https://download.geofabrik.de
  FILE.pmtiles  a map of a larger region (Protomaps, version 4), here or on a server: only the district is fetched
  --bounds      south-west and north-east corner; without them the edge is content/DISTRICT/boundary.geojson where
                there is one, else the boundary in OpenStreetMap, else the bounds of district.de.md
  --out         another file to write to`,
  options: { bounds: { type: 'string' }, out: { type: 'string' }, content: { type: 'string' } },
  async run(options, [district, source, ...more]) {
    if (district === undefined || source === undefined || more.length > 0) throw new UsageError('Which district, and from which file?');
    const exactly = options.bounds === undefined ? undefined : parseBounds(options.bounds);
    if (options.bounds !== undefined && !exactly) throw new UsageError(`--bounds is [[south, west], [north, east]] in degrees, not “${options.bounds}”.`);
    const began = performance.now();
    const content = options.content ?? 'content';
    const found = await readDistrictArea(content, district);
    if (found.kind === 'refused') throw new Error(found.sentence);
    const bar = progressBar({ isTTY: process.stderr.isTTY, write: (text) => process.stderr.write(text) });
    const made = await make(source, { ...found.area, exactly }, bar.show).finally(bar.done);
    if (made.kind === 'refused') throw new Error(made.sentence);
    const file = options.out ?? path.join(content, district, 'basemap.pmtiles');
    const licence = licenceText(path.basename(file), path.basename(source), made);
    const written = await writeTogether([
      { path: `${file}.LICENCE.md`, bytes: licence },
      { path: file, bytes: made.archive },
    ]);
    if (written.kind === 'refused') throw new Error(written.sentence);
    for (const note of made.notes) console.log(note);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    const density = (made.bytes / 1000 / made.squareKilometres).toFixed(1);
    console.log(`Wrote ${file}: ${made.bytes.toLocaleString('en')} bytes, ${density} kB/km², ${made.tiles} tiles, in ${seconds} s.`);
    return 0;
  },
});

/** From a file of OpenStreetMap data, or out of an archive. */
async function make(source: string, area: Area, show: ProgressBar['show']): Promise<MadeBasemap> {
  if (!/^https?:\/\//.test(source) && !source.endsWith('.pmtiles'))
    try {
      return makeBasemap(source, area, show);
    } catch (error) {
      const sentence = diskSentence(source, error);
      if (sentence === undefined) throw error;
      return { kind: 'refused', sentence };
    }
  const ranges = openRanges(source);
  try {
    return await cutBasemap(ranges, source, area, show);
  } finally {
    ranges.close();
  }
}
