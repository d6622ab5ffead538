import { localDate, startOfDay } from "#src/kernel/helsinki.ts";
import type { Scope } from "#src/platform/scope.ts";
import { bookableOf } from "./bookable.ts";
import { readCalendars } from "./calendar-store.ts";
import { calendarOf } from "./calendars-actions.ts";
import { capacityOn, freeByDay } from "./capacity-figures.ts";
import { dayNumber, minuteOf } from "./days.ts";
import {
  addCapacity,
  addThirdNext,
  type LoadRow,
  lastMeasured,
  loadOf,
  type WaitingRow,
  waitingNow,
} from "./figures-store.ts";
import type { Times } from "./find-actions.ts";
import type { AppointmentType } from "./kind.ts";
import { type Limiting, limitsOf } from "./limit-figures.ts";
import type { BookableType, Calendar } from "./model.ts";
import { type ThirdNext, thirdNextOfAll } from "./third-next-figures.ts";
import { calendarsByUnit, usualForm } from "./unit-figures.ts";
import { firstPast, waitsAhead } from "./wait-figures.ts";

/** What the figures of booking know of the county. */
export interface Measuring {
  readonly times: Times;
  readonly types: readonly AppointmentType[];
}

/** Capacity that was not written down in time is caught up for so many days; what is older is not known any more. */
const CAUGHT_UP_DAYS = 28;

/**
 * Takes the day's measure, once: the third next times as they stand, and what was offered and taken on the days that
 * have passed since the last measure.
 */
export async function measureBooking(scope: Scope, { times, types }: Measuring): Promise<void> {
  const { db, now } = scope;
  const today = localDate(now);
  const measured = await lastMeasured(db, today);
  const oldest = today.subtract({ days: CAUGHT_UP_DAYS });
  const next = measured.capacity?.add({ days: 1 }) ?? oldest;
  const from = Temporal.PlainDate.compare(next, oldest) > 0 ? next : oldest;
  if (Temporal.PlainDate.compare(from, today) < 0) {
    const calendars = (await readCalendars(db, startOfDay(from), null)).map(calendarOf);
    const days = from.until(today, { largestUnit: "day" }).days;
    const rows = Array.from({ length: days }, (_, nth) => from.add({ days: nth })).flatMap((day) =>
      capacityOn(calendars, dayNumber(day)).map((row) => ({ ...row, day })),
    );
    await addCapacity(db, rows);
  }
  if (measured.taken) return;
  const calendars = await times.calendars.read(db, now);
  const found = thirdNextOfAll(types.map(asUsual), calendars, times.units, minuteOf(now));
  await addThirdNext(
    db,
    found.map((one) => ({ ...one, day: today })),
  );
}

/** The type with its usual length, as the search asks for it. */
const asUsual = (type: AppointmentType): BookableType => bookableOf(type, type.lines[0] ?? "");

interface Kept {
  readonly minute: number;
  readonly found: readonly ThirdNext[];
}
const kept = new WeakMap<readonly Calendar[], Kept>();

/** The third next times of all types and units as they stand now; counted once a minute while no calendar changes. */
export async function thirdNextNow(
  { db, now }: Pick<Scope, "db" | "now">,
  { times, types }: Measuring,
): Promise<readonly ThirdNext[]> {
  const calendars = await times.calendars.read(db, now);
  const minute = minuteOf(now);
  const known = kept.get(calendars);
  if (known?.minute === minute) return known.found;
  const found = thirdNextOfAll(types.map(asUsual), calendars, times.units, minute);
  kept.set(calendars, { minute, found });
  return found;
}

/** A limit that the wait passes: from which of the coming days on, and the wait then and on the last day looked at. */
export interface PastLimit {
  readonly type: string;
  readonly unit: string;
  /** Id of content/deadlines.yaml. */
  readonly rule: string;
  /** Days from today. */
  readonly from: number;
  readonly limit: number;
  /** In days; null: longer than what calendars are known for. */
  readonly wait: number | null;
  readonly last: number | null;
}

/** What is booked lately is looked at over so many days. */
const LOAD_DAYS = 28;

/**
 * Where the wait passes a limit of the content's rules within some weeks, when capacity and demand stay as they are. The
 * wait of a day is the longer of the third next time, which is today's, and the queue's: those who wait, and as many
 * minutes a day as were booked in the same form with the same professions of the unit in the last four weeks, against what is free.
 */
export async function pastLimits(
  { db, now }: Pick<Scope, "db" | "now">,
  county: Measuring & { readonly limiting: Limiting },
  weeks: number,
): Promise<PastLimit[]> {
  const today = localDate(now);
  const days = 7 * weeks + 1;
  const [calendars, third, waiting, load] = await Promise.all([
    county.times.calendars.read(db, now),
    thirdNextNow({ db, now }, county),
    waitingNow(db),
    loadOf(db, startOfDay(today.subtract({ days: LOAD_DAYS })), startOfDay(today)),
  ]);
  const there = calendarsByUnit(calendars);
  return county.types.flatMap((type) => {
    const asked = asUsual(type);
    const limits = limitsOf(type, county.limiting, today);
    const longest = Math.max(0, ...limits.map((limit) => limit.days(days)));
    const places = third.filter((one) => one.type === type.id);
    return places.flatMap(({ unit, days: next }) => {
      const waits = waitsAhead(
        {
          free: freeByDay(asked, there.get(unit) ?? [], minuteOf(now), days + longest + 1),
          visit: asked.minutes,
          waiting: waitingIn(waiting, type.id, unit, places.length),
          perDay: minutesOf(load, unit, asked, type.professions) / LOAD_DAYS,
        },
        days,
      );
      waits[0] = Math.max(waits[0] ?? 0, next ?? Number.POSITIVE_INFINITY);
      return limits.flatMap(({ rule, days: limit }): PastLimit[] => {
        const from = firstPast(waits, limit);
        if (from === null) return [];
        const at = (day: number) => (Number.isFinite(waits[day]) ? (waits[day] as number) : null);
        return [
          {
            type: type.id,
            unit,
            rule: rule.id,
            from,
            limit: limit(from),
            wait: at(from),
            last: at(days - 1),
          },
        ];
      });
    });
  });
}

/** Minutes waited for in a unit; those to whom any unit will do are spread over all that give the type. */
function waitingIn(rows: readonly WaitingRow[], type: string, unit: string, units: number): number {
  const of = (at: string) => rows.find((row) => row.type === type && row.unit === at)?.minutes ?? 0;
  return of(unit) + of("") / Math.max(1, units);
}

const minutesOf = (
  load: readonly LoadRow[],
  unit: string,
  type: BookableType,
  professions: readonly string[],
) =>
  load
    .filter(
      (row) => row.unit === unit && row.form === usualForm(type) && professions.includes(row.profession),
    )
    .reduce((sum, { minutes }) => sum + minutes, 0);
