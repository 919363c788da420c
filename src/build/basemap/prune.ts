import type { GeoJSONVTFeature } from '@maplibre/geojson-vt';
import { extent, kinds, type MapKind, type MapLayer, zooms } from '../../core/map/schema.ts';
import { type Feature, type Layer, shapes, type Tile } from '../../core/map/tile.ts';
import type { Attributes } from './classify.ts';
import { nameTags } from './nameTags.ts';

/** Kinds of the Protomaps basemap that have another name with us; those with ours are ours. All others are left out. */
const renamed: { readonly [L in MapLayer]?: Readonly<Record<string, MapKind<L>>> } = {
  landuse: {
    neighbourhood: 'residential',
    retail: 'commercial',
    brownfield: 'industrial',
    farmyard: 'farmland',
    grassland: 'grass',
    meadow: 'grass',
    scrub: 'grass',
    heath: 'grass',
    wetland: 'grass',
    golf_course: 'grass',
    garden: 'park',
    village_green: 'park',
    recreation_ground: 'park',
    dog_park: 'park',
    zoo: 'park',
    grave_yard: 'cemetery',
    wood: 'forest',
    kindergarten: 'school',
    university: 'school',
    college: 'school',
    naval_base: 'military',
    airfield: 'military',
    beach: 'sand',
  },
  places: { macrohood: 'neighbourhood' },
  pois: { halt: 'station' },
};

const shapeOf: Readonly<Record<MapLayer, number>> = {
  landuse: shapes.area,
  water: 0,
  buildings: shapes.area,
  roads: shapes.line,
  boundaries: shapes.line,
  mask: 0,
  pois: shapes.point,
  places: shapes.point,
};

/**
 * What of a tile of another archive the renderer knows, in our words and our extent. Both the Protomaps basemap and our own
 * archives go in; edge and mask of another district go out.
 */
export function prune(tile: Tile, zoom: number): ReadonlyMap<MapLayer, readonly GeoJSONVTFeature[]> {
  const layers = new Map<MapLayer, readonly GeoJSONVTFeature[]>();
  const words = new Map<string, Attributes>();
  for (const name of Object.keys(kinds) as MapLayer[]) {
    const layer = tile.get(name);
    if (!layer || name === 'mask' || (name === 'buildings' && zoom < zooms.max)) continue;
    const features = layer.features.flatMap((feature) => pruneFeature(name, feature, layer, words));
    if (features.length > 0) layers.set(name, features);
  }
  return layers;
}

function pruneFeature(name: MapLayer, feature: Feature, layer: Layer, words: Map<string, Attributes>): GeoJSONVTFeature[] {
  if (shapeOf[name] !== 0 && feature.shape !== shapeOf[name]) return [];
  const attributes = wordsOf(name, feature);
  if (!attributes) return [];
  const key = JSON.stringify(attributes);
  const tags = words.get(key) ?? attributes;
  words.set(key, tags);
  const parts = partsOf(feature, extent / layer.extent);
  if (feature.shape === shapes.point) return parts.map((part) => ({ type: 1, geometry: part, tags }) as GeoJSONVTFeature);
  if (feature.shape === shapes.line) return [{ type: 2, geometry: parts, tags } as unknown as GeoJSONVTFeature];
  return polygons(parts).map((rings) => ({ type: 3, geometry: rings, tags }) as unknown as GeoJSONVTFeature);
}

type Points = [number, number][];

function partsOf({ points, ends }: Feature, scale: number): Points[] {
  let start = 0;
  return ends.map((end) => {
    const part: Points = [];
    for (let at = start; at < end; at += 2) part.push([Math.round((points[at] ?? 0) * scale), Math.round((points[at + 1] ?? 0) * scale)]);
    start = end;
    return part;
  });
}

/** Outer rings run the other way round than holes, and come before theirs. */
function polygons(rings: readonly Points[]): Points[][] {
  const found: Points[][] = [];
  for (const ring of rings) {
    const last = found.at(-1);
    if (last && turn(ring) < 0) last.push(ring);
    else found.push([ring]);
  }
  return found;
}

function turn(ring: Points): number {
  let sum = 0;
  for (let at = 0; at + 1 < ring.length; at++) {
    const [[ax, ay] = [0, 0], [bx, by] = [0, 0]] = [ring[at], ring[at + 1]];
    sum += ax * by - bx * ay;
  }
  return sum;
}

/** What is said about a feature, in our words; undefined for what we do not draw. */
function wordsOf(name: MapLayer, { shape, properties }: Feature): Attributes | undefined {
  const text = (key: string) => (typeof properties[key] === 'string' ? properties[key] : undefined);
  const flag = (key: string) => (properties[key] ? { [key]: 1 } : {});
  const names = nameTags(Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, String(value)])));
  const written = text('kind') ?? '';
  const kind = renamed[name]?.[written as never] ?? (kinds[name] as readonly string[]).find((one) => one === written);
  const detail = text('kind_detail');
  if (name === 'water') return waterWords(shape, written, names);
  if (kind === undefined || (name === 'boundaries' && kind === 'district')) return undefined;
  if (name === 'roads') {
    const service = text('service') ?? properties['service'];
    if (service === 'driveway' || service === 'parking_aisle' || detail === 'sidewalk' || detail === 'crossing') return undefined;
    if (kind === 'rail')
      return properties['is_tunnel'] ? undefined : { kind, ...(detail && { kind_detail: detail }), ...(service ? { service: 1 } : {}), ...flag('is_bridge') };
    const ref = text('ref') ?? text('shield_text');
    const numbered = ref !== undefined && (kind === 'highway' || kind === 'major_road') ? { ref: ref.slice(0, 20) } : {};
    return { kind, ...(detail && { kind_detail: detail.replace(/_link$/, '') }), ...names, ...numbered, ...flag('is_bridge'), ...flag('is_tunnel') };
  }
  if (name === 'boundaries') {
    const level = Number(properties['kind_detail']);
    return level > 8 ? undefined : { kind, ...(level > 0 && { kind_detail: level }) };
  }
  if (name === 'places') {
    const population = Number(properties['population']);
    if (!('name' in names)) return undefined;
    return {
      kind,
      ...(detail && { kind_detail: detail === 'isolated_dwelling' ? 'hamlet' : detail }),
      ...(population > 0 && { population: Math.round(population) }),
      ...names,
    };
  }
  if (name === 'pois') {
    if (kind === 'station') return { kind, kind_detail: detail === 'subway' || detail === 'light_rail' ? detail : 'train', ...names };
    const religion = kind === 'place_of_worship' ? (text('religion') ?? detail) : undefined;
    return { kind, ...(religion && { kind_detail: religion }), ...names };
  }
  return { kind };
}

function waterWords(shape: number, written: string, names: Readonly<Record<string, string>>): Attributes | undefined {
  if (shape === shapes.area) return written === 'swimming_pool' ? undefined : { kind: 'water' };
  if (shape === shapes.line) return written === 'river' || written === 'canal' || written === 'stream' ? { kind: written, ...names } : undefined;
  return 'name' in names ? { kind: 'lake', ...names } : undefined;
}
