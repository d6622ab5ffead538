import { clocked, loadCase, save, step } from "#src/domains/contacts/index.ts";
import { Refusal } from "#src/kernel/errors.ts";
import type { AppointmentId } from "#src/kernel/id.ts";
import type { Scope } from "#src/platform/scope.ts";
import { type BookingHand, mark } from "./appointment.ts";
import { appointmentById, saveBookings } from "./booking-store.ts";
import { type Visit, type VisitSaid, visitFact, visitOf } from "./visit.ts";
import { addVisit, visitOfAppointment } from "./visit-store.ts";

/** A contact that changed meanwhile is loaded and decided on again, so many times. */
const TRIES = 5;

/**
 * Ends a visit: the appointment is done, the visit stands with its codes, and the contact that it was for is told that
 * care was given, which stops its clock of the care guarantee. All of it or nothing. Done twice it is one visit.
 */
export async function finishVisit(
  scope: Scope,
  id: AppointmentId,
  said: VisitSaid,
  by: Parameters<typeof visitOf>[2],
  hand: BookingHand,
): Promise<Visit> {
  for (let tried = 1; ; tried += 1) {
    const found = await appointmentById(scope.db, id);
    if (!found) throw new Refusal("not-found", "appointment");
    if (found.status === "done") {
      const made = await visitOfAppointment(scope.db, id);
      if (made) return made;
    }
    const done = mark(found, "done", hand);
    const of = found.contactId ? await loadCase(scope.db, found.contactId) : undefined;
    const visit = visitOf(done.appointment, said, by, of?.contact.receivedAt ?? null, hand.now);
    const told =
      of &&
      (await clocked(
        scope,
        of,
        step.change(
          of.contact,
          {},
          "care-given",
          "appointment.mark",
          { ...hand, ids: { message: scope.newId(), notice: scope.newId() } },
          visitFact(visit),
        ),
      ));
    try {
      await scope.db.begin(async (tx) => {
        const saved = await saveBookings(tx, scope.requestId, [done]);
        if (!saved.has(id)) throw new Refusal("conflict", "time-changed");
        if (!(await addVisit(tx, visit))) throw new Refusal("conflict", "time-changed");
        if (told && (await save(tx, scope.requestId, [told])).size === 0)
          throw new Refusal("conflict", "time-changed");
      });
      return visit;
    } catch (refusal) {
      const changed = refusal instanceof Refusal && refusal.reason === "time-changed";
      if (!changed || tried === TRIES) throw refusal;
    }
  }
}
