import {
  type ActsFor,
  actsFor,
  hasCareRelationship,
  outsideCircle,
  personById,
} from "#src/domains/people/index.ts";
import type { Ground } from "#src/kernel/access.ts";
import { Refusal } from "#src/kernel/errors.ts";
import { ageAt, localDate } from "#src/kernel/helsinki.ts";
import type { PersonId } from "#src/kernel/id.ts";
import type { Staff } from "#src/platform/access/actor.ts";
import { reasonsInForce } from "#src/platform/audit/special-reasons.ts";
import type { ReadTx } from "#src/platform/database/sql.ts";
import { isAsked } from "./consult-store.ts";
import type { MatterReach } from "./matters-store.ts";
import type { Contact } from "./model.ts";
import { OWN_MATTERS_AGE } from "./own-age.ts";
import { relationshipEnd } from "./step.ts";
import { minorOf } from "./will-store.ts";

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

/** The right of a professional to a contact: `rightByTask`, and to one of their own circle only after a confirmation. */
export async function rightOfStaff(
  tx: ReadTx,
  staff: Staff,
  contact: Contact,
  now: Temporal.Instant,
): Promise<Right> {
  const right = await rightByTask(tx, staff, contact, now);
  const { personId, senderId } = contact;
  const confirmation = await outsideCircle(tx, staff.professionalId, [personId, senderId], now).catch(
    (error) => {
      if (!(error instanceof Refusal) || error.reason !== "own-circle") throw error;
      throw new Refusal(error.code, error.reason, { ...error.details, contact: contact.id });
    },
  );
  return confirmation ? { ...right, ground: "own-circle", specialReasonId: confirmation } : right;
}

/**
 * The right that somebody's teams give them, by what they know already: the contact stands in their queue, or its
 * alarm calls them. Undefined when it does not.
 */
export function rightByTeam(staff: Staff, contact: Contact, now: Temporal.Instant): Right | undefined {
  if (isOver(contact, now)) return undefined;
  if (staff.teams.includes(contact.team)) {
    const ground = contact.personId ? "care-relationship" : "queue-duty";
    return { ground, specialReasonId: null, handles: true };
  }
  if (contact.alarmDueAt !== null && staff.teams.includes(ON_CALL))
    return { ground: "queue-duty", specialReasonId: null, handles: true };
  return undefined;
}

/**
 * The right of a professional to a contact: it stands in their team's queue or its alarm calls them, until the
 * relationship that it began has ended; a relationship with their team is in force; they have stated a special
 * reason for its register; or a colleague asks them about it and waits for their answer. Else the contact is as if it were not.
 */
async function rightByTask(
  tx: ReadTx,
  staff: Staff,
  contact: Contact,
  now: Temporal.Instant,
): Promise<Right> {
  const byTeam = rightByTeam(staff, contact, now);
  if (byTeam) return byTeam;
  if (contact.personId !== null) {
    const register = staff.lines.includes(contact.line);
    if (register && (await hasCareRelationship(tx, contact.personId, staff.teams, now, contact.register))) {
      return { ground: "care-relationship", specialReasonId: null, handles: false };
    }
    const reasons = await reasonsInForce(tx, staff.professionalId, contact.personId, now);
    const reason = reasons.get(contact.register);
    if (reason) return { ground: "special-reason", specialReasonId: reason, handles: false };
  }
  // A colleague has asked them: to read this one contact, until they have answered.
  if (contact.closedAt === null && (await isAsked(tx, contact.id, staff.professionalId, staff.teams)))
    return { ground: "consultation", specialReasonId: null, handles: false };
  throw new Refusal("not-found", "contact");
}

/** Whose data a resident may see, with the bonds that say so: the same as `rightOfResident` decides for each contact. */
export interface Reach extends MatterReach {
  readonly bonds: readonly ActsFor[];
  /** Those whose data they may decide about: who gave a mandate, children too young to act alone. */
  readonly wholly: readonly PersonId[];
}

export async function reachOfResident(tx: ReadTx, reader: PersonId, now: Temporal.Instant): Promise<Reach> {
  const today = localDate(now);
  const bonds = await actsFor(tx, reader, today);
  const wholly = bonds.filter(
    ({ by, birthDate }) => by === "mandate" || ageAt(birthDate, today) < OWN_MATTERS_AGE,
  );
  return { reader, bonds, today, wholly: wholly.map(({ personId }) => personId) };
}

/**
 * The right of a resident to a contact: it is about them and nobody else sent it for them, or they act for the
 * person: by a mandate in this register, as a guardian who sent or told it; of a child too young to act alone what staff
 * recorded too. A young person's will comes before a guardian's right. What was sent of a child by nobody known, with the
 * code of a visit, is shown to no guardian. What somebody sent for another stays open to them only while they may act
 * for that person.
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
    const bond = bonds.find(
      ({ personId, scope }) => personId === contact.personId && scope.includes(contact.register),
    );
    const sent = contact.senderId === reader;
    if (bond?.by === "mandate" && (sent || contact.senderId === null))
      return { ground: "mandate", specialReasonId: null, handles: false };
    if (bond?.by === "guardian" && contact.way === "identified" && (sent || contact.senderId === null)) {
      const child = await personById(tx, contact.personId);
      const { sees, callerId } = await minorOf(tx, contact.id);
      const young = child !== undefined && ageAt(child.birthDate, localDate(now)) < OWN_MATTERS_AGE;
      // What one guardian told is not shown to the other, and what the young person does not want to none.
      const told = sent || ((callerId === null || callerId === reader) && (young || sees === true));
      if (told && sees !== false) return { ground: "guardian", specialReasonId: null, handles: false };
    }
  } else if (contact.senderId === reader) {
    return own;
  }
  throw new Refusal("not-found", "contact");
}
