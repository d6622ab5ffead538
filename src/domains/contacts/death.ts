import { Refusal } from "#src/kernel/errors.ts";
import type { Change } from "./model.ts";
import { type Case, change, type Hand, relationship, relationshipEnd } from "./step.ts";

/** Why a contact ends whose person has died; each has words in the dictionaries. */
export const AFTER_DEATH = ["settled-with-family", "nothing-to-do", "passed-on"] as const;
export type AfterDeath = (typeof AFTER_DEATH)[number];

/** Whether the person of a contact died while it was open. */
export const hasDied = ({ facts }: Pick<Case, "facts">): boolean =>
  facts.some(({ type }) => type === "person-died");

/**
 * The person whose matter it is has died: no limit runs any more from that day, no notice is sent, and nobody waits for
 * their reply. The contact stays with its team and its holder, for a professional to close with a reason.
 */
export function personDied({ contact }: Case, on: Temporal.PlainDate, hand: Hand): Change {
  const { holderId } = contact;
  const status = contact.status === "waiting" ? (holderId ? "taken" : "queued") : contact.status;
  const set = { status, dueAt: null, notifyEmail: null };
  return change(contact, set, "person-died", "person.record-death", hand, { on: on.toString() });
}

/** Closes the contact of somebody who has died, with a reason: no answer is owed to them any more. */
export function closeAfterDeath(found: Case, reason: AfterDeath, hand: Hand): Change {
  const { contact } = found;
  if (!hasDied(found)) throw new Refusal("conflict", "person-lives");
  if (contact.status === "closed") throw new Refusal("conflict", "contact-closed");
  if (contact.holderId !== null && contact.holderId !== hand.by.id)
    throw new Refusal("conflict", "not-holder");
  const set = { status: "closed", closedAt: hand.now } as const;
  const made = change(contact, set, "closed", "contact.close", hand, { reason });
  return { ...made, relationships: relationship(contact, hand.now, relationshipEnd(hand.now)) };
}
