import type { ActorRef } from "#src/kernel/access.ts";
import { Refusal } from "#src/kernel/errors.ts";
import type { ProfessionalId } from "#src/kernel/id.ts";
import { clockMoves, type PromiseClock } from "./clock.ts";
import { fact, isSettled } from "./facts.ts";
import type { Change, Contact, Fact, FactType, Register } from "./model.ts";
import { firstAnswer, unsettling } from "./settled-in-one.ts";
import { type Case, change, type Hand, message, relationship, relationshipEnd } from "./step.ts";
import { CODE_DAYS, notice } from "./submit.ts";

/** Takes a queued contact; refused when somebody has it already. */
export function take({ contact }: Case, hand: Hand): Change {
  if (contact.status !== "queued") throw new Refusal("conflict", "contact-not-free");
  return change(contact, { status: "taken", holderId: staffId(hand) }, "taken", "contact.take", hand);
}

/** Puts a contact back into its team's queue. */
export function release({ contact }: Case, hand: Hand): Change {
  onlyHolder(contact, hand);
  if (contact.status !== "taken") throw new Refusal("conflict", "contact-not-taken");
  return change(contact, { status: "queued", holderId: null }, "released", "contact.release", hand);
}

/** Gives a queued contact to a named colleague: the team lead's task. */
export function handOut({ contact }: Case, to: ProfessionalId, hand: Hand): Change {
  if (contact.status === "closed" || contact.status === "answered")
    throw new Refusal("conflict", "contact-not-open");
  const status = contact.status === "waiting" ? "waiting" : "taken";
  return change(contact, { status, holderId: to }, "taken", "contact.hand-over", hand, { to });
}

export interface Destination {
  readonly register: Register;
  readonly line: string;
  readonly team: string;
}

/**
 * Hands a contact over to another team. To the other register only with the person's permission or a ground
 * that the mover states; that is logged as a disclosure.
 */
export function handOver({ contact }: Case, to: Destination, stated: string | null, hand: Hand): Change {
  onlyHolder(contact, hand);
  if (contact.status === "waiting") throw new Refusal("conflict", "waiting-for-reply");
  if (contact.status !== "taken") throw new Refusal("conflict", "contact-not-open");
  if (to.team === contact.team) throw new Refusal("invalid", "same-team");
  const moves = to.register !== contact.register;
  if (moves && !contact.moveAllowed && !stated) throw new Refusal("invalid", "move-needs-permission");
  const made = change(
    contact,
    { ...to, status: "queued", holderId: null },
    moves ? "moved-register" : "handed-over",
    moves ? "contact.disclose" : "contact.hand-over",
    { ...hand, ground: moves ? (contact.moveAllowed ? "permission" : "stated-ground") : hand.ground },
    { teamBefore: contact.team, stated, registerBefore: contact.register },
  );
  return {
    ...made,
    relationships: [
      ...relationship(contact, hand.now, relationshipEnd(hand.now)),
      ...relationship(made.contact, hand.now, null),
    ],
  };
}

/** Adds a note that only professionals see. */
export function note({ contact }: Case, body: string, hand: Hand): Change {
  if (contact.status === "closed") throw new Refusal("conflict", "contact-closed");
  return change(contact, {}, "noted", "contact.note", hand, {}, [message(contact, "note", body, hand)]);
}

/** Asks the family something: the clock stands still until they reply. */
export function askBack({ contact }: Case, body: string, hand: Hand): Change {
  onlyHolder(contact, hand);
  if (contact.status !== "taken") throw new Refusal("conflict", "contact-not-taken");
  const made = change(
    contact,
    { status: "waiting", dueAt: null },
    "asked-back",
    "contact.ask-back",
    hand,
    {},
    [message(contact, "question", body, hand)],
    notice(contact, "question", hand.ids.notice),
  );
  return withBreach(contact, made, hand.now);
}

/** A promise that passed before its clock is stopped is marked as broken with the step that stops it. */
export function withBreach(before: Contact, made: Change, now: Temporal.Instant): Change {
  const { dueAt, breachedAt, answeredAt } = before;
  if (answeredAt || breachedAt || dueAt === null || Temporal.Instant.compare(now, dueAt) <= 0) return made;
  const by: ActorRef = { kind: "system", id: null, role: "breaches", unit: null };
  const found = fact("breached", before, before, by, now, { due: dueAt.toString() });
  return { ...made, contact: { ...made.contact, breachedAt: dueAt }, facts: [found, ...made.facts] };
}

