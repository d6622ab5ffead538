import { readDay } from "#src/kernel/typed-day.ts";

export const PERIODS = ["7d", "28d", "3m", "12m", "custom"] as const;
export type PeriodName = (typeof PERIODS)[number];

/** A stretch of whole days, both ends in it, cut into steps for the line of a chart. */
export interface Period {
  readonly name: PeriodName;
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate;
  readonly unit: "day" | "week" | "month";
  /** The first day of each step, ascending; the first is `from`. Each ends where the next begins. */
  readonly steps: readonly Temporal.PlainDate[];
}

export type PeriodFault = "date-missing" | "date-unknown" | "reversed" | "future" | "too-short" | "too-long";

/** Own dates span at least a week, so that single days cannot be told by moving an end, and at most three years. */
const LEAST_DAYS = 7;
export const MOST_DAYS = 1096;

const days = (from: Temporal.PlainDate, to: Temporal.PlainDate) =>
  from.until(to, { largestUnit: "day" }).days + 1;

/** A named period that ends today. */
export function namedPeriod(name: Exclude<PeriodName, "custom">, today: Temporal.PlainDate): Period {
  switch (name) {
    case "7d":
      return cut(name, today.subtract({ days: 6 }), today, "day");
    case "28d":
      return cut(name, today.subtract({ days: 27 }), today, "week");
    case "3m":
      // Thirteen whole weeks: every step is then of seven days.
      return cut(name, today.subtract({ days: 90 }), today, "week");
    case "12m":
      return cut(name, today.with({ day: 1 }).subtract({ months: 11 }), today, "month");
  }
}

/** A period of the reader's own dates (ISO 8601), or what is wrong with them. */
export function customPeriod(
  from: string,
  to: string,
  today: Temporal.PlainDate,
): Period | { fault: PeriodFault } {
  if (from === "" || to === "") return { fault: "date-missing" };
  const [first, last] = [readDay(from), readDay(to)];
  if (!first || !last) return { fault: "date-unknown" };
  if (Temporal.PlainDate.compare(first, last) > 0) return { fault: "reversed" };
  if (Temporal.PlainDate.compare(last, today) > 0) return { fault: "future" };
  const length = days(first, last);
  if (length < LEAST_DAYS) return { fault: "too-short" };
  if (length > MOST_DAYS) return { fault: "too-long" };
  return cut("custom", first, last, length <= 14 ? "day" : length <= 190 ? "week" : "month");
}

function cut(
  name: PeriodName,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
  unit: Period["unit"],
): Period {
  const steps: Temporal.PlainDate[] = [];
  for (let step = from; Temporal.PlainDate.compare(step, to) <= 0; ) {
    steps.push(step);
    step =
      unit === "month"
        ? step.with({ day: 1 }).add({ months: 1 })
        : step.add(unit === "week" ? { days: 7 } : { days: 1 });
  }
  return { name, from, to, unit, steps };
}

/** The first day of the period of equal length that ends the day before. */
export function previousFrom(period: Period): Temporal.PlainDate {
  return period.from.subtract({ days: days(period.from, period.to) });
}

/** The last day of a step. */
export function stepEnd(period: Period, index: number): Temporal.PlainDate {
  return period.steps[index + 1]?.subtract({ days: 1 }) ?? period.to;
}
