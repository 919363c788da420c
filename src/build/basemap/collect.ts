import type { Box } from '../../core/map/pmtiles.ts';
import { classifyArea, classifyLine, classifyPlace, classifyService } from './classify.ts';
import { IdSet } from './idSet.ts';
import type { Relation, Tags, Way } from './osmBlock.ts';
import type { OsmFile } from './osmFile.ts';
import { Broken } from './protobuf.ts';
import { type Point, toX, toY } from './world.ts';

/** What of a file lies in a box and may be drawn. */
export interface Collected {
  readonly nodes: readonly { readonly at: Point; readonly tags: Tags }[];
  /** Ways that are drawn themselves. */
  readonly ways: readonly Way[];
  /** Areas with holes, administrative boundaries, and the district itself. */
  readonly relations: readonly Relation[];
  /** The ids of the nodes of a way that belongs to one of the relations; undefined where the file does not have it. */
  readonly member: (way: number) => readonly number[] | undefined;
  /** Coordinates of a line, x and y in turn, in the world's units. Nodes that the file does not have are left out. */
  readonly line: (refs: readonly number[]) => Int32Array;
  /** What the nodes of the file cover altogether, in degrees; undefined where it has none. */
  readonly covers: Box | undefined;
}

/** More nodes than any district has (all of Bavaria has 60 million): a district with wrong corners, or a hostile file. */
const mostNodes = 40_000_000;

const isDrawn = (tags: Tags) => classifyLine(tags) !== undefined || classifyArea(tags) !== undefined || classifyService(tags) !== undefined;

const isWanted = ({ tags }: Relation) =>
  (tags['type'] === 'multipolygon' && (classifyArea(tags) !== undefined || classifyService(tags) !== undefined)) ||
  (tags['boundary'] === 'administrative' && Number(tags['admin_level']) <= 8);

/**
 * Three passes: nodes in the box, ways that touch it, relations that use such ways; then ways of these relations that lie
 * outside; then coordinates of all nodes that are needed. `isDistrict` finds the relation of the district, which is kept
 * wherever it lies. `progress` hears a share from 0 to 1.
 */
export function collect(file: OsmFile, box: Box, isDistrict: (tags: Tags) => boolean, progress: (share: number) => void): Collected {
  const share = (pass: number) => (bytes: number) => progress((pass + bytes / file.bytes) / 3);
  const found = firstPass(file, box, isDistrict, share(0));
  const members = memberWays(file, found.relations, found.ways, share(1));
  const needed = new IdSet();
  for (const way of [...found.ways.values()].map(({ refs }) => refs).concat([...members.values()])) for (const ref of way) needed.add(ref);
  needed.seal();
  const line = coordinates(file, needed, share(2));
  return {
    nodes: found.nodes,
    ways: [...found.ways.values()],
    relations: found.relations,
    member: (way) => found.ways.get(way)?.refs ?? members.get(way),
    line,
    covers: found.covers,
  };
}

function firstPass(file: OsmFile, box: Box, isDistrict: (tags: Tags) => boolean, at: (bytes: number) => void) {
  const [west, south, east, north] = box.map((degrees) => Math.round(degrees * 1e7)) as unknown as Box;
  const inside = new IdSet();
  const ways = new Map<number, Way>();
  const touched = new Set<number>();
  const nodes: { at: Point; tags: Tags }[] = [];
  const relations: Relation[] = [];
  let [minLon, minLat, maxLon, maxLat] = [Infinity, Infinity, -Infinity, -Infinity];
  let sealed = false;
  file.pass(
    {
      nodes(ids, longitudes, latitudes, count) {
        if (sealed) throw new Broken('unsorted');
        for (let index = 0; index < count; index++) {
          const [lon = 0, lat = 0] = [longitudes[index], latitudes[index]];
          if (lon < minLon) minLon = lon;
          if (lon > maxLon) maxLon = lon;
          if (lat < minLat) minLat = lat;
          if (lat > maxLat) maxLat = lat;
          if (lon >= west && lon <= east && lat >= south && lat <= north) inside.add(ids[index] ?? 0);
        }
        if (inside.size > mostNodes) throw new Broken('too-much');
      },
      tagged(lon, lat, tags) {
        if (lon < west || lon > east || lat < south || lat > north) return;
        if (classifyPlace(tags) ?? classifyService(tags)) nodes.push({ at: [toX(lon / 1e7), toY(lat / 1e7)], tags });
      },
      way(way) {
        if (!sealed) inside.seal();
        sealed = true;
        if (!way.refs.some((ref) => inside.has(ref))) return;
        if (isDrawn(way.tags)) ways.set(way.id, way);
        else touched.add(way.id);
      },
      relation(relation) {
        if (isDistrict(relation.tags) || (isWanted(relation) && relation.ways.some(({ ref }) => ways.has(ref) || touched.has(ref)))) relations.push(relation);
      },
    },
    at,
  );
  const covers: Box | undefined = minLon > maxLon ? undefined : [minLon / 1e7, minLat / 1e7, maxLon / 1e7, maxLat / 1e7];
  return { nodes, ways, relations, covers };
}

/** Ways of the relations that are not drawn themselves, or lie outside the box. */
function memberWays(file: OsmFile, relations: readonly Relation[], ways: ReadonlyMap<number, Way>, at: (bytes: number) => void) {
  const wanted = new IdSet();
  for (const relation of relations) for (const { ref } of relation.ways) if (!ways.has(ref)) wanted.add(ref);
  wanted.seal();
  const members = new Map<number, readonly number[]>();
  if (wanted.size > 0) file.pass({ way: ({ id, refs }) => void (wanted.has(id) && members.set(id, refs)) }, at);
  return members;
}

/** No longitude and no latitude. */
const nowhere = 0x7fffffff;

function coordinates(file: OsmFile, needed: IdSet, at: (bytes: number) => void): Collected['line'] {
  const xs = new Int32Array(needed.size).fill(nowhere);
  const ys = new Int32Array(needed.size);
  file.pass(
    {
      nodes(ids, longitudes, latitudes, count) {
        for (let index = 0; index < count; index++) {
          const place = needed.indexOf(ids[index] ?? 0);
          if (place < 0) continue;
          xs[place] = toX((longitudes[index] ?? 0) / 1e7);
          ys[place] = toY((latitudes[index] ?? 0) / 1e7);
        }
      },
    },
    at,
  );
  return (refs) => {
    const line = new Int32Array(refs.length * 2);
    let length = 0;
    for (const ref of refs) {
      const place = needed.indexOf(ref);
      if (place < 0 || xs[place] === nowhere) continue;
      line[length++] = xs[place] ?? 0;
      line[length++] = ys[place] ?? 0;
    }
    return length === line.length ? line : line.slice(0, length);
  };
}
