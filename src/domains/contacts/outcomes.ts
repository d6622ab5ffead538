import { Refusal } from "#src/kernel/errors.ts";
import type { ContactId } from "#src/kernel/id.ts";
import { answer, close, type Destination } from "./handling.ts";
import { merge } from "./merge.ts";
import type { Change, FactType } from "./model.ts";
import { type Case, change, type Hand } from "./step.ts";

/** At most so many services stand in one answer: more than three is a list, not advice. */
export const MOST_SERVICES = 3;

/** What is done with a contact beside the words of its answer. */
export type Outcome =
  | { readonly kind: "guided"; readonly services: readonly string[] }
  | { readonly kind: "self-care"; readonly services: readonly string[] }
  | {
      readonly kind: "referred";
      readonly to: Destination;
      /** The unit named, where it is more than the team. */
      readonly unit: string | null;
      /** The contact that the referral becomes there. */
      readonly referralId: ContactId;
      /** The ground stated for the other register, when the person has not allowed it. */
      readonly stated: string | null;
    }
  | {
      readonly kind: "time-asked";
      readonly requestId: string;
      readonly type: string;
      readonly urgency: string;
      readonly chooser: string;
      readonly rule: string | null;
      readonly dueAt: Temporal.Instant;
    }
  | { readonly kind: "no-need"; readonly reason: string };

export type OutcomeKind = Outcome["kind"];

export interface Conclusion {
  /** The words to the person. */
  readonly body: string;
  readonly outcomes: readonly Outcome[];
  /** Settled and closed in one go. */
  readonly closes: boolean;
}

const FACTS: Readonly<Record<OutcomeKind, FactType>> = {
  guided: "guided",
  "self-care": "self-care-given",
  referred: "referred",
  "time-asked": "time-asked",
  "no-need": "no-need",
};

/**
 * Answers, says what else was done, and closes if that was all: one change, the version raised by one for each step. Several
 * outcomes may stand together, each kind once; "no need" cannot stand beside a time or a referral.
 */
export function conclude(found: Case, { body, outcomes, closes }: Conclusion, hand: Hand): Change {
  check(found, outcomes);
  const changes: Change[] = [answer(found, body, hand)];
  const now = (): Case => {
    const contact = changes.at(-1)?.contact ?? found.contact;
    return { contact, facts: [...found.facts, ...changes.flatMap(({ facts }) => facts)] };
  };
  for (const one of outcomes) changes.push(withOutcome(now(), one, hand));
  if (closes) {
    changes.push(silent(change(now().contact, {}, "settled", "contact.close", hand)));
    changes.push(close(now(), hand));
  }
  return changes.length === 1 && changes[0] ? changes[0] : merge(changes);
}

function check({ contact }: Case, outcomes: readonly Outcome[]): void {
  const kinds = outcomes.map(({ kind }) => kind);
  if (new Set(kinds).size < kinds.length) throw new Refusal("invalid", "outcome-twice");
  if (kinds.includes("no-need") && (kinds.includes("time-asked") || kinds.includes("referred")))
    throw new Refusal("invalid", "no-need-alone");
  for (const one of outcomes) {
    if (one.kind === "guided" && (one.services.length === 0 || one.services.length > MOST_SERVICES))
      throw new Refusal("invalid", "services-count");
    if (one.kind === "referred") {
      // Nobody could tell an unnamed person what became of it: hand it over whole instead.
      if (contact.personId === null) throw new Refusal("invalid", "referral-needs-person");
      if (one.to.team === contact.team) throw new Refusal("invalid", "same-team");
      if (one.to.register !== contact.register && !contact.moveAllowed && !one.stated)
        throw new Refusal("invalid", "move-needs-permission");
    }
  }
}

/** The fact of one outcome. Its entry of the log is the answer's own, but for what is told to the other register. */
function withOutcome({ contact }: Case, one: Outcome, hand: Hand): Change {
  const made = change(contact, {}, FACTS[one.kind], "contact.answer", hand, dataOf(one, contact.register));
  if (one.kind !== "referred" || one.to.register === contact.register) return silent(made);
  const ground = contact.moveAllowed ? ("permission" as const) : ("stated-ground" as const);
  return {
    ...made,
    accesses: made.accesses.map((entry) => ({ ...entry, action: "contact.disclose" as const, ground })),
  };
}

const silent = (made: Change): Change => ({ ...made, accesses: [] });

function dataOf(one: Outcome, register: string): Record<string, string | boolean | null> {
  switch (one.kind) {
    case "guided":
    case "self-care":
      return { services: one.services.join(" ") };
    case "referred":
      return {
        toTeam: one.to.team,
        toLine: one.to.line,
        toUnit: one.unit,
        referral: one.referralId,
        otherRegister: one.to.register !== register,
        stated: one.stated,
      };
    case "time-asked":
      return {
        request: one.requestId,
        appointment: one.type,
        urgency: one.urgency,
        chooser: one.chooser,
        rule: one.rule,
        due: one.dueAt.toString(),
      };
    case "no-need":
      return { reason: one.reason };
  }
}
