import { Refusal } from "#src/kernel/errors.ts";
import type { AppointmentId, ResourceId } from "#src/kernel/id.ts";
import type { Scope } from "#src/platform/scope.ts";
import { type BookingHand, book, cancel, type NewAppointment } from "./appointment.ts";
import type { Beside } from "./booking-actions.ts";
import { appointmentById, appointmentBySubmission, isTaken, saveBookings } from "./booking-store.ts";
import { type GroupEvent, type GroupEventId, slotToJoin } from "./group.ts";
import {
  addGroupCalendar,
  addGroupEvent,
  addGroupPlace,
  groupEventById,
  groupEventToJoin,
  markGroupCancelled,
  participantsOf,
  placeOfPerson,
} from "./group-store.ts";
import type { Appointment, BookingNotice } from "./model.ts";
import { bookedBetween } from "./series-store.ts";

/** What a professional says of a new group; `leader`: whose time it takes. */
export type NewGroup = Omit<GroupEvent, "resourceId" | "leadsId" | "madeBy" | "madeAt" | "cancelledAt"> & {
  readonly leader: ResourceId;
};

/**
 * Makes a group: its own calendar, and the time that it takes of whoever leads it, in one transaction. The same id twice
 * is one group.
 * @throws Refusal "time-taken" where the leader has something else then, "time-is-past"
 */
export async function makeGroup(
  scope: Scope,
  given: NewGroup,
  madeBy: GroupEvent["madeBy"],
  hand: BookingHand,
): Promise<GroupEvent> {
  const before = await groupEventById(scope.db, given.id);
  if (before) return before;
  const { leader, ...said } = given;
  const event: GroupEvent = {
    ...said,
    // The form's own key makes the keys of what goes with it: sent twice at once it is made once.
    resourceId: given.id as string as ResourceId,
    leadsId: scope.newId() as AppointmentId,
    madeBy,
    madeAt: scope.now,
    cancelledAt: null,
  };
  const { type, line, register, unit, form, startsAt, endsAt } = event;
  const leads = book(
    {
      ...{ type, line, register, unit, form, startsAt, endsAt },
      id: event.leadsId,
      submission: scope.newId(),
      personId: null,
      bookedBy: null,
      contactId: null,
      language: "fi",
      codeHash: null,
      notifyEmail: null,
      notifyPhone: null,
    },
    [{ resourceId: leader, from: startsAt, to: endsAt, seats: 1 }],
    hand,
  );
  try {
    const made = await scope.db.begin(async (tx) => {
      if (!(await addGroupCalendar(tx, event.resourceId, event))) return false;
      await saveBookings(tx, scope.requestId, [leads]);
      await addGroupEvent(tx, event);
      return true;
    });
    return made ? event : ((await groupEventById(scope.db, event.id)) ?? event);
  } catch (error) {
    if (isTaken(error)) throw new Refusal("conflict", "time-taken");
    throw error;
  }
}

/**
 * Gives somebody a place at a beginning of a group. One person has one place in a group; asked for again it is the one
 * that they have. Those who join the same group wait for each other, so that none is refused while places are left.
 * @throws Refusal "group-full", "time-overlaps", or what `slotToJoin` throws
 */
export async function joinGroup(
  scope: Scope,
  id: GroupEventId,
  /** The beginning, in milliseconds since 1970. */
  at: number,
  given: Pick<
    NewAppointment,
    "submission" | "bookedBy" | "language" | "codeHash" | "notifyEmail" | "notifyPhone"
  > & { readonly personId: NonNullable<NewAppointment["personId"]> },
  hand: BookingHand,
  by: "resident" | "staff",
  beside: Beside,
): Promise<Appointment> {
  const first = await appointmentBySubmission(scope.db, given.submission);
  if (first) return first;
  try {
    return await scope.db.begin(async (tx) => {
      const event = await groupEventToJoin(tx, id);
      if (!event) throw new Refusal("not-found", "group");
      const theirs = await placeOfPerson(tx, id, given.personId);
      if (theirs) return theirs;
      const slot = slotToJoin(event, at, scope.now, by);
      const others = await bookedBetween(tx, given.personId, slot.startsAt, slot.endsAt);
      if (others.length > 0) throw new Refusal("conflict", "time-overlaps");
      const { type, line, register, unit, form, resourceId, places } = event;
      const begun = Temporal.Instant.compare(slot.startsAt, scope.now) < 0;
      const change = book(
        {
          ...given,
          ...{ type, line, register, unit, form },
          ...slot,
          id: scope.newId() as AppointmentId,
          contactId: null,
        },
        [{ resourceId, from: slot.startsAt, to: slot.endsAt, seats: places }],
        // Whoever comes to a group that has begun is written down by staff as they come.
        begun && by === "staff" ? { ...hand, now: slot.startsAt } : hand,
      );
      const { appointment } = change;
      const saved = await saveBookings(tx, scope.requestId, [{ ...change, ...beside(appointment) }]);
      if (!saved.has(appointment.id)) throw new Refusal("conflict", "time-changed");
      await addGroupPlace(tx, id, appointment.id);
      return appointment;
    });
  } catch (error) {
    if (isTaken(error)) throw new Refusal("conflict", "group-full");
    throw error;
  }
}

/**
 * Cancels a group with everybody's places, in one saving. `tell` makes what is said to each. What has been held of it is
 * left as it is. Returns those whose place was cancelled.
 */
export async function cancelGroup(
  scope: Scope,
  id: GroupEventId,
  reason: string,
  hand: BookingHand,
  tell: (cancelled: Appointment) => readonly BookingNotice[],
): Promise<readonly Appointment[]> {
  return scope.db.begin(async (tx) => {
    const event = await groupEventToJoin(tx, id);
    if (!event) throw new Refusal("not-found", "group");
    if (event.cancelledAt !== null) return [];
    const leads = await appointmentById(tx, event.leadsId);
    const theirs = (await participantsOf(tx, id)).filter(({ status }) => status === "booked");
    const changes = theirs.map((one) => cancel(one, reason, hand));
    const saved = await saveBookings(tx, scope.requestId, [
      ...(leads?.status === "booked" ? [cancel(leads, reason, hand)] : []),
      ...changes.map((change) => ({ ...change, notices: tell(change.appointment) })),
    ]);
    await markGroupCancelled(tx, id, scope.now);
    return theirs.filter((one) => saved.has(one.id));
  });
}
