import { gunzipSync } from 'node:zlib';
import { compression, type Entry, findEntry, firstRead, type Header, readDirectory, readHeader, type Span, vectorTiles } from '../../core/map/pmtiles.ts';
import { mapSchema } from '../../core/map/schema.ts';
import { osmAttribution } from './makeBasemap.ts';
import type { Ranges } from './ranges.ts';
import { Refusal } from './sentences.ts';

/** What is unpacked at most: a hostile archive must not fill the memory. Directories of the planet have 5 MB. */
const largest = 64 * 1024 * 1024;

/** A district has some 30 MB of tiles there; so much would be half of Germany. */
const mostBytes = 500_000_000;

/** Parts that lie so near each other are fetched together, up to so many bytes; so many requests run at once. */
const near = 64 * 1024;
const longestRequest = 4 * 1024 * 1024;
const together = 4;

/** An archive of a larger region, looked at. */
export interface Source {
  readonly ranges: Ranges;
  readonly name: string;
  readonly header: Header;
  readonly root: readonly Entry[];
  readonly about: { readonly attribution: string; readonly asOf: string | undefined };
}

/** Header, root directory and metadata; refuses what has words that we do not know. */
export async function openSource(ranges: Ranges, name: string): Promise<Source> {
  const first = await ranges.read(0, firstRead);
  const header = readHeader(first);
  if (!header) throw new Refusal(`${name} is not a PMTiles archive of version 3.`);
  const known: readonly number[] = [compression.none, compression.gzip];
  if (header.tileType !== vectorTiles) throw new Refusal(`${name} has pictures, not vector tiles: they cannot be drawn with names in other languages.`);
  if (!known.includes(header.internalCompression) || !known.includes(header.tileCompression))
    throw new Refusal(`${name} is compressed in a way that we do not read; we read gzip.`);
  const { root, metadata } = header;
  if (root.offset + root.length > first.length) throw new Refusal(`${name} is cut off or broken: its directory is not where it should be.`);
  const about = readAbout(unpack(await part(ranges, name, metadata), header.internalCompression, name), name);
  return { ranges, name, header, root: directory(first.subarray(root.offset, root.offset + root.length), header, name), about };
}

async function part(ranges: Ranges, name: string, { offset, length }: Span): Promise<Uint8Array> {
  if (length > largest) throw new Refusal(`${name} is broken: a part of it claims to have ${length} bytes.`);
  const bytes = await ranges.read(offset, length);
  if (bytes.length < length) throw new Refusal(`${name} is cut off: it ends before its last tile. Download it again.`);
  return bytes;
}

/** The bytes as they were before they were compressed. */
export function unpack(bytes: Uint8Array, kind: number, name: string): Uint8Array {
  if (kind === compression.none) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: largest });
  } catch {
    throw new Refusal(`${name} is broken: a part of it cannot be unpacked.`);
  }
}

function directory(bytes: Uint8Array, { internalCompression }: Header, name: string): readonly Entry[] {
  const entries = readDirectory(unpack(bytes, internalCompression, name));
  if (!entries) throw new Refusal(`${name} is broken: one of its directories cannot be read.`);
  return entries;
}

/** Layers that every version 4 of the Protomaps basemap has. */
const protomapsLayers = ['boundaries', 'buildings', 'earth', 'landuse', 'places', 'pois', 'roads', 'water'];

/** Whose data it is, after a look at whether its words are ones that we know. */
function readAbout(bytes: Uint8Array, name: string): Source['about'] {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw new Refusal(`${name} is broken: what it says about itself cannot be read.`);
  }
  const about = (typeof json === 'object' && json !== null ? json : {}) as Readonly<Record<string, unknown>>;
  const text = (key: string) => (typeof about[key] === 'string' ? about[key] : undefined);
  const layers = (Array.isArray(about['vector_layers']) ? (about['vector_layers'] as readonly unknown[]) : []).map((layer) =>
    typeof layer === 'object' && layer !== null && 'id' in layer ? String(layer.id) : '',
  );
  const asOf = /^20\d\d-\d\d-\d\d/.exec(text('as_of') ?? text('planetiler:osm:osmosisreplicationtime') ?? '')?.[0];
  if (about['atlas_schema'] === mapSchema && about['schematic'] !== true) {
    const attribution = text('attribution') ?? '';
    return { attribution: attribution.includes('<') || attribution === '' ? osmAttribution : attribution.slice(0, 200), asOf };
  }
  if (protomapsLayers.every((layer) => layers.includes(layer)) && /^4\./.test(text('version') ?? ''))
    return { attribution: `${osmAttribution}, Protomaps`, asOf };
  const has = layers.length > 0 ? `layers ${layers.slice(0, 12).join(', ')}${layers.length > 12 ? ' …' : ''}` : 'no list of layers';
  throw new Refusal(
    `${name} is a map of another kind (version ${text('version') ?? 'unknown'}, ${has}). We know the Protomaps basemap of version 4 and maps of this atlas.`,
  );
}

/** Where the tiles are, by their ids, which come sorted. Tiles that the archive does not have are left out. */
export async function findTiles({ ranges, name, header, root }: Source, ids: readonly number[]): Promise<Map<number, Span>> {
  const found = new Map<number, Span>();
  const search = async (entries: readonly Entry[], wanted: readonly number[], depth: number): Promise<void> => {
    const leaves = new Map<Entry, number[]>();
    for (const id of wanted) {
      const entry = findEntry(entries, id);
      if (!entry) continue;
      if (entry.run > 0) found.set(id, { offset: entry.offset, length: entry.length });
      else leaves.set(entry, [...(leaves.get(entry) ?? []), id]);
    }
    // The specification allows three levels below the root; more is a circle.
    if (depth === 3) return;
    for (const [{ offset, length }, below] of leaves)
      await search(directory(await part(ranges, name, { offset: header.leaves.offset + offset, length }), header, name), below, depth + 1);
  };
  await search(root, ids, 0);
  return found;
}

/** The bytes of tiles, by where they begin. Neighbours come in one request. */
export async function fetchTiles(
  { ranges, name, header }: Source,
  spans: readonly Span[],
  progress: (share: number) => void,
): Promise<ReadonlyMap<number, Uint8Array>> {
  const unique = [...new Map(spans.map((span) => [span.offset, span])).values()].sort((a, b) => a.offset - b.offset);
  const total = unique.reduce((sum, { length }) => sum + length, 0);
  if (total > mostBytes) throw new Refusal(`${name} has ${Math.round(total / 1e6)} MB for this district: look at the bounds in district.de.md.`);
  const requests: { offset: number; end: number; readonly parts: Span[] }[] = [];
  for (const span of unique) {
    const last = requests.at(-1);
    const end = span.offset + span.length;
    if (last && span.offset - last.end <= near && end - last.offset <= longestRequest) {
      last.end = Math.max(last.end, end);
      last.parts.push(span);
    } else requests.push({ offset: span.offset, end, parts: [span] });
  }
  const contents = new Map<number, Uint8Array>();
  let next = 0;
  let done = 0;
  const work = async () => {
    for (let request = requests[next++]; request; request = requests[next++]) {
      const bytes = await part(ranges, name, { offset: header.tiles.offset + request.offset, length: request.end - request.offset });
      for (const { offset, length } of request.parts) {
        contents.set(offset, bytes.subarray(offset - request.offset, offset - request.offset + length));
        done += length;
      }
      progress(done / total);
    }
  };
  await Promise.all(Array.from({ length: together }, work));
  return contents;
}
