import type { ContactId, PersonId } from "#src/kernel/id.ts";
import type { ReadTx } from "#src/platform/database/sql.ts";
import type { ContactStatus } from "./model.ts";
import { OWN_MATTERS_AGE } from "./own-age.ts";

/** One line of "My matters". */
export interface Matter {
  readonly id: ContactId;
  readonly reference: string;
  readonly line: string;
  readonly topic: string;
  readonly status: ContactStatus;
  readonly receivedAt: Temporal.Instant;
  readonly dueAt: Temporal.Instant | null;
  readonly personId: PersonId | null;
  /** The name of the person concerned when that is not the reader. */
  readonly about: string | null;
  readonly danger: readonly string[];
}

/** For whom the reader may act, by which right, in which registers. */
export interface MayActFor {
  readonly personId: PersonId;
  readonly by: "guardian" | "mandate";
  readonly scope: readonly string[];
}

export const MATTERS_PAGE = 50;

/**
 * The matters that a resident sent, or that staff recorded for them; what waits for them first, then the newest. Of
 * what they sent or told for others only that of those they may still act for: the same as `rightOfResident` says of each.
 */
export async function matters(
  tx: ReadTx,
  reader: PersonId,
  bonds: readonly MayActFor[],
  today: Temporal.PlainDate,
  page: number,
): Promise<Matter[]> {
  return tx<Matter[]>`
    with acts as (
      select * from jsonb_to_recordset(${JSON.stringify(bonds.map(({ personId, by, scope }) => ({ id: personId, by, scope })))}::text::jsonb)
        as x(id uuid, by text, scope text[])
    )
    select c.id, c.reference, c.line, c.topic, c.status, c.received_at as "receivedAt", c.due_at as "dueAt",
      c.person_id as "personId", c.danger,
      case when c.person_id <> ${reader} then p.given_names end as about
    from contact c left join person p on p.id = c.person_id
      left join lateral (
        select sees from minor_will m where m.contact_id = c.id order by m.at desc limit 1) w on true
      left join acts a on a.id = c.person_id and c.register = any(a.scope)
    where (c.person_id = ${reader} and (c.sender_id is null or c.sender_id = ${reader}))
      or (c.person_id is null and c.sender_id = ${reader})
      or (a.id is not null and (c.sender_id = ${reader} or (c.sender_id is null and exists (
            select from contact_intake i where i.contact_id = c.id and i.caller_id = ${reader})))
        and case when a.by = 'mandate' then true
          else (c.sender_id = ${reader} or p.birth_date > ${today.subtract({ years: OWN_MATTERS_AGE })} or w.sees)
            and w.sees is not false end)
    order by (c.status = 'waiting') desc, c.received_at desc, c.id
    limit ${MATTERS_PAGE + 1} offset ${MATTERS_PAGE * page}`;
}
