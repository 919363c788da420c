import type { Box } from '../../core/map/pmtiles.ts';

/**
 * The square that web maps lay the world on, in whole numbers: 0 to 2^30 from west to east and from north to south.
 * One step is 2 to 4 cm in Europe, and a step of a tile at zoom 14 is 32 of them.
 */
export const world = 2 ** 30;

/** A point in that square. */
export type Point = readonly [x: number, y: number];

export const toX = (longitude: number): number => Math.round(((longitude + 180) / 360) * world);

/** Beyond 85° the square ends. */
export function toY(latitude: number): number {
  const y = (0.5 - Math.asinh(Math.tan((Math.max(-85.05, Math.min(85.05, latitude)) * Math.PI) / 180)) / (2 * Math.PI)) * world;
  return Math.round(y);
}

export const toLongitude = (x: number): number => (x / world) * 360 - 180;
export const toLatitude = (y: number): number => (Math.atan(Math.sinh((0.5 - y / world) * 2 * Math.PI)) * 180) / Math.PI;

/** `margin` in degrees of latitude, the same length in every direction. */
export function widened([west, south, east, north]: Box, margin: number): Box {
  const across = margin / Math.cos((((south + north) / 2) * Math.PI) / 180);
  return [west - across, south - margin, east + across, north + margin];
}

export const overlap = (a: Box, b: Box): boolean => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
export const contains = (outer: Box, inner: Box): boolean => outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2] && outer[3] >= inner[3];

/** Size of a box in km². */
export const squareKilometres = ([west, south, east, north]: Box): number =>
  (east - west) * 111.32 * Math.cos((((south + north) / 2) * Math.PI) / 180) * (north - south) * 110.574;

/** '7.0500, 50.1800 to 7.7000, 50.5200': corners of a box for a sentence. */
export const boxText = ([west, south, east, north]: Box): string => `[[${south.toFixed(4)}, ${west.toFixed(4)}], [${north.toFixed(4)}, ${east.toFixed(4)}]]`;

/** A district has up to 6,000 km², Bavaria 70,000. What is larger is a slip in the corners, and would be millions of tiles. */
const largest = 100_000;

/** A sentence about corners that no district has; undefined for sound ones. */
export const tooLarge = (id: string, box: Box): string | undefined =>
  squareKilometres(box) > largest
    ? `${id} would have ${Math.round(squareKilometres(box)).toLocaleString('en')} km², in ${boxText(box)}. Look at its bounds and its boundary.`
    : undefined;
