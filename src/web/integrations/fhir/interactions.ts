import {
  capability,
  FHIR_TYPES,
  type FhirType,
  fault,
  type Resource,
  readPatch,
  readUpdate,
  STATUS,
} from "#src/fhir/index.ts";
import { type Answer, type Asked, assertScope } from "./asked.ts";
import { createBooked } from "./book.ts";
import { appointmentOf, readBooked } from "./booked.ts";
import { changeBooked } from "./change.ts";
import { readLocation, readOrganization, readPatient, readPerson, readService } from "./directory.ts";
import { readSchedule } from "./schedules.ts";
import { searchBundle } from "./search.ts";
import { readSlot } from "./slots.ts";

/** What a body is: parameters of a search, or JSON. */
export interface Body {
  readonly kind: string;
  json(): unknown;
}

/** The type that an address names. */
function typeIn(name: string | undefined): FhirType {
  const type = FHIR_TYPES.find((one) => one === name);
  if (!type)
    throw fault(
      404,
      "not-supported",
      `There is no such type here. These there are: ${FHIR_TYPES.join(", ")}`,
    );
  return type;
}

async function readOne(asked: Asked, type: FhirType, id: string): Promise<Resource> {
  if (type === "Appointment") {
    assertScope(asked, "book", "of-person");
    return readBooked(asked, id);
  }
  assertScope(asked, type === "Patient" ? "book" : "times");
  switch (type) {
    case "Schedule":
      return readSchedule(asked, id);
    case "Slot":
      return readSlot(asked, id);
    case "Practitioner":
    case "PractitionerRole":
      return readPerson(asked, type, id);
    case "Location":
      return readLocation(asked, id);
    case "HealthcareService":
      return readService(asked, id);
    case "Organization":
      return readOrganization(asked, id);
    case "Patient":
      return readPatient(asked, id);
  }
}

const JSON_TYPES = ["application/fhir+json", "application/json", "text/json"];
const PATCH_TYPES = ["application/json-patch+json", ...JSON_TYPES];

function jsonOf(body: Body, kinds: readonly string[]): unknown {
  if (!kinds.includes(body.kind))
    throw fault(415, "not-supported", `Send ${kinds[0]} (the header Content-Type says what a body is)`);
  const parsed = body.json();
  if (parsed === undefined)
    throw fault(400, "structure", "The body is no JSON in UTF-8, or is nested beyond reason");
  return parsed;
}

/** One interaction of FHIR's RESTful API: what an address and a method ask for. */
export async function interact(
  asked: Asked,
  method: string,
  segments: readonly string[],
  body: Body,
): Promise<Answer> {
  const [name, id, more] = segments;
  if (name === undefined) throw fault(405, "not-supported", "Batches are not taken: one request each");
  const type = typeIn(name);
  const reads = method === "GET" || method === "HEAD";
  if (id === undefined && reads) return searchBundle(asked, type);
  if (id === "_search" && more === undefined && (method === "POST" || reads))
    return searchBundle(asked, type);
  if (id === undefined && method === "POST" && type === "Appointment") {
    assertScope(asked, "book");
    return createBooked(asked, jsonOf(body, JSON_TYPES));
  }
  if (id !== undefined && more === undefined && reads)
    return { status: 200, resource: await readOne(asked, type, id) };
  if (id !== undefined && more === undefined && type === "Appointment" && ["PUT", "PATCH"].includes(method)) {
    assertScope(asked, "book");
    const kinds = method === "PUT" ? JSON_TYPES : PATCH_TYPES;
    const parsed = jsonOf(body, kinds);
    const found = await appointmentOf(asked, id);
    const change = method === "PUT" ? readUpdate(parsed, id) : readPatch(parsed, STATUS[found.status]);
    return changeBooked(asked, found, change);
  }
  throw fault(405, "not-supported", `${method} is not taken here; [base]/metadata says what is`);
}

export const metadata = ({ site, scope, base }: Pick<Asked, "site" | "scope" | "base">): Answer => ({
  status: 200,
  resource: capability(base, site.content.county.names[scope.lang], site.content.county.updated),
});
