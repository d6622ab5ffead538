import { open } from "#src/domains/contacts/index.ts";
import { hasCareRelationship, outsideCircle } from "#src/domains/people/index.ts";
import type { Ground } from "#src/kernel/access.ts";
import { Refusal } from "#src/kernel/errors.ts";
import type { ProfessionalId } from "#src/kernel/id.ts";
import type { Staff } from "#src/platform/access/actor.ts";
import { reasonsInForce } from "#src/platform/audit/special-reasons.ts";
import type { Scope } from "#src/platform/scope.ts";
import type { Appointment } from "./model.ts";

/**
 * Whether a professional sees whose a time is, by the calendar alone: it is their own, or one of their unit's on a line
 * that is theirs. Others see that the time is taken.
 */
export function seesOnCalendar(
  staff: Pick<Staff, "professionalId" | "unit" | "lines">,
  time: Pick<Appointment, "unit" | "line">,
  owners: readonly (ProfessionalId | null)[],
): boolean {
  return (
    owners.includes(staff.professionalId) || (staff.unit === time.unit && staff.lines.includes(time.line))
  );
}

/**
 * By which right a professional opens an appointment: it is in their calendar or their unit's, its contact is theirs to
 * open, their team has a relationship with the person in that register, or they stated a special reason for it. Of
 * their own circle only after a confirmation. Else it is as if it were not.
 */
export async function rightToAppointment(
  scope: Scope,
  staff: Staff,
  time: Appointment,
  owners: readonly (ProfessionalId | null)[],
): Promise<{ readonly ground: Ground; readonly specialReasonId: string | null }> {
  const ground = await groundOf(scope, staff, time, owners);
  const reason = ground ? undefined : await reasonOf(scope, staff, time);
  if (!ground && !reason) throw new Refusal("not-found", "appointment");
  const confirmation = await outsideCircle(scope.db, staff.professionalId, [time.personId], scope.now);
  if (confirmation) return { ground: "own-circle", specialReasonId: confirmation };
  return { ground: ground ?? "special-reason", specialReasonId: reason ?? null };
}

async function groundOf(
  scope: Scope,
  staff: Staff,
  time: Appointment,
  owners: readonly (ProfessionalId | null)[],
): Promise<Ground | undefined> {
  if (seesOnCalendar(staff, time, owners)) return "care-relationship";
  if (time.contactId) {
    const opened = await open(scope, time.contactId).catch((refusal) => {
      if (refusal instanceof Refusal && refusal.code === "not-found") return undefined;
      throw refusal;
    });
    if (opened?.right.handles) return opened.right.ground;
  }
  const { personId, register, line } = time;
  if (personId === null || !staff.lines.includes(line)) return undefined;
  const known = await hasCareRelationship(scope.db, personId, staff.teams, scope.now, register);
  return known ? "care-relationship" : undefined;
}

async function reasonOf(
  { db, now }: Scope,
  { professionalId, lines }: Staff,
  { personId, register, line }: Appointment,
): Promise<string | undefined> {
  if (personId === null || !lines.includes(line)) return undefined;
  return (await reasonsInForce(db, professionalId, personId, now)).get(register);
}
