import type { ShownAccess } from "#src/platform/audit/read.ts";
import { type Resource, reference, SYSTEMS } from "./model.ts";
import type { OwnRecord } from "./record.ts";

/** What the person has decided about their data: bans deny, the rest permits. The newest of a kind is active. */
export function consents({ person, county, wishes }: OwnRecord): Resource[] {
  return wishes.map((wish) => ({
    resourceType: "Consent",
    id: wish.id,
    status: "active",
    scope: { coding: [{ system: SYSTEMS.consentScope, code: "patient-privacy" }] },
    category: [{ coding: [{ system: SYSTEMS.loinc, code: "59284-0" }], text: wish.kind }],
    patient: reference("Patient", person.id),
    dateTime: wish.at.toString(),
    organization: [reference("Organization", county.id)],
    policyRule: { coding: [{ system: SYSTEMS.actCode, code: wish.value === "ban" ? "OPTOUT" : "OPTIN" }] },
    provision: {
      type: wish.value === "ban" ? "deny" : "permit",
      code: [{ coding: [{ system: SYSTEMS.own(`wish-${wish.kind}`), code: wish.value }] }],
    },
  }));
}

/** A request about one's own data. */
export function requests({ person, county, requests: made }: OwnRecord): Resource[] {
  return made.map((request) => ({
    resourceType: "Task",
    id: request.id,
    identifier: [{ system: SYSTEMS.own("request-reference"), value: request.reference }],
    status: { received: "requested", taken: "in-progress", answered: "completed", closed: "completed" }[
      request.status
    ],
    intent: "order",
    code: { coding: [{ system: SYSTEMS.own("request-kind"), code: request.kind }] },
    for: reference("Patient", person.id),
    ...(request.wrong && { description: request.wrong }),
    authoredOn: request.receivedAt.toString(),
    owner: reference("Organization", county.id),
    restriction: { period: { end: request.dueAt.toString() } },
  }));
}

const WRITES =
  /\.(send|record|take|release|hand-over|note|ask-back|reply|answer|close|disclose|correct|promise|reach|miss|see)$/;

/** One reading or writing of the person's data. */
export function auditEvent(record: OwnRecord, entry: ShownAccess, id: string): Resource {
  const { person, county } = record;
  const who =
    entry.actorKind === "staff" && entry.actorId
      ? reference("Practitioner", entry.actorId, entry.actorName ?? undefined)
      : entry.actorId === person.id
        ? reference("Patient", person.id)
        : { display: entry.actorKind };
  return {
    resourceType: "AuditEvent",
    id,
    type: { system: SYSTEMS.auditType, code: "rest" },
    subtype: [{ system: SYSTEMS.own("access-action"), code: entry.action }],
    action: WRITES.test(entry.action) ? "U" : "R",
    recorded: entry.at.toString(),
    outcome: "0",
    purposeOfEvent: [{ coding: [{ system: SYSTEMS.own("access-ground"), code: entry.ground }] }],
    agent: [{ who, requestor: true, ...(entry.role && { role: [{ text: entry.role }] }) }],
    source: { observer: reference("Organization", county.id) },
    entity: [{ what: reference("Patient", person.id) }],
  };
}
