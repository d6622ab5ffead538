import { Refusal } from "#src/kernel/errors.ts";
import { at, localDate, localTime } from "#src/kernel/helsinki.ts";
import { dayOff } from "#src/kernel/working-days.ts";
import type { CallBack, Change } from "./model.ts";
import { type Case, change, type Hand } from "./step.ts";

/** When a line answers its phone: on these weekdays from–to, on public holidays only where it says so. */
export interface AnsweringHours {
  readonly days: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly holidays?: boolean | undefined;
}

const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
/** How far ahead a call is promised, in days. */
const PROMISED_DAYS_AHEAD = 14;

/** Whether somebody of the line is there to call at a moment; the closing time itself still counts. */
export function isAnswered(hours: readonly AnsweringHours[], moment: Temporal.Instant): boolean {
  const time = localTime(moment);
  return hoursOf(hours, localDate(moment)).some(
    ({ from, to }) =>
      Temporal.PlainTime.compare(time, from) >= 0 && Temporal.PlainTime.compare(time, to) <= 0,
  );
}

function hoursOf(hours: readonly AnsweringHours[], date: Temporal.PlainDate): readonly AnsweringHours[] {
  const off = dayOff(date);
  const holiday = off !== undefined && off !== "saturday" && off !== "sunday";
  const weekday = WEEKDAYS[date.dayOfWeek - 1] ?? "";
  return hours.filter((one) => one.days.includes(weekday) && (!holiday || one.holidays === true));
}

/** The next days on which the line answers and the day is not over, today among them: to promise a call on. */
export function callDays(
  hours: readonly AnsweringHours[],
  now: Temporal.Instant,
  count: number,
): Temporal.PlainDate[] {
  const today = localDate(now);
  const days: Temporal.PlainDate[] = [];
  for (let ahead = 0; ahead <= PROMISED_DAYS_AHEAD && days.length < count; ahead += 1) {
    const date = today.add({ days: ahead });
    const left = hoursOf(hours, date).some(({ to }) => Temporal.Instant.compare(at(date, to), now) > 0);
    if (left) days.push(date);
  }
  return days;
}

/** Moments to try again at: in one hour and in three while somebody is there, the next two mornings and afternoons. */
export function nextTries(hours: readonly AnsweringHours[], now: Temporal.Instant): Temporal.Instant[] {
  const quarter = 15 * 60_000;
  const rounded = Temporal.Instant.fromEpochMilliseconds(
    Math.ceil(now.epochMilliseconds / quarter) * quarter,
  );
  const days = callDays(hours, now, 3).filter((date) => !date.equals(localDate(now)));
  const moments = [
    rounded.add({ hours: 1 }),
    rounded.add({ hours: 3 }),
    ...days.slice(0, 2).flatMap((date) => [at(date, "09:00"), at(date, "13:00")]),
  ];
  return moments.filter((moment) => isAnswered(hours, moment)).slice(0, 4);
}

/** A time as it is typed in a hurry: "14", "1430", "14.30", "14:30"; undefined when it is none. */
export function readTime(typed: string): Temporal.PlainTime | undefined {
  const parts = /^(\d{1,2})(?:[.:]?([0-5]\d))?$/u.exec(typed.trim());
  const hour = Number(parts?.[1]);
  return parts && hour < 24 ? Temporal.PlainTime.from({ hour, minute: Number(parts[2] ?? 0) }) : undefined;
}

/** Promises a call by a moment: on the list of calls until somebody is reached. */
export function promiseCallBack(
  { contact }: Case,
  promised: { readonly phone: string; readonly dueAt: Temporal.Instant },
  hand: Hand,
): Change {
  if (Temporal.Instant.compare(promised.dueAt, hand.now) <= 0) throw new Refusal("invalid", "call-back-past");
  const due = promised.dueAt.toString();
  return {
    ...change(contact, { callPhone: promised.phone }, "call-back-promised", "call-back.promise", hand, {
      due,
    }),
    callBack: { promisedAt: promised.dueAt, dueAt: promised.dueAt, attempts: 0, reachedAt: null },
  };
}

/** The person was reached: the call leaves the list. */
export function reachCallBack(found: Case, callBack: CallBack, hand: Hand): Change {
  return tried(found, callBack, hand, null);
}

/** Nobody answered: the attempt is counted, and the call stands on the list again at the next try. */
export function missCallBack(found: Case, callBack: CallBack, next: Temporal.Instant, hand: Hand): Change {
  if (Temporal.Instant.compare(next, hand.now) <= 0) throw new Refusal("invalid", "call-back-past");
  return tried(found, callBack, hand, next);
}

function tried({ contact }: Case, callBack: CallBack, hand: Hand, next: Temporal.Instant | null): Change {
  if (contact.status === "closed") throw new Refusal("conflict", "contact-closed");
  if (callBack.reachedAt !== null) throw new Refusal("conflict", "call-back-done");
  const attempts = callBack.attempts + 1;
  const data = {
    attempt: attempts,
    // The promise is to call by the time: the first attempt keeps it or does not, whoever answers.
    inTime: attempts === 1 && Temporal.Instant.compare(hand.now, callBack.promisedAt) <= 0,
    ...(next && { due: next.toString() }),
  };
  const type = next ? ("call-back-missed" as const) : ("call-back-reached" as const);
  return {
    ...change(contact, {}, type, next ? "call-back.miss" : "call-back.reach", hand, data),
    callBack: {
      ...callBack,
      attempts,
      dueAt: next ?? callBack.dueAt,
      reachedAt: next ? null : hand.now,
    },
  };
}
