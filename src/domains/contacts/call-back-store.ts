import type { ContactId, PersonId, ProfessionalId } from "#src/kernel/id.ts";
import type { Lang } from "#src/kernel/lang.ts";
import type { ReadTx } from "#src/platform/database/sql.ts";
import type { CallBack, Channel, ContactStatus, Intake } from "./model.ts";

/** One call of the list. */
export interface CallBackRow extends CallBack {
  readonly id: ContactId;
  readonly reference: string;
  readonly line: string;
  readonly team: string;
  readonly channel: Channel;
  readonly topic: string;
  readonly language: Lang;
  readonly status: ContactStatus;
  readonly personId: PersonId | null;
  readonly nonDisclosure: boolean;
  readonly holderId: ProfessionalId | null;
  readonly holderName: string | null;
  readonly callPhone: string | null;
  readonly interpreter: string | null;
  /** The person is to be written to, not called. */
  readonly writes: boolean;
}

export const CALL_ROWS = 50;

/** Calls promised by teams and not yet made, the first due first. A closed contact has none. */
export async function callBacks(tx: ReadTx, teams: readonly string[], page: number): Promise<CallBackRow[]> {
  return tx<CallBackRow[]>`
    select c.id, c.reference, c.line, c.team, c.channel, c.topic, c.language, c.status, c.person_id as "personId",
      c.non_disclosure as "nonDisclosure", c.holder_id as "holderId", h.name as "holderName",
      c.call_phone as "callPhone", i.interpreter, is_written_to(c.person_id) as writes,
      b.promised_at as "promisedAt", b.due_at as "dueAt", b.attempts, b.reached_at as "reachedAt"
    from call_back b join contact c on c.id = b.contact_id left join contact_intake i on i.contact_id = c.id
      left join professional h on h.id = c.holder_id
    where b.reached_at is null and c.closed_at is null and c.team = any(${teams as string[]})
    order by b.due_at, c.id limit ${CALL_ROWS + 1} offset ${CALL_ROWS * page}`;
}

/** The call promised in a contact, reached or not. */
export async function callBackOf(tx: ReadTx, id: ContactId): Promise<CallBack | undefined> {
  const [row] = await tx<CallBack[]>`
    select promised_at as "promisedAt", due_at as "dueAt", attempts, reached_at as "reachedAt"
    from call_back where contact_id = ${id}`;
  return row;
}

/** How a contact came, when a professional recorded it, with the caller's name. */
export async function intakeOf(
  tx: ReadTx,
  id: ContactId,
): Promise<(Intake & { readonly callerName: string | null }) | undefined> {
  const [row] = await tx<(Intake & { callerName: string | null })[]>`
    select i.recorded_by as "recordedBy", i.whom, i.caller_id as "callerId", i.bond, i.interpreter, i.referrer,
      p.given_names || ' ' || p.surname as "callerName"
    from contact_intake i left join person p on p.id = i.caller_id where i.contact_id = ${id}`;
  return row;
}
