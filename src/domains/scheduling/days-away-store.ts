import type { ProfessionalId } from "#src/kernel/id.ts";
import type { ReadTx, WriteTx } from "#src/platform/database/sql.ts";

/** Whole days on which a professional is away, as the record of absences has them: the end is not included. */
export interface DaysAway {
  readonly id: string;
  readonly professionalId: ProfessionalId;
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
  /** A code of ABSENCE_REASONS. */
  readonly reason: string;
}

/** What stands in a calendar because of a record kept elsewhere bears its name: it is taken away there alone. */
const SOURCE = "absence";

/** Blocks the calendars of whoever is away, in the transaction that records it. Nothing for those without a calendar. */
export async function blockDays(tx: WriteTx, away: DaysAway): Promise<void> {
  await tx`
    with added as (
      insert into schedule_exception (id, resource_id, during, reason, source, source_key)
      select gen_random_uuid(), r.id, tstzrange(${away.from}, ${away.to}), ${away.reason}, ${SOURCE}, ${away.id} || ' ' || r.id
      from resource r where r.professional_id = ${away.professionalId}
      on conflict (source, source_key) do nothing returning resource_id
    )
    insert into calendar_change (resource_id) select resource_id from added`;
}

/** Frees the days of an absence that was taken back. */
export async function freeDays(tx: WriteTx, id: string): Promise<void> {
  await tx`
    with gone as (
      delete from schedule_exception where source = ${SOURCE} and starts_with(source_key, ${`${id} `})
      returning resource_id
    )
    insert into calendar_change (resource_id) select resource_id from gone`;
}

/** Time blocked in the calendars of some people by themselves or a colleague, not by an absence of whole days. */
export interface BlockedTime {
  readonly id: string;
  readonly name: string;
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
  readonly reason: string;
}

const BLOCKED_ROWS = 100;

/** What is blocked from a moment on, the soonest first. At most BLOCKED_ROWS. */
export async function blockedTimes(
  tx: ReadTx,
  people: readonly ProfessionalId[],
  from: Temporal.Instant,
): Promise<BlockedTime[]> {
  return tx<BlockedTime[]>`
    select e.id, p.name, lower(e.during) as "from", upper(e.during) as "to", e.reason
    from resource r join professional p on p.id = r.professional_id join schedule_exception e on e.resource_id = r.id
    where r.professional_id = any(${[...people] as string[]}::uuid[]) and e.offer is null and e.source is distinct from ${SOURCE}
      and e.during && tstzrange(${from}, null)
    order by lower(e.during), p.name, e.id limit ${BLOCKED_ROWS}`;
}

/** How many people are booked with somebody who is away, by the absence's id; those with nobody are left out. */
export async function bookedWhileAway(
  tx: ReadTx,
  away: readonly Pick<DaysAway, "id" | "professionalId" | "from" | "to">[],
  now: Temporal.Instant,
): Promise<ReadonlyMap<string, { readonly count: number; readonly first: Temporal.Instant }>> {
  if (away.length === 0) return new Map();
  const spans = away.map(({ id, professionalId, from, to }) => ({
    id,
    professional_id: professionalId,
    from_at: from.toString(),
    to_at: to.toString(),
  }));
  const rows = await tx<{ id: string; count: number; first: Temporal.Instant }[]>`
    select s.id, count(distinct a.id)::int as count, min(a.starts_at) as first
    from jsonb_to_recordset(${JSON.stringify(spans)}::text::jsonb) as s(id uuid, professional_id uuid, from_at timestamptz,
        to_at timestamptz)
      join resource r on r.professional_id = s.professional_id
      join occupancy o on o.resource_id = r.id and o.during && tstzrange(s.from_at, s.to_at)
      join appointment a on a.id = o.appointment_id
    where a.status = 'booked' and a.starts_at >= ${now}
    group by s.id`;
  return new Map(rows.map(({ id, ...booked }) => [id, booked]));
}
