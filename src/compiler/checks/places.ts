import type { District } from '../../core/atlas/district.ts';
import type { Item, Note } from '../layers.ts';

/** Kilometres a place may lie outside the corners of its district: offices often sit in the next town. */
const tolerance = 30;

/** Points of a district's own entries that lie far outside of it: mostly a digit too many. Shared entries may be anywhere. */
export function checkPositions(items: Iterable<Item>, [[south, west], [north, east]]: District['bounds'], district: string, note: Note): void {
  for (const { original, layer } of items) {
    if (!original.position || layer !== undefined) continue;
    const { point, at } = original.position;
    const [lat, lon] = point;
    const dy = Math.max(south - lat, lat - north, 0) * 111.3;
    const dx = Math.max(west - lon, lon - east, 0) * 111.3 * Math.cos((lat * Math.PI) / 180);
    const distance = Math.round(Math.hypot(dx, dy));
    if (distance <= tolerance) continue;
    note(original, 'position-outside', at, { distance, district, lat: ((south + north) / 2).toFixed(2), lon: ((west + east) / 2).toFixed(2) });
  }
}
