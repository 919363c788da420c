import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { extracts, make } from '../src/build/bench/extracts.ts';
import { benchMap, type MapFigures } from '../src/build/bench/map.ts';
import type { Felt } from '../src/build/bench/mapPage.ts';
import { other } from '../src/build/bench/protomaps.ts';
import { runCommand, today, UsageError } from '../src/build/command.ts';

/** Budgets of DESIGN and issue 3. */
const budget = { painted: 1500, pan: 20, asked: 0, gzip: 65_000 };
const mark = (value: number, most: number | undefined) => (most === undefined ? '' : value <= most ? ' ✓' : ` ✗ (${most})`);

function print({ maps, ours, theirs, slowdown }: MapFigures): void {
  const rows: string[][] = [['', ...maps.map(({ extract }) => extract.title)]];
  const row = (name: string, cell: (map: MapFigures['maps'][number]) => string) => rows.push([name, ...maps.map((map) => (map.archive ? cell(map) : '–'))]);
  const felt = (name: string, cell: (felt: Felt) => string) => {
    row(`atlas: ${name}`, (map) => (map.ours ? cell(map.ours) : ''));
    if (theirs) row(`${other.name}: ${name}`, (map) => (map.theirs ? cell(map.theirs).replace(/ [✓✗].*/, '') : ''));
  };
  row('archive, kB', ({ archive }) => ((archive?.bytes ?? 0) / 1000).toFixed(1));
  row('bytes per km²', ({ archive, extract }) => {
    const each = Math.round((archive?.bytes ?? 0) / (archive?.squareKilometres ?? 1));
    return `${each}${mark(each, extract.perKm2)}`;
  });
  row('made in, ms of CPU', ({ archive, extract }) => `${archive?.cpu}${mark(archive?.cpu ?? 0, extract.cpu)}`);
  row('memory for it, MB', ({ archive }) => ((archive?.rss ?? 0) / 1e6).toFixed(0));
  felt('painted, ms: median (best)', ({ painted, paintedBest }) => `${painted.toFixed(0)} (${paintedBest.toFixed(0)})${mark(painted, budget.painted)}`);
  felt('pan, p95 of frames, ms: median (best)', ({ pan, panBest }) => `${pan.toFixed(1)} (${panBest.toFixed(1)})${mark(pan, budget.pan)}`);
  felt('long tasks of 3 drags, ms', ({ longTasks }) => longTasks.toFixed(0));
  felt('heap, MB', ({ heap }) => (heap / 1e6).toFixed(1));
  felt('requests without a server', ({ asked }) => `${asked}${mark(asked, budget.asked)}`);
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0))) ?? [];
  console.log('');
  for (const cells of rows) console.log(cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
  const kB = ({ gzip, brotli }: MapFigures['ours']) => `${(gzip / 1000).toFixed(1)} kB gzip, ${(brotli / 1000).toFixed(1)} kB brotli`;
  console.log(`\nmap code of the atlas, Leaflet, signs and cards included: ${kB(ours)}${mark(ours.gzip, budget.gzip)}`);
  if (theirs) console.log(`${other.name} ${other.version}, a page with nothing but the map: ${kB(theirs)}`);
  console.log(`Measured at 360 × 740, two pixels each, from IndexedDB with the server closed, the window's processor slowed ${slowdown} times.`);
}

await runCommand({
  usage: `npm run bench:map -- --osm DIR [--slowdown 4] [--alone] [--json]

Makes the base maps of three OpenStreetMap extracts in DIR (${extracts.map(({ file }) => file).join(', ')}),
builds an atlas of them and looks at its map in a real Chromium when the server is gone; beside it ${other.name} ${other.version} on the same
archives, installed in a temporary folder. --alone leaves it out.`,
  options: {
    osm: { type: 'string' },
    slowdown: { type: 'string' },
    alone: { type: 'boolean' },
    json: { type: 'boolean' },
    // Of the process that makes one map, see archiveOf.
    make: { type: 'string' },
    out: { type: 'string' },
  },
  async run({ osm, slowdown: given, alone = false, json = false, make: one, out }) {
    const slowdown = Number(given ?? 4);
    if (!osm) throw new UsageError('--osm names the folder with the extracts.');
    if (!(slowdown >= 1 && slowdown <= 20)) throw new UsageError('--slowdown is a number from 1 to 20.');
    const extract = extracts.find(({ id }) => id === one);
    if (extract && out) {
      const { archive, ...took } = make(extract, osm);
      const file = path.join(out, `${extract.id}.pmtiles`);
      await writeFile(file, archive);
      console.log(JSON.stringify({ ...took, file }));
      return 0;
    }
    const work = await mkdtemp(path.join(tmpdir(), 'bench-map-'));
    try {
      const figures = await benchMap({ osm, work, slowdown, today: today(), alone, log: (line) => void (json || console.log(line)) });
      if (json) console.log(JSON.stringify(figures));
      else print(figures);
      return 0;
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  },
});
