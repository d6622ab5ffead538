import { type LocalDay, localDay, wallMinute } from "./days.ts";
import type { Demand } from "./demand.ts";
import type { Need, Offering, OpeningHours, Resource } from "./model.ts";

/** Whether a resource can do what a need asks for. */
export function meets(resource: Resource, need: Need): boolean {
  if (resource.kind !== need.kind) return false;
  if (need.professions.length > 0 && !need.professions.includes(resource.profession ?? "")) return false;
  return need.skills.every((skill) => resource.skills.includes(skill));
}

/** Whether a stretch of working time may be booked for what is asked. */
export function offers(offer: Offering, demand: Demand, day: LocalDay, today: number): boolean {
  if (offer.types !== null && !offer.types.includes(demand.type.id)) return false;
  if (offer.urgent && !demand.urgent) return false;
  const { keptFor } = offer;
  return keptFor === null || keptFor.line === demand.line || day.number - today <= keptFor.untilDays;
}

/** The part of a stretch in which a unit is open on a day; undefined when none. Closed on holidays unless its hours say otherwise. */
export function whenOpen(
  hours: OpeningHours | undefined,
  day: LocalDay,
  from: number,
  to: number,
): readonly (readonly [number, number])[] {
  if (hours === undefined) return [[from, to]];
  const open: (readonly [number, number])[] = [];
  // Working time that goes on past midnight meets the next day's hours too.
  for (const one of [day, localDay(day.number + 1)]) {
    if (one.midnight >= to) continue;
    for (const span of hours[one.weekday] ?? []) {
      if (one.holiday && !span.onHolidays) continue;
      const start = Math.max(from, wallMinute(one, span.from));
      const end = Math.min(to, wallMinute(one, span.to));
      if (start < end) open.push([start, end]);
    }
  }
  return open;
}
