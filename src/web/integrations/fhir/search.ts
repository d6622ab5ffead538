import { type FhirType, fault, outcomeOf, SEARCHES } from "#src/fhir/index.ts";
import { type Answer, type Asked, assertScope, type Found } from "./asked.ts";
import { BY_CODE, searchBooked } from "./booked.ts";
import { searchLocations, searchOrganizations, searchPeople, searchServices } from "./directory.ts";
import { searchSchedules } from "./schedules.ts";
import { searchSlots } from "./slots.ts";

/** Parameters that any search may have; the modifiers and results of others are not looked at. */
const COMMON: readonly string[] = ["_count", "_cursor", "_format", "_pretty"];

/** What a search of a type may ask for, the names by which a person is identified in a body included. */
const known = (type: FhirType, name: string): boolean =>
  COMMON.includes(name) ||
  Object.hasOwn(SEARCHES[type], name) ||
  (type === "Slot" && name === "_include") ||
  (type === "Appointment" && BY_CODE.some((one) => one === name));

async function find(asked: Asked, type: FhirType): Promise<Found> {
  if (type === "Appointment") {
    assertScope(asked, "book", "of-person");
    return searchBooked(asked);
  }
  assertScope(asked, "times");
  switch (type) {
    case "Schedule":
      return searchSchedules(asked);
    case "Slot":
      return searchSlots(asked);
    case "Practitioner":
    case "PractitionerRole":
      return searchPeople(asked, type);
    case "Location":
      return searchLocations(asked);
    case "HealthcareService":
      return searchServices(asked);
    case "Organization":
      return searchOrganizations(asked);
    case "Patient":
      throw fault(
        405,
        "not-supported",
        "Patients are not searched: search Appointment by patient.identifier",
      );
  }
}

/** Searches a type and answers with one page of a Bundle. What it does not understand is named, or refused when asked to. */
export async function searchBundle(asked: Asked, type: FhirType): Promise<Answer> {
  const { params, base, posted, scope } = asked;
  const strange = [...new Set(params.keys())].filter((name) => !known(type, name));
  const text = `Not searched by: ${strange.join(", ").slice(0, 200)}. ${type} is searched by ${Object.keys(SEARCHES[type]).join(", ")}`;
  if (strange.length > 0 && asked.header("prefer")?.includes("handling=strict"))
    throw fault(400, "not-supported", text);
  const { resources, included = [], next, warnings = [] } = await find(asked, type);
  const linked = (more: Readonly<Record<string, string>>) => {
    // What a body said is not written into an address, and what was not followed is not promised.
    const kept = [...params].filter(
      ([name]) => known(type, name) && !(name in more) && !(posted && BY_CODE.some((one) => one === name)),
    );
    const query = new URLSearchParams([...kept, ...Object.entries(more)]).toString();
    return `${base}/${type}${query === "" ? "" : `?${query}`}`;
  };
  const told = [...(strange.length > 0 ? [text] : []), ...warnings];
  const entry = (mode: string) => (resource: { resourceType: string; id: string }) => ({
    fullUrl: `${base}/${resource.resourceType}/${resource.id}`,
    resource,
    search: { mode },
  });
  const outcome = outcomeOf(told.map((one) => ({ code: "informational", severity: "warning", text: one })));
  const entries = [
    ...resources.map(entry("match")),
    ...included.map(entry("include")),
    ...(told.length > 0 ? [{ resource: outcome, search: { mode: "outcome" } }] : []),
  ];
  return {
    status: 200,
    resource: {
      resourceType: "Bundle",
      type: "searchset",
      timestamp: scope.now.toString(),
      ...(next === undefined && !params.has("_cursor") && { total: resources.length }),
      link: [
        { relation: "self", url: linked({}) },
        ...(next ? [{ relation: "next", url: linked(next) }] : []),
      ],
      // FHIR knows no empty list.
      ...(entries.length > 0 && { entry: entries }),
    },
  };
}
