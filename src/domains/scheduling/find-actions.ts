import { Refusal } from "#src/kernel/errors.ts";
import type { AppointmentId } from "#src/kernel/id.ts";
import type { Scope } from "#src/platform/scope.ts";
import type { BookingHand, NewAppointment } from "./appointment.ts";
import { take } from "./booking-actions.ts";
import { appointmentBySubmission } from "./booking-store.ts";
import type { Calendars } from "./calendars-actions.ts";
import { instantOf, minuteOf } from "./days.ts";
import type { Demand, Offer, UnitFacts } from "./demand.ts";
import type { Appointment, FormOfService } from "./model.ts";
import { search } from "./search.ts";

/** Where times are looked for: the calendars that this process keeps, and the county's units. */
export interface Times {
  readonly calendars: Calendars;
  readonly units: ReadonlyMap<string, UnitFacts>;
}

/** A time as somebody chose it from a page: who is met is decided again when it is taken. */
export interface ChosenTime {
  /** Minutes since 1970-01-01 UTC. */
  readonly from: number;
  readonly unit: string;
  readonly form: FormOfService;
}

/** The earliest times that fit, as the database stands now. */
export async function findTimes(scope: Scope, times: Times, demand: Omit<Demand, "now">): Promise<Offer[]> {
  const calendars = await times.calendars.read(scope.db, scope.now);
  return search({ ...demand, now: minuteOf(scope.now) }, calendars, times.units);
}

/**
 * Takes a chosen time, held or booked: with whoever is free then. What nobody offers is refused as "time-taken", however
 * the request was made: nothing outside the working times can be taken. The same key twice is one appointment.
 */
export async function takeChosen(
  scope: Scope,
  times: Times,
  demand: Omit<Demand, "now">,
  chosen: ChosenTime,
  given: Omit<NewAppointment, "id" | "unit" | "form" | "startsAt" | "endsAt" | "type" | "line">,
  hand: BookingHand,
  as: "hold" | "book",
): Promise<Appointment> {
  const first = await appointmentBySubmission(scope.db, given.submission);
  if (first) return first;
  for (let tried = 1; ; tried += 1) {
    const offer = await offerAt(scope, times, demand, chosen);
    if (!offer) throw new Refusal("conflict", "time-taken");
    const startsAt = instantOf(offer.from);
    const endsAt = instantOf(offer.to);
    const takes = offer.resources.map((resourceId, nth) => ({
      resourceId,
      from: instantOf(offer.takes.from),
      to: instantOf(offer.takes.to),
      seats: offer.seats[nth] ?? 1,
    }));
    const { type } = demand;
    const about = { type: type.id, line: demand.line, unit: offer.unit, form: offer.form, startsAt, endsAt };
    try {
      return await take(scope, { ...given, ...about, id: scope.newId() as AppointmentId }, takes, hand, as);
    } catch (refusal) {
      // Somebody was faster with this professional: another may have the same time.
      const lost = refusal instanceof Refusal && refusal.reason === "time-taken";
      if (!lost || tried === MOST_TRIES) throw refusal;
    }
  }
}

const MOST_TRIES = 5;

/** What is offered at exactly that time, place and form; undefined when nothing is. */
export async function offerAt(
  scope: Scope,
  times: Times,
  demand: Omit<Demand, "now">,
  { from, unit, form }: ChosenTime,
): Promise<Offer | undefined> {
  const found = await findTimes(scope, times, { ...demand, from, until: from, forms: [form], limit: 200 });
  return found.find((offer) => offer.from === from && offer.unit === unit);
}
