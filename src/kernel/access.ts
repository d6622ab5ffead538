import type { ContactId, PersonId } from "./id.ts";

/** By which right a person's data was read or written: stored with every entry of the access log. */
const GROUNDS = [
  "own", // the person's own matter
  "guardian", // a guardian for a child
  "mandate", // by a mandate of the person
  "code", // whoever holds the code of the contact
  "anonymous", // sending without being known
  "queue-duty", // the task of sharing out and answering the team's queue
  "care-relationship", // a care or client relationship begun by a contact
  "own-circle", // of the reader's own circle, after a confirmation that the data-protection officer sees
  "special-reason", // a stated special reason, listed for the data-protection officer
  "role-duty", // a task of the role: data protection, administration
  "permission", // the person's permission to move the matter between registers
  "stated-ground", // a ground that a professional stated for moving the matter without that permission
  "consultation", // a colleague asked for advice on this contact
  "agreed-system", // another system, for a person whom it identifies, by an agreement with the county
  "system-task", // a job of the program: breaches found, notices sent
] as const;
export type Ground = (typeof GROUNDS)[number];

/** What was done with a person's data. The words for each stand in the dictionaries and are shown to the person. */
const ACCESS_ACTIONS = [
  "contact.send",
  "contact.record",
  "contact.open",
  "contact.list",
  "contact.take",
  "contact.release",
  "contact.hand-over",
  "contact.note",
  "contact.ask-back",
  "contact.reply",
  "contact.answer",
  "contact.close",
  "contact.disclose",
  "contact.correct",
  "contact.split",
  "contact.merge",
  "contact.unmerge",
  "contact.join",
  "contact.snooze",
  "contact.wake",
  "contact.consult",
  "contact.consult-answer",
  "assessment.record",
  "contact.continues",
  "contact.milestone",
  "contact.letter",
  "contact.quality-open",
  "contact.quality-review",
  "time-request.withdraw",
  "call-back.promise",
  "call-back.reach",
  "call-back.miss",
  "alarm.see",
  "matters.list",
  "person.find",
  "person.list",
  "person.open",
  "forms.read",
  "form.keep",
  "form.delete",
  "scores.read",
  "score.record",
  "score.correct",
  "person.record-death",
  "person.preference",
  "contact.will",
  "access-log.read",
  "access-log.review",
  "access-log.give",
  "data.export",
  "data.wish",
  "data.forget",
  "data-request.make",
  "data-request.open",
  "data-request.answer",
  "breach.find",
  "appointment.book",
  "appointment.open",
  "appointment.list",
  "appointment.move",
  "appointment.cancel",
  "appointment.mark",
  "waiting.wish",
  "waiting.offer",
  "waiting.list",
] as const;
export type AccessAction = (typeof ACCESS_ACTIONS)[number];

/** Who acted, as the log and the journal keep it: ids and codes, never a name. */
export interface ActorRef {
  readonly kind: "anonymous" | "code" | "resident" | "staff" | "system";
  readonly id: string | null;
  /** The profession of staff, the job of the program. */
  readonly role: string | null;
  readonly unit: string | null;
}

/** One read or write of a person's data: who, what, on which ground, when. */
export interface AccessEntry {
  readonly at: Temporal.Instant;
  readonly by: ActorRef;
  readonly action: AccessAction;
  readonly ground: Ground;
  readonly personId: PersonId | null;
  readonly contactId: ContactId | null;
  readonly specialReasonId: string | null;
}
