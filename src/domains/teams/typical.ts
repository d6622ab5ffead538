import { median } from "#src/stats/median.ts";
/** So many earlier weeks are looked at. */
export const WEEKS = 8;
/** With fewer weeks than this nothing is called typical. */
export const FEWEST_WEEKS = 3;

/** How many contacts came on one day of Helsinki, by its hour. */
export interface DayHours {
  readonly day: Temporal.PlainDate;
  readonly hours: ReadonlyMap<number, number>;
}

/** The same weekday of the weeks before, the nearest first. */
export function sameWeekdays(today: Temporal.PlainDate): Temporal.PlainDate[] {
  return Array.from({ length: WEEKS }, (_, n) => today.subtract({ weeks: n + 1 }));
}

export interface HourRow {
  readonly hour: number;
  readonly came: number;
  /** The median of the same hour of the same weekday; null when there are too few weeks to tell. */
  readonly typical: number | null;
}

/**
 * Hour by hour what came today beside what is typical: the median over the same weekday of the weeks before, a day on which
 * nothing came counted as nothing. Weeks before the first that has any do not count: the team did not answer yet. Only
 * hours in which anything came, today or then.
 */
export function byHour(
  today: ReadonlyMap<number, number>,
  before: readonly DayHours[],
): { readonly rows: HourRow[]; readonly weeks: number } {
  const newestFirst = [...before].sort((a, b) => Temporal.PlainDate.compare(b.day, a.day));
  const weeks = newestFirst.findLastIndex(({ hours }) => hours.size > 0) + 1;
  const days = newestFirst.slice(0, weeks);
  const hours = new Set([...today.keys(), ...days.flatMap((one) => [...one.hours.keys()])]);
  const rows = [...hours]
    .sort((a, b) => a - b)
    .map((hour) => ({
      hour,
      came: today.get(hour) ?? 0,
      typical: weeks < FEWEST_WEEKS ? null : median(days.map((one) => one.hours.get(hour) ?? 0)),
    }));
  return { rows, weeks };
}
