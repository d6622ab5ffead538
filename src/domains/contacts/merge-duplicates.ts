import { Refusal } from "#src/kernel/errors.ts";
import { clockMoves, type PromiseClock } from "./clock.ts";
import { hasDied } from "./death.ts";
import { withBreach } from "./handling.ts";
import type { Change, Contact } from "./model.ts";
import { type Case, change, type Hand, relationshipEnd } from "./step.ts";

/** What waits for the family is first to be answered by them: its clock stands, and would not be the survivor's. */
const RUNNING = new Set<Contact["status"]>(["queued", "taken"]);

/** The earlier of two moments, of which either may not be. */
function earlier(a: Temporal.Instant | null, b: Temporal.Instant | null): Temporal.Instant | null {
  if (a === null || b === null) return a ?? b;
  return Temporal.Instant.compare(a, b) <= 0 ? a : b;
}

const LAST = Number.POSITIVE_INFINITY;

/**
 * Of two contacts about the same the one that goes on: whose person is known, then that read by a code, then that with
 * the earlier promise, then the one that came first. The same whichever of the two one began from, so that two who
 * merge in opposite directions agree.
 */
export function survivorOf(a: Contact, b: Contact): [survivor: Contact, follower: Contact] {
  const rank = (c: Contact) =>
    [
      c.personId === null ? 1 : 0,
      c.codeHash === null ? 1 : 0,
      c.dueAt?.epochMilliseconds ?? LAST,
      c.receivedAt.epochMilliseconds,
    ] as const;
  const [ofA, ofB] = [rank(a), rank(b)];
  for (const [index, one] of ofA.entries()) {
    const other = ofB[index] ?? 0;
    if (one !== other) return one < other ? [a, b] : [b, a];
  }
  return a.id < b.id ? [a, b] : [b, a];
}

/** Why two contacts cannot be merged; undefined when they can. */
export function mergeHindrance(a: Contact, b: Contact): string | undefined {
  if (a.id === b.id) return "merge-same";
  if (!RUNNING.has(a.status) || !RUNNING.has(b.status)) return "merge-not-open";
  if (a.register !== b.register) return "merge-other-register";
  if (a.personId !== null && b.personId !== null) {
    if (a.personId !== b.personId) return "merge-other-person";
    // What somebody sent for another is read by whoever sent it: neither may read the other's through this.
    if ((a.senderId ?? a.personId) !== (b.senderId ?? b.personId)) return "merge-other-sender";
  } else if (a.senderId !== b.senderId && a.senderId !== null && b.senderId !== null)
    return "merge-other-sender";
  const [, follower] = survivorOf(a, b);
  // Whoever holds a code reads that one contact alone: the answer would not reach them in the other.
  if (follower.codeHash !== null) return "merge-by-code";
  return undefined;
}

/**
 * Two contacts about the same become one: the follower closes and points at the survivor, which keeps the earlier of
 * the two promises and takes over an alarm that nobody has seen.
 */
export function mergeDuplicates(one: Case, other: Case, hand: Hand): { survivor: Change; follower: Change } {
  const hindrance = mergeHindrance(one.contact, other.contact);
  if (hindrance) throw new Refusal("conflict", hindrance);
  const [stays, goes] = survivorOf(one.contact, other.contact);
  const alarm = goes.alarmDueAt !== null && goes.alarmSeenAt === null;
  const seen = stays.alarmDueAt === null || stays.alarmSeenAt !== null;
  const survivor = change(
    stays,
    {
      dueAt: earlier(stays.dueAt, goes.dueAt),
      ...(alarm && {
        danger: [...new Set([...stays.danger, ...goes.danger])],
        alarmDueAt: seen ? goes.alarmDueAt : earlier(stays.alarmDueAt, goes.alarmDueAt),
        alarmSeenAt: null,
      }),
    },
    "merged-in",
    "contact.merge",
    hand,
    { from: goes.id },
  );
  const closed = change(
    goes,
    { status: "closed", dueAt: null, holderId: null, closedAt: hand.now },
    "merged",
    "contact.merge",
    hand,
    { into: stays.id },
  );
  const { personId, register, line, team } = goes;
  const follower: Change = {
    ...withBreach(goes, closed, hand.now),
    relationships: personId
      ? [{ personId, register, line, team, beganAt: hand.now, endsAt: relationshipEnd(hand.now) }]
      : [],
  };
  return { survivor, follower };
}

/** Merged by mistake: the follower is in the queue again with its own promise, and the survivor has its own back. */
export function unmerge(
  survivor: Case,
  follower: Case,
  promises: { readonly survivor: PromiseClock; readonly follower: PromiseClock },
  hand: Hand,
): { survivor: Change; follower: Change } {
  const { contact } = follower;
  const running = survivor.contact.status === "queued" || survivor.contact.status === "taken";
  const due = (promise: PromiseClock, found: Case) =>
    hasDied(found) ? null : promise.dueAfter(clockMoves(found.facts), hand.now);
  const { personId, register, line, team } = contact;
  return {
    survivor: change(
      survivor.contact,
      running ? { dueAt: due(promises.survivor, survivor) } : {},
      "merge-undone",
      "contact.unmerge",
      hand,
      { from: contact.id },
    ),
    follower: {
      ...change(
        contact,
        { status: "queued", closedAt: null, holderId: null, dueAt: due(promises.follower, follower) },
        "unmerged",
        "contact.unmerge",
        hand,
        { from: survivor.contact.id },
      ),
      relationships: personId ? [{ personId, register, line, team, beganAt: hand.now, endsAt: null }] : [],
    },
  };
}
