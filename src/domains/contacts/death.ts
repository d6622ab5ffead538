import { type Case, change, type Hand } from "./handling.ts";
import type { Change } from "./model.ts";

/**
 * The person whose matter it is has died: no limit runs any more from that day, and no notice is sent. The contact stays
 * with its team, for a professional to settle with the family.
 */
export function personDied({ contact }: Case, on: Temporal.PlainDate, hand: Hand): Change {
  return change(contact, { dueAt: null, notifyEmail: null }, "person-died", "person.record-death", hand, {
    on: on.toString(),
  });
}
