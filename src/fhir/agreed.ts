import { type Resource, reference, SYSTEMS } from "./model.ts";
import type { OwnRecord, RecordMatter } from "./record.ts";

const STATUS = { open: "active", done: "completed", withdrawn: "revoked" } as const;

/** Corrections beside a part of a matter, as FHIR notes; nothing when there are none. */
export function notesOf({ corrections }: Pick<RecordMatter, "corrections">, id: string) {
  const beside = corrections.filter(({ targetId }) => targetId === id);
  return beside.length > 0 && { note: beside.map(({ at, words }) => ({ time: at.toString(), text: words })) };
}

/**
 * What was assessed and agreed in a matter: the assessment of need and "nothing more is needed" as judgements, a time asked
 * and a referral as orders, services and self-care as proposals.
 */
export function agreed({ person, county }: OwnRecord, one: RecordMatter): Resource[] {
  const subject = reference("Patient", person.id);
  const judgement = (id: string, at: Temporal.Instant, code: string, summary: string): Resource => ({
    resourceType: "ClinicalImpression",
    id,
    status: "completed",
    code: { coding: [{ system: SYSTEMS.own("judgement"), code }] },
    subject,
    effectiveDateTime: at.toString(),
    date: at.toString(),
    ...(summary && { summary }),
    supportingInfo: [reference("Task", one.contact.id)],
    ...notesOf(one, id),
  });
  return [
    ...one.assessed.map(({ id, at, text, by, superseded }) => ({
      ...judgement(id, at, "need-assessed", text),
      ...(superseded && { status: "entered-in-error" }),
      description: by,
    })),
    ...one.agreed.map(
      ({ id, at, kind, text, dueAt, state }): Resource =>
        kind === "no-need"
          ? judgement(id, at, "no-need", text)
          : {
              resourceType: "ServiceRequest",
              id,
              status: STATUS[state],
              intent: kind === "guided" || kind === "self-care" ? "proposal" : "order",
              code: { coding: [{ system: SYSTEMS.own("outcome"), code: kind }], text },
              subject,
              ...(dueAt && { occurrencePeriod: { end: dueAt.toString() } }),
              authoredOn: at.toString(),
              requester: reference("Organization", county.id),
              supportingInfo: [reference("Task", one.contact.id)],
              ...notesOf(one, id),
            },
    ),
  ];
}
