import { createHash } from "node:crypto";
import { Refusal } from "#src/kernel/errors.ts";
import type { AppointmentId, ResourceId } from "#src/kernel/id.ts";
import type { Scope } from "#src/platform/scope.ts";
import type { BookingHand } from "./appointment.ts";
import { type Beside, moveBooked } from "./booking-actions.ts";
import { appointmentById } from "./booking-store.ts";
import { appointmentsOf } from "./day-store.ts";
import { instantOf, minuteOf } from "./days.ts";
import type { Demand, Offer } from "./demand.ts";
import { type Absence, addAbsence } from "./exception-store.ts";
import { findTimes, offerAt, type Times, takesOf } from "./find-actions.ts";
import type { Appointment, BookableType, BookingNotice } from "./model.ts";
import { addNotices } from "./notice-store.ts";

/** What became of one time of somebody who is away. */
export interface Substituted {
  readonly appointment: Appointment;
  /** With whom the person is met at the same time; null: nobody was free. */
  readonly by: ResourceId | null;
  /** Where nobody was free: the nearest times that fit. */
  readonly offers: readonly Offer[];
}

/** A day has no more times than this: a day and night of quarters of an hour. */
const MOST = 96;
const OFFERS = 3;
/** So many are searched for those nearest: many can be met at the same moment. */
const SEARCHED = 160;
/** How long before and after a time others are looked for, in minutes. */
const LOOK_BACK = 12 * 60;
const LOOK_AHEAD = 28 * 24 * 60;

/**
 * A colleague is away: their time is blocked, and each person booked then is moved to somebody who is free at the same
 * time, in the same place and form. Each move is whole by itself, so that one who cannot be moved holds up nobody.
 * Those who arrived already are left. Done again it moves who is still there. `typeOf`: undefined when the county's
 * content has the type no more.
 */
export async function substitute(
  scope: Scope,
  times: Times,
  absence: Absence,
  typeOf: (appointment: Appointment) => BookableType | undefined,
  hand: BookingHand,
): Promise<Substituted[]> {
  await addAbsence(scope.db, absence);
  const rows = await appointmentsOf(scope.db, [absence.resourceId], absence.from, absence.to);
  const done: Substituted[] = [];
  const suggested = new Set<number>();
  for (const { id } of rows.filter(({ status }) => status === "booked").slice(0, MOST)) {
    const found = await appointmentById(scope.db, id);
    if (found?.status === "booked")
      done.push(await moveAway(scope, times, found, typeOf(found), hand, suggested));
  }
  return done;
}

async function moveAway(
  scope: Scope,
  times: Times,
  appointment: Appointment,
  type: BookableType | undefined,
  hand: BookingHand,
  suggested: Set<number>,
): Promise<Substituted> {
  if (!type) return { appointment, by: null, offers: [] };
  const demand = demandOf(appointment, type);
  const at = { from: minuteOf(appointment.startsAt), unit: appointment.unit, form: appointment.form };
  // The time stands already: it need not be on the grid of whoever takes it.
  const standing = { ...demand.type, notice: 0, step: 1 };
  const offer = await offerAt(scope, times, { ...demand, type: standing }, at);
  const lead = offer?.resources[0];
  if (offer && lead) {
    try {
      return { appointment: await moveTo(scope, appointment, offer, hand), by: lead, offers: [] };
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
    }
  }
  const found = await findTimes(scope, times, {
    ...demand,
    forms: [appointment.form],
    units: [appointment.unit],
    from: Math.max(minuteOf(scope.now), at.from - LOOK_BACK),
    until: at.from + LOOK_AHEAD,
    limit: SEARCHED,
  });
  const offers = nearestOf(found, at.from, suggested);
  for (const { from } of offers) suggested.add(from);
  return { appointment, by: null, offers };
}

/** The nearest moments, one offer of each; those suggested to somebody else only where there are no others. */
function nearestOf(found: readonly Offer[], aim: number, suggested: ReadonlySet<number>): Offer[] {
  const moments = [...new Map(found.toReversed().map((offer) => [offer.from, offer])).values()];
  const away = ({ from }: Offer) => Math.abs(from - aim);
  return moments
    .sort((a, b) => Number(suggested.has(a.from)) - Number(suggested.has(b.from)) || away(a) - away(b))
    .slice(0, OFFERS)
    .sort((a, b) => a.from - b.from);
}

/**
 * Asks everybody who is still booked while somebody is away to choose another time themselves, in one go; the time stays
 * theirs until they do. `key`: what was pressed, so that pressed twice it is asked once. `tell` makes what is said to each.
 * Returns how many were asked and who has no way of being asked.
 */
export async function askToMove(
  scope: Scope,
  booked: readonly Appointment[],
  key: string,
  tell: (appointment: Appointment) => readonly BookingNotice[],
): Promise<{ readonly asked: number; readonly without: readonly Appointment[] }> {
  const notices = booked.map((one) => ({ one, told: tell(one) }));
  await addNotices(
    scope.db,
    notices.flatMap(({ one, told }) =>
      told.map((notice) => ({ ...notice, id: idFrom(`${key} ${one.id} ${notice.channel}`) })),
    ),
    scope.now,
  );
  return {
    asked: notices.filter(({ told }) => told.length > 0).length,
    without: notices.flatMap(({ one, told }) => (told.length === 0 ? [one] : [])),
  };
}

/** A UUID that follows from a text. */
function idFrom(text: string): string {
  const hex = createHash("sha256").update(text).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** What an appointment asks of another time: as long, in the language it was booked in. */
export const demandOf = (
  appointment: Appointment,
  type: BookableType,
): Omit<Demand, "now" | "from" | "until" | "limit"> & Pick<Demand, "from" | "until" | "limit"> => ({
  type: { ...type, minutes: minuteOf(appointment.endsAt) - minuteOf(appointment.startsAt) },
  line: appointment.line,
  urgent: true,
  languages: [appointment.language],
  from: minuteOf(appointment.startsAt),
  until: minuteOf(appointment.startsAt),
  limit: 20,
});

/** Moves a booked time to an offered one. */
export function moveTo(
  scope: Scope,
  appointment: Appointment,
  offer: Offer,
  hand: BookingHand,
  beside?: Beside,
): Promise<Appointment> {
  const to = {
    id: scope.newId() as AppointmentId,
    submission: scope.newId(),
    unit: offer.unit,
    form: offer.form,
    startsAt: instantOf(offer.from),
    endsAt: instantOf(offer.to),
  };
  return moveBooked(scope, appointment.id, to, takesOf(offer), hand, beside);
}
