import type { ContactId, PersonId, ProfessionalId } from "#src/kernel/id.ts";
import type { Lang } from "#src/kernel/lang.ts";
import type { ReadTx } from "#src/platform/database/sql.ts";
import { together } from "#src/platform/database/together.ts";
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

interface Shared {
  readonly rows: ReturnType<typeof together<QueueRow[]>>;
  readonly counts: ReturnType<typeof together<Omit<QueueCounts, "mine">>>;
}

const readings = new WeakMap<ReadTx, Shared>();

/** One change refreshes every screen of a team at once: the team's queue is then read once for all of them. */
function shared(tx: ReadTx): Shared {
  const known = readings.get(tx) ?? { rows: together(), counts: together() };
  readings.set(tx, known);
  return known;
}

/** The queue: unseen alarms first, then by time left against promise and law; what waits for the family and what is answered last. */
export function queue(tx: ReadTx, query: QueueQuery, now: Temporal.Instant): Promise<QueueRow[]> {
  const { teams, onCall, view, team, language, reference, page, me } = query;
  const key = JSON.stringify([
    teams,
    onCall,
    view,
    team,
    language,
    reference,
    page,
    view === "mine" ? me : "",
  ]);
  return shared(tx).rows(key, () => readQueue(tx, query, now));
}

/** Each team's queue is read in the order of its index (contact_queue), then the page is taken from them together. */
async function readQueue(tx: ReadTx, query: QueueQuery, now: Temporal.Instant): Promise<QueueRow[]> {
  const { teams, page } = query;
  const wanted = tx`
    ${viewFilter(tx, query, now)}
    ${query.team ? tx`and c.team = ${query.team}` : tx``}
    ${query.language ? tx`and c.language = ${query.language}` : tx``}
    ${query.reference ? tx`and c.reference like ${`%${query.reference.toUpperCase().replace(/[%_\\]/g, "")}%`}` : tx``}`;
  return tx<QueueRow[]>`
    select c.id, c.reference, c.line, c.team, c.channel, c.way, c.topic, c.language, c.municipality,
      c.non_disclosure or coalesce(p.non_disclosure, false) as "nonDisclosure", c.person_id as "personId", c.status, c.received_at as "receivedAt",
      c.due_at as "dueAt", c.alarm_due_at as "alarmDueAt", c.alarm_seen_at as "alarmSeenAt",
      c.holder_id as "holderId", h.name as "holderName"
    from (
      select c.id from (
        select c.* from unnest(${teams as string[]}::text[]) as own (team) cross join lateral (
          select ${keys(tx)} from contact c where c.closed_at is null and c.team = own.team ${wanted}
          ${inOrder(tx)} limit ${PAGE_ROWS * (page + 1) + 1}
        ) c
        ${query.onCall ? tx`union all select ${keys(tx)} from contact c where ${alarmedElsewhere(tx, teams)} ${wanted}` : tx``}
      ) c
      ${inOrder(tx)} limit ${PAGE_ROWS + 1} offset ${PAGE_ROWS * page}
    ) shown join contact c using (id) left join professional h on h.id = c.holder_id
      left join person p on p.id = c.person_id
    ${inOrder(tx)}`;
}

/** What order and counts are made from: all of it stands in the index. */
const keys = (tx: ReadTx) => tx`c.id, c.status, c.due_at, c.next_due_at, c.alarm_due_at, c.alarm_seen_at`;

const inOrder = (tx: ReadTx) => tx`
  order by (c.alarm_due_at is not null and c.alarm_seen_at is null) desc,
    (c.status in ('queued', 'taken')) desc, c.next_due_at nulls last, c.id`;

/** Whoever is on call sees the alarms of the other teams too. */
const alarmedElsewhere = (tx: ReadTx, teams: readonly string[]) =>
  tx`c.closed_at is null and c.alarm_due_at is not null and c.team <> all(${teams as string[]})`;

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
  { teams, onCall }: QueueReach,
  me: ProfessionalId,
  now: Temporal.Instant,
  endOfToday: Temporal.Instant,
): Promise<QueueCounts> {
  const within = { teams, onCall };
  const [counts, mine] = await Promise.all([
    shared(tx).counts(JSON.stringify(within), () => countAll(tx, within, now, endOfToday)),
    countMine(tx, within, me),
  ]);
  return { ...counts, mine };
}

async function countMine(tx: ReadTx, { teams, onCall }: QueueReach, me: ProfessionalId): Promise<number> {
  const [row] = await tx<[{ n: number }]>`
    select count(*)::int as n from contact c where c.closed_at is null and c.holder_id = ${me}
      and (c.team = any(${teams as string[]}) ${onCall ? tx`or c.alarm_due_at is not null` : tx``})`;
  return row.n;
}

async function countAll(
  tx: ReadTx,
  { teams, onCall }: QueueReach,
  now: Temporal.Instant,
  endOfToday: Temporal.Instant,
): Promise<Omit<QueueCounts, "mine">> {
  const [row] = await tx<[Omit<QueueCounts, "mine">]>`
    select count(*) filter (where status <> 'answered')::int as team,
      count(*) filter (where status = 'queued')::int as free,
      count(*) filter (where status in ('queued', 'taken') and due_at < ${now})::int as late,
      count(*) filter (where status in ('queued', 'taken') and due_at >= ${now} and due_at <= ${endOfToday})::int as today,
      count(*) filter (where status = 'waiting')::int as waiting,
      count(*) filter (where status = 'answered')::int as answered,
      count(*) filter (where alarm_due_at is not null and alarm_seen_at is null)::int as alarms
    from (
      select ${keys(tx)} from contact c where c.closed_at is null and c.team = any(${teams as string[]})
      ${onCall ? tx`union all select ${keys(tx)} from contact c where ${alarmedElsewhere(tx, teams)}` : tx``}
    ) c`;
  return row;
}
