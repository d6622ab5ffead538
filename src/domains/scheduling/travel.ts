import type { Place } from "./demand.ts";

const EARTH_KM = 6371;
/** Roads are longer than the crow flies; 1.3 is a usual detour in sparsely built land (our own estimate). */
const DETOUR = 1.3;
/** Kilometres an hour on the county's roads, door to door (our own estimate). */
const SPEED = 60;

/** The great-circle distance of two places in kilometres (haversine formula). */
export function kilometresBetween(a: Place, b: Place): number {
  const radians = Math.PI / 180;
  const dLat = (b.lat - a.lat) * radians;
  const dLon = (b.lon - a.lon) * radians;
  const h =
    Math.sin(dLat / 2) ** 2 + Math.cos(a.lat * radians) * Math.cos(b.lat * radians) * Math.sin(dLon / 2) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Minutes to leave for a drive of so many kilometres as the crow flies, up to the next five. */
export function travelMinutes(kilometres: number): number {
  return Math.ceil((kilometres * DETOUR * 60) / SPEED / 5) * 5;
}
