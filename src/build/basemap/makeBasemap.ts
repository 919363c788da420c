import type { Box } from '../../core/map/pmtiles.ts';
import { zooms } from '../../core/map/schema.ts';
import { bake } from './bake.ts';
import { boxAround, boxPolygon } from './boundary.ts';
import { type Collected, collect } from './collect.ts';
import { edgeFeatures, type Feature, polygonsOf, toFeatures } from './features.ts';
import { joinLines } from './join.ts';
import type { Relation, Tags } from './osmBlock.ts';
import { type OsmFile, openOsm } from './osmFile.ts';
import { Broken } from './protobuf.ts';
import type { Polygon } from './rings.ts';
import { damageSentence } from './sentences.ts';
import { boxText, contains, overlap, squareKilometres, toLatitude, toLongitude, tooLarge, widened } from './world.ts';

/** Which piece of the world a base map shows. */
export interface Area {
  /** Folder of the district, for sentences. */
  readonly id: string;
  /** Its name on the map and in OpenStreetMap. */
  readonly title: string;
  /** Official key of the district or town, by which OpenStreetMap knows it: `07137`. */
  readonly ags?: string | undefined;
  /** Corners from its own file: roughly where it lies, and the edge where no better one is known. */
  readonly bounds: Box;
  /** An edge that an editor gave: `boundary.geojson`. */
  readonly boundary?: readonly Polygon[] | undefined;
  /** Corners given by hand: they go before any boundary. */
  readonly exactly?: Box | undefined;
}

/** What a base map took to make. */
export interface Effort {
  /** Milliseconds of processor time. */
  readonly cpu: number;
  /** Bytes of memory at the highest point of this process. */
  readonly rss: number;
}

export interface Made extends Effort {
  readonly kind: 'made';
  readonly archive: Uint8Array;
  readonly bytes: number;
  readonly tiles: number;
  readonly bounds: Box;
  /** Of the rectangle around it. */
  readonly squareKilometres: number;
  /** Whose data it is: stands on the map. */
  readonly attribution: string;
  /** Where the edge comes from. */
  readonly edge: 'boundary.geojson' | 'OpenStreetMap' | 'bounds';
  /** Day of the data, where the source tells it. */
  readonly asOf: string | undefined;
  /** What the editor should know, a sentence each. */
  readonly notes: readonly string[];
}

/** Why there is no map, as a sentence for the editor. */
export interface Refused {
  readonly kind: 'refused';
  readonly sentence: string;
}

export type MadeBasemap = Made | Refused;

export interface Progress {
  readonly step: 'reading' | 'drawing';
  /** From 0 to 1. */
  readonly share: number;
}

export const osmAttribution = '© OpenStreetMap contributors';

/** So far beyond its edge things are taken in, in degrees (about 600 m): a wood may reach into the district without a corner in it. */
const margin = 0.006;

/** Corners from the district's own file are rough: its boundary is looked for in this much more, in degrees. */
const rough = 0.05;

/** Measures what making a base map takes. */
export function effort(): () => Effort {
  const began = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(began);
    return { cpu: Math.round((user + system) / 1000), rss: process.resourceUsage().maxRSS * 1024 };
  };
}

/** Makes the base map of an area from a file of OpenStreetMap data. Reads the file only; writing the result is left to the caller. */
export function makeBasemap(source: string, area: Area, progress: (at: Progress) => void = () => {}): MadeBasemap {
  const taken = effort();
  let file: OsmFile | undefined;
  try {
    file = openOsm(source);
    const found = featuresOf(file, source, area, (share) => progress({ step: 'reading', share }));
    if (found.kind === 'refused') return found;
    const { features, polygons, edge, notes } = found;
    const bounds = edge === 'bounds' ? (area.exactly ?? area.bounds) : boxAround(polygons);
    const { archive, tiles } = bake(features, {
      covered: polygons,
      bounds,
      lastZoom: zooms.max,
      about: { name: area.title, attribution: osmAttribution, asOf: file.asOf },
      progress: (share) => progress({ step: 'drawing', share }),
    });
    const size = squareKilometres(bounds);
    const asOf = file.asOf;
    return { kind: 'made', archive, bytes: archive.length, tiles, bounds, squareKilometres: size, attribution: osmAttribution, edge, asOf, notes, ...taken() };
  } catch (error) {
    if (error instanceof Broken) return { kind: 'refused', sentence: damageSentence(source, error.message) };
    throw error;
  } finally {
    file?.close();
  }
}

interface Features extends Omit<Found, 'collected' | 'edgeWays'> {
  readonly features: readonly Feature[];
}

/** What is drawn, without what it was made from: that is as large again, and gone when the tiles are made. */
function featuresOf(file: OsmFile, source: string, area: Area, progress: (share: number) => void): Features | Refused {
  const found = inArea(file, source, area, progress);
  if (found.kind === 'refused') return found;
  const { collected, polygons, edge, edgeWays, notes } = found;
  const features = joinLines([...toFeatures(collected, edgeWays), ...edgeFeatures(polygons, edge !== 'bounds')]);
  return { kind: 'found', features, polygons, edge, notes };
}

interface Found {
  readonly kind: 'found';
  readonly collected: Collected;
  readonly polygons: readonly Polygon[];
  readonly edge: Made['edge'];
  /** Ways that are the edge, so that they are not drawn as another boundary too. */
  readonly edgeWays: ReadonlySet<number>;
  readonly notes: readonly string[];
}

