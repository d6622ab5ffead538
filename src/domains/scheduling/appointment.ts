import type { AccessAction, ActorRef, Ground } from "#src/kernel/access.ts";
import { Refusal } from "#src/kernel/errors.ts";
import type {
  Appointment,
  AppointmentFact,
  AppointmentStatus,
  Booked,
  BookingChange,
  Taking,
} from "./model.ts";

/** Who decides, by which right, when. */
export interface BookingHand {
  readonly by: ActorRef;
  readonly ground: Ground;
  readonly now: Temporal.Instant;
}

/** How long a chosen time is held while a form is filled, in minutes. Our own choice. */
const HOLD_MINUTES = 10;

/** What is given of a new appointment; the rest follows from how it is taken. */
export type NewAppointment = Omit<
  Appointment,
  | "status"
  | "heldUntil"
  | "comingConfirmedAt"
  | "cancelledAt"
  | "cancelReason"
  | "startedAt"
  | "endedAt"
  | "movedTo"
  | "madeAt"
  | "version"
>;

/** Holds a time for some minutes: nobody else can take it, and nothing is promised yet. */
export function hold(given: NewAppointment, takes: readonly Taking[], hand: BookingHand): BookingChange {
  const heldUntil = hand.now.add({ minutes: HOLD_MINUTES });
  return made(given, { status: "held", heldUntil }, takes, "time-held", hand);
}

/** Takes a time at once. */
export function book(given: NewAppointment, takes: readonly Taking[], hand: BookingHand): BookingChange {
  return made(given, { status: "booked", heldUntil: null }, takes, "time-booked", hand);
}

function made(
  given: NewAppointment,
  state: Pick<Appointment, "status" | "heldUntil">,
  takes: readonly Taking[],
  fact: AppointmentFact,
  hand: BookingHand,
): BookingChange {
  if (Temporal.Instant.compare(given.startsAt, hand.now) < 0) throw new Refusal("invalid", "time-is-past");
  const appointment: Appointment = {
    ...given,
    ...state,
    comingConfirmedAt: null,
    cancelledAt: null,
    cancelReason: null,
    startedAt: null,
    endedAt: null,
    movedTo: null,
    madeAt: hand.now,
    version: 1,
  };
  const facts = [happened(fact, "appointment.book", hand)];
  return { appointment, seen: null, takes, frees: false, facts };
}

/** Whose time it becomes when a held one is confirmed. */
export type Confirmed = Pick<
  Appointment,
  "personId" | "bookedBy" | "contactId" | "language" | "codeHash" | "notifyEmail" | "notifyPhone"
>;

/**
 * Confirms a held time. A hold that ran out while somebody typed is confirmed all the same as long as nobody has been
 * given the time since.
 */
export function confirm(held: Appointment, whose: Partial<Confirmed>, hand: BookingHand): BookingChange {
  if (held.status !== "held") throw new Refusal("conflict", "time-not-held");
  if (Temporal.Instant.compare(held.startsAt, hand.now) < 0) throw new Refusal("invalid", "time-is-past");
  return step(held, { ...whose, status: "booked", heldUntil: null }, "time-booked", "appointment.book", hand);
}

/** Lets a held time go: whoever held it chose another, or the hold ran out. */
export function letGo(held: Appointment, hand: BookingHand): BookingChange {
  if (held.status !== "held") throw new Refusal("conflict", "time-not-held");
  const set = { status: "cancelled", heldUntil: null, cancelledAt: hand.now } as const;
  return { ...step(held, set, "time-let-go", "appointment.cancel", hand), frees: true };
}

/** Cancels a booked time, with the code of a reason; the time is free again. */
export function cancel(booked: Appointment, reason: string, hand: BookingHand): BookingChange {
  if (booked.status !== "booked") throw new Refusal("conflict", "time-not-booked");
  const set = { status: "cancelled", cancelledAt: hand.now, cancelReason: reason } as const;
  return { ...step(booked, set, "time-cancelled", "appointment.cancel", hand), frees: true };
}

/** Moves a booked time: the new one is taken and the old one freed in one saving, or neither. */
export function move(
  booked: Appointment,
  to: Pick<NewAppointment, "id" | "submission" | "unit" | "form" | "startsAt" | "endsAt">,
  takes: readonly Taking[],
  hand: BookingHand,
): readonly [BookingChange, BookingChange] {
  if (booked.status !== "booked") throw new Refusal("conflict", "time-not-booked");
  return [movedTo(booked, to.id, hand), book({ ...booked, ...to }, takes, hand)];
}

