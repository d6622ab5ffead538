import { type ActsFor, actsFor, hasCareRelationship, personById } from "#src/domains/people/index.ts";
import type { Ground } from "#src/kernel/access.ts";
import { Refusal } from "#src/kernel/errors.ts";
import { ageAt, localDate } from "#src/kernel/helsinki.ts";
import type { PersonId } from "#src/kernel/id.ts";
import type { Staff } from "#src/platform/access/actor.ts";
import { reasonInForce } from "#src/platform/audit/special-reasons.ts";
import type { ReadTx } from "#src/platform/database/sql.ts";
import { relationshipEnd } from "./handling.ts";
import type { MatterReach } from "./matters-store.ts";
import type { Contact } from "./model.ts";

/** By which right somebody opens a contact. */
export interface Right {
  readonly ground: Ground;
  readonly specialReasonId: string | null;
  /** Whether the contact is theirs to take, to hand out and to see the alarm of; else they may read it and add notes. */
  readonly handles: boolean;
}

/** Teams of staff whose task is acute danger: they see a contact with an alarm whichever team it stands in. */
export const ON_CALL = "on-call-social";

/** Whether so long has gone since the closing that the contact itself gives nobody a right any more. */
function isOver({ closedAt }: Contact, now: Temporal.Instant): boolean {
  return closedAt !== null && Temporal.Instant.compare(now, relationshipEnd(closedAt)) >= 0;
}

/**
 * The right of a professional to a contact: it stands in their team's queue or its alarm calls them, until the
 * relationship that it began has ended; a relationship with their team is in force; or they have stated a special
 * reason. Else the contact is as if it were not.
 */
export async function rightOfStaff(
  tx: ReadTx,
  staff: Staff,
  contact: Contact,
  now: Temporal.Instant,
): Promise<Right> {
  if (!isOver(contact, now)) {
    const own = contact.personId ? ("care-relationship" as const) : ("queue-duty" as const);
    if (staff.teams.includes(contact.team)) {
      return { ground: own, specialReasonId: null, handles: true };
    }
    if (contact.alarmDueAt !== null && staff.teams.includes(ON_CALL))
      return { ground: "queue-duty", specialReasonId: null, handles: true };
  }
  if (contact.personId !== null) {
    const register = staff.lines.includes(contact.line);
    if (register && (await hasCareRelationship(tx, contact.personId, staff.teams, now, contact.register))) {
      return { ground: "care-relationship", specialReasonId: null, handles: false };
    }
    const reason = await reasonInForce(tx, staff.professionalId, contact.personId, now);
    if (reason) return { ground: "special-reason", specialReasonId: reason, handles: false };
  }
  throw new Refusal("not-found", "contact");
}

/** From this age a minor's own contact is theirs alone. Omaolo's practice (guardian acts for under 15); verify. */
export const OWN_MATTERS_AGE = 15;

/** Whose data a resident may see, with the bonds that say so: the same as `rightOfResident` decides for each contact. */
export interface Reach extends MatterReach {
  readonly bonds: readonly ActsFor[];
}

export async function reachOfResident(tx: ReadTx, reader: PersonId, now: Temporal.Instant): Promise<Reach> {
  const today = localDate(now);
  const bonds = await actsFor(tx, reader, today);
  const wholly = bonds.filter(
    ({ by, birthDate }) => by === "mandate" || ageAt(birthDate, today) < OWN_MATTERS_AGE,
  );
  return {
    reader,
    bonds,
    actsFor: bonds.map(({ personId }) => personId),
    recorded: wholly.map(({ personId }) => personId),
  };
}

/**
 * The right of a resident to a contact: it is about them and nobody else sent it for them, or they act for the
 * person (a mandate, a guardian who sent it, a guardian of a child too young to act alone). What somebody sent for
 * another stays open to them only while they may act for that person.
 */
export async function rightOfResident(
  tx: ReadTx,
  reader: PersonId,
  contact: Contact,
  now: Temporal.Instant,
): Promise<Right> {
  const own: Right = { ground: "own", specialReasonId: null, handles: false };
  if (contact.personId === reader && (contact.senderId === null || contact.senderId === reader)) return own;
  if (contact.personId !== null) {
    const bonds = await actsFor(tx, reader, localDate(now));
    const bond = bonds.find(({ personId }) => personId === contact.personId);
    const sent = contact.senderId === reader;
    if (bond?.by === "mandate" && (sent || contact.senderId === null))
      return { ground: "mandate", specialReasonId: null, handles: false };
    if (bond?.by === "guardian" && sent) return { ground: "guardian", specialReasonId: null, handles: false };
    if (bond?.by === "guardian" && contact.senderId === null) {
      const child = await personById(tx, contact.personId);
      if (child && ageAt(child.birthDate, localDate(now)) < OWN_MATTERS_AGE) {
        return { ground: "guardian", specialReasonId: null, handles: false };
      }
    }
  } else if (contact.senderId === reader) {
    return own;
  }
  throw new Refusal("not-found", "contact");
}
