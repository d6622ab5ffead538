import { dayAt, localDay, minuteOf } from "./days.ts";
import type { Appointment, Calendar } from "./model.ts";
import { type Window, windowsOn } from "./windows.ts";

/** A booked time as far as working time is concerned. */
export type Standing = Pick<Appointment, "startsAt" | "endsAt" | "unit" | "form"> & {
  /** It leads a group, which was made as working time of its own: an absence alone takes it away. */
  readonly leads?: boolean;
};

/**
 * The times for which nobody works any more: a shift was taken away, moved to another place, or an absence was put over
 * them. They stand all the same, until somebody moves them.
 */
export function uncovered<T extends Standing>(calendar: Calendar, times: readonly T[]): T[] {
  const days = new Map<number, readonly Window[]>();
  const workOf = (number: number): readonly Window[] => {
    const known = days.get(number);
    if (known) return known;
    const made = windowsOn(calendar, localDay(number));
    days.set(number, made);
    return made;
  };
  return times.filter((one) => (one.leads ? isAway(calendar, one) : !isCovered(workOf, one)));
}

function isAway({ exceptions }: Calendar, { startsAt, endsAt }: Standing): boolean {
  const [from, to] = [minuteOf(startsAt), minuteOf(endsAt)];
  return exceptions.some((one) => one.offer === null && one.from < to && one.to > from);
}

function isCovered(
  workOf: (day: number) => readonly Window[],
  { startsAt, endsAt, unit, form }: Standing,
): boolean {
  const to = minuteOf(endsAt);
  let from = minuteOf(startsAt);
  const { number } = dayAt(from);
  // A night shift of the day before may go on past midnight.
  const windows = [number - 1, number, number + 1]
    .flatMap(workOf)
    .filter(({ offer }) => offer.forms.includes(form) && (form !== "in-person" || offer.unit === unit))
    .sort((a, b) => a.from - b.from);
  for (const window of windows) {
    if (window.from > from) return false;
    if (window.to > from) from = window.to;
    if (from >= to) return true;
  }
  return from >= to;
}
