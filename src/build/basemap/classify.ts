import { type MapKind, type MapLayer, zooms } from '../../core/map/schema.ts';
import { nameTags } from './nameTags.ts';
import type { Tags } from './osmBlock.ts';

/** What a tile says about a thing. */
export type Attributes = Readonly<Record<string, string | number>>;

/** What a thing of OpenStreetMap is on our map: its layer, its words, and the zoom from which it is shown. */
export interface Class {
  readonly layer: MapLayer;
  readonly attributes: Attributes;
  readonly from: number;
}

const last = zooms.max;

/** Things without words of their own are one object: a district has a hundred thousand houses. */
const plain = new Map<string, Class>();

function made<Layer extends MapLayer>(layer: Layer, kind: MapKind<Layer>, from: number, more?: Attributes): Class {
  if (more) return { layer, attributes: { kind, ...more }, from };
  const key = `${layer} ${kind} ${from}`;
  const known = plain.get(key) ?? { layer, attributes: { kind }, from };
  plain.set(key, known);
  return known;
}

const set = (value: string | undefined): boolean => value !== undefined && value !== 'no';

const roads: ReadonlyMap<string, readonly [MapKind<'roads'>, from: number]> = new Map([
  ['motorway', ['highway', 8]],
  ['motorway_link', ['highway', 11]],
  ['trunk', ['highway', 8]],
  ['trunk_link', ['highway', 11]],
  ['primary', ['major_road', 8]],
  ['primary_link', ['major_road', 12]],
  ['secondary', ['major_road', 9]],
  ['secondary_link', ['major_road', 12]],
  ['tertiary', ['major_road', 11]],
  ['tertiary_link', ['major_road', 13]],
  ['unclassified', ['minor_road', 12]],
  ['residential', ['minor_road', 13]],
  ['living_street', ['minor_road', 13]],
  ['road', ['minor_road', 13]],
  ['service', ['minor_road', 14]],
  ['pedestrian', ['path', 13]],
  ['track', ['path', 14]],
  ['cycleway', ['path', 14]],
  ['footway', ['path', 14]],
  ['path', ['path', 14]],
  ['steps', ['path', 14]],
  ['bridleway', ['path', 14]],
] as const);

const rails: ReadonlySet<string> = new Set(['rail', 'light_rail', 'tram', 'subway', 'narrow_gauge']);

const waterways: ReadonlyMap<string, readonly [MapKind<'water'>, from: number]> = new Map([
  ['river', ['river', 9]],
  ['canal', ['canal', 11]],
  ['stream', ['stream', 13]],
] as const);

/** A line: a road, a railway, a river. */
export function classifyLine(tags: Tags): Class | undefined {
  const { highway, railway, waterway, area, service, footway, bridge, tunnel, ref } = tags;
  if (highway !== undefined && area !== 'yes') {
    const [kind, from] = roads.get(highway) ?? [];
    if (!kind || from === undefined || service === 'parking_aisle' || service === 'driveway') return undefined;
    if (footway === 'sidewalk' || footway === 'crossing') return undefined;
    return made('roads', kind, from, {
      kind_detail: highway.replace(/_link$/, ''),
      ...nameTags(tags),
      ...(ref !== undefined && (kind === 'highway' || kind === 'major_road') && { ref: ref.slice(0, 20) }),
      ...(set(bridge) && { is_bridge: 1 }),
      ...(set(tunnel) && { is_tunnel: 1 }),
    });
  }
  if (railway !== undefined && rails.has(railway) && !set(tunnel)) {
    const from = service !== undefined ? last : railway === 'rail' ? 9 : 13;
    return made('roads', 'rail', from, { kind_detail: railway, ...(service !== undefined && { service: 1 }), ...(set(bridge) && { is_bridge: 1 }) });
  }
  const [kind, from] = waterways.get(waterway ?? '') ?? [];
  return kind && from !== undefined && !set(tunnel) ? made('water', kind, from, nameTags(tags)) : undefined;
}

