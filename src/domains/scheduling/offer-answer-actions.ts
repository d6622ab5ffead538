import { Refusal } from "#src/kernel/errors.ts";
import type { AppointmentId } from "#src/kernel/id.ts";
import type { Scope } from "#src/platform/scope.ts";
import { type BookingHand, type Confirmed, cancel, confirm, letGo, moveToHeld } from "./appointment.ts";
import { appointmentById, saveBookings } from "./booking-store.ts";
import type { Appointment, BookingChange, BookingNotice } from "./model.ts";
import { atTheSameTime } from "./own-store.ts";
import { endRequest } from "./request-store.ts";
import { standingBeside, type Wish } from "./wish.ts";
import { bookedOfWish, endWish, markDeclined, offerOf } from "./wish-store.ts";

/** What became of an offered time that was taken: booked; or another of the same type stands, and nothing was done. */
export type OfferTaken =
  | { readonly booked: Appointment }
  | { readonly standing: Appointment; readonly offered: Appointment };

/** What goes with an offered time when it is taken. */
export interface Taken {
  /** Whether it takes the place of a time of the same type that stands. */
  readonly instead: (standing: Appointment) => boolean;
  /** Whose it becomes: where it is told of, by which code it opens. */
  readonly whose: (held: Appointment) => Pick<Confirmed, "codeHash" | "notifyEmail" | "notifyPhone">;
  /** What is told of it. */
  readonly tell: (booked: Appointment, template: "time-booked" | "time-moved") => readonly BookingNotice[];
}

/** A time that changed meanwhile is loaded and decided on again, so many times. */
const TRIES = 3;

/**
 * Takes an offered time: it is booked, the wish ends, and the time that it takes the place of is free again; all of it
 * or nothing. Where the person has such a time ahead already, `instead` says whether the offered one takes its place;
 * if not, nothing is done and the standing one returned. Taken twice it is one booking.
 * @throws Refusal "offer-over" when the time to answer has gone and nobody holds it; "time-overlaps" when the person has
 * booked another time at that moment since
 */
export async function acceptOffer(
  scope: Scope,
  id: AppointmentId,
  hand: BookingHand,
  { instead, whose, tell }: Taken,
): Promise<OfferTaken> {
  for (let tried = 1; ; tried += 1) {
    const offer = await offerOf(scope.db, id);
    const held = offer && (await appointmentById(scope.db, id));
    if (!offer || !held) throw new Refusal("not-found", "offer");
    if (held.status === "booked") return { booked: held };
    if (held.status !== "held" || offer.wish.endedAt) throw new Refusal("conflict", "offer-over");
    const standing = standingBeside(
      offer.wish,
      await bookedOfWish(scope.db, offer.wish, scope.now),
      scope.now,
    );
    if (standing && !instead(standing)) return { standing, offered: held };
    const { personId } = offer.wish;
    const { startsAt, endsAt } = held;
    const beside = await atTheSameTime(scope.db, { id: standing?.id ?? null, personId, startsAt, endsAt });
    if (beside) throw new Refusal("conflict", "time-overlaps");
    const wished = offer.wish.replaces ? await appointmentById(scope.db, offer.wish.replaces) : undefined;
    const changes = taken(offer.wish, held, [standing, wished], hand, { whose, tell });
    try {
      await scope.db.begin(async (tx) => {
        const saved = await saveBookings(tx, scope.requestId, changes);
        if (saved.size !== changes.length) throw new Refusal("conflict", "time-changed");
        await endWish(tx, offer.wish, "accepted", hand.by, scope.now);
        if (offer.wish.requestId) await endRequest(tx, offer.wish.requestId, "booked", scope.now);
      });
      return { booked: changes.find(({ appointment }) => appointment.id === id)?.appointment ?? held };
    } catch (refusal) {
      const changed = refusal instanceof Refusal && refusal.reason === "time-changed";
      if (!changed || tried === TRIES) throw refusal;
    }
  }
}

/** The offered time booked, in the place of those that give way to it, and told. */
function taken(
  wish: Wish,
  held: Appointment,
  before: readonly (Appointment | undefined)[],
  hand: BookingHand,
  { whose, tell }: Pick<Taken, "whose" | "tell">,
): readonly BookingChange[] {
  const [old, ...others] = before.flatMap((one) => (one?.status === "booked" ? [one] : []));
  if (!old) {
    const bookedBy = wish.madeByKind === "resident" ? held.personId : null;
    const booked = confirm(held, { ...whose(held), bookedBy }, hand);
    return [{ ...booked, notices: tell(booked.appointment, "time-booked") }];
  }
  const [gone, moved] = moveToHeld(old, held, hand);
  return [
    gone,
    { ...moved, notices: tell(moved.appointment, "time-moved") },
    ...others.map((one) => cancel(one, "moved", hand)),
  ];
}

/**
 * Lets an offered time go to the next; the wish stays on the list. Declined twice it is once. Returns whether it is
 * declined: false when it was taken before.
 */
export async function declineOffer(scope: Scope, id: AppointmentId, hand: BookingHand): Promise<boolean> {
  const offer = await offerOf(scope.db, id);
  const held = offer && (await appointmentById(scope.db, id));
  if (!offer || !held) throw new Refusal("not-found", "offer");
  if (held.status !== "held") return held.status === "cancelled";
  await scope.db.begin(async (tx) => {
    const saved = await saveBookings(tx, scope.requestId, [letGo(held, hand)]);
    if (saved.size > 0) await markDeclined(tx, id, offer.wish, hand.by, scope.now);
  });
  const now = await appointmentById(scope.db, id);
  return now?.status === "cancelled";
}
