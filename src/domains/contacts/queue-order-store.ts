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

/** Put aside until later than now, and nothing has happened to it since: found from what is put aside, which is little. */
export const asleep = (tx: ReadTx, now: Temporal.Instant) => tx`
  c.id = any(array(select s.contact_id from contact_snooze s where s.until > ${now}))
  and ${aside(tx, now)}`;
/** A list that is looked up, not joined: the rows stay in the order of the index, and what comes first is read first. */
export const awake = (tx: ReadTx, now: Temporal.Instant) => tx`not ${aside(tx, now)}`;
const aside = (tx: ReadTx, now: Temporal.Instant) => tx`(c.id, c.version) in (
  select s.contact_id, s.version from contact_snooze s where s.until > ${now})`;
/** Where somebody here has nothing to do: these stand behind the others in the index, and are looked for only there. */
export const behind = (tx: ReadTx) => tx`not (c.status in ('queued', 'taken'))`;
