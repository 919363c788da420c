import type { Place } from './entry.ts';

/**
 * Refuges and accommodation keep their address to themselves: the compiler refuses one, and should one slip through,
 * it is not shown, not mapped and not put into structured data.
 */
export const isProtected = (place: Pick<Place, 'kind'>): boolean => place.kind === 'women-shelter' || place.kind === 'accommodation';

/** True for places that may stand on a map: with a position, and none that must not be found by everyone. */
export const isMappable = (place: Place): boolean => place.position !== undefined && !isProtected(place);