/** Everything in the file that belongs to the area, and its edge. */
function inArea(file: OsmFile, source: string, area: Area, progress: (share: number) => void): Found | Refused {
  const { id, exactly, boundary, bounds } = area;
  const given = exactly ? [boxPolygon(exactly)] : boundary;
  const guess = given ? boxAround(given) : widened(bounds, rough);
  const huge = tooLarge(id, guess);
  if (huge !== undefined) return { kind: 'refused', sentence: huge };
  const elsewhere = (covers: Box | undefined): Refused => ({
    kind: 'refused',
    sentence: `${source} contains nothing of ${id}: ${covers ? `its bounds are ${boxText(covers)}` : 'it has no places at all'}, and ${id} lies in ${boxText(exactly ?? boundaryBox(boundary) ?? bounds)}.`,
  });
  if (file.bounds && !overlap(file.bounds, guess)) return elsewhere(file.bounds);
  const collected = collect(file, widened(guess, margin), given ? () => false : (tags) => isDistrict(tags, area), progress);
  if (collected.nodes.length === 0 && collected.ways.length === 0) return elsewhere(collected.covers);
  // Where the file does not say what it covers, its outermost points are no measure: people build no houses in a lake.
  const covers = file.bounds;
  if (given)
    return {
      kind: 'found',
      collected,
      polygons: given,
      edge: exactly ? 'bounds' : 'boundary.geojson',
      edgeWays: new Set(),
      notes: partial(source, covers, boxAround(given), id),
    };

  const [best] = collected.relations
    .filter(({ tags }) => isDistrict(tags, area))
    .map((relation) => ({ relation, ...polygonsOf(relation, collected) }))
    // There are several places of many a name.
    .filter(({ polygons, gap, relation }) => (polygons.length > 0 ? overlap(boxAround(polygons), guess) : gap !== undefined || relation.ways.length > 0))
    .sort((a, b) => rank(a.relation, area) - rank(b.relation, area));
  if (!best) {
    const note = `${source} has no boundary of ${area.title}${area.ags === undefined ? '' : ` (${area.ags})`}: the map is cut at the bounds of district.de.md. A boundary.geojson beside it would be used.`;
    return {
      kind: 'found',
      collected,
      polygons: [boxPolygon(bounds)],
      edge: 'bounds',
      edgeWays: new Set(),
      notes: [note, ...partial(source, covers, bounds, id)],
    };
  }
  if (best.missing > 0 || best.gap || best.polygons.length === 0) return { kind: 'refused', sentence: openBoundary(source, area, best) };
  const box = boxAround(best.polygons);
  const vast = tooLarge(id, box);
  if (vast !== undefined) return { kind: 'refused', sentence: vast };
  const edgeWays = new Set(best.relation.ways.map(({ ref }) => ref));
  const notes = partial(source, covers, box, id);
  // The rough corners were too rough: once more, now that the edge is known.
  const whole = contains(widened(guess, margin), box) ? collected : collect(file, widened(box, margin), (tags) => isDistrict(tags, area), progress);
  return { kind: 'found', collected: whole, polygons: best.polygons, edge: 'OpenStreetMap', edgeWays, notes };
}

const boundaryBox = (boundary: readonly Polygon[] | undefined): Box | undefined => boundary && boxAround(boundary);

function openBoundary(
  source: string,
  { title }: Area,
  { relation, gap, missing }: { relation: Relation; gap: readonly [number, number] | undefined; missing: number },
): string {
  const where = gap
    ? `it ends at [${toLatitude(gap[1]).toFixed(5)}, ${toLongitude(gap[0]).toFixed(5)}]`
    : `${missing} of its ${relation.ways.length} lines are missing`;
  return `${source} has a boundary of ${title} that is not closed (relation ${relation.id}): ${where}. Take a file of a larger region, or give the map its edge by --bounds or by a boundary.geojson.`;
}

/** A warning where the file ends inside the area. */
function partial(source: string, covers: Box | undefined, box: Box, id: string): readonly string[] {
  if (!covers) return [];
  const common: Box = [Math.max(covers[0], box[0]), Math.max(covers[1], box[1]), Math.min(covers[2], box[2]), Math.min(covers[3], box[3])];
  const share = common[0] < common[2] && common[1] < common[3] ? squareKilometres(common) / squareKilometres(box) : 0;
  return share > 0.98
    ? []
    : [`${source} covers only ${Math.round(share * 100)} % of ${id}: its bounds are ${boxText(covers)}. The rest of the map stays empty.`];
}

/** What stands before the name of a district in OpenStreetMap. */
const prefix = /^(Landkreis|Kreis|Kreisfreie Stadt|Stadt|Städteregion|Regionalverband|Region|Gemeinde) /;

/** True for the boundary of the district itself: by its official key, else by its name. */
function isDistrict(tags: Tags, { ags, title }: Area): boolean {
  if (tags['boundary'] !== 'administrative') return false;
  if (ags !== undefined) return shortKey(tags['de:amtlicher_gemeindeschluessel']) === shortKey(ags);
  return [tags['name'], tags['name:de'], tags['official_name']].some((name) => name === title || name?.replace(prefix, '') === title);
}

/** A town that is a district of its own has its key in both lengths: `14713` and `14713000`. */
const shortKey = (key: string | undefined) => (key?.length === 8 ? key.replace(/000$/, '') : key);

/** The very name goes before a longer one (the town of Leipzig before its Landkreis), and the larger area before the smaller. */
const rank = ({ tags }: Relation, { title }: Area): number => (tags['name'] === title ? 0 : 100) + (Number(tags['admin_level']) || 99);