/** Answers: the promise is kept or broken here. A code opens the answer for thirty days more. */
export function answer({ contact, facts }: Case, body: string, hand: Hand): Change {
  onlyHolder(contact, hand);
  if (contact.status !== "taken" && contact.status !== "waiting")
    throw new Refusal("conflict", "contact-not-taken");
  const first = contact.answeredAt === null;
  const broken = first && contact.breachedAt !== null;
  const inTime =
    !broken && (contact.dueAt === null || Temporal.Instant.compare(hand.now, contact.dueAt) <= 0);
  const made = change(
    contact,
    {
      status: "answered",
      dueAt: null,
      answeredAt: hand.now,
      codeUntil: contact.codeHash ? hand.now.add({ hours: 24 * CODE_DAYS }) : null,
    },
    "answered",
    "contact.answer",
    hand,
    {
      inTime,
      minutes: Math.floor(hand.now.since(contact.receivedAt).total("minutes")),
      first,
      // An answer after the person's death was owed to nobody: the figures leave it out.
      ...(facts.some(({ type }) => type === "person-died") && { afterDeath: true }),
    },
    [message(contact, "answer", body, hand)],
    notice(contact, "answer", hand.ids.notice),
  );
  return withBreach(contact, made, hand.now);
}

/** Closes an answered contact; the care relationship ends by rule some time later. */
export function close(found: Case, hand: Hand): Change {
  onlyHolder(found.contact, hand);
  if (found.contact.status !== "answered") throw new Refusal("conflict", "contact-not-answered");
  return closed(found, hand);
}

/** After this many days without a word an answered contact closes by itself. */
export const SETTLED_DAYS = 14;

/** Closes what was answered and has been quiet since: the program's own task. */
export function settle(found: Case, hand: Hand): Change {
  if (found.contact.status !== "answered") throw new Refusal("conflict", "contact-not-answered");
  return closed(found, hand);
}

function closed({ contact, facts }: Case, hand: Hand): Change {
  if (!isSettled(facts)) throw new Refusal("conflict", "no-outcome");
  const made = change(contact, { status: "closed", closedAt: hand.now }, "closed", "contact.close", hand);
  return { ...made, relationships: relationship(contact, hand.now, relationshipEnd(hand.now)) };
}

/** A professional says that they have seen the alarm; only that stops its clock. */
export function seeAlarm({ contact }: Case, hand: Hand): Change {
  if (contact.alarmDueAt === null || contact.alarmSeenAt !== null) throw new Refusal("conflict", "no-alarm");
  const inTime = Temporal.Instant.compare(hand.now, contact.alarmDueAt) <= 0;
  return change(contact, { alarmSeenAt: hand.now }, "alarm-seen", "alarm.see", hand, { inTime });
}

/**
 * The family writes: the clock goes on, or a new one starts when the contact was already answered. `continued`: another
 * contact has said already that the answer did not settle the matter.
 */
export function reply(
  { contact, facts }: Case,
  body: string,
  promise: PromiseClock,
  danger: readonly string[],
  alarmMinutes: number,
  hand: Hand,
  continued = false,
): Change {
  if (contact.status === "closed") throw new Refusal("conflict", "contact-closed");
  const type: FactType =
    contact.status === "waiting" ? "family-replied" : contact.status === "answered" ? "reopened" : "noted";
  const died = facts.some((known) => known.type === "person-died");
  const dueAt =
    type === "noted" || died
      ? contact.dueAt
      : promise.dueAfter(clockMoves([...facts, { type, at: hand.now }]), hand.now);
  const status = type === "noted" ? contact.status : contact.holderId ? "taken" : "queued";
  const acute = danger.length > 0;
  const made = change(
    contact,
    {
      status,
      dueAt,
      codeUntil: type === "reopened" ? null : contact.codeUntil,
      ...(acute && {
        danger: [...new Set([...contact.danger, ...danger])],
        alarmDueAt: hand.now.add({ minutes: alarmMinutes }),
        alarmSeenAt: null,
      }),
    },
    type,
    "contact.reply",
    hand,
    { from: "family", ...(type === "reopened" && reopening({ contact, facts }, hand.now, continued)) },
    [message(contact, "reply", body, hand)],
  );
  if (!acute) return made;
  const raised = fact("alarm-raised", made.contact, made.contact, hand.by, hand.now, {
    codes: danger.join(" "),
  });
  return { ...made, facts: [...made.facts, raised] };
}

function reopening(found: Case, now: Temporal.Instant, continued: boolean): Fact["data"] {
  const before = found.facts.some(({ type }) => type === "reopened");
  return unsettling(firstAnswer(found), now, before || continued);
}

/** The promise was not kept: found by a job, shown to the team lead. */
export function breach({ contact }: Case, hand: Hand): Change {
  return change(contact, { breachedAt: contact.dueAt }, "breached", "breach.find", hand, {
    due: contact.dueAt?.toString() ?? null,
  });
}

function staffId(hand: Hand): ProfessionalId {
  if (hand.by.kind !== "staff" || hand.by.id === null) throw new Refusal("denied", "staff-only");
  return hand.by.id as ProfessionalId;
}

function onlyHolder(contact: Contact, hand: Hand): void {
  if (contact.holderId === null || contact.holderId !== staffId(hand))
    throw new Refusal("conflict", "not-holder");
}
