import { HELSINKI } from "#src/kernel/helsinki.ts";
import { dayAt, instantOf, localDay, minuteOf } from "./days.ts";
import type { ChosenTime, Demand, Offer, UnitFacts } from "./demand.ts";
import type { Calendar } from "./model.ts";
import { search } from "./search.ts";

/** The most times of one series, and how far apart they may be in weeks. Our own choices. */
export const SERIES_TIMES = { least: 2, most: 20 } as const;
export const SERIES_WEEKS = { least: 1, most: 8 } as const;

/** The beginnings of a series: the same weekday and time of the wall clock every so many weeks, whatever the clocks do. */
export function seriesStarts(first: number, everyWeeks: number, count: number): number[] {
  const begins = instantOf(first).toZonedDateTimeISO(HELSINKI);
  return Array.from({ length: count }, (_, nth) =>
    minuteOf(begins.add({ weeks: nth * everyWeeks }).toInstant()),
  );
}

/** One time of a series: what was wished, what fits then, and what is near it in the same week. */
export interface SeriesTime {
  readonly wished: number;
  /** Undefined: nobody is free then. */
  readonly offer: Offer | undefined;
  /** The nearest times of the same week, nearest first; none where the wished one fits. */
  readonly near: readonly Offer[];
}

const NEAR = 3;
const SEARCHED = 200;

/**
 * Which times of a series fit, by calendars as they stand: at the place and in the form of the first, with the same
 * professional where they are free. `now` is the demand's; `own` names who is wished for.
 */
export function seriesTimes(
  demand: Omit<Demand, "from" | "until" | "limit" | "units" | "forms">,
  calendars: readonly Calendar[],
  units: ReadonlyMap<string, UnitFacts>,
  first: ChosenTime,
  everyWeeks: number,
  count: number,
): SeriesTime[] {
  const at = { ...demand, units: [first.unit], forms: [first.form], limit: SEARCHED };
  const found = (from: number, until: number) =>
    search({ ...at, from, until }, calendars, units).filter(({ unit }) => unit === first.unit);
  return seriesStarts(first.from, everyWeeks, count).map((wished) => {
    const offer = found(wished, wished).find(({ from }) => from === wished);
    if (offer) return { wished, offer, near: [] };
    const day = dayAt(wished);
    const monday = localDay(day.number - day.weekday);
    const near = found(monday.midnight, localDay(monday.number + 7).midnight - 1)
      .sort((a, b) => Math.abs(a.from - wished) - Math.abs(b.from - wished) || a.from - b.from)
      .slice(0, NEAR);
    return { wished, offer: undefined, near };
  });
}