const landuses: ReadonlyMap<string, readonly [MapKind<'landuse'>, from: number]> = new Map([
  ['residential', ['residential', 8]],
  ['farmyard', ['residential', 12]],
  ['retail', ['commercial', 11]],
  ['commercial', ['commercial', 11]],
  ['industrial', ['industrial', 11]],
  ['construction', ['industrial', 12]],
  ['brownfield', ['industrial', 12]],
  ['railway', ['railway', 13]],
  ['forest', ['forest', 8]],
  ['farmland', ['farmland', 11]],
  ['meadow', ['grass', 12]],
  ['grass', ['grass', 13]],
  ['orchard', ['orchard', 12]],
  ['plant_nursery', ['orchard', 13]],
  ['vineyard', ['vineyard', 11]],
  ['allotments', ['allotments', 13]],
  ['cemetery', ['cemetery', 12]],
  ['recreation_ground', ['park', 12]],
  ['village_green', ['park', 13]],
  ['military', ['military', 11]],
  ['quarry', ['quarry', 12]],
  ['education', ['school', 13]],
] as const);

const naturals: ReadonlyMap<string, readonly [MapKind<'landuse'>, from: number]> = new Map([
  ['wood', ['forest', 8]],
  ['scrub', ['grass', 12]],
  ['heath', ['grass', 12]],
  ['grassland', ['grass', 12]],
  ['wetland', ['grass', 12]],
  ['beach', ['sand', 12]],
  ['sand', ['sand', 12]],
] as const);

const leisures: ReadonlyMap<string, readonly [MapKind<'landuse'>, from: number]> = new Map([
  ['park', ['park', 11]],
  ['garden', ['park', 13]],
  ['golf_course', ['grass', 12]],
  ['pitch', ['pitch', 13]],
  ['track', ['pitch', 13]],
  ['playground', ['playground', 13]],
] as const);

const grounds: ReadonlyMap<string, readonly [MapKind<'landuse'>, from: number]> = new Map([
  ['school', ['school', 13]],
  ['kindergarten', ['school', 13]],
  ['university', ['school', 12]],
  ['college', ['school', 13]],
  ['hospital', ['hospital', 12]],
  ['grave_yard', ['cemetery', 13]],
] as const);

/** Water areas that belong to a line which carries the name already. */
const flowing: ReadonlySet<string> = new Set(['river', 'canal', 'stream', 'ditch', 'drain', 'lock']);

/** True for a water area whose name belongs into the middle of it. */
export const isLake = (tags: Tags): boolean => tags['natural'] === 'water' && !flowing.has(tags['water'] ?? '');

/** An area: a house, a wood, a lake. What is several of them is the first of this order. */
export function classifyArea(tags: Tags): Class | undefined {
  const { natural, waterway, landuse, building, leisure, amenity, highway, access } = tags;
  if (natural === 'water' || waterway === 'riverbank' || waterway === 'dock' || landuse === 'reservoir' || landuse === 'basin')
    return made('water', 'water', 8);
  if (set(building)) return made('buildings', 'building', last);
  if (highway === 'pedestrian') return made('landuse', 'pedestrian', 13);
  if (leisure === 'garden' && access === 'private') return undefined;
  const [kind, from] = leisures.get(leisure ?? '') ?? grounds.get(amenity ?? '') ?? landuses.get(landuse ?? '') ?? naturals.get(natural ?? '') ?? [];
  return kind && from !== undefined ? made('landuse', kind, from) : undefined;
}

/** Services, with the zoom from which they are shown. Those of the first group are of use without a name. */
const nameless: ReadonlyMap<string, readonly [MapKind<'pois'>, from: number]> = new Map([
  ['hospital', ['hospital', 12]],
  ['pharmacy', ['pharmacy', last]],
  ['police', ['police', 13]],
  ['fire_station', ['fire_station', last]],
  ['bus_station', ['bus_station', 13]],
  ['post_office', ['post_office', last]],
  ['bank', ['bank', last]],
  ['drinking_water', ['drinking_water', last]],
  ['toilets', ['toilets', last]],
  ['townhall', ['townhall', 13]],
] as const);

