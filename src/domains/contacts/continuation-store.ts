import type { ContactId, ProfessionalId } from "#src/kernel/id.ts";
import type { ReadTx, WriteTx } from "#src/platform/database/sql.ts";
import type { Asked, Continuation } from "./continuation.ts";

/** What was said of a contact; undefined when nobody has been asked yet. */
export async function continuationOf(tx: ReadTx, id: ContactId): Promise<Continuation | undefined> {
  const [row] = await tx<Continuation[]>`
    select cause, earlier_id as "earlierId", earlier_line as line, earlier_team as team, earlier_unit as unit
    from continuation where contact_id = ${id}`;
  return row;
}

/** The newest fact that says whether a contact continues another. */
export async function askedBefore(tx: ReadTx, id: ContactId): Promise<Asked | undefined> {
  const [row] = await tx<Asked[]>`
    select at, data from journal
    where contact_id = ${id} and type in ('continues-unsettled', 'continues-nothing') order by seq desc limit 1`;
  return row;
}

/** What was said of one contact, by whom and when. */
export type SaidContinuation = Continuation & {
  readonly contactId: ContactId;
  readonly by: ProfessionalId;
  readonly at: Temporal.Instant;
};

/** Keeps what was said of some contacts; said again, the later takes the place of the earlier. */
export async function putContinuations(tx: WriteTx, said: readonly SaidContinuation[]): Promise<number> {
  if (said.length === 0) return 0;
  const rows = said.map(({ at, ...one }) => ({ ...one, at: at.toString() }));
  const put = await tx`
    insert into continuation (contact_id, at, professional_id, cause, earlier_id, earlier_line, earlier_team, earlier_unit)
    select "contactId", at, by, cause, "earlierId", line, team, unit
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as x(
      "contactId" uuid, at timestamptz, by uuid, cause text, "earlierId" uuid, line text, team text, unit text)
    on conflict (contact_id) do update set at = excluded.at, professional_id = excluded.professional_id,
      cause = excluded.cause, earlier_id = excluded.earlier_id, earlier_line = excluded.earlier_line,
      earlier_team = excluded.earlier_team, earlier_unit = excluded.earlier_unit`;
  return put.count;
}
