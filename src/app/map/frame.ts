import type { Box } from '../../core/map/pmtiles.ts';
import type { Tile } from '../../core/map/tile.ts';

/**
 * A rectangle of the map that is drawn onto one canvas. Places are in CSS pixels of the whole world at `zoom`, from its north-west corner,
 * as Leaflet's `project` counts them.
 */
export interface Frame {
  /** As on the map, where quarters of a zoom exist: so lines and letters are drawn for what is seen, and nothing is stretched. */
  readonly zoom: number;
  readonly left: number;
  readonly top: number;
  /** Size of the canvas in its own pixels. */
  readonly columns: number;
  readonly rows: number;
  /** Pixels of the canvas for a CSS pixel. */
  readonly ratio: number;
}

/** Where a tile of the archive lies in a frame: CSS pixels from the frame's corner. */
export interface Cell {
  readonly z: number;
  readonly x: number;
  readonly y: number;
  readonly left: number;
  readonly top: number;
  readonly size: number;
}

/** A tile at its place in a frame. */
export interface Sheet extends Cell {
  readonly tile: Tile;
}

/** West, north, east and south of degrees in a frame: CSS pixels from its corner. */
export function edgesOf({ zoom, left, top }: Frame, [west, south, east, north]: Box): readonly [number, number, number, number] {
  const world = unit * 2 ** zoom;
  const x = (longitude: number) => ((longitude + 180) / 360) * world - left;
  const y = (latitude: number) => (1 - Math.asinh(Math.tan((latitude * Math.PI) / 180)) / Math.PI) * (world / 2) - top;
  return [x(west), y(north), x(east), y(south)];
}

/** Side of a tile in the arithmetic of zooms. */
const unit = 256;

/** So many CSS pixels at a frame's edge need no tile of their own: lines and areas of a tile reach that far beyond its edge. */
export const rim = 1.5;

/**
 * The tiles of an archive that a frame needs. One zoom coarser than the map's: a tile is made to be seen 512 pixels wide. Beyond the
 * archive's last zoom its tiles are enlarged, before its first one several are needed.
 */
export function cellsOf(
  { zoom, left, top, columns, rows, ratio }: Frame,
  { minZoom, maxZoom }: { readonly minZoom: number; readonly maxZoom: number },
): Cell[] {
  const z = Math.max(minZoom, Math.min(maxZoom, Math.round(zoom) - 1));
  const size = unit * 2 ** (zoom - z);
  const cells: Cell[] = [];
  const last = (from: number, length: number) => Math.ceil((from + length / ratio - rim) / size);
  const first = (from: number) => Math.floor((from + rim) / size);
  for (let y = first(top); y < last(top, rows); y++)
    for (let x = first(left); x < last(left, columns); x++) cells.push({ z, x, y, left: x * size - left, top: y * size - top, size });
  return cells;
}