/**
 * A held time takes the place of a booked one: that is freed and this confirmed in one saving, or neither. What belongs
 * to the booked one goes along: its code, addresses and contact, and whoever took it.
 */
export function moveToHeld(
  booked: Appointment,
  held: Appointment,
  hand: BookingHand,
): readonly [BookingChange, BookingChange] {
  if (booked.status !== "booked") throw new Refusal("conflict", "time-not-booked");
  const { bookedBy, codeHash, notifyPhone } = booked;
  const contactId = held.contactId ?? booked.contactId;
  const notifyEmail = held.notifyEmail ?? booked.notifyEmail;
  const whose = { bookedBy, codeHash, notifyEmail, notifyPhone, contactId };
  return [movedTo(booked, held.id, hand), confirm(held, whose, hand)];
}

function movedTo(booked: Appointment, id: Appointment["id"], hand: BookingHand): BookingChange {
  const set = {
    status: "cancelled",
    cancelledAt: hand.now,
    cancelReason: "moved",
    movedTo: id,
    // A code opens one appointment: it goes along.
    codeHash: null,
  } as const;
  return { ...step(booked, set, "time-moved", "appointment.move", hand), frees: true };
}

/** From which states a visit goes on to which. A miss marked by mistake can still become an arrival. */
const ONWARD: Readonly<Record<"arrived" | "started" | "done" | "no-show", readonly AppointmentStatus[]>> = {
  arrived: ["booked", "no-show"],
  started: ["booked", "arrived"],
  done: ["booked", "arrived", "started"],
  "no-show": ["booked"],
};
const MARKED = {
  arrived: "visit-arrived",
  started: "visit-started",
  done: "visit-done",
  "no-show": "visit-missed",
} as const;

/** Marks how a visit goes. Nobody is marked absent before their time has begun. */
export function mark(
  appointment: Appointment,
  as: "arrived" | "started" | "done" | "no-show",
  hand: BookingHand,
): BookingChange {
  if (!ONWARD[as].includes(appointment.status)) throw new Refusal("conflict", "visit-stands-otherwise");
  if (as === "no-show" && Temporal.Instant.compare(hand.now, appointment.startsAt) < 0)
    throw new Refusal("invalid", "time-not-begun");
  const set: Partial<Appointment> = {
    status: as,
    startedAt:
      as === "started" || as === "done" ? (appointment.startedAt ?? hand.now) : appointment.startedAt,
    endedAt: as === "done" ? hand.now : null,
  };
  return step(appointment, set, MARKED[as], "appointment.mark", hand);
}

/** The person says that they are coming. */
export function confirmComing(appointment: Appointment, hand: BookingHand): BookingChange {
  if (appointment.status !== "booked") throw new Refusal("conflict", "time-not-booked");
  return step(appointment, { comingConfirmedAt: hand.now }, "coming-confirmed", "appointment.mark", hand);
}

function step(
  before: Appointment,
  set: Partial<Appointment>,
  fact: AppointmentFact,
  action: AccessAction,
  hand: BookingHand,
): BookingChange {
  const appointment: Appointment = { ...before, ...set, version: before.version + 1 };
  return {
    appointment,
    seen: before.version,
    takes: [],
    frees: false,
    facts: [happened(fact, action, hand)],
  };
}

const happened = (
  type: AppointmentFact,
  action: AccessAction,
  { by, ground, now: at }: BookingHand,
): Booked => ({ type, at, by, action, ground });

/** Several changes of one appointment, in their order, as one: for saving a whole story at once. */
export function mergeBookings(first: BookingChange, ...others: readonly BookingChange[]): BookingChange {
  const last = others.at(-1) ?? first;
  const freed = others.some(({ frees }) => frees);
  return {
    appointment: last.appointment,
    seen: first.seen,
    // What was taken and freed again before anybody looked takes nothing.
    takes: first.seen === null && freed ? [] : first.takes,
    frees: first.seen !== null && freed,
    facts: [first, ...others].flatMap(({ facts }) => facts),
  };
}
