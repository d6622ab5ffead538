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
  if (n === 0 && isWorkingDay(date)) return date;
  let year = date.year;
  let number = workingYear(year).upTo(date) + Math.max(n, 1);
  while (number > workingYear(year).days.length) {
    number -= workingYear(year).days.length;
    year += 1;
  }
  const day = workingYear(year).days[number - 1];
  invariant(day !== undefined, "every working day of a year is in its table");
  return day;
}

/**
 * How many working days follow `from` up to and with `to`: `from` is not counted, `to` is. Negative when `to` is
 * the earlier. From a date to `addWorkingDays(date, n)` there are n.
 */
export function workingDaysBetween(from: Temporal.PlainDate, to: Temporal.PlainDate): number {
  let count = workingYear(to.year).upTo(to) - workingYear(from.year).upTo(from);
  for (let year = from.year; year < to.year; year += 1) count += workingYear(year).days.length;
  for (let year = to.year; year < from.year; year += 1) count -= workingYear(year).days.length;
  return count;
}

interface WorkingYear {
  readonly days: readonly Temporal.PlainDate[];
  /** How many of them there are up to and with a date of the year. */
  readonly upTo: (date: Temporal.PlainDate) => number;
}

/** Tables make counting over long spans as quick as over short ones; a year's never change. */
const tables = new Map<number, WorkingYear>();

function workingYear(year: number): WorkingYear {
  let table = tables.get(year);
  if (table === undefined) {
    const days: Temporal.PlainDate[] = [];
    const counts = [0];
    for (let day = new Temporal.PlainDate(year, 1, 1); day.year === year; day = day.add({ days: 1 })) {
      if (isWorkingDay(day)) days.push(day);
      counts.push(days.length);
    }
    table = { days, upTo: (date) => counts[date.dayOfYear] ?? 0 };
    tables.set(year, table);
  }
  return table;
}
