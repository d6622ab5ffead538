import { Refusal } from "#src/kernel/errors.ts";
import { at } from "#src/kernel/helsinki.ts";
import { readDay } from "#src/kernel/typed-day.ts";
import { readTime } from "./call-back.ts";
import type { Change } from "./model.ts";
import { type Case, change, type Hand } from "./step.ts";

/** How far ahead a contact may be put aside, in days. */
export const SNOOZE_DAYS = 60;

/**
 * Puts a contact aside until a moment. The clocks go on: past the nearest limit that runs, promise or law, it cannot be
 * put aside, nor while somebody may be in danger.
 */
export function snooze(
  { contact }: Case,
  until: Temporal.Instant,
  limit: Temporal.Instant | null,
  hand: Hand,
): Change {
  if (contact.status === "closed" || contact.status === "answered")
    throw new Refusal("conflict", "contact-not-open");
  if (contact.holderId !== null && contact.holderId !== hand.by.id)
    throw new Refusal("conflict", "not-holder");
  if (contact.alarmDueAt !== null && contact.alarmSeenAt === null)
    throw new Refusal("conflict", "snooze-alarm");
  if (Temporal.Instant.compare(until, hand.now) <= 0) throw new Refusal("invalid", "snooze-past");
  if (Temporal.Instant.compare(until, hand.now.add({ hours: 24 * SNOOZE_DAYS })) > 0)
    throw new Refusal("invalid", "snooze-far");
  if (limit !== null && Temporal.Instant.compare(until, limit) >= 0)
    throw new Refusal("invalid", "snooze-past-due");
  return change(contact, {}, "snoozed", "contact.snooze", hand, { until: until.toString() });
}

/** The moment has come: the contact is in the queue again. */
export function wake({ contact }: Case, hand: Hand): Change {
  return change(contact, {}, "woke", "contact.wake", hand);
}

/**
 * A day and a time of Helsinki as they are typed. On the night when the clock is put forward the hour that is not
 * is the one after it; when it is put back the first of the two. Undefined when they make no moment.
 */
export function readMoment(date: string, time: string): Temporal.Instant | undefined {
  const [day, clock] = [readDay(date), readTime(time)];
  return day && clock && at(day, clock);
}
