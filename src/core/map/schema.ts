/**
 * What is in a tile of the base map: the words that the builder writes and the renderer knows. `SCHEMA.md` says what each means.
 * Readers ignore layers, kinds and attributes that they do not know.
 */

/** Version of this vocabulary, in the archive's metadata as `atlas_schema`. A new layer, kind or attribute does not change it. */
export const mapSchema = 1;

/** Zooms that have tiles of their own; nearer ones are drawn from the last. */
export const zooms = { min: 8, max: 14 } as const;

/** Units across one tile, in every layer. At zoom 14 one unit is 0.6 to 0.8 m in Germany. */
export const extent = 2048;

/** Layers with their kinds, in the order in which they are drawn. */
export const kinds = {
  /** Areas. */
  landuse: [
    'residential',
    'commercial',
    'industrial',
    'railway',
    'farmland',
    'orchard',
    'vineyard',
    'grass',
    'park',
    'allotments',
    'cemetery',
    'forest',
    'pitch',
    'playground',
    'school',
    'hospital',
    'pedestrian',
    'military',
    'quarry',
    'sand',
  ],
  /** `water` areas; `river`, `canal` and `stream` lines; `lake` a point that carries the name of a water area. */
  water: ['water', 'river', 'canal', 'stream', 'lake'],
  /** Areas, at the last zoom only. */
  buildings: ['building'],
  /** Lines. */
  roads: ['highway', 'major_road', 'minor_road', 'path', 'rail'],
  /** Lines. */
  boundaries: ['district', 'country', 'region', 'county', 'locality'],
  /** One area, covering what lies outside the district. */
  mask: ['outside'],
  /** Points. */
  pois: [
    'station',
    'tram_stop',
    'bus_station',
    'bus_stop',
    'hospital',
    'clinic',
    'doctors',
    'pharmacy',
    'townhall',
    'police',
    'fire_station',
    'courthouse',
    'library',
    'community_centre',
    'social_facility',
    'school',
    'kindergarten',
    'university',
    'college',
    'language_school',
    'place_of_worship',
    'post_office',
    'bank',
    'marketplace',
    'supermarket',
    'theatre',
    'sports_centre',
    'stadium',
    'drinking_water',
    'toilets',
    'park',
  ],
  /** Points. */
  places: ['locality', 'neighbourhood'],
} as const;

export type MapLayer = keyof typeof kinds;
export type MapKind<Layer extends MapLayer> = (typeof kinds)[Layer][number];

/** Attributes beside `kind`, `name` and `name:<language tag of ours>`. */
export const attributes = {
  landuse: [],
  water: [],
  buildings: [],
  roads: ['kind_detail', 'ref', 'is_bridge', 'is_tunnel', 'service'],
  boundaries: ['kind_detail'],
  mask: [],
  pois: ['kind_detail'],
  places: ['kind_detail', 'population'],
} as const satisfies Readonly<Record<MapLayer, readonly string[]>>;

/** Layers whose features have names. */
export const named: readonly MapLayer[] = ['water', 'roads', 'pois', 'places'];
