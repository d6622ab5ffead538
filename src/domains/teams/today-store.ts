import type { ContactId, ProfessionalId } from "#src/kernel/id.ts";
import type { ReadTx } from "#src/platform/database/sql.ts";
import type { DayHours } from "./typical.ts";

/** A span of time, its end not included. */
export interface Span {
  readonly from: Temporal.Instant;
  readonly before: Temporal.Instant;
}

/** How a team stands today. */
export interface TeamLoad {
  readonly team: string;
  /** What came today and stands with the team now. */
  readonly came: number;
  /** Not answered and not closed, whoever has it. */
  readonly open: number;
  /** Of the open ones those that nobody has. */
  readonly free: number;
  readonly answered: number;
}

/** How teams stand, in the order given. */
export async function teamLoads(tx: ReadTx, teams: readonly string[], today: Span): Promise<TeamLoad[]> {
  const { from, before } = today;
  return tx<TeamLoad[]>`
    select t.team,
      (select count(*)::int from contact c
        where c.team = t.team and c.received_at >= ${from} and c.received_at < ${before}) as came,
      (select count(*)::int from contact c
        where c.team = t.team and c.closed_at is null and c.status in ('queued', 'taken', 'waiting')) as open,
      (select count(*)::int from contact c where c.team = t.team and c.status = 'queued') as free,
      (select count(*)::int from contact c
        where c.team = t.team and c.answered_at >= ${from} and c.answered_at < ${before}) as answered
    from unnest(${[...teams]}::text[]) with ordinality t(team, n) order by t.n`;
}

/** What one person has taken in some teams. */
export interface Taken {
  readonly holderId: ProfessionalId;
  readonly taken: number;
  /** Of them those that wait for the person's own reply. */
  readonly waiting: number;
  /** The nearest promise of them. */
  readonly dueAt: Temporal.Instant | null;
  /** The first of them by their promises, at most 50: one page to hand over. */
  readonly ids: readonly ContactId[];
}

/** Who has taken how much of what stands in some teams. */
export async function takenBy(tx: ReadTx, teams: readonly string[]): Promise<Taken[]> {
  return tx<Taken[]>`
    select c.holder_id as "holderId", count(*)::int as taken,
      (count(*) filter (where c.status = 'waiting'))::int as waiting, min(c.due_at) as "dueAt",
      (array_agg(c.id::text order by c.due_at nulls last, c.id))[1:50] as ids
    from contact c
    where c.closed_at is null and c.status in ('taken', 'waiting') and c.holder_id is not null
      and c.team = any(${[...teams]})
    group by c.holder_id`;
}

/** How many contacts that stand with some teams came on each of some days, by the hour of Helsinki. */
export async function cameByHour(
  tx: ReadTx,
  teams: readonly string[],
  days: readonly (Span & { readonly day: Temporal.PlainDate })[],
): Promise<DayHours[]> {
  const spans = days.map(({ day, from, before }) => ({
    day: day.toString(),
    from: from.toString(),
    before: before.toString(),
  }));
  const rows = await tx<{ day: string; hour: number; n: number }[]>`
    select d.day, extract(hour from c.received_at at time zone 'Europe/Helsinki')::int as hour, count(*)::int as n
    from jsonb_to_recordset(${JSON.stringify(spans)}::text::jsonb) as d(day text, "from" timestamptz, before timestamptz)
      join contact c on c.team = any(${[...teams]}) and c.received_at >= d."from" and c.received_at < d.before
    group by 1, 2`;
  return days.map(({ day }) => ({
    day,
    hours: new Map(rows.filter((row) => row.day === day.toString()).map(({ hour, n }) => [hour, n])),
  }));
}
