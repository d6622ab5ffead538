import type { ActorRef } from "#src/kernel/access.ts";
import { Refusal } from "#src/kernel/errors.ts";
import { localDate } from "#src/kernel/helsinki.ts";
import type { AppointmentId, ResourceId } from "#src/kernel/id.ts";
import type { Database } from "#src/platform/database/sql.ts";
import type { Scope } from "#src/platform/scope.ts";
import { type BookingHand, cancel, confirm, hold, letGo, moveToHeld } from "./appointment.ts";
import { bookableOf } from "./bookable.ts";
import { appointmentById, isTaken, saveBookings } from "./booking-store.ts";
import { instantOf, minuteOf } from "./days.ts";
import type { Offer } from "./demand.ts";
import type { Times } from "./find-actions.ts";
import type { AppointmentType } from "./kind.ts";
import type { Appointment, BookingChange, Calendar } from "./model.ts";
import { endRequest } from "./request-store.ts";
import { search } from "./search.ts";
import { answerBy, fits, standingBeside, type WaitingRules, type Wish } from "./wish.ts";
import {
  addOffer,
  bookedOfWish,
  claimFreed,
  endWish,
  type Freed,
  freedToOffer,
  markDeclined,
  markHandled,
  offerOf,
  wishesFor,
} from "./wish-store.ts";

/** What the offering of freed times knows of the county. */
export interface Waiting {
  readonly times: Times;
  readonly types: readonly AppointmentType[];
  readonly rules: WaitingRules;
}

const PROGRAM: ActorRef = { kind: "system", id: null, role: "waiting-list", unit: null };
/** Freed stretches of one round. */
const ROUND = 20;
/** The most people that one freed stretch is offered to at once: the minutes of a long one may serve several. */
const MOST_OFFERS = 12;

/**
 * Offers what has been freed to those who wait, in the order of the list: each offer holds its time until the answer is
 * due. Returns how many stretches were handled. A stretch is handled once, whatever number of processes there is.
 */
export async function offerFreed(scope: Scope, county: Waiting): Promise<number> {
  const ids = await freedToOffer(scope.db, ROUND);
  if (ids.length === 0) return 0;
  // Read after the list, so that all that stands on it is free in them; and outside the transaction, so that what may
  // yet be undone is not kept.
  const calendars = await county.times.calendars.read(scope.db, scope.now);
  return scope.db.begin(async (tx) => {
    const freed = await claimFreed(tx, ids);
    const round: Round = { ...county, calendars, held: [] };
    const within: Scope = { ...scope, db: tx as unknown as Database };
    for (const one of freed) {
      await offerOne(within, round, one);
      await markHandled(tx, one.id, scope.now);
    }
    return freed.length;
  }) as Promise<number>;
}

interface Round extends Waiting {
  readonly calendars: readonly Calendar[];
  /** What this round has held: the calendars do not know of it yet. */
  readonly held: Offer[];
}

async function offerOne(scope: Scope, round: Round, freed: Freed): Promise<void> {
  if (Temporal.Instant.compare(freed.to, scope.now) <= 0) return;
  const types = round.types.filter(({ professions }) => professions.includes(freed.profession ?? ""));
  if (types.length === 0) return;
  const wishes = await wishesFor(
    scope.db,
    types.map(({ id }) => id),
    localDate(freed.from),
    freed.origin,
  );
  let given = 0;
  for (const wish of wishes) {
    if (given === MOST_OFFERS) return;
    if (wish.elsewhere) {
      await endWish(scope.db, wish, "booked-elsewhere", PROGRAM, scope.now);
      continue;
    }
    const type = types.find(({ id }) => id === wish.type);
    const offer = type && fitting(round, freed, wish, type, scope.now);
    if (!offer || !(await holdFor(scope, round, freed, wish, offer))) continue;
    round.held.push(offer);
    given += 1;
  }
}

/** The earliest time of the freed stretch, with whoever freed it, that the person wished for. */
function fitting(
  { calendars, times, rules, held }: Round,
  freed: Freed,
  wish: Wish,
  type: AppointmentType,
  now: Temporal.Instant,
): Offer | undefined {
  const found = search(
    {
      type: { ...bookableOf(type, wish.line, wish.minutes), notice: 0 },
      now: minuteOf(now),
      line: wish.line,
      urgent: true,
      own: [freed.resourceId],
      forms: wish.forms,
      units: wish.units,
      languages: wish.languages,
      from: minuteOf(freed.from) - wish.minutes + 1,
      until: minuteOf(freed.to) - 1,
      limit: 100,
    },
    calendars,
    times.units,
  );
  return found.find((offer) => {
    const startsAt = instantOf(offer.from);
    return (
      isFreedBy(offer, freed, held) &&
      fits(wish, { startsAt, unit: offer.unit, form: offer.form }) &&
      answerBy(rules, wish.byPhone, startsAt, now) !== null
    );
  });
}

