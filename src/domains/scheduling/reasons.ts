import type { Demand, Reason, UnitFacts } from "./demand.ts";
import type { FormOfService, Resource } from "./model.ts";

/** Within so many kilometres a place is called near. Our own choice. */
const NEAR_KM = 20;

/** Why a time is offered to whoever asked; "earliest" when nothing else speaks for it. */
export function reasonsFor(
  demand: Demand,
  lead: Resource,
  form: FormOfService,
  unit: UnitFacts | undefined,
  kilometres: number | null,
): Reason[] {
  const reasons: Reason[] = [];
  if (demand.own?.includes(lead.id)) reasons.push("own-professional");
  if (form === "in-person" && unit && unit.municipality === demand.municipality)
    reasons.push("own-municipality");
  if (form === "in-person" && kilometres !== null && kilometres <= NEAR_KM) reasons.push("near");
  if (form === "remote" || form === "phone") reasons.push("remote");
  if (demand.languages?.some((language) => lead.languages.includes(language))) reasons.push("own-language");
  return reasons.length > 0 ? reasons : ["earliest"];
}