const withName: ReadonlyMap<string, readonly [MapKind<'pois'>, from: number]> = new Map([
  ['clinic', ['clinic', last]],
  ['doctors', ['doctors', last]],
  ['library', ['library', 13]],
  ['community_centre', ['community_centre', last]],
  ['social_facility', ['social_facility', last]],
  ['school', ['school', last]],
  ['kindergarten', ['kindergarten', last]],
  ['university', ['university', last]],
  ['college', ['college', last]],
  ['language_school', ['language_school', last]],
  ['place_of_worship', ['place_of_worship', last]],
  ['courthouse', ['courthouse', last]],
  ['theatre', ['theatre', last]],
  ['marketplace', ['marketplace', last]],
] as const);

/** A service, a stop, a sight: what has a pictogram. */
export function classifyService(tags: Tags): Class | undefined {
  const { railway, highway, amenity, shop, leisure, station, religion, name } = tags;
  const names = nameTags(tags);
  if (railway === 'station' || railway === 'halt') {
    const detail = station === 'subway' || station === 'light_rail' ? station : 'train';
    return name === undefined ? undefined : made('pois', 'station', 11, { kind_detail: detail, ...names });
  }
  if (railway === 'tram_stop') return made('pois', 'tram_stop', last, names);
  if (highway === 'bus_stop') return made('pois', 'bus_stop', last, names);
  const [kind, from] = nameless.get(amenity ?? '') ?? [];
  if (kind && from !== undefined) return made('pois', kind, from, names);
  if (name === undefined) return undefined;
  const [second, begin] = withName.get(amenity ?? '') ?? [];
  if (second && begin !== undefined) {
    const detail = second === 'place_of_worship' && religion !== undefined && /^[a-z_]{2,20}$/.test(religion) ? { kind_detail: religion } : {};
    return made('pois', second, begin, { ...detail, ...names });
  }
  if (shop === 'supermarket') return made('pois', 'supermarket', last, names);
  if (leisure === 'sports_centre' || leisure === 'stadium') return made('pois', leisure, last, names);
  return undefined;
}

const places: ReadonlyMap<string, readonly [MapKind<'places'>, detail: string, from: number]> = new Map([
  ['city', ['locality', 'city', 8]],
  ['town', ['locality', 'town', 8]],
  ['village', ['locality', 'village', 11]],
  ['hamlet', ['locality', 'hamlet', 13]],
  ['isolated_dwelling', ['locality', 'hamlet', last]],
  ['borough', ['neighbourhood', 'suburb', 11]],
  ['suburb', ['neighbourhood', 'suburb', 12]],
  ['quarter', ['neighbourhood', 'quarter', 13]],
  ['neighbourhood', ['neighbourhood', 'neighbourhood', last]],
] as const);

/** A town or a part of it. */
export function classifyPlace(tags: Tags): Class | undefined {
  const [kind, detail, from] = places.get(tags['place'] ?? '') ?? [];
  const names = nameTags(tags);
  if (!kind || detail === undefined || from === undefined || !('name' in names)) return undefined;
  const population = /^\d{1,8}$/.test(tags['population'] ?? '') ? Number(tags['population']) : 0;
  return made('places', kind, from, { kind_detail: detail, ...(population > 0 && { population }), ...names });
}

/** An administrative boundary, by its level in OpenStreetMap; undefined for those that nobody sees. */
export function classifyBoundary(level: number): Class | undefined {
  if (level <= 2) return made('boundaries', 'country', 8, { kind_detail: level });
  if (level <= 4) return made('boundaries', 'region', 8, { kind_detail: level });
  if (level <= 6) return made('boundaries', 'county', 8, { kind_detail: level });
  return level <= 8 ? made('boundaries', 'locality', 12, { kind_detail: level }) : undefined;
}
