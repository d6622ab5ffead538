import type { Demand, UnitFacts } from "../demand.ts";
import { nurseVisit, wall } from "./calendars.ts";

export const UNITS = new Map<string, UnitFacts>([
  ["vaasa", { place: { lat: 63.096, lon: 21.616 }, municipality: "905", open: undefined }],
  ["jakobstad", { place: { lat: 63.674, lon: 22.703 }, municipality: "598", open: undefined }],
]);

/** A nurse's visit, asked on a Monday morning in March. */
export const asked = (more: Partial<Demand> = {}): Demand => ({
  type: nurseVisit(),
  now: wall("2026-03-02T07:00"),
  from: wall("2026-03-02T07:00"),
  until: wall("2026-05-30T00:00"),
  line: "health",
  limit: 3,
  ...more,
});