const isFreedBy = (offer: Offer, freed: Freed, held: readonly Offer[]): boolean =>
  offer.resources[0] === freed.resourceId &&
  offer.takes.from < minuteOf(freed.to) &&
  offer.takes.to > minuteOf(freed.from) &&
  held.every(
    (other) =>
      offer.takes.to <= other.takes.from ||
      offer.takes.from >= other.takes.to ||
      !offer.resources.some((id) => other.resources.includes(id)),
  );

async function holdFor(
  scope: Scope,
  { rules }: Round,
  freed: Freed,
  wish: Wish,
  offer: Offer,
): Promise<boolean> {
  const startsAt = instantOf(offer.from);
  const by = answerBy(rules, wish.byPhone, startsAt, scope.now);
  if (!by) return false;
  const id = scope.newId() as AppointmentId;
  const change = heldUntil(
    hold(
      {
        id,
        submission: scope.newId(),
        type: wish.type,
        line: wish.line,
        register: wish.register,
        unit: offer.unit,
        form: offer.form,
        startsAt,
        endsAt: instantOf(offer.to),
        personId: wish.personId,
        bookedBy: null,
        contactId: wish.contactId,
        language: wish.language,
        codeHash: null,
        notifyEmail: wish.notifyEmail,
        notifyPhone: null,
      },
      offer.resources.map((resourceId: ResourceId, nth) => ({
        resourceId,
        from: instantOf(offer.takes.from),
        to: instantOf(offer.takes.to),
        seats: offer.seats[nth] ?? 1,
      })),
      { by: PROGRAM, ground: "system-task", now: scope.now },
    ),
    by,
  );
  try {
    // A time that somebody took meanwhile spoils this offer alone, not the round.
    await (scope.db as unknown as { savepoint<T>(work: (tx: Database) => Promise<T>): Promise<T> }).savepoint(
      async (tx) => {
        await saveBookings(tx, scope.requestId, [change]);
        await addOffer(tx, wish, freed, id, by, PROGRAM, { notice: scope.newId() }, scope.now);
      },
    );
    return true;
  } catch (error) {
    if (isTaken(error)) return false;
    throw error;
  }
}

/** A hold that lasts as long as the answer may, told as an offer. */
function heldUntil(change: BookingChange, until: Temporal.Instant): BookingChange {
  return {
    ...change,
    appointment: { ...change.appointment, heldUntil: until },
    facts: change.facts.map((fact) => ({ ...fact, action: "waiting.offer" })),
  };
}

/** What became of an offered time that was taken: booked; or another of the same type stands, and nothing was done. */
export type OfferTaken =
  | { readonly booked: Appointment }
  | { readonly standing: Appointment; readonly offered: Appointment };

/** A time that changed meanwhile is loaded and decided on again, so many times. */
const TRIES = 3;

/**
 * Takes an offered time: it is booked, the wish ends, and the time that it takes the place of is free again; all of it
 * or nothing. Where the person has such a time ahead already, `instead` says whether the offered one takes its place;
 * if not, nothing is done and the standing one returned. Taken twice it is one booking. Refused with "offer-over" when
 * the time to answer has gone and nobody holds it.
 */
export async function acceptOffer(
  scope: Scope,
  id: AppointmentId,
  hand: BookingHand,
  instead: (standing: Appointment) => boolean,
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
    const wished = offer.wish.replaces ? await appointmentById(scope.db, offer.wish.replaces) : undefined;
    const changes = taken(offer.wish, held, [standing, wished], hand);
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

/** The offered time booked, in the place of those that give way to it. */
function taken(
  wish: Wish,
  held: Appointment,
  before: readonly (Appointment | undefined)[],
  hand: BookingHand,
): readonly BookingChange[] {
  const [old, ...others] = before.flatMap((one) => (one?.status === "booked" ? [one] : []));
  if (!old) return [confirm(held, { bookedBy: wish.madeByKind === "resident" ? held.personId : null }, hand)];
  return [...moveToHeld(old, held, hand), ...others.map((one) => cancel(one, "moved", hand))];
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
