import type { ActorRef } from "#src/kernel/access.ts";
import { localDate } from "#src/kernel/helsinki.ts";
import type { AppointmentId, ResourceId } from "#src/kernel/id.ts";
import type { Database } from "#src/platform/database/sql.ts";
import type { Scope } from "#src/platform/scope.ts";
import { hold } from "./appointment.ts";
import { bookableOf } from "./bookable.ts";
import { isTaken, saveBookings } from "./booking-store.ts";
import { instantOf, minuteOf } from "./days.ts";
import type { Offer } from "./demand.ts";
import type { Times } from "./find-actions.ts";
import type { AppointmentType } from "./kind.ts";
import type { BookingChange, Calendar } from "./model.ts";
import { atTheSameTime } from "./own-store.ts";
import { search } from "./search.ts";
import { answerBy, fits, type WaitingRules, type Wish } from "./wish.ts";
import {
  addOffer,
  claimFreed,
  endWish,
  type Freed,
  freedToOffer,
  markHandled,
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
  const ends = instantOf(offer.to);
  if (await atTheSameTime(scope.db, { id: null, personId: wish.personId, startsAt, endsAt: ends }))
    return false;
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
        endsAt: ends,
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
