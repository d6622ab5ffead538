import { dayAt, localDay, minuteOf } from "./days.ts";
import type { Appointment, Calendar } from "./model.ts";
import { windowsOn } from "./windows.ts";

/** A booked time as far as working time is concerned. */
export type Standing = Pick<Appointment, "startsAt" | "endsAt" | "unit" | "form">;

/**
 * The times for which nobody works any more: a shift was taken away, moved to another place, or an absence was put over
 * them. They stand all the same, until somebody moves them.
 */
export function uncovered<T extends Standing>(calendar: Calendar, times: readonly T[]): T[] {
  return times.filter((one) => !isCovered(calendar, one));
}

function isCovered(calendar: Calendar, { startsAt, endsAt, unit, form }: Standing): boolean {
  const to = minuteOf(endsAt);
  let from = minuteOf(startsAt);
  const day = dayAt(from);
  // A night shift of the day before may go on past midnight.
  const windows = [localDay(day.number - 1), day, localDay(day.number + 1)]
    .flatMap((each) => windowsOn(calendar, each))
    .filter(({ offer }) => offer.forms.includes(form) && (form !== "in-person" || offer.unit === unit))
    .sort((a, b) => a.from - b.from);
  for (const window of windows) {
    if (window.from > from) return false;
    if (window.to > from) from = window.to;
    if (from >= to) return true;
  }
  return from >= to;
}
