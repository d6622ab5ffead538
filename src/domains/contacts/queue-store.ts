import type { ContactId, PersonId, ProfessionalId } from "#src/kernel/id.ts";
import type { Lang } from "#src/kernel/lang.ts";
import type { ReadTx } from "#src/platform/database/sql.ts";
import type { Channel, ContactStatus } from "./model.ts";

export type View = "team" | "mine" | "free" | "late" | "waiting" | "answered";

/** Whose queues: `teams` are those the reader may see, and whoever is on call sees alarms of any team. */
export interface QueueReach {
  readonly teams: readonly string[];
  readonly onCall: boolean;
}

/** What a professional asks of the queue: nothing outside their reach is ever listed. */
export interface QueueQuery extends QueueReach {
  readonly me: ProfessionalId;
  readonly view: View;
  readonly team?: string;
  readonly language?: Lang;
  readonly reference?: string;
  readonly page: number;
}

export const PAGE_ROWS = 50;

export interface QueueRow {
  readonly id: ContactId;
  readonly reference: string;
  readonly line: string;
  readonly team: string;
  readonly channel: Channel;
  readonly way: string;
  readonly topic: string;
  readonly language: Lang;
  readonly municipality: string | null;
  readonly nonDisclosure: boolean;
  readonly personId: PersonId | null;
  readonly status: ContactStatus;
  readonly receivedAt: Temporal.Instant;
  readonly dueAt: Temporal.Instant | null;
  readonly alarmDueAt: Temporal.Instant | null;
  readonly alarmSeenAt: Temporal.Instant | null;
  readonly holderId: ProfessionalId | null;
  readonly holderName: string | null;
}

/** The queue: unseen alarms first, then by time left; what waits for the family and what is answered last. */
export async function queue(tx: ReadTx, query: QueueQuery, now: Temporal.Instant): Promise<QueueRow[]> {
  const order = tx`(c.alarm_due_at is not null and c.alarm_seen_at is null) desc,
    (c.status in ('queued', 'taken')) desc, c.due_at nulls last, c.id`;
  // Which rows stand on the page is found with narrow rows; the rest is read of those alone.
  return tx<QueueRow[]>`
    with shown as (
      select c.id from contact c
      where c.closed_at is null and ${reach(tx, query)}
        ${viewFilter(tx, query, now)}
        ${query.team ? tx`and c.team = ${query.team}` : tx``}
        ${query.language ? tx`and c.language = ${query.language}` : tx``}
        ${query.reference ? tx`and c.reference like ${`%${query.reference.toUpperCase().replace(/[%_\\]/g, "")}%`}` : tx``}
      order by ${order} limit ${PAGE_ROWS + 1} offset ${PAGE_ROWS * query.page}
    )
    select c.id, c.reference, c.line, c.team, c.channel, c.way, c.topic, c.language, c.municipality,
      c.non_disclosure as "nonDisclosure", c.person_id as "personId", c.status, c.received_at as "receivedAt",
      c.due_at as "dueAt", c.alarm_due_at as "alarmDueAt", c.alarm_seen_at as "alarmSeenAt",
      c.holder_id as "holderId", h.name as "holderName"
    from shown join contact c using (id) left join professional h on h.id = c.holder_id
    order by ${order}`;
}

function reach(tx: ReadTx, { teams, onCall }: QueueReach) {
  const own = tx`c.team = any(${teams as string[]})`;
  return onCall ? tx`(${own} or c.alarm_due_at is not null)` : own;
}

function viewFilter(tx: ReadTx, { view, me }: QueueQuery, now: Temporal.Instant) {
  switch (view) {
    case "team":
      return tx`and c.status <> 'answered'`;
    case "mine":
      return tx`and c.holder_id = ${me}`;
    case "free":
      return tx`and c.status = 'queued'`;
    case "late":
      return tx`and c.status in ('queued', 'taken') and c.due_at < ${now}`;
    case "waiting":
      return tx`and c.status = 'waiting'`;
    case "answered":
      return tx`and c.status = 'answered'`;
  }
}

export type QueueCounts = Readonly<Record<View | "alarms" | "today", number>>;

/** How many stand in each view, within the reader's reach. */
export async function queueCounts(
  tx: ReadTx,
  within: QueueReach,
  me: ProfessionalId,
  now: Temporal.Instant,
  endOfToday: Temporal.Instant,
): Promise<QueueCounts> {
  const [row] = await tx<[QueueCounts]>`
    select count(*) filter (where status <> 'answered')::int as team,
      count(*) filter (where holder_id = ${me})::int as mine,
      count(*) filter (where status = 'queued')::int as free,
      count(*) filter (where status in ('queued', 'taken') and due_at < ${now})::int as late,
      count(*) filter (where status in ('queued', 'taken') and due_at >= ${now} and due_at <= ${endOfToday})::int as today,
      count(*) filter (where status = 'waiting')::int as waiting,
      count(*) filter (where status = 'answered')::int as answered,
      count(*) filter (where alarm_due_at is not null and alarm_seen_at is null)::int as alarms
    from contact c where c.closed_at is null and ${reach(tx, within)}`;
  return row;
}
