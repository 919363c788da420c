import type { Map as LeafletMap } from 'leaflet';

/** What the map may take of a printed page, in CSS pixels: A4 and Letter have a little more. */
const sheet = { width: 640, height: 820 };

/**
 * On paper the map is what it is on the screen, enlarged or reduced to a sheet: nothing can be drawn anew while a page is printed.
 * Writes the measures onto the stage of the map, for the print rules of `map.css`.
 */
export function fitPaper(map: LeafletMap, stage: HTMLElement): void {
  const { x, y } = map.getSize();
  if (x === 0 || y === 0) return;
  const scale = Math.min(sheet.width / x, sheet.height / y);
  for (const [name, value] of Object.entries({ width: `${x}px`, height: `${y}px`, scale, 'paper-width': `${x * scale}px`, 'paper-height': `${y * scale}px` }))
    stage.style.setProperty(`--map-${name}`, String(value));
}
