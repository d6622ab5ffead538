import type { ContactId, PersonId, ProfessionalId } from "#src/kernel/id.ts";
import type { ReadTx } from "#src/platform/database/sql.ts";
import type { ContactStatus } from "./model.ts";
import { RELATIONSHIP_DAYS } from "./step.ts";

export const BREACH_ROWS = 50;

/** A promise that was not kept: when it ended, and when the answer came if it has. */
export interface Breach {
  readonly id: ContactId;
  readonly reference: string;
  readonly topic: string;
  readonly line: string;
  readonly team: string;
  readonly status: ContactStatus;
  readonly personId: PersonId | null;
  readonly receivedAt: Temporal.Instant;
  readonly breachedAt: Temporal.Instant;
  readonly answeredAt: Temporal.Instant | null;
  readonly holderId: ProfessionalId | null;
  readonly holderName: string | null;
  readonly version: number;
}

/**
 * Promises not kept on some lines by some teams, the newest first; with `open` only those still unanswered. What the
 * teams may no longer open, so long after its closing, is not listed either.
 */
export async function breaches(
  tx: ReadTx,
  of: { readonly lines: readonly string[]; readonly teams: readonly string[]; readonly open: boolean },
  page: number,
  now: Temporal.Instant,
): Promise<Breach[]> {
  return tx<Breach[]>`
    select c.id, c.reference, c.topic, c.line, c.team, c.status, c.person_id as "personId",
      c.received_at as "receivedAt", c.breached_at as "breachedAt", c.answered_at as "answeredAt",
      c.holder_id as "holderId", h.name as "holderName", c.version
    from contact c left join professional h on h.id = c.holder_id
    where c.breached_at is not null and c.line = any(${of.lines as string[]}) and c.team = any(${of.teams as string[]})
      and (c.closed_at is null or c.closed_at > ${now.subtract({ hours: 24 * RELATIONSHIP_DAYS })})
      ${of.open ? tx`and c.closed_at is null and c.status <> 'answered'` : tx``}
    order by c.breached_at desc, c.id limit ${BREACH_ROWS + 1} offset ${BREACH_ROWS * page}`;
}
