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
  /** One time of each other day of the same week, the nearest day first; none where the wished one fits. */
  readonly near: readonly Offer[];
}

const NEAR = 4;
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
    const near = nearest(wished, found(monday.midnight, localDay(monday.number + 7).midnight - 1));
    return { wished, offer: undefined, near };
  });
}

/** Of each day the time that is nearest to the wished time of day; the nearest days first, of two the earlier. */
function nearest(wished: number, offers: readonly Offer[]): Offer[] {
  const at = (minute: number) => {
    const day = dayAt(minute);
    return { day: day.number, time: minute - day.midnight };
  };
  const aim = at(wished);
  const best = new Map<number, Offer>();
  const away = ({ from }: Offer) => Math.abs(at(from).time - aim.time);
  for (const offer of offers) {
    const { day } = at(offer.from);
    const before = best.get(day);
    if (!before || away(offer) < away(before)) best.set(day, offer);
  }
  return [...best]
    .sort(([a], [b]) => Math.abs(a - aim.day) - Math.abs(b - aim.day) || a - b)
    .slice(0, NEAR)
    .map(([, offer]) => offer);
}
