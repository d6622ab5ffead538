import type { ContactId, PersonId, ProfessionalId } from "#src/kernel/id.ts";
import type { ReadTx, WriteTx } from "#src/platform/database/sql.ts";

/** What stands between a guardian and a child's contact: what the young person wants, and which guardian told it. */
export interface Minor {
  readonly sees: boolean | null;
  readonly callerId: PersonId | null;
}

export async function minorOf(tx: ReadTx, id: ContactId): Promise<Minor> {
  const [row] = await tx<Minor[]>`
    select (select w.sees from minor_will w where w.contact_id = c.id order by w.at desc limit 1) as sees,
      (select i.caller_id from contact_intake i where i.contact_id = c.id) as "callerId"
    from contact c where c.id = ${id}`;
  return row ?? { sees: null, callerId: null };
}

/** Records what a young person wants. The newest holds; earlier ones stay. */
export async function addWill(
  tx: WriteTx,
  id: ContactId,
  sees: boolean,
  by: ProfessionalId,
  at: Temporal.Instant,
): Promise<void> {
  await tx`
    insert into minor_will (contact_id, at, sees, professional_id) values (${id}, ${at}, ${sees}, ${by})
    on conflict (contact_id, at) do nothing`;
}
