/** WGS84, `[latitude, longitude]` in degrees. */
type At = readonly [number, number];

const metresOfDegree = 111_195;

/** Metres along a straight line. Flat arithmetic: within a district it is right to a thousandth. */
export function metresBetween([lat, lon]: At, [otherLat, otherLon]: At): number {
  const east = (otherLon - lon) * Math.cos((((lat + otherLat) / 2) * Math.PI) / 180);
  return Math.hypot(otherLat - lat, east) * metresOfDegree;
}

/** A straight line times 1.3 for the bends of streets, at 4.5 km/h: 75 metres a minute. Never less than one minute. */
export const walkingMinutes = (metres: number): number => Math.max(1, Math.round((metres * 1.3) / 75));
