import { HELSINKI } from "#src/kernel/helsinki.ts";

/** Reminders go out between these hours of the wall clock. Our own choice. */
const QUIET_FROM = 20;
const QUIET_UNTIL = 8;

/**
 * When to remind of a time, so many hours before it: whole days are days of the calendar, so that a reminder of a day
 * before comes at the same time of day also when the clocks are moved. What would come at night comes the evening
 * before, never later than it was meant.
 */
export function reminderAt(startsAt: Temporal.Instant, hours: number): Temporal.Instant {
  const local = startsAt
    .toZonedDateTimeISO(HELSINKI)
    .subtract({ days: Math.floor(hours / 24) })
    .subtract({ hours: hours % 24 });
  if (local.hour >= QUIET_UNTIL && local.hour < QUIET_FROM) return local.toInstant();
  const evening = local.hour < QUIET_UNTIL ? local.subtract({ days: 1 }) : local;
  return evening.withPlainTime({ hour: QUIET_FROM - 1, minute: 30 }).toInstant();
}

/** What to do about a reminder: nothing yet, send it, or never (it was booked after its moment, or has begun). */
export function reminderStep(
  { startsAt, madeAt }: { readonly startsAt: Temporal.Instant; readonly madeAt: Temporal.Instant },
  hours: number,
  now: Temporal.Instant,
): "wait" | "send" | "never" {
  const due = reminderAt(startsAt, hours);
  if (Temporal.Instant.compare(now, due) < 0) return "wait";
  const late = Temporal.Instant.compare(startsAt, now) <= 0;
  return late || Temporal.Instant.compare(madeAt, due) > 0 ? "never" : "send";
}
