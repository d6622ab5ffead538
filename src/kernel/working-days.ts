import { invariant } from "./errors.ts";
import { type Holiday, holidayOn } from "./holidays.ts";

/** Why a date is no working day. A holiday on a weekend is named as the holiday. */
export type DayOff = Holiday | "saturday" | "sunday";

/** The reason why offices are closed on a date, or undefined on a working day. */
export function dayOff(date: Temporal.PlainDate): DayOff | undefined {
  const holiday = holidayOn(date);
  if (holiday !== undefined) return holiday;
  if (date.dayOfWeek === 6) return "saturday";
  return date.dayOfWeek === 7 ? "sunday" : undefined;
}

/** Monday to Friday, no Finnish public holiday, neither Christmas Eve nor Midsummer Eve. */
export function isWorkingDay(date: Temporal.PlainDate): boolean {
  return dayOff(date) === undefined;
}

/** The first working day after a date. */
export function nextWorkingDay(date: Temporal.PlainDate): Temporal.PlainDate {
  return addWorkingDays(date, 1);
}

/**
 * The n-th working day after a date, which is not counted itself: what comes in on Monday is promised "in one
 * working day" for Tuesday. With 0 it is the date itself when that is a working day, else the next one.
 */
export function addWorkingDays(date: Temporal.PlainDate, n: number): Temporal.PlainDate {
  invariant(Number.isInteger(n) && n >= 0, "working days are counted forward, in whole days");
  let day = date;
  if (n === 0) while (!isWorkingDay(day)) day = day.add({ days: 1 });
  for (let left = n; left > 0; ) {
    day = day.add({ days: 1 });
    if (isWorkingDay(day)) left -= 1;
  }
  return day;
}

/**
 * How many working days follow `from` up to and with `to`: `from` is not counted, `to` is. Negative when `to` is
 * the earlier. From a date to `addWorkingDays(date, n)` there are n.
 */
export function workingDaysBetween(from: Temporal.PlainDate, to: Temporal.PlainDate): number {
  if (Temporal.PlainDate.compare(to, from) < 0) {
    const back = workingDaysBetween(to, from);
    return back === 0 ? 0 : -back;
  }
  let count = 0;
  for (let day = from; Temporal.PlainDate.compare(day, to) < 0; ) {
    day = day.add({ days: 1 });
    if (isWorkingDay(day)) count += 1;
  }
  return count;
}
