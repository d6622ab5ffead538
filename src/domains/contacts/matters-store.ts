import type { ContactId, PersonId } from "#src/kernel/id.ts";
import type { ReadTx } from "#src/platform/database/sql.ts";
import type { ContactStatus } from "./model.ts";

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

export const MATTERS_PAGE = 50;

/**
 * The matters that a resident sent, or that staff recorded for them; what waits for them first, then the newest. Of
 * what they sent for others only that of those they may still act for.
 */
export async function matters(
  tx: ReadTx,
  reader: PersonId,
  actsFor: readonly PersonId[],
  page: number,
): Promise<Matter[]> {
  return tx<Matter[]>`
    select c.id, c.reference, c.line, c.topic, c.status, c.received_at as "receivedAt", c.due_at as "dueAt",
      c.person_id as "personId", c.danger,
      case when c.person_id <> ${reader} then p.given_names end as about
    from contact c left join person p on p.id = c.person_id
    where (c.sender_id = ${reader} and (c.person_id is null or c.person_id = any(${[reader, ...actsFor]}::uuid[])))
      or (c.person_id = ${reader} and c.sender_id is null)
    order by (c.status = 'waiting') desc, c.received_at desc, c.id
    limit ${MATTERS_PAGE + 1} offset ${MATTERS_PAGE * page}`;
}
