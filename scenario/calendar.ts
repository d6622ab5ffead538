import { at, HELSINKI } from "#src/kernel/helsinki.ts";
import { type Holiday, holidayOn } from "#src/kernel/holidays.ts";

export const COUNTY_TIME_ZONE = HELSINKI;

/** Epoch milliseconds of a local date and hour in the county. */
export function localMs(date: Temporal.PlainDate, hour = 0): number {
  return at(date, Temporal.PlainTime.from({ hour })).epochMilliseconds;
}

/** Sundays every year: in the county's rhythm they are Sundays like the others. */
const ALWAYS_SUNDAYS: ReadonlySet<Holiday> = new Set(["easter-sunday", "whit-sunday"]);

/** Whether a date is a day off besides Sundays, Christmas Eve and Midsummer Eve among them. */
export function isHoliday(date: Temporal.PlainDate): boolean {
  const holiday = holidayOn(date);
  return holiday !== undefined && !ALWAYS_SUNDAYS.has(holiday);
}
