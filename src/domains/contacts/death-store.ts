import type { ContactId, PersonId } from "#src/kernel/id.ts";
import type { ReadTx, WriteTx } from "#src/platform/database/sql.ts";
import { type CaseRow, CONTACT_COLUMNS, caseOf, FACTS } from "./load-store.ts";
import type { Case } from "./step.ts";

/** A person has few open matters; more than so many are nobody's. */
const MOST = 500;

/** A person's contacts that are open or on which a limit runs. */
export async function casesWithClocksOf(tx: ReadTx, personId: PersonId): Promise<Case[]> {
  const rows = await tx<CaseRow[]>`
    select ${tx.unsafe(CONTACT_COLUMNS)}, ${tx.unsafe(FACTS)} from contact c
    where c.person_id = ${personId} and (c.closed_at is null
      or exists (select from contact_clock k where k.contact_id = c.id and k.stopped_at is null))
    order by c.received_at limit ${MOST}`;
  return rows.map(caseOf);
}

/** What waits to be sent about some contacts is not sent. */
export async function cancelNotices(tx: WriteTx, ids: readonly ContactId[]): Promise<void> {
  await tx`
    update outbox set next_at = 'infinity', failure = 'person-died'
    where contact_id = any(${[...ids]}::uuid[]) and sent_at is null`;
}
