import { addMonths, at, endOfDay, localDate } from "#src/kernel/helsinki.ts";
import { dayOff, isWorkingDay, nextWorkingDay } from "#src/kernel/working-days.ts";
import type { DeadlineRule, Due, OfficeHours, Step } from "./model.ts";

/** Office hours are not in the statute; the government's proposal speaks of about 8 to 16 (HE 74/2022). */
export const OFFICE_HOURS: OfficeHours = { opens: "08:00", closes: "16:00" };

/** How a due moment is counted for one rule. */
export interface CountOptions {
  readonly officeHours?: OfficeHours;
}

/**
 * When a matter that started at an instant is due by a rule, with the steps of the count. Dates are Helsinki's: a day
 * is a difference of local dates, a month a calendar month that ends with the month's last day where the day is missing.
 */
export function dueAt(
  rule: Pick<DeadlineRule, "value" | "unit">,
  startedAt: Temporal.Instant,
  options: CountOptions = {},
): Due {
  const hours = options.officeHours ?? OFFICE_HOURS;
  const date = localDate(startedAt);
  const started: Step = { code: "started", date };
  switch (rule.unit) {
    case "hour": {
      const due = startedAt.add({ hours: rule.value });
      return ends(due, [started, { code: "hours", hours: rule.value }]);
    }
    case "weekday": {
      const steps: Step[] = [started];
      const from = officeDay(startedAt, hours, steps);
      return ends(at(countWorkingDays(from, rule.value, steps), hours.closes), steps);
    }
    case "working_day": {
      const steps: Step[] = [started];
      return ends(endOfDay(countWorkingDays(date, rule.value, steps)), steps);
    }
    case "day": {
      const last = date.add({ days: rule.value });
      return ends(endOfDay(last), [started, { code: "calendar-days", days: rule.value, date: last }]);
    }
    case "month": {
      const last = addMonths(date, rule.value);
      const steps: Step[] = [started, { code: "calendar-months", months: rule.value, date: last }];
      if (last.day !== date.day) steps.push({ code: "month-end", date: last });
      return ends(endOfDay(last), steps);
    }
  }
}

/** The working day on which an office clock starts: the instant's own while the office is open or about to open. */
export function officeDay(
  instant: Temporal.Instant,
  hours: OfficeHours,
  steps: Step[] = [],
): Temporal.PlainDate {
  const date = localDate(instant);
  const open = isWorkingDay(date) && Temporal.Instant.compare(instant, at(date, hours.closes)) < 0;
  if (open && Temporal.Instant.compare(instant, at(date, hours.opens)) >= 0) return date;
  const opening = open ? date : nextWorkingDay(date);
  explainDaysOff(date, opening, steps);
  steps.push({ code: "office-opens", at: at(opening, hours.opens), date: opening });
  return opening;
}

/** The n-th working day after a date; with 0 the date itself or, on a day off, the next working day. */
export function countWorkingDays(
  from: Temporal.PlainDate,
  n: number,
  steps: Step[] = [],
): Temporal.PlainDate {
  if (n === 0 && isWorkingDay(from)) return from;
  let day = from;
  for (let number = 1; number <= Math.max(n, 1); number += 1) {
    const next = nextWorkingDay(day);
    explainDaysOff(day, next, steps);
    day = next;
    steps.push({ code: "counted", date: day, number });
  }
  return day;
}

function explainDaysOff(from: Temporal.PlainDate, to: Temporal.PlainDate, steps: Step[]): void {
  for (let day = from.add({ days: 1 }); Temporal.PlainDate.compare(day, to) < 0; day = day.add({ days: 1 })) {
    const why = dayOff(day);
    if (why !== undefined) steps.push({ code: "skipped", date: day, why });
  }
}

function ends(due: Temporal.Instant, steps: readonly Step[]): Due {
  const dueDate = localDate(due);
  return { due, dueDate, steps: [...steps, { code: "due", at: due, date: dueDate }] };
}
