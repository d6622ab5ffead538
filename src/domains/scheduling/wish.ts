import { at, localDate, minuteOfDay } from "#src/kernel/helsinki.ts";
import type { AppointmentId, ContactId, Id, PersonId } from "#src/kernel/id.ts";
import type { Lang, LocalText } from "#src/kernel/lang.ts";
import type { Appointment, FormOfService } from "./model.ts";

export type WishId = Id<"waiting-wish">;

/** How freed times are offered: content/waiting-list.yaml. Minutes, and times of the wall clock. */
export interface WaitingRules {
  readonly answer: number;
  readonly call: number;
  readonly ahead: number;
  readonly quiet: { readonly from: string; readonly to: string };
  readonly days: number;
  readonly order: LocalText;
}

/** Which times would do. Empty lists ask for nothing. */
export interface Wishes {
  readonly forms: readonly FormOfService[];
  readonly units: readonly string[];
  readonly languages: readonly Lang[];
  /** Bits, Monday the lowest. */
  readonly weekdays: number;
  /** The visit begins between these minutes of the wall clock, the last not included. */
  readonly fromMinute: number;
  readonly toMinute: number;
  readonly fromDate: Temporal.PlainDate;
  readonly untilDate: Temporal.PlainDate;
}

export type WishEnd = "accepted" | "withdrawn" | "booked-elsewhere" | "over";

/** Somebody who waits for a time. */
export interface Wish extends Wishes {
  readonly id: WishId;
  readonly submission: string;
  readonly personId: PersonId;
  readonly register: "health" | "social";
  readonly line: string;
  readonly type: string;
  readonly minutes: number;
  /** The end of the limit that runs for the person; null: none runs. */
  readonly dueAt: Temporal.Instant | null;
  readonly contactId: ContactId | null;
  readonly requestId: string | null;
  /** The time that a better one takes the place of. */
  readonly replaces: AppointmentId | null;
  readonly byPhone: boolean;
  readonly notifyEmail: string | null;
  readonly language: Lang;
  readonly madeByKind: "resident" | "staff";
  readonly madeBy: string;
  readonly madeAt: Temporal.Instant;
  readonly endedAt: Temporal.Instant | null;
  readonly endedAs: WishEnd | null;
}

/** The order of the list: the limit that ends first comes first, those without one last; then whoever has waited longest. */
export function inOrder(
  one: Pick<Wish, "dueAt" | "madeAt" | "id">,
  other: Pick<Wish, "dueAt" | "madeAt" | "id">,
): number {
  if (one.dueAt && other.dueAt) {
    const first = Temporal.Instant.compare(one.dueAt, other.dueAt);
    if (first !== 0) return first;
  } else if (one.dueAt || other.dueAt) {
    return one.dueAt ? -1 : 1;
  }
  return Temporal.Instant.compare(one.madeAt, other.madeAt) || (one.id < other.id ? -1 : 1);
}

/** A time as it is weighed against a wish. */
export interface Time {
  readonly startsAt: Temporal.Instant;
  readonly unit: string;
  readonly form: FormOfService;
}

/** Whether a time is one of those that were wished for. Languages are the search's: it knows who would be met. */
export function fits(wish: Wishes, { startsAt, unit, form }: Time): boolean {
  const date = localDate(startsAt);
  const minute = minuteOfDay(startsAt);
  return (
    (wish.weekdays & (1 << (date.dayOfWeek - 1))) !== 0 &&
    minute >= wish.fromMinute &&
    minute < wish.toMinute &&
    Temporal.PlainDate.compare(wish.fromDate, date) <= 0 &&
    Temporal.PlainDate.compare(date, wish.untilDate) <= 0 &&
    (wish.forms.length === 0 || wish.forms.includes(form)) &&
    // Where a professional sits does not matter to somebody who meets them from home.
    (form !== "in-person" || wish.units.length === 0 || wish.units.includes(unit))
  );
}

/**
 * The booked time that an offered one would stand beside: the soonest coming one of the same person and type. Not the one
 * that the wish asked to have replaced: that gives way without a question.
 */
export function standingBeside(
  wish: Pick<Wish, "personId" | "type" | "replaces">,
  times: readonly Appointment[],
  now: Temporal.Instant,
): Appointment | undefined {
  return times
    .filter(
      (one) =>
        one.status === "booked" &&
        one.personId === wish.personId &&
        one.type === wish.type &&
        one.id !== wish.replaces &&
        Temporal.Instant.compare(one.startsAt, now) > 0,
    )
    .toSorted((one, other) => Temporal.Instant.compare(one.startsAt, other.startsAt))[0];
}

/**
 * Until when an offered time is held. The time to answer runs by day: offered at night it begins in the morning. Null
 * when the visit begins too soon after it for anybody to answer.
 */
export function answerBy(
  rules: WaitingRules,
  byPhone: boolean,
  startsAt: Temporal.Instant,
  now: Temporal.Instant,
): Temporal.Instant | null {
  const minutes = byPhone ? rules.call : rules.answer;
  const last = startsAt.subtract({ minutes: rules.ahead });
  const wished = awake(rules, now).add({ minutes });
  const by = Temporal.Instant.compare(wished, last) <= 0 ? wished : last;
  // Less than the half of the time is no time to answer.
  const least = awake(rules, now).add({ minutes: Math.ceil(minutes / 2) });
  return Temporal.Instant.compare(by, least) < 0 ? null : by;
}

/** The moment itself by day, in the quiet hours their end. */
function awake({ quiet }: WaitingRules, now: Temporal.Instant): Temporal.Instant {
  const minute = minuteOfDay(now);
  const from = minutesOf(quiet.from);
  const to = minutesOf(quiet.to);
  const today = localDate(now);
  if (from > to) {
    if (minute >= from) return at(today.add({ days: 1 }), quiet.to);
    return minute < to ? at(today, quiet.to) : now;
  }
  return minute >= from && minute < to ? at(today, quiet.to) : now;
}

const minutesOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
