import { Refusal } from "#src/kernel/errors.ts";
import { localDate } from "#src/kernel/helsinki.ts";
import type { Change, FactType } from "./model.ts";
import { type Case, change, type Hand } from "./step.ts";

/** What happens outside the contact and ends a limit: only somebody who knows of it can tell. */
export const MILESTONES = [
  "care-given",
  "service-arranged",
  "decision-made",
  "service-need-assessment-started",
  "service-need-assessed",
  "assessment-need-decided",
] as const satisfies FactType[];
export type Milestone = (typeof MILESTONES)[number];

/** Records that something happened on a day, also of a contact that is closed: a limit may outlive its answer. */
export function reach({ contact }: Case, what: Milestone, on: Temporal.PlainDate, hand: Hand): Change {
  if (Temporal.PlainDate.compare(on, localDate(hand.now)) > 0)
    throw new Refusal("invalid", "milestone-in-future");
  if (Temporal.PlainDate.compare(on, localDate(contact.receivedAt)) < 0)
    throw new Refusal("invalid", "milestone-before-contact");
  return change(contact, {}, what, "contact.milestone", hand, { on: on.toString() });
}
