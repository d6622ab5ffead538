import { localDate } from "#src/kernel/helsinki.ts";
import { workingDaysBetween } from "#src/kernel/working-days.ts";
import type { TimeLeft } from "./model.ts";

/** The time from now to a due moment, or since it passed, in parts to show and with a key to sort by. */
export function timeLeft(due: Temporal.Instant, now: Temporal.Instant): TimeLeft {
  const sortKey = due.epochMilliseconds - now.epochMilliseconds;
  const late = sortKey < 0;
  const [from, to] = late ? [due, now] : [now, due];
  const [first, last] = [localDate(from), localDate(to)];
  const minutes = Math.floor(Math.abs(sortKey) / 60_000);
  return {
    late,
    workingDays: workingDaysBetween(first, last),
    calendarDays: first.until(last, { largestUnit: "days" }).days,
    hours: Math.floor(minutes / 60),
    minutes: minutes % 60,
    sortKey,
  };
}
