import { at, endOfDay, localDate } from "#src/kernel/helsinki.ts";
import { addWorkingDays, workingDaysBetween } from "#src/kernel/working-days.ts";
import { type Counted, type CountOptions, dueMoment, OFFICE_HOURS, officeDay } from "./due.ts";
import type { ClockFact, ClockState } from "./model.ts";
import { timeLeft } from "./time-left.ts";

/** A clock while its facts are read: what is known after each. */
export interface Reading {
  startedAt?: Temporal.Instant;
  due?: Temporal.Instant;
  pausedAt?: Temporal.Instant;
  stoppedAt?: Temporal.Instant;
  breachedAt?: Temporal.Instant;
}

/**
 * Where a clock stands at `now`, from its facts alone. Facts may come in any order; what has not happened yet at `now`
 * is not seen. What makes no sense is passed over: a second start, a pause of what stands still. The first `stop` ends a
 * round; only a `restart` opens it again.
 */
export function clockState(
  rule: Counted,
  facts: readonly ClockFact[],
  now: Temporal.Instant,
  options: CountOptions = {},
): ClockState {
  return stateOf(rule, readClock(rule, facts, now, options), now, options);
}

/** What `clockState` tells, without the time that is left: for counting many. */
export function readClock(
  rule: Counted,
  facts: readonly ClockFact[],
  now: Temporal.Instant,
  options: CountOptions = {},
): Reading {
  const happened = facts
    .filter((fact) => Temporal.Instant.compare(fact.at, now) <= 0)
    .sort((a, b) => Temporal.Instant.compare(a.at, b.at));
  const clock: Reading = {};
  for (const fact of happened) read(rule, clock, fact, options);
  noteBreach(clock, now);
  return clock;
}

function read(rule: Counted, clock: Reading, fact: ClockFact, options: CountOptions): void {
  const { startedAt, stoppedAt, pausedAt, due } = clock;
  const begins = fact.type === "restart" || (fact.type === "start" && startedAt === undefined);
  noteBreach(clock, fact.at);
  if (begins) {
    clock.startedAt = fact.at;
    clock.due = dueMoment(rule, fact.at, options);
    delete clock.pausedAt;
    delete clock.stoppedAt;
  } else if (due === undefined || stoppedAt !== undefined) {
    return;
  } else if (fact.type === "pause" && pausedAt === undefined) {
    clock.pausedAt = fact.at;
  } else if (fact.type === "resume" && pausedAt !== undefined) {
    clock.due = dueAfterPause(rule, due, { from: pausedAt, to: fact.at }, options);
    delete clock.pausedAt;
  } else if (fact.type === "stop") {
    clock.stoppedAt = fact.at;
  }
}

/** A promise can only pass while the clock runs. */
function noteBreach(clock: Reading, at: Temporal.Instant): void {
  if (clock.due === undefined || clock.pausedAt !== undefined || clock.stoppedAt !== undefined) return;
  if (Temporal.Instant.compare(at, clock.due) > 0) clock.breachedAt ??= clock.due;
}

/**
 * The promise after a pause; one that had passed already stays as it was, and so does one paused and resumed on the
 * same day.
 * - hour: later by exactly the time of the pause.
 * - day, month: later by as many calendar days as lie between the two local dates, still at the end of the day.
 * - working_day: the working days that were left after the day of the pause are counted again from the day of the
 *   resume, which is not counted itself, just as the day of receipt is not; at least one.
 * - weekday: the same, from the office day of the resume and to the office's closing, but none need be left.
 */
function dueAfterPause(
  rule: Counted,
  due: Temporal.Instant,
  pause: { readonly from: Temporal.Instant; readonly to: Temporal.Instant },
  options: CountOptions = {},
): Temporal.Instant {
  if (Temporal.Instant.compare(pause.from, due) > 0) return due;
  if (rule.unit === "hour") return due.add(pause.from.until(pause.to));
  const [asked, replied, dueDate] = [localDate(pause.from), localDate(pause.to), localDate(due)];
  if (asked.equals(replied) && rule.unit !== "weekday") return due;
  switch (rule.unit) {
    case "working_day":
      return endOfDay(addWorkingDays(replied, Math.max(workingDaysBetween(asked, dueDate), 1)));
    case "weekday": {
      const hours = options.officeHours ?? OFFICE_HOURS;
      const left = workingDaysBetween(officeDay(pause.from, hours), dueDate);
      return at(addWorkingDays(officeDay(pause.to, hours), left), hours.closes);
    }
    default:
      return endOfDay(dueDate.add({ days: asked.until(replied, { largestUnit: "days" }).days }));
  }
}

function stateOf(rule: Counted, clock: Reading, now: Temporal.Instant, options: CountOptions): ClockState {
  const { due, startedAt, pausedAt, stoppedAt, breachedAt } = clock;
  const breached = breachedAt !== undefined;
  if (due === undefined || startedAt === undefined) return { status: "not-started", breached };
  const known = { startedAt, breached, ...(breachedAt && { breachedAt }) };
  if (stoppedAt !== undefined) {
    return { ...known, status: "stopped", due, stoppedAt, remaining: timeLeft(due, pausedAt ?? stoppedAt) };
  }
  if (pausedAt !== undefined) {
    const dueIfResumed = dueAfterPause(rule, due, { from: pausedAt, to: now }, options);
    return { ...known, status: "paused", pausedAt, dueIfResumed, remaining: timeLeft(due, pausedAt) };
  }
  const status = Temporal.Instant.compare(now, due) > 0 ? "overdue" : "running";
  return { ...known, status, due, remaining: timeLeft(due, now) };
}
