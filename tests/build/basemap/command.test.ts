import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { progressBar } from '../../../src/build/basemap/progressBar.ts';
import { town } from '../../fixtures/osm/town.ts';
import { encodeOsm } from './encodeOsm.ts';
import { openMap } from './readMap.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'atlas-basemap-command-'));
const district = path.join(folder, 'content/musterdorf');
const archive = path.join(district, 'basemap.pmtiles');
const data = path.join(folder, 'town.osm.pbf');
const about = readFileSync('tests/golden/_base/demo/district.de.md', 'utf8')
  .replace(/^title:.*$/m, 'title: Musterdorf')
  .replace(/^bounds:.*$/m, 'bounds: [[50.293, 7.19], [50.307, 7.21]]')
  .replace(/^layers:.*\n/m, '');

beforeAll(() => {
  mkdirSync(district, { recursive: true });
  writeFileSync(path.join(district, 'district.de.md'), about);
  writeFileSync(data, encodeOsm(town(), { timestamp: 1_795_000_000 }));
});
afterAll(() => rmSync(folder, { recursive: true }));

const words = (...more: string[]) => ['scripts/basemap.ts', '--content', path.join(folder, 'content'), ...more];
const basemap = (...more: string[]) => spawnSync('node_modules/.bin/tsx', words(...more), { encoding: 'utf8' });
/** What the person reads, without what package tools say about themselves. */
const lines = (text: string) => text.split('\n').filter((line) => line !== '' && !line.startsWith('npm '));

test('an editor makes the map of her district: plain lines in a log, one closing line, the licence beside the map', async () => {
  const { status, stdout, stderr } = basemap('musterdorf', data);
  expect([status, lines(stderr).filter((line) => !/^(Reading|Drawing) (0|25|50|75|100) %$/.test(line))]).toEqual([0, []]);
  expect(lines(stdout)).toEqual([expect.stringMatching(/^Wrote .*basemap\.pmtiles: [\d,]+ bytes, \d+\.\d kB\/km², \d+ tiles, in \d+\.\d s\.$/)]);
  expect(await openMap(readFileSync(archive)).getMetadata()).toMatchObject({ name: 'Musterdorf' });
  expect(readdirSync(district).sort()).toEqual(['basemap.pmtiles', 'basemap.pmtiles.LICENCE.md', 'district.de.md']);
  const licence = readFileSync(`${archive}.LICENCE.md`, 'utf8');
  for (const part of [
    '© OpenStreetMap contributors',
    'Open Database License 1.0',
    '`town.osm.pbf` (data up to 2026-11-18)',
    'the boundary of the district in OpenStreetMap',
  ])
    expect(licence).toContain(part);
});

describe('the old map stays as it was', () => {
  const old = 'the old map';
  const untouched = () => {
    expect(readFileSync(archive, 'utf8')).toBe(old);
    expect(readdirSync(district).sort()).toEqual(['basemap.pmtiles', 'basemap.pmtiles.LICENCE.md', 'district.de.md']);
  };

  test.each([
    ['a file that is not there', ['musterdorf', '/nowhere/x.osm.pbf'], /^\/nowhere\/x\.osm\.pbf does not exist\.$/],
    ['no OpenStreetMap data', ['musterdorf', 'package.json'], /^package\.json is not a file of OpenStreetMap data/],
    ['a district that is not there', ['witten', data], /^There is no district witten: .*district\.de\.md does not exist\./],
    ['another place', ['musterdorf', data, '--bounds', '[[51.38, 7.26], [51.48, 7.42]]'], /contains nothing of musterdorf/],
  ])('%s: one sentence and exit code 1', (_, args, sentence) => {
    writeFileSync(archive, old);
    const { status, stderr } = basemap(...args);
    expect([status, lines(stderr).at(-1)]).toEqual([1, expect.stringMatching(sentence)]);
    untouched();
  });

  test('a boundary beside it that is not closed', () => {
    writeFileSync(archive, old);
    const edge = path.join(district, 'boundary.geojson');
    writeFileSync(
      edge,
      JSON.stringify({
        type: 'Polygon',
        coordinates: [
          [
            [7, 50],
            [8, 50],
            [8, 51],
          ],
        ],
      }),
    );
    const { status, stderr } = basemap('musterdorf', data);
    rmSync(edge);
    expect([status, lines(stderr).at(-1)]).toEqual([
      1,
      expect.stringMatching(/boundary\.geojson has a boundary that is not closed: it begins at \[7, 50\] and ends at \[8, 51\]\./),
    ]);
    untouched();
  });

  test('a disk without room: the system lets no file grow beyond 1 kB', () => {
    writeFileSync(archive, old);
    const { status, stderr } = spawnSync('bash', ['-c', 'ulimit -f 1; exec "$@"', 'bash', 'node', '--import', 'tsx', ...words('musterdorf', data)], {
      encoding: 'utf8',
    });
    expect([status, lines(stderr).at(-1)]).toEqual([
      1,
      expect.stringMatching(/^There is no room on the disk for .*basemap\.pmtiles\. The old map is as it was\.$/),
    ]);
    untouched();
  });

  test('the editor stops the program while it fetches', async () => {
    writeFileSync(archive, old);
    let child: ChildProcess | undefined;
    // The server takes the question and never answers; Ctrl-C comes then.
    const server: Server = createServer(() => child?.kill('SIGINT')).listen(0);
    await new Promise((resolve) => server.once('listening', resolve));
    child = spawn('node', ['--import', 'tsx', ...words('musterdorf', `http://localhost:${(server.address() as AddressInfo).port}/planet.pmtiles`)]);
    const [code, signal] = await new Promise<[number | null, string | null]>((resolve) => child?.once('exit', (status, name) => resolve([status, name])));
    server.closeAllConnections();
    server.close();
    expect([code, signal]).toEqual([null, 'SIGINT']);
    untouched();
  });
});

test.each([
  [[], /^Which district, and from which file\?/],
  [['musterdorf', data, '--bounds', '[[50, 7]]'], /^--bounds is \[\[south, west\], \[north, east\]\] in degrees, not “\[\[50, 7\]\]”\./],
])('wrong usage %j: one sentence, the usage, exit code 2', (args, sentence) => {
  const { status, stderr } = basemap(...args);
  expect([status, lines(stderr)[0]]).toEqual([2, expect.stringMatching(sentence)]);
  expect(stderr).toContain('npm run basemap -- DISTRICT FILE.osm.pbf');
});

test('--out writes to another place, and the same file makes the same map there', () => {
  basemap('musterdorf', data);
  const other = path.join(folder, 'other.pmtiles');
  const { status } = basemap('musterdorf', data, '--out', other);
  expect(status).toBe(0);
  expect(Buffer.compare(readFileSync(other), readFileSync(archive))).toBe(0);
  expect(existsSync(`${other}.LICENCE.md`)).toBe(true);
});

test('on a terminal a bar grows in one line and is gone at the end', () => {
  let shown = '';
  const bar = progressBar({ isTTY: true, write: (text) => (shown += text) });
  bar.show({ step: 'reading', share: 0.5 });
  bar.show({ step: 'reading', share: 0.501 });
  bar.show({ step: 'drawing', share: 1 });
  bar.done();
  const start = '\r\u001b[K';
  expect(shown).toBe(`${start}[#############............] Reading 50 %${start}[#########################] Drawing 100 %${start}`);
});
