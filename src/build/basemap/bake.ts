import type { Box } from '../../core/map/pmtiles.ts';
import { attributes, kinds, type MapLayer, mapSchema, named, zooms } from '../../core/map/schema.ts';
import { cover } from './cover.ts';
import type { Feature } from './features.ts';
import { type PackedTile, packTile, writeArchive } from './pmtilesFile.ts';
import type { Polygon } from './rings.ts';
import { encodeTile, nearDistrict, tilesOf } from './tiles.ts';

/** What an archive says about itself. */
export interface About {
  /** Name of the district. */
  readonly name: string;
  /** Whose data it is, as plain text: printed on every map. */
  readonly attribution: string;
  /** Day of the data, `2026-11-20`. */
  readonly asOf?: string | undefined;
  readonly schematic?: true;
}

export interface Baking {
  /** Tiles are made where these are. */
  readonly covered: readonly Polygon[];
  /** What the map shows; it does not pan away from it. */
  readonly bounds: Box;
  /** The last zoom with tiles of its own. */
  readonly lastZoom: number;
  readonly about: About;
  /** Hears a share from 0 to 1. */
  readonly progress?: (share: number) => void;
}

/** Features to the bytes of an archive, zoom by zoom and batch by batch. */
export function bake(
  features: readonly Feature[],
  { covered, bounds, lastZoom, about, progress }: Baking,
): { readonly archive: Uint8Array; readonly tiles: number } {
  const covers = Array.from({ length: lastZoom - zooms.min + 1 }, (_, index) => ({ zoom: zooms.min + index, tiles: cover(covered, zooms.min + index) }));
  const last = covers.at(-1);
  if (!last) throw new Error('a map without a zoom');
  const near = nearDistrict(features, last.tiles, lastZoom);
  const total = covers.reduce((sum, { tiles }) => sum + count(tiles), 0);
  const packed: PackedTile[] = [];
  for (const { zoom, tiles } of covers)
    for (const tile of tilesOf(near, zoom, lastZoom, tiles)) {
      packed.push(packTile({ ...tile, bytes: encodeTile(tile.layers) }));
      progress?.(packed.length / total);
    }
  return { archive: writeArchive(packed, { bounds, minZoom: zooms.min, maxZoom: lastZoom, metadata: metadataOf(about, lastZoom) }), tiles: packed.length };
}

const count = (tiles: ReadonlyMap<number, ReadonlySet<number>>) => [...tiles.values()].reduce((sum, { size }) => sum + size, 0);

/** Metadata in the words of TileJSON, and our own that SCHEMA.md names. */
export function metadataOf({ name, attribution, asOf, schematic }: About, lastZoom: number): Readonly<Record<string, unknown>> {
  const layers = Object.keys(kinds) as MapLayer[];
  return {
    name,
    description: schematic ? `Towns and stations of ${name}, without streets` : `Base map of ${name}`,
    attribution,
    type: 'baselayer',
    version: '1',
    atlas_schema: mapSchema,
    ...(asOf !== undefined && { as_of: asOf }),
    ...(schematic && { schematic }),
    vector_layers: layers.map((id) => ({ id, minzoom: zooms.min, maxzoom: lastZoom, fields: fieldsOf(id) })),
  };
}

const numbers: ReadonlySet<string> = new Set(['is_bridge', 'is_tunnel', 'service', 'population']);

function fieldsOf(layer: MapLayer): Readonly<Record<string, 'String' | 'Number'>> {
  const names = ['kind', ...(named.includes(layer) ? ['name'] : []), ...attributes[layer]];
  const isNumber = (name: string) => numbers.has(name) || (layer === 'boundaries' && name === 'kind_detail');
  return Object.fromEntries(names.map((name) => [name, isNumber(name) ? 'Number' : 'String']));
}
