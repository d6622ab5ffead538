import type { ReadTx } from "#src/platform/database/sql.ts";

/** What order, views and counts are made from: all of it stands in the index `contact_queue`. */
export const keys = (tx: ReadTx) =>
  tx`c.id, c.status, c.due_at, c.next_due_at, c.received_at, c.alarm_due_at, c.alarm_seen_at, c.version`;

/**
 * The order of the queue, and of what is offered next, in this one place: unseen alarms, then what somebody here has
 * to do before what waits for others, then the time left against promise and law. Of those with the same limit the one that came first is
 * first: what came at night stands before what came in the day. The index `contact_queue` stands in the same order.
 */
export const inOrder = (tx: ReadTx) => tx`
  order by (c.alarm_due_at is not null and c.alarm_seen_at is null) desc,
    (c.status in ('queued', 'taken')) desc, c.next_due_at nulls last, c.received_at, c.id`;

/** Whoever is on call sees the alarms of the other teams too. */
export const alarmedElsewhere = (tx: ReadTx, teams: readonly string[]) =>
  tx`c.closed_at is null and c.alarm_due_at is not null and c.team <> all(${teams as string[]})`;

/** Put aside until later than now, and nothing has happened to it since. */
export const asleep = (tx: ReadTx, now: Temporal.Instant) => tx`c.id in (
  select s.contact_id from contact_snooze s where s.until > ${now} and s.version = c.version)`;
export const awake = (tx: ReadTx, now: Temporal.Instant) => tx`not exists (
  select from contact_snooze s where s.contact_id = c.id and s.until > ${now} and s.version = c.version)`;
