import { OWN_MATTERS_AGE } from "#src/domains/contacts/index.ts";
import { actsFor } from "#src/domains/people/index.ts";
import type { Ground } from "#src/kernel/access.ts";
import { Refusal } from "#src/kernel/errors.ts";
import { ageAt, localDate } from "#src/kernel/helsinki.ts";
import type { PersonId } from "#src/kernel/id.ts";
import type { ReadTx } from "#src/platform/database/sql.ts";
import type { Appointment } from "./model.ts";
import type { OwnReach } from "./own-store.ts";

/** Somebody for whom a resident may book: themselves, a child too young to act alone, whoever gave a mandate. */
export interface BookableFor {
  readonly personId: PersonId;
  /** Null for the reader. */
  readonly name: string | null;
  readonly ground: Extract<Ground, "own" | "guardian" | "mandate">;
  readonly scope: readonly string[];
}

/** A resident's reach over appointments, and for whom they may book. */
export interface BookingReach extends OwnReach {
  readonly people: readonly BookableFor[];
}

export async function bookingReach(
  tx: ReadTx,
  reader: PersonId,
  now: Temporal.Instant,
): Promise<BookingReach> {
  const today = localDate(now);
  const bonds = (await actsFor(tx, reader, today)).map((bond) => ({
    ...bond,
    wholly: bond.by === "mandate" || ageAt(bond.birthDate, today) < OWN_MATTERS_AGE,
  }));
  return {
    reader,
    bonds: bonds.map(({ personId, scope, wholly }) => ({ personId, scope, wholly })),
    people: [
      { personId: reader, name: null, ground: "own", scope: ["health", "social"] },
      ...bonds
        .filter(({ wholly }) => wholly)
        .map(({ personId, name, by, scope }) => ({ personId, name, ground: by, scope })),
    ],
  };
}

/**
 * By which right a resident sees and changes an appointment: it is theirs; or they act for the person, in its register,
 * and took it themselves, or staff gave it to somebody for whom they decide. Else it is as if it were not.
 */
export function rightToAppointment(
  reach: BookingReach,
  appointment: Pick<Appointment, "personId" | "bookedBy" | "register">,
): BookableFor["ground"] {
  const { personId, bookedBy, register } = appointment;
  if (personId !== null && personId === reach.reader) return "own";
  const bond = reach.bonds.find((one) => one.personId === personId && one.scope.includes(register));
  const took = bookedBy === reach.reader || (bookedBy === null && bond?.wholly === true);
  if (!bond || !took) throw new Refusal("not-found", "appointment");
  return reach.people.find((one) => one.personId === personId)?.ground ?? "guardian";
}
