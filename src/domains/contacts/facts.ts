import type { ActorRef } from "#src/kernel/access.ts";
import type { Contact, ContactStatus, Fact, FactType } from "./model.ts";

/** Where a contact stands for the figures of what is open: not counted, waiting for the family, or due at a moment. */
export function openness(contact: Contact | null): string | null {
  if (contact === null || contact.status === "answered" || contact.status === "closed") return null;
  if (contact.dueAt !== null) return contact.dueAt.toString();
  // Without a moment that binds and without a question to the family: the person has died.
  return contact.status === "waiting" ? "waiting" : null;
}

/** A person under non-disclosure counts nowhere; who gave no municipality counts as unknown. */
export function shownMunicipality(contact: Contact): string {
  if (contact.nonDisclosure) return "hidden";
  return contact.municipality ?? "unknown";
}

/** A fact with all that the measures need, so that the projector reads nothing beside the journal. */
export function fact(
  type: FactType,
  before: Contact | null,
  after: Contact,
  by: ActorRef,
  at: Temporal.Instant,
  more: Readonly<Record<string, string | number | boolean | null>> = {},
): Fact {
  return {
    type,
    at,
    contactId: after.id,
    by,
    data: {
      line: after.line,
      team: after.team,
      channel: after.channel,
      municipality: shownMunicipality(after),
      language: after.language,
      lineBefore: before?.line ?? null,
      before: openness(before),
      after: openness(after),
      ...more,
    },
  };
}

/** The state of a contact from its facts alone, in their order. The column `contact.status` is its copy. */
export function contactStatus(facts: readonly Pick<Fact, "type">[]): ContactStatus {
  let status: ContactStatus = "queued";
  for (const { type } of facts) {
    switch (type) {
      case "received":
      case "released":
      case "handed-over":
      case "moved-register":
      case "unmerged":
        status = "queued";
        break;
      case "taken":
        // Handed out to a colleague while the family is asked, it goes on waiting.
        if (status !== "waiting") status = "taken";
        break;
      case "family-replied":
      case "reopened":
        status = "taken";
        break;
      case "person-died":
        if (status === "waiting") status = "taken";
        break;
      case "asked-back":
        status = "waiting";
        break;
      case "answered":
        status = "answered";
        break;
      case "closed":
      case "merged":
        status = "closed";
        break;
    }
  }
  return status;
}

/** What a contact may end with: an answer, guidance, self-care, a referral, an appointment asked, a documented reason. */
const ENDS: readonly FactType[] = [
  "answered",
  "guided",
  "self-care-given",
  "referred",
  "time-asked",
  "no-need",
];

/** Whether anything has been done with a contact that it may be closed on. */
export function isSettled(facts: readonly Pick<Fact, "type">[]): boolean {
  return facts.some(({ type }) => ENDS.includes(type));
}
