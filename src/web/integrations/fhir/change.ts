import { type Appointment, cancelBooked, sayComing } from "#src/domains/scheduling/index.ts";
import { fault, type GivenChange, STATUS } from "#src/fhir/index.ts";
import { mayChange, RESIDENT_CANCEL_REASONS, STAFF_CANCEL_REASONS } from "../../booking/booking-changes.ts";
import { telling } from "../../telling.ts";
import type { Answer, Asked } from "./asked.ts";
import { answerWith } from "./booked.ts";

const REASONS: readonly string[] = [...RESIDENT_CANCEL_REASONS, ...STAFF_CANCEL_REASONS];

/** Cancels a time, or notes that the person is coming. Asked twice it is done once. */
export async function changeBooked(
  asked: Asked,
  appointment: Appointment,
  change: GivenChange,
): Promise<Answer> {
  const { site, scope, hand } = asked;
  const match = asked.header("if-match");
  if (match !== undefined && match !== "*" && match.replace(/^W\//, "") !== `"${appointment.version}"`)
    throw fault(412, "conflict", "The appointment has changed: read it again");
  const { id, status } = appointment;
  if (change.start && Temporal.Instant.compare(change.start, appointment.startsAt) !== 0)
    throw fault(422, "not-supported", "To move a time, cancel it and book another", "Appointment.start");
  if (change.status === "cancelled") {
    if (status === "cancelled") return answerWith(asked, appointment, 200);
    if (status !== "booked")
      throw fault(
        409,
        "conflict",
        `The appointment is "${STATUS[status]}" and cannot be cancelled`,
        "Appointment.status",
      );
    if (!mayChange(site, appointment, scope.now))
      throw fault(
        422,
        "business-rule",
        `It is too late to cancel here: call ${site.content.findUnit(appointment.unit)?.phone.number ?? site.content.county.phone.number}`,
        "Appointment.status",
      );
    const reason = REASONS.find((one) => one === change.reason) ?? "not-said";
    const tell = await telling(site, scope, appointment.personId, "time-cancelled");
    const done = await cancelBooked(scope, id, reason, hand, (cancelled) => ({ notices: tell(cancelled) }));
    site.poke();
    return answerWith(asked, done, 200);
  }
  if (change.status !== undefined && change.status !== STATUS[status])
    throw fault(422, "not-supported", 'Only "cancelled" can be set by another system', "Appointment.status");
  if (!change.coming || status !== "booked" || appointment.comingConfirmedAt !== null)
    return answerWith(asked, appointment, 200);
  return answerWith(asked, await sayComing(scope, id, hand), 200);
}
