/** What is known of one type in one unit. Minutes. */
export interface Ahead {
  /** Free minutes by day, today first; as far as waits are to be told. */
  readonly free: Float64Array;
  /** Minutes of one visit. */
  readonly visit: number;
  /** Minutes asked for by those who wait already. */
  readonly waiting: number;
  /** Minutes newly asked for on a day of the calendar, on average. */
  readonly perDay: number;
}

/**
 * How many days somebody waits who asks on each of the coming days, when capacity and demand stay as they are: whoever
 * waits already comes first, then each day's askers in their order, each taking the earliest minutes that are left. A
 * queue of one line, counted with averages: nothing is drawn by chance. Infinity where what is known does not suffice.
 */
export function waitsAhead({ free, visit, waiting, perDay }: Ahead, days: number): number[] {
  const left = Float64Array.from(free);
  const waits: number[] = [];
  let at = 0;
  for (let day = 0; day < days; day += 1) {
    // What was free on days that have gone by is lost.
    at = Math.max(at, day);
    let asked = perDay + (day === 0 ? waiting : 0);
    while (at < left.length) {
      const here = left[at] as number;
      if (asked < here) {
        left[at] = here - asked;
        break;
      }
      asked -= here;
      left[at] = 0;
      at += 1;
    }
    let next = at;
    while (next < left.length && (left[next] as number) < visit) next += 1;
    waits.push(next < left.length ? next - day : Number.POSITIVE_INFINITY);
  }
  return waits;
}

/** The first of the coming days on which a wait is longer than its limit, both in days; null: none. */
export function firstPast(waits: readonly number[], limit: (day: number) => number): number | null {
  const found = waits.findIndex((wait, day) => wait > limit(day));
  return found < 0 ? null : found;
}
