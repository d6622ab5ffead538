import type { ReadTx } from "#src/platform/database/sql.ts";

/** How limits of law stand: running with time left, ending soon, past and still open; ended in the period kept or broken. */
export type LimitState = "running" | "soon" | "late" | "kept" | "broken";

/** Limits of one rule on contacts of one team. */
export interface LimitCount {
  readonly rule: string;
  readonly line: string;
  readonly team: string;
  readonly state: LimitState;
  readonly n: number;
}

/** All limits that run now, and those that ended after `since`. `soon`: ends by this moment. */
export async function limitCounts(
  tx: ReadTx,
  now: Temporal.Instant,
  soon: Temporal.Instant,
  since: Temporal.Instant,
): Promise<LimitCount[]> {
  return tx<LimitCount[]>`
    select k.rule, c.line, c.team,
      case
        when k.stopped_at is not null then k.state
        when k.state = 'broken' or k.due_at < ${now} then 'late'
        when k.due_at <= ${soon} then 'soon'
        else 'running'
      end as state, count(*)::int as n
    from contact_clock k join contact c on c.id = k.contact_id
    where (k.stopped_at is null and k.state in ('running', 'paused', 'broken'))
      or (k.stopped_at >= ${since} and k.state in ('kept', 'broken'))
    group by 1, 2, 3, 4`;
}

/** Promised calls whose time has passed and that nobody has tried; of a matter whose person died meanwhile none is owed. */
export async function lateCalls(
  tx: ReadTx,
  now: Temporal.Instant,
): Promise<{ readonly line: string; readonly team: string; readonly n: number }[]> {
  return tx`
    select c.line, c.team, count(*)::int as n from call_back b join contact c on c.id = b.contact_id
    where b.reached_at is null and b.attempts = 0 and b.promised_at < ${now} and c.closed_at is null
      and not exists (select from journal j where j.contact_id = c.id and j.type = 'person-died')
    group by 1, 2`;
}
