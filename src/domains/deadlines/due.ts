import { addMonths, at, endOfDay, keptByHour, localDate } from "#src/kernel/helsinki.ts";
import { addWorkingDays, isWorkingDay, nextWorkingDay } from "#src/kernel/working-days.ts";
import type { DeadlineRule, Due, OfficeHours } from "./model.ts";
import { stepsOf } from "./steps.ts";

/** Office hours are not in the statute; the government's proposal speaks of about 8 to 16 (HE 74/2022). */
export const OFFICE_HOURS: OfficeHours = { opens: "08:00", closes: "16:00" };

/** What of a rule decides the count. */
export type Counted = Pick<DeadlineRule, "value" | "unit">;

/** How a due moment is counted for one rule. */
export interface CountOptions {
  readonly officeHours?: OfficeHours;
}

/**
 * When a matter that started at an instant is due by a rule, with the steps of the count. Dates are Helsinki's: a day
 * is a difference of local dates, a month a calendar month that ends with the month's last day where the day is missing.
 */
export function dueAt(rule: Counted, startedAt: Temporal.Instant, options: CountOptions = {}): Due {
  const due = dueMoment(rule, startedAt, options);
  const hours = options.officeHours ?? OFFICE_HOURS;
  return {
    due,
    dueDate: localDate(due),
    steps: stepsOf(rule, startedAt, due, officeOpening(startedAt, hours)),
  };
}

/** The due moment of `dueAt` without the steps, for counting many. */
export function dueMoment(
  rule: Counted,
  startedAt: Temporal.Instant,
  options: CountOptions = {},
): Temporal.Instant {
  switch (rule.unit) {
    case "hour":
      return startedAt.add({ hours: rule.value });
    case "weekday": {
      const hours = options.officeHours ?? OFFICE_HOURS;
      return at(addWorkingDays(officeDay(startedAt, hours), rule.value), hours.closes);
    }
    case "working_day":
    case "day":
    case "month":
      return byLocalDate(rule)(startedAt);
  }
}

type Moment = (startedAt: Temporal.Instant) => Temporal.Instant;

/** Rules that count whole days give one moment to all that starts on a date: it is counted once an hour. */
const kept = new WeakMap<Counted, Moment>();

function byLocalDate(rule: Counted): Moment {
  let moment = kept.get(rule);
  if (moment === undefined) {
    moment = keptByHour((startedAt) => endOfDay(lastDay(rule, localDate(startedAt))));
    kept.set(rule, moment);
  }
  return moment;
}

function lastDay({ unit, value }: Counted, date: Temporal.PlainDate): Temporal.PlainDate {
  switch (unit) {
    case "working_day":
      return addWorkingDays(date, value);
    case "month":
      return addMonths(date, value);
    default:
      return date.add({ days: value });
  }
}

/** The working day on which an office clock starts: the instant's own while the office is open or about to open. */
export function officeDay(instant: Temporal.Instant, hours: OfficeHours): Temporal.PlainDate {
  const date = localDate(instant);
  if (!isWorkingDay(date)) return nextWorkingDay(date);
  return Temporal.Instant.compare(instant, at(date, hours.closes)) < 0 ? date : nextWorkingDay(date);
}

/** When the office next opens after an instant, or undefined while it is open. */
function officeOpening(instant: Temporal.Instant, hours: OfficeHours): Temporal.Instant | undefined {
  const opening = at(officeDay(instant, hours), hours.opens);
  return Temporal.Instant.compare(instant, opening) < 0 ? opening : undefined;
}
