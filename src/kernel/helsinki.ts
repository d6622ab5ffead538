/**
 * Dates and times as the county lives them: Europe/Helsinki, whatever zone the machine stands in.
 * Deadlines, birthdays and opening hours are local; what is stored is an instant.
 */
export const HELSINKI = "Europe/Helsinki";

const HOUR_MS = 3_600_000;
const MOST_HOURS = 20_000;

/**
 * Keeps what depends on the local date alone. Since 1921 Helsinki has been whole hours from UTC, so the date is the
 * same all through an hour of UTC; what is older than 1970 is not kept.
 */
export function keptByHour<T>(make: (instant: Temporal.Instant) => T): (instant: Temporal.Instant) => T {
  const kept = new Map<number, T>();
  return (instant) => {
    const hour = Math.floor(instant.epochMilliseconds / HOUR_MS);
    if (hour < 0) return make(instant);
    let made = kept.get(hour);
    if (made === undefined) {
      if (kept.size >= MOST_HOURS) kept.clear();
      made = make(instant);
      kept.set(hour, made);
    }
    return made;
  };
}

/** The date on the wall in Helsinki at an instant. */
export const localDate: (instant: Temporal.Instant) => Temporal.PlainDate = keptByHour((instant) =>
  instant.toZonedDateTimeISO(HELSINKI).toPlainDate(),
);

/** The time on the wall in Helsinki at an instant. */
export function localTime(instant: Temporal.Instant): Temporal.PlainTime {
  return instant.toZonedDateTimeISO(HELSINKI).toPlainTime();
}

/** The first instant of a local date. */
export function startOfDay(date: Temporal.PlainDate): Temporal.Instant {
  return date.toZonedDateTime(HELSINKI).toInstant();
}

/** The last instant of a local date, to the millisecond: the next day's start less 1 ms. */
export function endOfDay(date: Temporal.PlainDate): Temporal.Instant {
  return startOfDay(date.add({ days: 1 })).subtract({ milliseconds: 1 });
}

/**
 * The instant of a local date and time ("08:00" or a PlainTime). A time that the spring night skips is taken
 * an hour later; one that the autumn night has twice is the first of the two.
 */
export function at(date: Temporal.PlainDate, time: Temporal.PlainTime | string): Temporal.Instant {
  return date.toZonedDateTime({ timeZone: HELSINKI, plainTime: Temporal.PlainTime.from(time) }).toInstant();
}

/** A date some calendar months on. A day that the month lacks is its last day: 31 January + 3 months is 30 April. */
export function addMonths(date: Temporal.PlainDate, months: number): Temporal.PlainDate {
  return date.add({ months }, { overflow: "constrain" });
}

/**
 * Age in full years on a date. A person grows older on the birthday itself; one born on 29 February does so on
 * 28 February in a common year, as periods of years end by the Act on computing time limits (150/1930, 3 §).
 * Negative before birth.
 */
export function ageAt(birthDate: Temporal.PlainDate, date: Temporal.PlainDate): number {
  const years = date.year - birthDate.year;
  const birthday = birthDate.add({ years }, { overflow: "constrain" });
  return Temporal.PlainDate.compare(date, birthday) < 0 ? years - 1 : years;
}

/** Minutes since local midnight on the wall clock: on an autumn night two moments may share one. */
export function minuteOfDay(instant: Temporal.Instant): number {
  const { hour, minute } = localTime(instant);
  return hour * 60 + minute;
}
