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
  const { extra, absences } = partsOf(calendar.exceptions);
  for (const rule of calendar.rules) {
    if (worksOn(rule, day))
      add(found, wallMinute(day, rule.from), wallMinute(day, rule.to), rule.offer, absences);
  }
  const next = localDay(day.number + 1).midnight;
  for (let i = firstFrom(extra, day.midnight); i < extra.length; i += 1) {
    const { from, to, offer } = extra[i] as Extra;
    if (from >= next) break;
    add(found, from, to, offer, absences);
  }
  return found;
}

type Extra = Exception & { readonly offer: Offering };
type Stretch = Pick<Exception, "from" | "to">;

/** Exceptions apart: extra working time, and absences of which none overlaps another; both in order of their beginning. */
interface Parts {
  readonly extra: readonly Extra[];
  readonly absences: readonly Stretch[];
}

const NONE: Parts = { extra: [], absences: [] };
const kept = new WeakMap<readonly Exception[], Parts>();

function partsOf(exceptions: readonly Exception[]): Parts {
  if (exceptions.length === 0) return NONE;
  const known = kept.get(exceptions);
  if (known) return known;
  const absences: Stretch[] = [];
  for (const { from, to, offer } of exceptions) {
    if (offer !== null) continue;
    const last = absences.at(-1);
    if (last && from <= last.to)
      absences[absences.length - 1] = { from: last.from, to: Math.max(last.to, to) };
    else absences.push({ from, to });
  }
  const made = { absences, extra: exceptions.filter((one): one is Extra => one.offer !== null) };
  kept.set(exceptions, made);
  return made;
}

/** The first index whose stretch begins at a minute or later: a roster of a year is not gone through day by day. */
function firstFrom(stretches: readonly Stretch[], minute: number): number {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((stretches[middle] as Stretch).from < minute) low = middle + 1;
    else high = middle;
  }
  return low;
}

function add(found: Window[], from: number, to: number, offer: Offering, absences: readonly Stretch[]): void {
  let start = from;
  // The one before the first that begins later may still last. What is left lies after each absence in turn.
  for (let i = Math.max(0, firstFrom(absences, from) - 1); i < absences.length; i += 1) {
    const absence = absences[i] as Stretch;
    if (absence.to <= start) continue;
    if (absence.from >= to) break;
    if (absence.from > start) found.push({ from: start, to: absence.from, offer });
    start = absence.to;
    if (start >= to) return;
  }
  if (start < to) found.push({ from: start, to, offer });
}
