import { Refusal } from "#src/kernel/errors.ts";
import type { AppointmentId } from "#src/kernel/id.ts";
import type { Scope } from "#src/platform/scope.ts";
import {
  type BookingHand,
  book,
  type Confirmed,
  cancel,
  confirm,
  confirmComing,
  hold,
  letGo,
  mark,
  move,
  type NewAppointment,
} from "./appointment.ts";
import {
  appointmentById,
  appointmentBySubmission,
  holdsRunOut,
  isTaken,
  saveBookings,
  saveDecision,
} from "./booking-store.ts";
import type { Appointment, BookingChange, Taking } from "./model.ts";

/** After a loss, holds that ran out are let go and the time is asked for once more. */
const LET_GO_AT_ONCE = 100;

/**
 * Holds or books a time. The same key twice gives the appointment that the first one made. Refused with
 * "time-taken" when somebody else has it.
 */
export async function take(
  scope: Scope,
  given: NewAppointment,
  takes: readonly Taking[],
  hand: BookingHand,
  as: "hold" | "book",
  beside = NOTHING,
): Promise<Appointment> {
  const made = as === "hold" ? hold(given, takes, hand) : book(given, takes, hand);
  const change = { ...made, ...beside(made.appointment) };
  const saved = await saveOrLose(scope, [change]);
  if (saved.has(given.id)) return change.appointment;
  const first = await appointmentBySubmission(scope.db, given.submission);
  if (!first) throw new Refusal("conflict", "time-changed");
  return first;
}

/** Saves; where a time is taken by a hold that has run out, that hold is let go first and saving is tried once more. */
async function saveOrLose(scope: Scope, changes: readonly BookingChange[]): Promise<Set<string>> {
  try {
    return await saveDecision(scope.db, scope.requestId, changes);
  } catch (error) {
    if (!isTaken(error)) throw error;
    if ((await releaseHolds(scope, LET_GO_AT_ONCE)) === 0) throw new Refusal("conflict", "time-taken");
  }
  try {
    return await saveDecision(scope.db, scope.requestId, changes);
  } catch (error) {
    if (isTaken(error)) throw new Refusal("conflict", "time-taken");
    throw error;
  }
}

/** Lets go of holds that ran out, at most so many; returns how many. A task of the program, done early where it matters. */
export async function releaseHolds(scope: Scope, limit: number): Promise<number> {
  const over = await holdsRunOut(scope.db, scope.now, limit);
  if (over.length === 0) return 0;
  const hand: BookingHand = {
    by: { kind: "system", id: null, role: "holds", unit: null },
    ground: "system-task",
    now: scope.now,
  };
  return (
    await saveBookings(
      scope.db,
      scope.requestId,
      over.map((held) => letGo(held, hand)),
    )
  ).size;
}

/** What goes with a decision about an appointment, by how it stands afterwards: notices, the request it answers. */
export type Beside = (appointment: Appointment) => Pick<BookingChange, "notices" | "answers">;
const NOTHING: Beside = () => ({});

/** One step with an appointment: loads it, decides by the rule, saves. Refused when it has changed meanwhile. */
async function step(
  scope: Scope,
  id: AppointmentId,
  decide: (appointment: Appointment) => BookingChange,
  beside = NOTHING,
): Promise<Appointment> {
  const found = await appointmentById(scope.db, id);
  if (!found) throw new Refusal("not-found", "appointment");
  return saveDecided(scope, decide(found), beside);
}

async function saveDecided(scope: Scope, decided: BookingChange, beside: Beside): Promise<Appointment> {
  const change = { ...decided, ...beside(decided.appointment) };
  const saved = await saveDecision(scope.db, scope.requestId, [change]);
  if (!saved.has(change.appointment.id)) throw new Refusal("conflict", "time-changed");
  return change.appointment;
}

/** Confirms a held time that was read a moment ago; confirmed twice it is confirmed once. */
export async function confirmSeen(
  scope: Scope,
  held: Appointment,
  whose: Partial<Confirmed>,
  hand: BookingHand,
  beside = NOTHING,
): Promise<Appointment> {
  try {
    return await saveDecided(scope, confirm(held, whose, hand), beside);
  } catch (refusal) {
    return await onceConfirmed(scope, held.id, refusal);
  }
}

async function onceConfirmed(scope: Scope, id: AppointmentId, refusal: unknown): Promise<Appointment> {
  const meanwhile = refusal instanceof Refusal && refusal.code === "conflict";
  const found = meanwhile ? await appointmentById(scope.db, id) : undefined;
  if (found?.status === "booked") return found;
  throw refusal;
}

export const letHeldGo = (scope: Scope, id: AppointmentId, hand: BookingHand) =>
  step(scope, id, (held) => letGo(held, hand));

export const cancelBooked = (
  scope: Scope,
  id: AppointmentId,
  reason: string,
  hand: BookingHand,
  beside?: Beside,
) => step(scope, id, (booked) => cancel(booked, reason, hand), beside);

/** The person says that they are coming; said twice it is said once. */
export const sayComing = (scope: Scope, id: AppointmentId, hand: BookingHand) =>
  step(scope, id, (booked) => confirmComing(booked, hand));

export const markVisit = (
  scope: Scope,
  id: AppointmentId,
  as: Parameters<typeof mark>[1],
  hand: BookingHand,
) => step(scope, id, (appointment) => mark(appointment, as, hand));

/** Moves a booked time: the new one is taken and the old one freed together, or neither. */
export async function moveBooked(
  scope: Scope,
  id: AppointmentId,
  to: Parameters<typeof move>[1],
  takes: readonly Taking[],
  hand: BookingHand,
  beside = NOTHING,
): Promise<Appointment> {
  const found = await appointmentById(scope.db, id);
  if (!found) throw new Refusal("not-found", "appointment");
  if (found.movedTo === to.id) {
    const moved = await appointmentById(scope.db, to.id);
    if (moved) return moved;
  }
  const [old, moved] = move(found, to, takes, hand);
  const saved = await saveOrLose(scope, [old, { ...moved, ...beside(moved.appointment) }]);
  if (!saved.has(to.id)) throw new Refusal("conflict", "time-changed");
  return moved.appointment;
}

/** Lets go of several held times at once; one that has changed meanwhile is left as it is. */
export const letAllGo = (scope: Scope, held: readonly Appointment[], hand: BookingHand) =>
  saveBookings(
    scope.db,
    scope.requestId,
    held.map((one) => letGo(one, hand)),
  );
