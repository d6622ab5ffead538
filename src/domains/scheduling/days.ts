import { startOfDay } from "#src/kernel/helsinki.ts";
import { holidayOn } from "#src/kernel/holidays.ts";

/** A local day as the search counts: numbers alone, so that a month of a hundred calendars takes no date arithmetic. */
export interface LocalDay {
  /** Days since 1970-01-01. */
  readonly number: number;
  /** When it begins, in minutes since 1970-01-01 UTC. */
  readonly midnight: number;
  /** Monday is 0. */
  readonly weekday: number;
  readonly holiday: boolean;
  /** By how much the day is longer (autumn, 60) or shorter (spring, -60) than 24 hours; else 0. */
  readonly shift: number;
}

const EPOCH = Temporal.PlainDate.from("1970-01-01");
const MOST_DAYS = 4_000;
const kept = new Map<number, LocalDay>();

/** The number of a date: days since 1970-01-01. */
export function dayNumber(date: Temporal.PlainDate): number {
  return date.since(EPOCH).days;
}

/** The date of a number of days since 1970-01-01. */
export function dateOf(day: number): Temporal.PlainDate {
  return EPOCH.add({ days: day });
}

/** Whole minutes since 1970-01-01 UTC, rounded down. */
export function minuteOf(instant: Temporal.Instant): number {
  return Math.floor(instant.epochMilliseconds / 60_000);
}

export function instantOf(minute: number): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(minute * 60_000);
}

/** A local day by its number. */
export function localDay(day: number): LocalDay {
  let made = kept.get(day);
  if (made === undefined) {
    if (kept.size >= MOST_DAYS) kept.clear();
    const date = dateOf(day);
    const midnight = minuteOf(startOfDay(date));
    made = {
      number: day,
      midnight,
      weekday: date.dayOfWeek - 1,
      holiday: holidayOn(date) !== undefined,
      shift: minuteOf(startOfDay(date.add({ days: 1 }))) - midnight - 1440,
    };
    kept.set(day, made);
  }
  return made;
}

/** The local day on which a minute lies. */
export function dayAt(minute: number): LocalDay {
  // Helsinki is two or three hours ahead: the day by UTC is at most one too early.
  const next = localDay(Math.floor(minute / 1440) + 1);
  return next.midnight <= minute ? next : localDay(next.number - 1);
}

/** The clocks are moved between three and four in the morning, by EU's summer-time rule (2000/84/EC). */
const AFTER_SHIFT = 4 * 60;

/**
 * The minute since 1970-01-01 UTC at which a day's wall clock shows a time; past 1440 it is on the next day. A time
 * that the spring night skips is taken an hour later, one that the autumn night has twice is the first of the two.
 */
export function wallMinute(day: LocalDay, minute: number): number {
  if (minute >= 1440) return wallMinute(localDay(day.number + 1), minute - 1440);
  return day.midnight + minute + (minute >= AFTER_SHIFT ? day.shift : 0);
}
