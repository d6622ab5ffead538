import { prefersWriting } from "#src/domains/people/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import type { ContactId } from "#src/kernel/id.ts";
import type { Scope } from "#src/platform/scope.ts";
import { handOf, send, step } from "./actions.ts";
import { missCallBack, promiseCallBack, reachCallBack } from "./call-back.ts";
import { callBackOf } from "./call-back-store.ts";
import { type CorrectionReason, correctPerson, type RightPerson } from "./correction.ts";
import * as rules from "./handling.ts";
import { merge } from "./merge.ts";
import type { Change, Contact } from "./model.ts";
import type { Right } from "./policy.ts";
import type { Case, Hand } from "./step.ts";
import type { NewContact } from "./submit.ts";

/** What a professional does with a contact in the moment they record it. */
export interface Onward {
  readonly callBack: { readonly phone: string; readonly dueAt: Temporal.Instant } | null;
  /** Taken by whoever records it, and answered with these words, in one go; null: to the queue. */
  readonly answer: string | null;
  /** The need assessed in the same go: a step more, before the answer. */
  readonly assess?: (found: Case, hand: Hand) => Change;
}

/**
 * Records a contact that came by phone, at the desk, by referral or by a professional's own finding, with what is
 * promised and answered at once: all of it or nothing. The same recording twice is one contact.
 */
export async function recordContact(
  scope: Scope,
  input: Omit<NewContact, "reference">,
  onward: Onward,
): Promise<Contact> {
  if (onward.callBack && input.personId && (await prefersWriting(scope.db, input.personId)))
    throw new Refusal("invalid", "write-do-not-call");
  const right: Right = { ground: input.ground, specialReasonId: null, handles: true };
  return send(scope, input, (received) => {
    const changes: Change[] = [received];
    const go = (rule: (found: Case, hand: Hand) => Change) => {
      const contact = changes.at(-1)?.contact ?? received.contact;
      const facts = changes.flatMap((each) => each.facts);
      changes.push(rule({ contact, facts }, handOf(scope, right)));
    };
    const { callBack, answer, assess } = onward;
    if (callBack) go((found, hand) => promiseCallBack(found, callBack, hand));
    if (assess) go(assess);
    if (answer !== null) {
      go(rules.take);
      // Whoever answers the call at once has the danger in hand.
      if (received.contact.alarmDueAt) go(rules.seeAlarm);
      go((found, hand) => rules.answer(found, answer, hand));
    }
    return changes.length === 1 ? received : merge(changes);
  });
}

/** The call was made: the person was reached, or a next try is set. `attempts` is the count that the list showed. */
export async function tryCallBack(
  scope: Scope,
  id: ContactId,
  attempts: number,
  next: Temporal.Instant | null,
): Promise<Contact> {
  const callBack = await callBackOf(scope.db, id);
  return step(scope, id, undefined, (opened, hand) => {
    if (callBack?.attempts !== attempts) throw new Refusal("conflict", "call-back-done");
    return next ? missCallBack(opened, callBack, next, hand) : reachCallBack(opened, callBack, hand);
  });
}

/** Puts a recorded contact on the right person; `seen` is the version that the page showed. */
export function correct(
  scope: Scope,
  id: ContactId,
  right: RightPerson,
  reason: CorrectionReason,
  seen: number,
): Promise<Contact> {
  return step(scope, id, seen, (opened, hand) => correctPerson(opened, right, reason, hand));
}
