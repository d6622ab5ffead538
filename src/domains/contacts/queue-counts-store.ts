import type { ProfessionalId } from "#src/kernel/id.ts";
import { gatheredIn } from "#src/platform/database/gathered.ts";
import type { ReadTx } from "#src/platform/database/sql.ts";
import { together } from "#src/platform/database/together.ts";
import { alarmedElsewhere, asleep, awake } from "./queue-order-store.ts";
import type { QueueReach, View } from "./queue-store.ts";

/** Nobody counts further: above this a number says "more than". Counting on to 50 000 would cost each reader more than the page. */
export const COUNTED = 1_000;

export type QueueCounts = Readonly<Record<View | "alarms" | "today", number>>;
type Own = "mine" | "asked";
type Shared = Omit<QueueCounts, Own>;

const readings = new WeakMap<ReadTx, ReturnType<typeof together<Shared>>>();

/** How many stand in each view, within the reader's reach: exact up to COUNTED, one more above it. */
export async function queueCounts(
  tx: ReadTx,
  { teams, onCall }: QueueReach,
  me: ProfessionalId,
  now: Temporal.Instant,
  endOfToday: Temporal.Instant,
): Promise<QueueCounts> {
  const within = { teams, onCall };
  const shared = readings.get(tx) ?? together<Shared>();
  readings.set(tx, shared);
  const [counts, own] = await Promise.all([
    shared(JSON.stringify(within), () => countAll(tx, within, now, endOfToday)),
    ownCounts(tx, { ...within, me, now }),
  ]);
  return { ...counts, ...own };
}

type Reader = QueueReach & { readonly me: ProfessionalId; readonly now: Temporal.Instant };

const ownCounts = gatheredIn(async (tx: ReadTx, readers: readonly Reader[]) => {
  const given = readers.map(({ me, teams, onCall }, at) => ({ at, me, teams, on_call: onCall }));
  // They ask within the same moment.
  const now = readers[0]?.now as Temporal.Instant;
  const rows = await tx<Pick<QueueCounts, Own>[]>`
    select (select count(*)::int from contact c where c.closed_at is null and c.holder_id = g.me
        and ${awake(tx, now)} and (c.team = any(g.teams) or (g.on_call and c.alarm_due_at is not null))) as mine,
      (select count(distinct c.id)::int from contact_consult q join contact c on c.id = q.contact_id
        where q.answered_at is null and c.closed_at is null
          and (q.to_professional = g.me or q.to_team = any(g.teams))) as asked
    from jsonb_to_recordset(${JSON.stringify(given)}::text::jsonb) as g(
      at int, me uuid, teams text[], on_call boolean) order by g.at`;
  return [...rows];
});

async function countAll(
  tx: ReadTx,
  { teams, onCall }: QueueReach,
  now: Temporal.Instant,
  endOfToday: Temporal.Instant,
): Promise<Shared> {
  const count = (wanted: ReturnType<ReadTx>) => tx`(select count(*)::int from (
    select from contact c where c.closed_at is null and c.team = any(${teams as string[]}) and ${wanted}
    ${onCall ? tx`union all select from contact c where ${alarmedElsewhere(tx, teams)} and ${wanted}` : tx``}
    limit ${COUNTED + 1}) n)`;
  const [row] = await tx<[Shared]>`
    select ${count(tx`c.status <> 'answered' and ${awake(tx, now)}`)} as team,
      ${count(tx`c.status = 'queued' and ${awake(tx, now)}`)} as free,
      ${count(tx`(c.status in ('queued', 'taken')) and c.next_due_at < ${now}`)} as late,
      ${count(tx`(c.status in ('queued', 'taken')) and c.next_due_at between ${now} and ${endOfToday}`)} as today,
      ${count(tx`c.status = 'waiting'`)} as waiting,
      ${count(tx`c.status = 'answered'`)} as answered,
      ${count(tx`c.status in ('queued', 'taken', 'waiting') and ${asleep(tx, now)}`)} as snoozed,
      ${count(tx`c.alarm_due_at is not null and c.alarm_seen_at is null`)} as alarms`;
  return row;
}
