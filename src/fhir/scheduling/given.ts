import type { Identifier } from "#src/domains/scheduling/index.ts";
import { findHetuLike } from "#src/kernel/hetu-in-text.ts";
import { SYSTEMS } from "../model.ts";
import { Fault, fault, type Issue } from "./outcome.ts";
import { readReference } from "./search-values.ts";

/** Who comes, as another system names them: by identity code, or by the id of somebody it has booked for before. */
export type GivenPatient =
  | {
      readonly code: string;
      readonly names: { readonly givenNames: string; readonly familyName: string } | null;
    }
  | { readonly id: string };

/** An appointment that a system asks for. */
export interface GivenAppointment {
  readonly identifier: Identifier | undefined;
  readonly patient: GivenPatient;
  /** The id of a free time; else start, and with whom or where. */
  readonly slot: string | undefined;
  readonly start: Temporal.Instant | undefined;
  readonly end: Temporal.Instant | undefined;
  readonly actors: readonly { readonly type: string; readonly id: string }[];
  readonly types: readonly Coding[];
  readonly forms: readonly Coding[];
}

export interface Coding {
  readonly system: string | null;
  readonly code: string;
}

type Json = Readonly<Record<string, unknown>>;
const MOST = 50;
const isObject = (value: unknown): value is Json =>
  value !== null && typeof value === "object" && !Array.isArray(value);
const objects = (value: unknown): readonly Json[] =>
  Array.isArray(value) ? value.slice(0, MOST).filter(isObject) : [];
const text = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" && value.length <= 1_000 ? value : undefined;

/** The codings of a CodeableConcept, or of several. */
const codings = (value: unknown): Coding[] =>
  (isObject(value) ? [value] : objects(value)).flatMap(({ coding }) =>
    objects(coding).flatMap(({ system, code }) => {
      const named = text(code);
      return named ? [{ system: text(system) ?? null, code: named }] : [];
    }),
  );

/** An instant as FHIR writes it: with seconds and zone. */
function instant(value: unknown, at: string, issues: Issue[]): Temporal.Instant | undefined {
  if (value === undefined || value === null) return undefined;
  try {
    if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/.test(String(value)))
      return Temporal.Instant.from(String(value));
  } catch {
    // A day that there is not.
  }
  issues.push({
    code: "value",
    at,
    text: "Write the time with seconds and zone, as in 2026-12-01T09:00:00+02:00",
  });
  return undefined;
}

/** Reads an Appointment that is to be booked; throws a Fault that names everything wrong with it. */
export function readAppointment(body: unknown, base: string): GivenAppointment {
  if (!isObject(body) || body.resourceType !== "Appointment")
    throw fault(422, "structure", "The body must be one Appointment", "Appointment");
  const issues: Issue[] = [];
  if (!["proposed", "pending", "booked"].includes(String(body.status)))
    issues.push({
      code: "value",
      at: "Appointment.status",
      text: 'A time is booked with status "booked" (or "proposed", "pending": it is booked all the same)',
    });
  const start = instant(body.start, "Appointment.start", issues);
  const end = instant(body.end, "Appointment.end", issues);
  if (start && end && Temporal.Instant.compare(end, start) <= 0)
    issues.push({ code: "business-rule", at: "Appointment.end", text: "The end must be after the start" });
  const slots = objects(body.slot).map(({ reference }) => readReference(String(reference), base));
  const [slot] = slots;
  if (slots.length > 1 || (slots.length === 1 && (!slot || (slot.type ?? "Slot") !== "Slot")))
    issues.push({ code: "value", at: "Appointment.slot", text: "Name one free time, as in Slot/…" });
  if (slots.length === 0 && !start)
    issues.push({ code: "required", at: "Appointment.slot", text: "Name a slot, or a start with an actor" });
  const patients = patientsOf(body, base, issues);
  const [patient] = patients;
  if (patients.length !== 1)
    issues.push({
      code: patients.length === 0 ? "required" : "value",
      at: "Appointment.participant",
      text: `Name one patient: an actor whose identifier has the system ${SYSTEMS.hetu}, a contained Patient with it, or Patient/… of somebody you have booked for`,
    });
  const identifier = identifierOf(body.identifier, issues);
  if (issues.length > 0 || !patient) throw new Fault(422, ...issues);
  return {
    identifier,
    patient,
    slot: slot?.id,
    start,
    end,
    actors: actorsOf(body, base).filter(({ type }) => type !== "Patient"),
    types: codings(body.serviceType),
    forms: codings(body.appointmentType),
  };
}

