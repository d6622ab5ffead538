import { Refusal } from "#src/kernel/errors.ts";
import type { AppointmentId } from "#src/kernel/id.ts";
import type { Scope } from "#src/platform/scope.ts";
import { type BookingHand, book, cancel, type NewAppointment } from "./appointment.ts";
import { releaseHolds } from "./booking-actions.ts";
import { isTaken, saveBookings } from "./booking-store.ts";
import { instantOf, minuteOf } from "./days.ts";
import type { ChosenTime, Demand, Offer } from "./demand.ts";
import { type Times, takesOf } from "./find-actions.ts";
import type { Appointment, BookingChange, BookingNotice } from "./model.ts";
import { search } from "./search.ts";
import { type SeriesTime, seriesTimes } from "./series.ts";
import { addSeries, addSeriesTimes, type Series, seriesBySubmission, seriesOf } from "./series-store.ts";

/** What is asked of each time of a series. */
export type SeriesDemand = Omit<Demand, "now" | "from" | "until" | "limit" | "units" | "forms">;

/** Which times of a series fit just now: see `seriesTimes`. Nothing is taken. */
export async function lookAhead(
  scope: Scope,
  times: Times,
  demand: SeriesDemand,
  first: ChosenTime,
  everyWeeks: number,
  count: number,
): Promise<SeriesTime[]> {
  const calendars = await times.calendars.read(scope.db, scope.now);
  return seriesTimes(
    { ...demand, now: minuteOf(scope.now) },
    calendars,
    times.units,
    first,
    everyWeeks,
    count,
  );
}

/** What goes with the saving of a series: what is told, once for all of them, and the request that it answers. */
export type BesideSeries = (booked: readonly Appointment[]) => {
  readonly notices: readonly BookingNotice[];
  readonly answers?: string;
};

export type SeriesBooked =
  | { readonly booked: readonly Appointment[] }
  /** Nothing was booked: somebody has these times, in minutes. */
  | { readonly lost: readonly number[] };

const MOST_TRIES = 3;
const LET_GO_AT_ONCE = 100;

/**
 * Books the chosen times together: all of them or none, in one transaction. The same key twice is one series. Where
 * somebody was faster the times that were lost are named.
 */
export async function bookSeries(
  scope: Scope,
  times: Times,
  demand: SeriesDemand,
  chosen: readonly ChosenTime[],
  made: Pick<Series, "submission" | "personId" | "everyWeeks" | "madeBy"> & {
    /** The hash of the code that opens one of the times, by the key of its taking. */
    readonly codeHashOf: (submission: string) => Uint8Array;
  },
  given: Omit<
    NewAppointment,
    "id" | "submission" | "unit" | "form" | "startsAt" | "endsAt" | "type" | "line" | "codeHash"
  >,
  hand: BookingHand,
  beside: BesideSeries,
): Promise<SeriesBooked> {
  const { codeHashOf, ...series } = made;
  const before = await seriesBySubmission(scope.db, series.submission);
  if (before.length > 0) return { booked: before };
  const { id: type, line } = demand.type;
  for (let tried = 1; ; tried += 1) {
    const offers = await offersAt(scope, times, demand, chosen);
    const lost = chosen.filter((_, nth) => offers[nth] === undefined).map(({ from }) => from);
    if (lost.length > 0) return { lost };
    const changes = offers.flatMap((offer) => {
      if (!offer) return [];
      const { unit, form } = offer;
      const submission = scope.newId();
      const time = {
        id: scope.newId() as AppointmentId,
        submission,
        codeHash: codeHashOf(submission),
        unit,
        form,
        startsAt: instantOf(offer.from),
        endsAt: instantOf(offer.to),
      };
      return [book({ ...given, ...time, type, line }, takesOf(offer), hand)];
    });
    try {
      const row: Series = { ...series, id: scope.newId(), type, madeAt: scope.now };
      const booked = await save(scope, row, changes, beside);
      return { booked: booked ?? (await seriesBySubmission(scope.db, series.submission)) };
    } catch (error) {
      if (!isTaken(error)) throw error;
      if (tried === MOST_TRIES) return { lost: chosen.map(({ from }) => from) };
      await releaseHolds(scope, LET_GO_AT_ONCE);
    }
  }
}

/** What is offered at exactly the chosen times, in their order; undefined where nothing is. */
async function offersAt(
  { db, now }: Scope,
  { calendars, units }: Times,
  demand: SeriesDemand,
  chosen: readonly ChosenTime[],
): Promise<(Offer | undefined)[]> {
  const read = await calendars.read(db, now);
  return chosen.map(({ from, unit, form }) => {
    const at = { from, until: from, now: minuteOf(now), units: [unit], forms: [form], limit: 200 };
    const found = search({ ...demand, ...at }, read, units);
    return found.find((offer) => offer.from === from && offer.unit === unit);
  });
}

/** Undefined where another sending of the same form was faster. */
function save(scope: Scope, series: Series, changes: readonly BookingChange[], beside: BesideSeries) {
  return scope.db.begin(async (tx) => {
    if (!(await addSeries(tx, series))) return undefined;
    const { notices, answers } = beside(changes.map(({ appointment }) => appointment));
    const saved = await saveBookings(
      tx,
      scope.requestId,
      changes.map((change, nth) =>
        nth === 0 ? { ...change, notices, ...(answers !== undefined && { answers }) } : change,
      ),
    );
    // One that is missing: the request has been answered meanwhile.
    if (saved.size < changes.length) throw new Refusal("conflict", "time-answered");
    const booked = changes.map(({ appointment }) => appointment);
    await addSeriesTimes(
      tx,
      series.id,
      booked.map(({ id }) => id),
    );
    return booked;
  });
}

/**
 * Cancels a time and those after it in its series, in one saving; what has been held, cancelled or begun is left. `tell`
 * makes what is said of them once. Returns those that were cancelled.
 */
export async function cancelOnward(
  scope: Scope,
  appointment: Appointment,
  reason: string,
  hand: BookingHand,
  tell: (cancelled: readonly Appointment[]) => readonly BookingNotice[],
): Promise<readonly Appointment[]> {
  const series = await seriesOf(scope.db, appointment.id);
  const onward = series.filter(
    ({ status, startsAt }) =>
      status === "booked" && Temporal.Instant.compare(startsAt, appointment.startsAt) >= 0,
  );
  const changes = onward.map((one) => cancel(one, reason, hand));
  const notices = tell(changes.map((change) => change.appointment));
  const saved = await saveBookings(
    scope.db,
    scope.requestId,
    changes.map((change, nth) => (nth === 0 ? { ...change, notices } : change)),
  );
  return onward.filter(({ id }) => saved.has(id));
}
