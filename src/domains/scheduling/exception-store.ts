import type { ResourceId } from "#src/kernel/id.ts";
import type { ReadTx, WriteTx } from "#src/platform/database/sql.ts";

/** Time that is blocked: nobody is given any of it. */
export interface Absence {
  readonly id: string;
  readonly resourceId: ResourceId;
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
  /** A code of ABSENCE_REASONS. */
  readonly reason: string;
  /** Recorded elsewhere, as an absence of whole days: it is taken away there alone. */
  readonly elsewhere?: boolean;
}

/** Blocks time, and says whose calendar has changed. The same id twice is one. */
export async function addAbsence(tx: WriteTx, one: Absence): Promise<void> {
  await tx`
    with added as (
      insert into schedule_exception (id, resource_id, during, reason)
      values (${one.id}, ${one.resourceId}, tstzrange(${one.from}, ${one.to}), ${one.reason})
      on conflict (id) do nothing returning resource_id
    )
    insert into calendar_change (resource_id) select resource_id from added`;
}

/** Takes a block away again; false when it is not of this calendar. */
export async function removeAbsence(tx: WriteTx, id: string, resource: ResourceId): Promise<boolean> {
  const gone = await tx`
    with gone as (
      delete from schedule_exception where id = ${id} and resource_id = ${resource} and offer is null and source is null
      returning resource_id
    )
    insert into calendar_change (resource_id) select resource_id from gone returning resource_id`;
  return gone.length > 0;
}

/** A block of a calendar; undefined when it is not of this one. */
export async function absenceById(
  tx: ReadTx,
  id: string,
  resource: ResourceId,
): Promise<Absence | undefined> {
  const [row] = await tx<Absence[]>`
    select id, resource_id as "resourceId", lower(during) as "from", upper(during) as "to", reason
    from schedule_exception where id::text = ${id} and resource_id = ${resource} and offer is null`;
  return row;
}

/** What is blocked of some calendars between two moments. At most 300. */
export async function absencesOf(
  tx: ReadTx,
  resources: readonly ResourceId[],
  from: Temporal.Instant,
  to: Temporal.Instant,
): Promise<Absence[]> {
  if (resources.length === 0) return [];
  return tx<Absence[]>`
    select id, resource_id as "resourceId", lower(during) as "from", upper(during) as "to", reason,
      source is not null as elsewhere
    from schedule_exception
    where resource_id = any(${[...resources]}::uuid[]) and offer is null and during && tstzrange(${from}, ${to})
    order by lower(during) limit 300`;
}
