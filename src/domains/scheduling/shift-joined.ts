import type { Exception } from "./model.ts";
import { sameOffer } from "./shift.ts";

/** A joined stretch of work is found by the day on which it begins: it goes on for no longer than a day. */
const LONGEST_WORK = 24 * 60;

/**
 * Exceptions in order of their beginning, with those that follow each other without a gap as one: a roster of quarters of
 * an hour offers visits of an hour, and a year of them is not looked through one by one.
 */
export function joined(exceptions: readonly Exception[]): Exception[] {
  const made: Exception[] = [];
  let work: number | undefined;
  let away: number | undefined;
  for (const one of exceptions) {
    const index = one.offer === null ? away : work;
    const last = index === undefined ? undefined : made[index];
    if (index !== undefined && last && continues(last, one)) {
      made[index] = { ...last, to: Math.max(last.to, one.to) };
    } else {
      if (one.offer === null) away = made.length;
      else work = made.length;
      made.push(one);
    }
  }
  return made;
}

function continues(last: Exception, next: Exception): boolean {
  if (last.offer === null || next.offer === null) return next.from <= last.to;
  return next.from === last.to && next.to - last.from <= LONGEST_WORK && sameOffer(last.offer, next.offer);
}
