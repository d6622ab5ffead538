import type { RunningCounty } from "#src/county/county.ts";
import {
  bookableOf,
  type Calendar,
  minuteOf,
  singleTypesOf,
  stretchesOf,
  type ThirdNext,
  thirdNextOfAll,
  unitFactsOf,
} from "#src/domains/scheduling/index.ts";
import { at } from "#src/kernel/helsinki.ts";
import { isWorkingDay } from "#src/kernel/working-days.ts";
import type { TimeTold } from "./appointments.ts";
import { type CountyCalendars, weeklyRule } from "./calendars.ts";

/** When the daily measure is taken. */
const TAKEN_AT = "06:07";

/**
 * The third next times as the daily measure would have found them on the last working days before today: from what had been
 * booked and not yet given back on each.
 */
export function measuredDays(options: {
  readonly county: RunningCounty;
  readonly calendars: CountyCalendars;
  readonly told: readonly TimeTold[];
  readonly today: Temporal.PlainDate;
  readonly days: number;
}): (ThirdNext & { readonly day: Temporal.PlainDate })[] {
  const { county, calendars, told, today, days } = options;
  const types = singleTypesOf(county.content).map((type) => bookableOf(type, type.lines[0] ?? ""));
  const units = unitFactsOf(county.content);
  const rules = Map.groupBy(calendars.rules, ({ resourceId }) => resourceId);
  const taken = Map.groupBy(told, ({ taking }) => taking.resourceId);
  const measured: Temporal.PlainDate[] = [];
  for (let day = today.subtract({ days: 1 }); measured.length < days; day = day.subtract({ days: 1 }))
    if (isWorkingDay(day)) measured.push(day);
  return measured.flatMap((day) => {
    const now = at(day, TAKEN_AT);
    const stood = ({ booked, freed }: TimeTold) =>
      Temporal.Instant.compare(booked.appointment.madeAt, now) <= 0 &&
      !(freed?.appointment.cancelledAt && Temporal.Instant.compare(freed.appointment.cancelledAt, now) <= 0);
    const then = calendars.resources.map(
      (resource): Calendar => ({
        resource,
        rules: (rules.get(resource.id) ?? []).map(weeklyRule),
        exceptions: [],
        busy: stretchesOf(
          (taken.get(resource.id) ?? [])
            .filter(stood)
            .map(({ taking }) => [minuteOf(taking.from), minuteOf(taking.to)] as const),
        ),
      }),
    );
    return thirdNextOfAll(types, then, units, minuteOf(now)).map((row) => ({ ...row, day }));
  });
}
