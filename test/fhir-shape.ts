import fhirpath from "fhirpath";
import r4 from "fhirpath/fhir-context/r4";

type Json = Record<string, unknown>;

/** What R4 requires and allows of each type that the booking interface speaks: `name!` is required, `name*` repeats. */
const SHAPES: Readonly<Record<string, string>> = {
  Bundle: "type! total timestamp link* entry*",
  OperationOutcome: "issue!*",
  CapabilityStatement:
    "status! date! publisher kind! software implementation fhirVersion! format!* patchFormat* rest*",
  Schedule: "active serviceType* actor!* planningHorizon",
  Slot: "serviceType* appointmentType schedule! status! start! end!",
  Appointment:
    "extension* identifier* status! cancelationReason serviceType* appointmentType start end minutesDuration slot* created participant!*",
  Patient: "identifier*",
  Practitioner: "active name* communication*",
  PractitionerRole: "active practitioner organization code* location* healthcareService*",
  Location: "identifier* status mode name telecom* address position managingOrganization",
  HealthcareService: "active providedBy type* name extraDetails appointmentRequired",
  Organization: "active name telecom*",
};
const ANYWHERE = "resourceType id meta language";

const CODES: Readonly<Record<string, readonly string[]>> = {
  "Slot.status": ["busy", "free", "busy-unavailable", "busy-tentative", "entered-in-error"],
  "Appointment.status":
    "proposed pending booked arrived fulfilled cancelled noshow entered-in-error checked-in waitlist".split(
      " ",
    ),
  "Appointment.participant.status": ["accepted", "declined", "tentative", "needs-action"],
  "Appointment.participant.required": ["required", "optional", "information-only"],
  "OperationOutcome.issue.severity": ["fatal", "error", "warning", "information"],
  "Bundle.type": ["searchset"],
  "Bundle.entry.search.mode": ["match", "include", "outcome"],
  "Location.status": ["active", "suspended", "inactive"],
  "CapabilityStatement.kind": ["instance", "capability", "requirements"],
};

/** Invariants of R4 by their keys, as its definitions write them. */
const INVARIANTS: readonly (readonly [type: string, key: string, expression: string])[] = [
  ["Appointment", "app-1", "participant.all(type.exists() or actor.exists())"],
  ["Appointment", "app-2", "start.exists() = end.exists()"],
  [
    "Appointment",
    "app-3",
    "(start.exists() and end.exists()) or (status in ('proposed' | 'cancelled' | 'waitlist'))",
  ],
  ["Appointment", "app-4", "cancelationReason.exists() implies (status = 'noshow' or status = 'cancelled')"],
  ["Bundle", "bdl-1", "total.empty() or (type = 'searchset') or (type = 'history')"],
  ["Bundle", "bdl-2", "entry.search.empty() or (type = 'searchset')"],
  ["Bundle", "bdl-7", "entry.where(fullUrl.exists()).fullUrl.isDistinct()"],
  ["Organization", "org-1", "(identifier.count() + name.count()) > 0"],
  ["CapabilityStatement", "cpb-1", "rest.exists() or messaging.exists() or document.exists()"],
  ["CapabilityStatement", "cpb-9", "rest.all(resource.select(type).isDistinct())"],
  ["CapabilityStatement", "cpb-12", "rest.resource.all(searchParam.select(name).isDistinct())"],
];

const ID = /^[A-Za-z0-9.-]{1,64}$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** What is wrong with a resource by the rules of FHIR R4 that we know of: elements, cardinality, codes, invariants. */
export function faultsIn(resource: unknown): string[] {
  const one = resource as Json;
  const type = String(one.resourceType);
  const shape = SHAPES[type];
  if (shape === undefined) return [`${type}: unknown type`];
  const faults = [...emptyIn(one, type), ...codesIn(one, type)];
  const elements = new Map(shape.split(" ").map((word) => [word.replace(/[!*]/g, ""), word]));
  for (const name of Object.keys(one))
    if (!elements.has(name) && !ANYWHERE.split(" ").includes(name))
      faults.push(`${type}.${name}: no such element`);
  for (const [name, word] of elements) {
    const value = one[name];
    if (value === undefined && word.includes("!")) faults.push(`${type}.${name}: required`);
    if (value !== undefined && Array.isArray(value) !== word.includes("*"))
      faults.push(`${type}.${name}: ${word.includes("*") ? "repeats" : "is one"}`);
  }
  if (one.id !== undefined && !ID.test(String(one.id))) faults.push(`${type}.id: ${String(one.id)}`);
  for (const name of ["start", "end", "created", "timestamp"])
    if (name in one && !INSTANT.test(String(one[name]))) faults.push(`${type}.${name}: no instant`);
  for (const [of, key, expression] of INVARIANTS)
    if (of === type && String(fhirpath.evaluate(one, expression, undefined, r4)) !== "true")
      faults.push(`${type}: ${key}`);
  if (type === "Bundle")
    for (const { resource: inside } of (one.entry ?? []) as { resource: unknown }[])
      faults.push(...faultsIn(inside));
  return faults;
}

/** FHIR knows nothing empty: no null, empty text, list or object. */
function emptyIn(value: unknown, at: string): string[] {
  if (value === null || value === "") return [`${at}: empty`];
  if (typeof value !== "object") return [];
  const parts = Object.entries(value as Json);
  if (parts.length === 0) return [`${at}: empty`];
  return parts.flatMap(([name, part]) => emptyIn(part, `${at}.${name}`));
}

function codesIn(value: unknown, at: string): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => codesIn(one, at));
  if (typeof value !== "object" || value === null) {
    const codes = CODES[at];
    return codes && !codes.includes(String(value)) ? [`${at}: ${String(value)} is no code`] : [];
  }
  return Object.entries(value).flatMap(([name, part]) =>
    name === "resource" ? [] : codesIn(part, `${at}.${name}`),
  );
}

/** Every relative reference in a resource. */
export function referencesIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value as Json).flatMap(([name, part]) =>
    name === "reference" && typeof part === "string" ? [part] : referencesIn(part),
  );
}
