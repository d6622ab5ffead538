import type { AccessAction, Ground } from "#src/kernel/access.ts";
import type { ContactId, PersonId } from "#src/kernel/id.ts";
import type { ReadTx } from "#src/platform/database/sql.ts";

/** An entry as it is shown in plain words: who, in which role, what, why, when. */
export interface ShownAccess {
  readonly at: Temporal.Instant;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly actorName: string | null;
  readonly role: string | null;
  readonly unit: string | null;
  readonly action: AccessAction;
  readonly ground: Ground;
  readonly contactId: ContactId | null;
  readonly reference: string | null;
  readonly reasonWords: string | null;
  /** The registers that the reason opened; none of one's own circle. */
  readonly reasonRegisters: readonly ("health" | "social")[] | null;
  /** The code of the ground that was stated for moving a matter to the other register. */
  readonly stated: string | null;
}

export const LOG_PAGE = 50;

const columns = (tx: ReadTx) => tx`
  a.at, a.actor_kind as "actorKind", a.actor_id as "actorId", p.name as "actorName", a.role, a.unit, a.action,
  a.ground, s.words as "reasonWords", s.registers as "reasonRegisters", case when a.ground = 'stated-ground' then (
    select j.data->>'stated' from journal j
    where j.contact_id = a.contact_id and j.type = 'moved-register' and j.at = a.at limit 1) end as stated`;

/** A part of the log: from a moment on, before another, and how many rows are one page. */
export interface LogSpan {
  readonly from?: Temporal.Instant | undefined;
  readonly before?: Temporal.Instant | undefined;
  readonly rows?: number;
}

/** Who has read or written a person's data: single openings and lists alike, newest first. One more than a page. */
export async function accessesOfPerson(
  tx: ReadTx,
  personId: PersonId,
  page: number,
  { from, before, rows = LOG_PAGE }: LogSpan = {},
): Promise<ShownAccess[]> {
  return tx<ShownAccess[]>`
    with entries as (
      select a.id, a.contact_id from access_log a where a.person_id = ${personId}
      union all
      select l.log_id, l.contact_id from access_log_shown l where l.person_id = ${personId}
      union all
      select f.log_id, null from access_log_found f where f.person_id = ${personId}
    )
    select ${columns(tx)}, e.contact_id as "contactId", c.reference
    from entries e join access_log a on a.id = e.id
      left join professional p on a.actor_kind = 'staff' and p.id = a.actor_id
      left join special_reason s on s.id = a.special_reason_id
      left join contact c on c.id = e.contact_id
    where true ${from ? tx`and a.at >= ${from}` : tx``} ${before ? tx`and a.at < ${before}` : tx``}
    order by a.at desc, a.id desc limit ${rows + 1} offset ${rows * page}`;
}

/**
 * Who has read or written one contact, newest first; at most `limit`. Without the looks that `exceptOwn` took at their
 * own list of matters: on a matter's page they would bury those of others. The person's whole log has them.
 */
export async function accessesOfContact(
  tx: ReadTx,
  contactId: ContactId,
  limit: number,
  exceptOwn: PersonId | null = null,
): Promise<ShownAccess[]> {
  return tx<ShownAccess[]>`
    with entries as (
      select a.id from access_log a where a.contact_id = ${contactId}
      union
      select l.log_id from access_log_shown l where l.contact_id = ${contactId}
    )
    select ${columns(tx)}, ${contactId}::uuid as "contactId", null as reference
    from entries e join access_log a using (id)
      left join professional p on a.actor_kind = 'staff' and p.id = a.actor_id
      left join special_reason s on s.id = a.special_reason_id
    where a.action <> 'matters.list' or a.actor_id is distinct from ${exceptOwn}::uuid
    order by a.at desc, a.id desc limit ${limit}`;
}
