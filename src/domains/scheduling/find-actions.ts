import { Refusal } from "#src/kernel/errors.ts";
import type { AppointmentId } from "#src/kernel/id.ts";
import type { Scope } from "#src/platform/scope.ts";
import type { BookingHand, NewAppointment } from "./appointment.ts";
import { type Beside, moveBooked, take } from "./booking-actions.ts";
import { appointmentBySubmission } from "./booking-store.ts";
import type { Calendars } from "./calendars-actions.ts";
import { instantOf, minuteOf } from "./days.ts";
import type { ChosenTime, Demand, Offer, UnitFacts } from "./demand.ts";
import type { Appointment, Calendar, Taking } from "./model.ts";
import { search } from "./search.ts";

/** Where times are looked for: the calendars that this process keeps, and the county's units. */
export interface Times {
  readonly calendars: Calendars;
  readonly units: ReadonlyMap<string, UnitFacts>;
}

/** The earliest times that fit, as the database stands now. */
export async function findTimes(scope: Scope, times: Times, demand: Omit<Demand, "now">): Promise<Offer[]> {
  const calendars = await times.calendars.read(scope.db, scope.now);
  return [...searched({ ...demand, now: minuteOf(scope.now) }, calendars, times.units)];
}

interface Searched {
  readonly units: Times["units"];
  readonly byDemand: Map<string, readonly Offer[]>;
}

/** What was found in calendars, while they are as they were: a changed calendar makes another list. */
const found = new WeakMap<readonly Calendar[], Searched>();
const MOST_KEPT = 100;

/** The same search, asked by many within a minute, is made once. */
function searched(demand: Demand, calendars: readonly Calendar[], units: Times["units"]): readonly Offer[] {
  let kept = found.get(calendars);
  if (kept?.units !== units) {
    kept = { units, byDemand: new Map() };
    found.set(calendars, kept);
  }
  const key = JSON.stringify(demand);
  const before = kept.byDemand.get(key);
  if (before) return before;
  const offers = search(demand, calendars, units);
  if (kept.byDemand.size >= MOST_KEPT) kept.byDemand.clear();
  kept.byDemand.set(key, offers);
  return offers;
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
  beside?: Beside,
): Promise<Appointment> {
  const first = await appointmentBySubmission(scope.db, given.submission);
  if (first) return first;
  // The line that asks may have what is kept for it; the appointment stands in the line of its type.
  const { id: type, line } = demand.type;
  return whoeverIsFree(scope, times, demand, chosen, ({ takes, ...about }) =>
    take(
      scope,
      { ...given, ...about, type, line, id: scope.newId() as AppointmentId },
      takes,
      hand,
      as,
      beside,
    ),
  ).catch((refusal) => onceTaken(scope, given.submission, refusal));
}

/** Moves a booked time to a chosen one, with whoever is free then: both or neither. The same key twice is one move. */
export async function moveToChosen(
  scope: Scope,
  times: Times,
  demand: Omit<Demand, "now">,
  chosen: ChosenTime,
  moved: { readonly id: AppointmentId; readonly submission: string },
  hand: BookingHand,
  beside?: Beside,
): Promise<Appointment> {
  const { id, submission } = moved;
  const first = await appointmentBySubmission(scope.db, submission);
  if (first) return first;
  return whoeverIsFree(scope, times, demand, chosen, ({ takes, ...about }) =>
    moveBooked(scope, id, { ...about, submission, id: scope.newId() as AppointmentId }, takes, hand, beside),
  ).catch((refusal) => onceTaken(scope, submission, refusal));
}

/** What the same key took a moment ago, pressed twice at once: then nothing was refused. */
async function onceTaken(scope: Scope, submission: string, refusal: unknown): Promise<Appointment> {
  const meanwhile = refusal instanceof Refusal && refusal.code === "conflict";
  const first = meanwhile ? await appointmentBySubmission(scope.db, submission) : undefined;
  if (first) return first;
  throw refusal;
}

type Found = Pick<Appointment, "unit" | "form" | "startsAt" | "endsAt"> & {
  readonly takes: readonly Taking[];
};

/** Tries the chosen time with whoever is free; where somebody was faster with one professional, with the next. */
async function whoeverIsFree(
  scope: Scope,
  times: Times,
  demand: Omit<Demand, "now">,
  chosen: ChosenTime,
  taking: (found: Found) => Promise<Appointment>,
): Promise<Appointment> {
  for (let tried = 1; ; tried += 1) {
    const offer = await offerAt(scope, times, demand, chosen);
    if (!offer) throw new Refusal("conflict", "time-taken");
    const takes = takesOf(offer);
    const { unit, form } = offer;
    try {
      return await taking({
        unit,
        form,
        startsAt: instantOf(offer.from),
        endsAt: instantOf(offer.to),
        takes,
      });
    } catch (refusal) {
      const lost = refusal instanceof Refusal && refusal.reason === "time-taken";
      if (!lost || tried === MOST_TRIES) throw refusal;
    }
  }
}

const MOST_TRIES = 5;

/** What an offered time takes, of whom and of what. */
export const takesOf = ({ resources, seats, takes }: Offer): Taking[] =>
  resources.map((resourceId, nth) => ({
    resourceId,
    from: instantOf(takes.from),
    to: instantOf(takes.to),
    seats: seats[nth] ?? 1,
  }));

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

/**
 * The first time of each unit to which one comes, earliest first: each unit's own calendars are searched by themselves,
 * so that a busy unit hides none.
 */
export async function nextByUnit(
  scope: Scope,
  times: Times,
  demand: Omit<Demand, "now" | "limit">,
): Promise<Offer[]> {
  const calendars = await times.calendars.read(scope.db, scope.now);
  const byUnit = new Map<string, Calendar[]>();
  for (const calendar of calendars) {
    const { rules, exceptions } = calendar;
    const units = new Set([...rules, ...exceptions].map(({ offer }) => offer?.unit));
    for (const unit of units) {
      if (unit === undefined) continue;
      const own = byUnit.get(unit);
      if (own) own.push(calendar);
      else byUnit.set(unit, [calendar]);
    }
  }
  const now = minuteOf(scope.now);
  const found = [...byUnit].flatMap(([unit, own]) =>
    search({ ...demand, now, forms: ["in-person"], units: [unit], limit: 1 }, own, times.units),
  );
  return found.sort((a, b) => a.from - b.from || (a.kilometres ?? 0) - (b.kilometres ?? 0));
}
