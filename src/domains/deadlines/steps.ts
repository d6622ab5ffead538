import { localDate } from "#src/kernel/helsinki.ts";
import { dayOff } from "#src/kernel/working-days.ts";
import type { DeadlineRule, Step } from "./model.ts";

/**
 * Tells how a due moment was counted. `officeOpens` is when the office next opened after the start, if it was
 * closed: it matters to rules that run in office hours.
 */
export function stepsOf(
  rule: Pick<DeadlineRule, "value" | "unit">,
  startedAt: Temporal.Instant,
  due: Temporal.Instant,
  officeOpens: Temporal.Instant | undefined,
): readonly Step[] {
  const [date, dueDate] = [localDate(startedAt), localDate(due)];
  const last: Step = { code: "due", at: due, date: dueDate };
  const started: Step = { code: "started", date };
  switch (rule.unit) {
    case "hour":
      return [started, { code: "hours", hours: rule.value }, last];
    case "day":
      return [started, { code: "calendar-days", days: rule.value, date: dueDate }, last];
    case "month": {
      const short: Step[] = dueDate.day === date.day ? [] : [{ code: "month-end", date: dueDate }];
      return [started, { code: "calendar-months", months: rule.value, date: dueDate }, ...short, last];
    }
    case "working_day":
      return [started, ...daysAfter(date, dueDate), last];
    case "weekday": {
      if (officeOpens === undefined) return [started, ...daysAfter(date, dueDate), last];
      const opening = localDate(officeOpens);
      const waited = daysAfter(date, opening).filter((step) => step.code === "skipped");
      const opens: Step = { code: "office-opens", at: officeOpens, date: opening };
      return [started, ...waited, opens, ...daysAfter(opening, dueDate), last];
    }
  }
}

/** Every day after `from` up to and with `to`: a working day with its number, a day off with its reason. */
function daysAfter(from: Temporal.PlainDate, to: Temporal.PlainDate): readonly Step[] {
  const steps: Step[] = [];
  let number = 0;
  for (let date = from; Temporal.PlainDate.compare(date, to) < 0; ) {
    date = date.add({ days: 1 });
    const why = dayOff(date);
    if (why === undefined) number += 1;
    steps.push(why === undefined ? { code: "counted", date, number } : { code: "skipped", date, why });
  }
  return steps;
}
