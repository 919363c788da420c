import type { At } from './shapes.ts';

/** `refused`: the reader or the phone's settings do not allow it. `unknown`: allowed, but the phone does not know. */
export type Found = { readonly kind: 'here'; readonly at: At; readonly accuracy: number } | { readonly kind: 'refused' | 'unknown' };

/** Code of `GeolocationPositionError` for a permission that was not given. */
const permissionDenied = 1;

/**
 * Where the phone is; `accuracy` in metres. Asks for the satellite: without a network the coarse way knows nothing. Half a minute because
 * a cold receiver needs that long under the open sky; a position of the last minute is as good.
 */
export const findMe = (geolocation: Pick<Geolocation, 'getCurrentPosition'> | undefined): Promise<Found> =>
  new Promise((resolve) => {
    // Absent where the page did not come over https.
    if (!geolocation) return resolve({ kind: 'unknown' });
    geolocation.getCurrentPosition(
      ({ coords }) => resolve({ kind: 'here', at: [coords.latitude, coords.longitude], accuracy: coords.accuracy }),
      ({ code }) => resolve({ kind: code === permissionDenied ? 'refused' : 'unknown' }),
      { enableHighAccuracy: true, timeout: 30_000, maximumAge: 60_000 },
    );
  });
