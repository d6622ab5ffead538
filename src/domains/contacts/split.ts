import { Refusal } from "#src/kernel/errors.ts";
import type { ContactId } from "#src/kernel/id.ts";
import type { PromiseClock } from "./clock.ts";
import type { Destination } from "./handling.ts";
import { merge } from "./merge.ts";
import type { Change, Intake } from "./model.ts";
import { type Case, change, type Hand } from "./step.ts";
import { submit } from "./submit.ts";

/** The second matter of a contact: where it goes, what it is about and in which words. */
export interface SecondMatter {
  readonly id: ContactId;
  readonly reference: string;
  /** The key of the form: sent twice it is one contact. */
  readonly submission: string;
  readonly to: Destination;
  readonly topic: string;
  readonly words: string;
  readonly promise: PromiseClock;
  readonly intake: Intake | null;
  /** The ground stated for the other register, without the person's permission. */
  readonly stated: string | null;
}

/**
 * One contact with two matters becomes two. The new one was received when the first was, and its clock runs from
 * then: each matter counts as received once. Alarms stay where they were raised. The first change is the contact that
 * was split, the second the new one.
 */
export function split({ contact }: Case, second: SecondMatter, hand: Hand): [Change, Change] {
  if (contact.status !== "taken" && contact.status !== "queued")
    throw new Refusal("conflict", "contact-not-open");
  if (contact.codeHash !== null) throw new Refusal("conflict", "split-by-code");
  const moves = second.to.register !== contact.register;
  if (moves && !contact.moveAllowed && !second.stated) throw new Refusal("invalid", "move-needs-permission");
  const received = submit(
    {
      ...contact,
      id: second.id,
      reference: second.reference,
      submission: second.submission,
      ...second.to,
      topic: second.topic,
      form: null,
      formVersion: null,
      danger: [],
      codeHash: null,
      ground: hand.ground,
      response: null,
      words: second.words,
      by: hand.by,
      ids: hand.ids,
      promise: second.promise,
      alarmMinutes: 0,
      intake: second.intake,
    },
    contact.receivedAt,
  );
  const ground = moves ? (contact.moveAllowed ? "permission" : "stated-ground") : hand.ground;
  const action = moves ? "contact.disclose" : "contact.split";
  const made = merge([
    // Written now, by whoever splits: only the contact itself is as old as the first.
    {
      ...received,
      messages: received.messages.map((each) => ({ ...each, at: hand.now })),
      accesses: [],
      notices: [],
      relationships: received.relationships.map((each) => ({ ...each, beganAt: hand.now })),
    },
    change(
      received.contact,
      {},
      "split",
      action,
      { ...hand, ground },
      {
        from: contact.id,
        stated: moves ? second.stated : null,
      },
    ),
  ]);
  return [change(contact, {}, "split", "contact.split", hand, { into: second.id }), made];
}
