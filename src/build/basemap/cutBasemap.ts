import type { GeoJSONVTFeature, GeoJSONVTTile } from '@maplibre/geojson-vt';
import { type Box, tileId } from '../../core/map/pmtiles.ts';
import { zooms } from '../../core/map/schema.ts';
import { readTile } from '../../core/map/tile.ts';
import { fetchTiles, findTiles, openSource, unpack } from './archiveSource.ts';
import { metadataOf } from './bake.ts';
import { boxAround, boxPolygon } from './boundary.ts';
import { cover } from './cover.ts';
import { edgeFeatures } from './features.ts';
import { type Area, effort, type MadeBasemap } from './makeBasemap.ts';
import { type PackedTile, packTile, writeArchive } from './pmtilesFile.ts';
import { prune } from './prune.ts';
import type { Ranges } from './ranges.ts';
import type { Polygon } from './rings.ts';
import { Refusal } from './sentences.ts';
import { tidy } from './tidy.ts';
import { encodeTile, type Layers, nearDistrict, tilesOf } from './tiles.ts';
import { boxText, overlap, squareKilometres, tooLarge } from './world.ts';

export interface CutProgress {
  readonly step: 'fetching' | 'drawing';
  readonly share: number;
}

/**
 * Cuts the base map of an area out of an archive of a larger region and leaves out what the renderer does not know. Only the
 * tiles of the area are fetched. Nothing is written here.
 */
export async function cutBasemap(ranges: Ranges, name: string, area: Area, progress: (at: CutProgress) => void = () => {}): Promise<MadeBasemap> {
  const taken = effort();
  try {
    const archive = await openSource(ranges, name);
    const { header, about } = archive;
    const given = area.exactly ? [boxPolygon(area.exactly)] : area.boundary;
    const polygons: readonly Polygon[] = given ?? [boxPolygon(area.bounds)];
    const bounds: Box = area.exactly ?? (area.boundary ? boxAround(area.boundary) : area.bounds);
    const elsewhere = () =>
      new Refusal(`${name} contains nothing of ${area.id}: its bounds are ${boxText(header.bounds)}, and ${area.id} lies in ${boxText(bounds)}.`);
    const huge = tooLarge(area.id, bounds);
    if (huge !== undefined) throw new Refusal(huge);
    if (!overlap(header.bounds, bounds)) throw elsewhere();
    const minZoom = Math.max(zooms.min, header.minZoom);
    const maxZoom = Math.min(zooms.max, header.maxZoom);
    if (maxZoom < zooms.max) throw new Refusal(`${name} ends at zoom ${header.maxZoom}; streets need ${zooms.max}.`);
    const covers = Array.from({ length: maxZoom - minZoom + 1 }, (_, index) => ({ zoom: minZoom + index, tiles: cover(polygons, minZoom + index) }));
    const ids = covers.flatMap(({ zoom, tiles }) => [...tiles].flatMap(([y, row]) => [...row].map((x) => tileId(zoom, x, y))));
    const spans = await findTiles(
      archive,
      ids.sort((a, b) => a - b),
    );
    if (spans.size === 0) throw elsewhere();
    const contents = await fetchTiles(archive, [...spans.values()], (share) => progress({ step: 'fetching', share }));

    const edge = nearDistrict(edgeFeatures(polygons, area.exactly === undefined && area.boundary !== undefined), covers.at(-1)?.tiles ?? new Map(), maxZoom);
    const packed: PackedTile[] = [];
    for (const { zoom, tiles } of covers)
      for (const { z, x, y, layers } of tilesOf(edge, zoom, maxZoom, tiles)) {
        const span = spans.get(tileId(z, x, y));
        const bytes = span && contents.get(span.offset);
        const all = bytes ? withTile(layers, unpack(bytes, header.tileCompression, name), zoom) : layers;
        packed.push(packTile({ z, x, y, bytes: encodeTile(all) }));
        progress({ step: 'drawing', share: packed.length / ids.length });
      }
    const { attribution, asOf } = about;
    const metadata = metadataOf({ name: area.title, attribution, asOf }, maxZoom);
    const made = writeArchive(packed, { bounds, minZoom, maxZoom, metadata });
    const notes = given ? [] : [`The map is cut at the bounds of district.de.md. A boundary.geojson beside it would be used.`];
    const from = area.exactly || !area.boundary ? 'bounds' : 'boundary.geojson';
    return {
      kind: 'made',
      archive: made,
      bytes: made.length,
      tiles: packed.length,
      bounds,
      squareKilometres: squareKilometres(bounds),
      attribution,
      edge: from,
      asOf,
      notes,
      ...taken(),
    };
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'refused', sentence: error.message };
    throw error;
  }
}

/** Edge and mask of the district together with what the tile had. */
function withTile(layers: Layers, bytes: Uint8Array, zoom: number): Layers {
  const decoder = new TextDecoder();
  const all: Record<string, GeoJSONVTTile> = {};
  for (const [name, features] of prune(
    readTile(bytes, (part) => decoder.decode(part)),
    zoom,
  )) {
    const kept = tidy(features, name);
    if (kept.length > 0) all[name] = { features: kept } as unknown as GeoJSONVTTile;
  }
  for (const [name, tile] of Object.entries(layers)) {
    const there: readonly GeoJSONVTFeature[] = all[name]?.features ?? [];
    all[name] = { ...tile, features: [...there, ...tile.features] } as GeoJSONVTTile;
  }
  return all;
}
