import { Refusal } from "#src/kernel/errors.ts";
import type { ContactId, PersonId, ProfessionalId } from "#src/kernel/id.ts";
import type { Scope } from "#src/platform/scope.ts";
import { handOf } from "./actions.ts";
import type { Destination } from "./handling.ts";
import * as rules from "./handling.ts";
import { loadCases } from "./load-store.ts";
import { merge } from "./merge.ts";
import type { Change } from "./model.ts";
import { rightByTeam } from "./policy.ts";
import { snooze } from "./snooze.ts";
import { nearestLimits, putAside } from "./snooze-store.ts";
import type { Case, Hand } from "./step.ts";
import { type Decided, inOne, saveEach } from "./transaction-actions.ts";

/** So many at once: a page of the queue. */
export const SEVERAL = 50;

/** What is done with several contacts at once. */
export type SeveralStep =
  | { readonly kind: "take" }
  | { readonly kind: "hand-over"; readonly to: Destination }
  | { readonly kind: "hand-out"; readonly to: ProfessionalId; readonly teams: readonly string[] }
  | { readonly kind: "snooze"; readonly until: Temporal.Instant };

export interface SeveralResult {
  readonly id: ContactId;
  /** Null when the reader has no right to it: it is as if it were not. */
  readonly reference: string | null;
  readonly topic: string | null;
  readonly personId: PersonId | null;
  /** Why it was not done; null when it is. */
  readonly refused: string | null;
}

/**
 * One step with several contacts: all are loaded at once, each is decided by the same rule as alone, and what can be
 * done is saved in one statement. What has been done already by the same hand counts as done.
 */
export async function stepSeveral(
  scope: Scope,
  ids: readonly ContactId[],
  step: SeveralStep,
): Promise<SeveralResult[]> {
  const { actor } = scope;
  if (actor.kind !== "staff") throw new Refusal("denied", "staff-only");
  const wanted = [...new Set(ids)].slice(0, SEVERAL);
  return inOne(scope, async (within) => {
    const found = new Map((await loadCases(within.db, wanted)).map((one) => [one.contact.id, one]));
    const limits = step.kind === "snooze" ? await nearestLimits(within.db, wanted) : new Map();
    const decided: Decided[] = [];
    const results = wanted.map((id): SeveralResult => {
      const one = found.get(id);
      const right = one && rightByTeam(actor, one.contact, scope.now);
      if (!one || !right) return { id, reference: null, topic: null, personId: null, refused: "not-found" };
      const { reference, topic, personId } = one.contact;
      try {
        const change = decide(one, step, limits.get(id) ?? null, handOf(within, right));
        if (change) decided.push([one, change]);
        return { id, reference, topic, personId, refused: null };
      } catch (refusal) {
        if (!(refusal instanceof Refusal)) throw refusal;
        return { id, reference, topic, personId, refused: refusal.reason };
      }
    });
    const saved = await saveEach(within, decided);
    if (step.kind === "snooze") {
      const aside = decided.filter(([{ contact }]) => saved.has(contact.id));
      const rows = aside.map(([, { contact }]) => ({ id: contact.id, version: contact.version }));
      await putAside(within.db, rows, step.until, actor.professionalId);
    }
    const missed = new Set(decided.map(([{ contact }]) => contact.id).filter((id) => !saved.has(id)));
    return results.map((each) => (missed.has(each.id) ? { ...each, refused: "contact-changed" } : each));
  });
}

/** The change; undefined when it has been done already. */
function decide(
  one: Case,
  step: SeveralStep,
  limit: Temporal.Instant | null,
  hand: Hand,
): Change | undefined {
  const { contact } = one;
  switch (step.kind) {
    case "take":
      return contact.holderId === hand.by.id && contact.status === "taken"
        ? undefined
        : rules.take(one, hand);
    case "hand-over":
      return contact.team === step.to.team && contact.status === "queued"
        ? undefined
        : handedOn(one, step.to, hand);
    case "hand-out":
      if (!step.teams.includes(contact.team)) throw new Refusal("invalid", "not-of-team");
      return contact.holderId === step.to ? undefined : rules.handOut(one, step.to, hand);
    case "snooze":
      return snooze(one, step.until, limit, hand);
  }
}

/** From the queue a contact is handed over by whoever takes it for that: both steps stand in its history. */
function handedOn(one: Case, to: Destination, hand: Hand): Change {
  if (one.contact.status !== "queued") return rules.handOver(one, to, null, hand);
  const taken = rules.take(one, hand);
  return merge([taken, rules.handOver({ ...one, contact: taken.contact }, to, null, hand)]);
}
