import { type LocalDay, localDay, wallMinute } from "./days.ts";
import type { Calendar, Exception, Offering, WeeklyRule } from "./model.ts";

/** Working time of one resource, in minutes since 1970-01-01 UTC, with what may be booked in it. */
export interface Window {
  readonly from: number;
  readonly to: number;
  readonly offer: Offering;
}

/** Whether a weekly rule is worked on a day. */
export function worksOn(rule: WeeklyRule, day: LocalDay): boolean {
  if ((rule.weekdays & (1 << day.weekday)) === 0) return false;
  if (day.number < rule.validFrom || (rule.validUntil !== null && day.number > rule.validUntil)) return false;
  if (day.holiday && !rule.onHolidays) return false;
  if (rule.everyWeeks <= 1) return true;
  // 1970-01-01 was a Thursday: weeks are counted from the Monday before it.
  const week = Math.floor((day.number + 3) / 7) - Math.floor((rule.validFrom + 3) / 7);
  return week % rule.everyWeeks === 0;
}

/**
 * The working time that begins on a day, absences cut out, in no order. Extra time counts on the day when it begins;
 * an absence takes from the weekly rules and from extra time alike.
 */
export function windowsOn(calendar: Calendar, day: LocalDay): Window[] {
  const found: Window[] = [];
  for (const rule of calendar.rules) {
    if (worksOn(rule, day)) {
      add(found, wallMinute(day, rule.from), wallMinute(day, rule.to), rule.offer, calendar.exceptions);
    }
  }
  if (calendar.exceptions.length > 0) {
    const next = localDay(day.number + 1).midnight;
    for (const { from, to, offer } of calendar.exceptions) {
      if (offer && from >= day.midnight && from < next) add(found, from, to, offer, calendar.exceptions);
    }
  }
  return found;
}

function add(
  found: Window[],
  from: number,
  to: number,
  offer: Offering,
  exceptions: readonly Exception[],
): void {
  let start = from;
  // Exceptions stand in order of their beginning, so what is left lies after each absence in turn.
  for (const absence of exceptions) {
    if (absence.offer !== null || absence.to <= start) continue;
    if (absence.from >= to) break;
    if (absence.from > start) found.push({ from: start, to: absence.from, offer });
    start = absence.to;
    if (start >= to) return;
  }
  if (start < to) found.push({ from: start, to, offer });
}
