import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { buildSite, stopsBuild } from '../build.ts';
import { type Allowed, headersFor } from '../hosts.ts';
import { type Archived, archiveOf, type Extract, extracts } from './extracts.ts';
import { type Felt, type MapPage, measureMap } from './mapPage.ts';
import { buildOther } from './protomaps.ts';

/** Bytes of all scripts that a map needs. */
export interface Weight {
  readonly gzip: number;
  readonly brotli: number;
}

export interface MapFigures {
  readonly slowdown: number;
  readonly maps: readonly {
    readonly extract: Extract;
    /** Absent where the extract is not in the folder. */
    readonly archive?: Archived;
    readonly ours?: Felt;
    readonly theirs?: Felt;
  }[];
  /** Map code of the atlas: Leaflet, signs, cards and the drawing. */
  readonly ours: Weight;
  /** Everything of the other one's page: it is nothing but a map. */
  readonly theirs?: Weight;
}

interface Input {
  /** Folder with the extracts. */
  readonly osm: string;
  /** A folder for archives and sites. */
  readonly work: string;
  readonly slowdown: number;
  readonly today: string;
  /** Without the other one, where no package registry is at hand. */
  readonly alone: boolean;
  readonly log: (line: string) => void;
}

const weigh = (texts: readonly (string | Uint8Array)[]): Weight => ({
  gzip: texts.reduce((sum, text) => sum + gzipSync(text, { level: 9 }).length, 0),
  brotli: texts.reduce((sum, text) => sum + brotliCompressSync(text).length, 0),
});

export async function benchMap({ osm, work, slowdown, today, alone, log }: Input): Promise<MapFigures> {
  const made = extracts.map((extract) => {
    log(`Base map of ${extract.title} …`);
    const archive = archiveOf(extract, osm, work);
    if (!archive) log(`  not measured: there is no ${path.join(osm, extract.file)}`);
    return { extract, archive };
  });
  const archives = made.flatMap(({ extract, archive }) => (archive ? [{ ...extract, file: archive.file }] : []));
  if (archives.length === 0) throw new Error(`None of the extracts is in ${osm}: ${extracts.map(({ file }) => file).join(', ')}.`);
  log('The atlas …');
  const site = await buildAtlas(archives, work, today);
  if (!alone) log('protomaps-leaflet, installed outside the project …');
  const other = alone ? undefined : await buildOther(path.join(work, 'other'), archives);
  const maps = [];
  for (const { extract, archive } of made) {
    if (!archive) {
      maps.push({ extract });
      continue;
    }
    log(`${extract.title}: drawn without a server, processor slowed ${slowdown} times …`);
    const ours = await measureMap(pageOf(site.root, site.inline, extract.id), slowdown, log);
    const theirs = other && (await measureMap(other.pageOf(extract.id), slowdown, log));
    maps.push({ extract, archive, ours, ...(theirs && { theirs }) });
  }
  const assets = path.join(site.root, 'assets');
  const ours = (await readdir(assets)).filter((name) => /^(map|draw|inflate)[\w-]*\.(js|css)$/.test(name));
  return {
    slowdown,
    maps,
    ours: weigh(await Promise.all(ours.map((name) => readFile(path.join(assets, name))))),
    ...(other && { theirs: weigh(other.scripts) }),
  };
}

const pageOf = (root: string, inline: Allowed, id: string): MapPage => ({
  site: { root, headers: (file) => headersFor(file, inline) },
  path: `${id}/ar/map/`,
  saved: "document.documentElement.dataset.offline === 'saved' && !!navigator.serviceWorker.controller",
  drawn: '.map-view[data-base="drawn"]',
  view: '.map-view',
});

/** A district for each archive, with places on it as a real one has them, built as a host serves it. */
async function buildAtlas(
  archives: readonly { readonly id: string; readonly title: string; readonly file: string; readonly bounds: Extract['bounds'] }[],
  work: string,
  today: string,
): Promise<{ readonly root: string; readonly inline: Allowed }> {
  const content = path.join(work, 'content');
  const facts = `source:\n  - name: bench\nchecked: ${today}\nreview: 6 months\n`;
  const write = async (file: string, head: string) => {
    await mkdir(path.dirname(path.join(content, file)), { recursive: true });
    await writeFile(path.join(content, file), `---\n${head}${facts}---\n\nText.\n`);
  };
  const topics = ['health', 'work', 'money', 'everyday'];
  const icons = ['heart-pulse', 'briefcase', 'wallet', 'house'];
  const colours = ['pink', 'teal', 'gold', 'green'];
  for (const [index, topic] of topics.entries())
    await write(`_bench/topics/${topic}.de.md`, `title: ${topic}\nicon: ${icons[index]}\ncolor: ${colours[index]}\norder: ${index}\n`);
  for (const { id, title, file, bounds } of archives) {
    const [west, south, east, north] = bounds;
    await write(
      `${id}/district.de.md`,
      `title: ${title}\nsummary: Ein Kreis.\npublisher: Kreis ${title}\nstate: DE-RP\nlayers: [bench]\nlanguages: [de, ar]\nbounds: [[${south}, ${west}], [${north}, ${east}]]\n`,
    );
    await cp(file, path.join(content, id, 'basemap.pmtiles'));
    for (let place = 0; place < 24; place++) {
      // Spread evenly without a pattern: the golden ratio.
      const [right, up] = [(place * 0.618_034) % 1, (place * 0.754_878) % 1].map((part) => 0.1 + 0.8 * part);
      const at = `[${(south + (north - south) * (up ?? 0)).toFixed(5)}, ${(west + (east - west) * (right ?? 0)).toFixed(5)}]`;
      await write(
        `${id}/places/place-${place}.de.md`,
        `title: Ort ${place}\ntopics: [${topics[place % topics.length]}]\nkind: doctor\nat: ${at}\nprecision: building\naddress:\n  street: Weg ${place}\n  postcode: "67655"\n  city: ${title}\n`,
      );
    }
  }
  const root = path.join(work, 'site');
  const result = await buildSite({ content, out: root, base: '/', today, messages: 'en', cache: path.join(work, 'cache'), precompress: true, log: () => {} });
  if (result.kind === 'refused')
    throw new Error(`The districts of the bench do not build: ${result.problems.filter(stopsBuild)[0]?.message ?? 'see npm run check'}`);
  return { root, inline: JSON.parse(await readFile(path.join(root, 'headers.json'), 'utf8')) as Allowed };
}
