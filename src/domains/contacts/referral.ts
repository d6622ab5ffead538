import type { ActorRef } from "#src/kernel/access.ts";
import type { ContactId, ProfessionalId } from "#src/kernel/id.ts";
import type { PromiseClock } from "./clock.ts";
import { type Destination, note } from "./handling.ts";
import { merge } from "./merge.ts";
import type { Change, Contact, Intake } from "./model.ts";
import type { Hand } from "./step.ts";
import { submit } from "./submit.ts";

/** A need sent on to another unit, with a letter to whoever receives it. */
export interface Referral {
  readonly id: ContactId;
  readonly reference: string;
  readonly submission: string;
  readonly to: Destination;
  readonly promise: PromiseClock;
  readonly alarmMinutes: number;
  /** What it is about on the receiving line. */
  readonly topic: string;
  /** Who refers, in words. */
  readonly referrer: string;
  /** The person's own words, as the contact has them. */
  readonly words: string;
  /** Own words to the unit: professionals only. */
  readonly letter: string;
  readonly interpreter: string | null;
  readonly ids: { readonly message: string; readonly notice: string };
}

/**
 * The contact that a referral becomes at the other unit: the same person and sender, a clock of its own, the letter as a
 * note. No notice goes out for it, for the answer tells of it; a code does not open it.
 */
export function refer(from: Contact, referral: Referral, hand: Hand, by: ActorRef): Change {
  const intake: Intake = {
    recordedBy: by.id as ProfessionalId,
    whom: "self",
    callerId: null,
    bond: "self",
    interpreter: referral.interpreter,
    referrer: referral.referrer,
  };
  const received = submit(
    {
      id: referral.id,
      reference: referral.reference,
      submission: referral.submission,
      ...referral.to,
      channel: "referral",
      way: from.way,
      personId: from.personId,
      senderId: from.senderId,
      ground: hand.ground,
      language: from.language,
      municipality: from.municipality,
      nonDisclosure: from.nonDisclosure,
      topic: referral.topic,
      form: null,
      formVersion: null,
      response: null,
      words: referral.words,
      danger: [],
      moveAllowed: from.moveAllowed,
      codeHash: null,
      notifyEmail: from.notifyEmail,
      callPhone: from.callPhone,
      callTime: from.callTime,
      by,
      ids: referral.ids,
      promise: referral.promise,
      alarmMinutes: referral.alarmMinutes,
      intake,
    },
    hand.now,
  );
  const told = note({ contact: received.contact, facts: received.facts }, referral.letter, hand);
  return {
    ...merge([
      { ...received, notices: [] },
      { ...told, accesses: [] },
    ]),
    intake,
  };
}
