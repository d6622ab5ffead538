import { stretches } from "./busy.ts";
import { dayAt } from "./days.ts";
import type { UnitFacts } from "./demand.ts";
import type { BookableType, Calendar } from "./model.ts";
import { search } from "./search.ts";
import { calendarsByUnit, gives, usualForm } from "./unit-figures.ts";

/** How long one waits for a type in a unit, in days of the calendar from today; null: no time within the horizon. */
export interface ThirdNext {
  readonly type: string;
  readonly unit: string;
  readonly days: number | null;
}

/** Which of the times that can be had is counted: the first may be a gap that a cancellation left by chance. */
const NTH = 3;
/** Nobody's line: what is kept for a line is not counted. */
const NO_LINE = "";

/**
 * The third next available appointment of a type in a unit, in days of the calendar from today: what somebody would get
 * who takes a time after two others have taken theirs. Of the usual length and form, with the type's notice; what is kept
 * for what cannot wait or for a line is not counted. Null when there is none within the type's horizon. The measure of
 * advanced access: Murray and Berwick, JAMA 289 (2003) 1035–1040.
 */
export function thirdNext(
  type: BookableType,
  unit: string,
  there: readonly Calendar[],
  units: ReadonlyMap<string, UnitFacts>,
  now: number,
): number | null {
  const demand = {
    type,
    now,
    from: now,
    until: now + (type.horizonDays + 1) * 1440,
    line: NO_LINE,
    forms: [usualForm(type)],
    units: [unit],
    limit: 1,
  };
  let left = there;
  for (let nth = 1; ; nth += 1) {
    const [offer] = search(demand, left, units);
    if (!offer) return null;
    if (nth === NTH) return dayAt(offer.from).number - dayAt(now).number;
    left = left.map((calendar) =>
      offer.resources.includes(calendar.resource.id) ? withTaken(calendar, offer.takes) : calendar,
    );
  }
}

/** The same for every type and every unit that gives it. */
export function thirdNextOfAll(
  types: readonly BookableType[],
  calendars: readonly Calendar[],
  units: ReadonlyMap<string, UnitFacts>,
  now: number,
): ThirdNext[] {
  const today = dayAt(now).number;
  const found: ThirdNext[] = [];
  for (const [unit, there] of calendarsByUnit(calendars))
    for (const type of types)
      if (gives(type, there, today))
        found.push({ type: type.id, unit, days: thirdNext(type, unit, there, units, now) });
  return found;
}

function withTaken(calendar: Calendar, { from, to }: { from: number; to: number }): Calendar {
  const { busy } = calendar;
  const pairs = Array.from(busy.from, (start, nth) => [start, busy.to[nth] as number] as const);
  return { ...calendar, busy: stretches([...pairs, [from, to]]) };
}