function actorsOf(body: Json, base: string) {
  return objects(body.participant).flatMap(({ actor }) => {
    const named = isObject(actor) ? readReference(String(actor.reference ?? ""), base) : undefined;
    return named?.type ? [{ type: named.type, id: named.id }] : [];
  });
}

function patientsOf(body: Json, base: string, issues: Issue[]): GivenPatient[] {
  const contained = objects(body.contained);
  return objects(body.participant).flatMap(({ actor }, nth): GivenPatient[] => {
    if (!isObject(actor)) return [];
    const reference = text(actor.reference) ?? "";
    const inside = reference.startsWith("#")
      ? contained.find(({ id, resourceType }) => resourceType === "Patient" && `#${String(id)}` === reference)
      : undefined;
    const identifiers = [
      ...(isObject(actor.identifier) ? [actor.identifier] : []),
      ...objects(inside?.identifier),
    ];
    const code = identifiers.find(({ system }) => system === SYSTEMS.hetu);
    if (code) {
      const value = text(code.value);
      if (value && value.length <= 20) return [{ code: value, names: namesOf(inside) }];
      issues.push({
        code: "value",
        at: `Appointment.participant[${nth}].actor.identifier.value`,
        text: "This is no identity code",
      });
      return [];
    }
    const named = readReference(reference, base);
    return named?.type === "Patient" ? [{ id: named.id }] : [];
  });
}

function namesOf(patient: Json | undefined) {
  const [name] = objects(patient?.name);
  const given = Array.isArray(name?.given)
    ? name.given.filter((one) => typeof one === "string").join(" ")
    : "";
  const familyName = text(name?.family)?.trim().slice(0, 100) ?? "";
  const givenNames = given.trim().slice(0, 100);
  return familyName && givenNames ? { givenNames, familyName } : null;
}

const MOST_IDENTIFIER = 200;

/** The system's own key of the booking: the first with both parts. */
function identifierOf(value: unknown, issues: Issue[]): Identifier | undefined {
  const [first] = objects(value);
  if (!first) return undefined;
  const at = "Appointment.identifier";
  const [system, key] = [text(first.system), text(first.value)];
  if (!system || !key || system.length > MOST_IDENTIFIER || key.length > MOST_IDENTIFIER) {
    issues.push({
      code: "value",
      at,
      text: "An identifier has a system and a value, at most 200 characters each",
    });
    return undefined;
  }
  if (findHetuLike(`${system} ${key}`).length > 0) {
    issues.push({ code: "security", at, text: "The key of a booking must not be somebody's identity code" });
    return undefined;
  }
  return { system, value: key };
}

/** What a system asks of an appointment that there is. */
export interface GivenChange {
  readonly status: string | undefined;
  readonly reason: string | undefined;
  /** The patient says that they are coming. */
  readonly coming: boolean;
  readonly start: Temporal.Instant | undefined;
}

/** Reads an Appointment that is to take the place of the one with an id. */
export function readUpdate(body: unknown, id: string): GivenChange {
  if (!isObject(body) || body.resourceType !== "Appointment")
    throw fault(422, "structure", "The body must be one Appointment", "Appointment");
  if (body.id !== id)
    throw fault(400, "value", "The id in the body must be the id in the address", "Appointment.id");
  const issues: Issue[] = [];
  const start = instant(body.start, "Appointment.start", issues);
  if (issues.length > 0) throw new Fault(422, ...issues);
  return {
    status: text(body.status),
    reason: codings(body.cancelationReason)[0]?.code,
    coming: objects(body.participant).some(
      ({ actor, status }) =>
        status === "accepted" && isObject(actor) && /(^|\/)Patient\//.test(String(actor.reference)),
    ),
    start,
  };
}

/** Reads a JSON Patch (RFC 6902) that sets status and reason; throws a Fault for anything else. */
export function readPatch(body: unknown, current: string): GivenChange {
  if (!Array.isArray(body) || body.length === 0 || body.length > 20)
    throw fault(422, "structure", "A patch is a list of operations (RFC 6902), at most 20");
  let status: string | undefined;
  let reason: string | undefined;
  for (const [nth, one] of body.entries()) {
    const { op, path, value } = isObject(one) ? one : ({} as Json);
    const sets = op === "add" || op === "replace";
    if (op === "test" && path === "/status") {
      if (value !== current) throw fault(409, "conflict", `The status is "${current}"`, "Appointment.status");
    } else if (sets && path === "/status") status = text(value);
    else if (sets && path === "/cancelationReason") reason = codings(value)[0]?.code;
    else
      throw fault(
        422,
        "not-supported",
        `Operation ${nth + 1}: only /status and /cancelationReason can be set (add, replace) and /status tested`,
      );
  }
  return { status, reason, coming: false, start: undefined };
}
