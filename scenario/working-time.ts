import { isWorkingDay } from "#src/kernel/working-days.ts";
import { localMs } from "./calendar.ts";

const OPENS = 8;
const CLOSES = 16;

/** Length of a working day in milliseconds of working time. */
export const WORKING_DAY = (CLOSES - OPENS) * 3_600_000;

/**
 * Working time: the milliseconds that offices have been open since the first day, so that delays can be drawn
 * and added without thinking of nights, weekends and holidays. Covers the given days, both included.
 */
export class WorkingTime {
  readonly #opens: Float64Array;
  readonly #midnights: Float64Array;
  /** For each calendar day: how many working days came before it. */
  readonly #before: Int32Array;
  readonly #isWorking: Uint8Array;

  constructor(first: Temporal.PlainDate, last: Temporal.PlainDate) {
    const days = first.until(last, { largestUnit: "days" }).days + 1;
    this.#midnights = new Float64Array(days + 1);
    this.#before = new Int32Array(days + 1);
    this.#isWorking = new Uint8Array(days + 1);
    const opens: number[] = [];
    let date = first;
    for (let i = 0; i <= days; i++) {
      this.#midnights[i] = localMs(date);
      this.#before[i] = opens.length;
      if (isWorkingDay(date)) {
        this.#isWorking[i] = 1;
        opens.push(localMs(date, OPENS));
      }
      date = date.add({ days: 1 });
    }
    this.#opens = Float64Array.from(opens);
  }

  #dayOf(epochMs: number): number {
    const first = this.#midnights[0] ?? 0;
    let i = Math.floor((epochMs - first) / 86_400_000);
    // Clock changes move midnights by an hour at most.
    while ((this.#midnights[i + 1] ?? Number.POSITIVE_INFINITY) <= epochMs) i++;
    while (i > 0 && (this.#midnights[i] ?? 0) > epochMs) i--;
    return i;
  }

  /** Working time at a moment; outside office hours it stands still. */
  at(epochMs: number): number {
    const day = this.#dayOf(epochMs);
    const before = this.#before[day] ?? 0;
    if (this.#isWorking[day] !== 1) return before * WORKING_DAY;
    const since = epochMs - (this.#opens[before] ?? epochMs);
    return before * WORKING_DAY + Math.min(WORKING_DAY, Math.max(0, since));
  }

  /** The moment when working time reaches the value: always in office hours. */
  momentOf(workingTime: number): number {
    const day = Math.floor(workingTime / WORKING_DAY);
    const opens = this.#opens[day];
    if (opens === undefined) return Number.POSITIVE_INFINITY;
    return opens + (workingTime - day * WORKING_DAY);
  }

  /** Working time at the end of the n-th working day after the day of receipt, which is not counted. */
  dueAfter(receivedMs: number, workingDays: number): number {
    const day = this.#dayOf(receivedMs);
    const done = (this.#before[day] ?? 0) + (this.#isWorking[day] ?? 0);
    return (done + workingDays) * WORKING_DAY;
  }

  /** The moment when the working day ends that the value of `dueAfter` stands for. */
  endOf(due: number): number {
    return this.momentOf(due - 1) + 1;
  }

  /** Working days from the one moment's date to the other's, the first not counted. */
  workingDaysBetween(fromMs: number, toMs: number): number {
    return (this.dueAfter(toMs, 0) - this.dueAfter(fromMs, 0)) / WORKING_DAY;
  }
}
