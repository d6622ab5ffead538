import type { ContactId, ProfessionalId } from "#src/kernel/id.ts";
import type { ReadTx, WriteTx } from "#src/platform/database/sql.ts";

export interface Snoozed {
  readonly id: ContactId;
  readonly version: number;
}

/** The nearest limit that runs on each contact, promise or law; of one without any there is nothing. */
export async function nearestLimits(
  tx: ReadTx,
  ids: readonly ContactId[],
): Promise<Map<ContactId, Temporal.Instant>> {
  const rows = await tx<{ id: ContactId; at: Temporal.Instant }[]>`
    select id, next_due_at as at from contact where id = any(${[...ids] as string[]}) and next_due_at is not null`;
  return new Map(rows.map(({ id, at }) => [id, at]));
}

/** Puts contacts aside, each in the version that it has then. */
export async function putAside(
  tx: WriteTx,
  snoozed: readonly Snoozed[],
  until: Temporal.Instant,
  by: ProfessionalId,
): Promise<void> {
  await tx`
    insert into contact_snooze (contact_id, until, version, by_id)
    select x.id, ${until}, x.version, ${by}
    from jsonb_to_recordset(${JSON.stringify(snoozed)}::text::jsonb) as x(id uuid, version int)
    on conflict (contact_id) do update set until = excluded.until, version = excluded.version, by_id = excluded.by_id`;
}

/** Until when a contact is put aside; undefined when it is not, or something has happened to it since. */
export async function asideUntil(
  tx: ReadTx,
  { id, version }: Snoozed,
  now: Temporal.Instant,
): Promise<Temporal.Instant | undefined> {
  const [row] = await tx<{ until: Temporal.Instant }[]>`
    select until from contact_snooze where contact_id = ${id} and version = ${version} and until > ${now}`;
  return row?.until;
}

/** Takes away what has come to its moment, so many at a time; returns those to which nothing has happened meanwhile. */
export async function takeWoken(
  tx: WriteTx,
  now: Temporal.Instant,
  limit: number,
): Promise<{ woken: ContactId[]; taken: number }> {
  const rows = await tx<{ id: ContactId; same: boolean }[]>`
    delete from contact_snooze s using contact c
    where c.id = s.contact_id and s.contact_id = any(array(
      select contact_id from contact_snooze where until <= ${now} order by until limit ${limit} for update skip locked))
    returning c.id, c.version = s.version and c.closed_at is null as same`;
  return { woken: rows.filter(({ same }) => same).map(({ id }) => id), taken: rows.length };
}
