import type { Exception } from "./model.ts";

/** A stretch of work is found by the day on which it begins: it goes on for no longer than a day. */
const LONGEST_WORK = 24 * 60;

/** Exceptions with work that goes on for longer than a day in parts of a day each. */
export function workInDays(exceptions: readonly Exception[]): readonly Exception[] {
  return exceptions.flatMap((one) => {
    if (one.offer === null || one.to - one.from <= LONGEST_WORK) return [one];
    const parts = Math.ceil((one.to - one.from) / LONGEST_WORK);
    return Array.from({ length: parts }, (_, nth) => {
      const from = one.from + nth * LONGEST_WORK;
      return { ...one, from, to: Math.min(from + LONGEST_WORK, one.to) };
    });
  });
}
