import type { ContactId, ProfessionalId } from "#src/kernel/id.ts";
import type { ReadTx, WriteTx } from "#src/platform/database/sql.ts";
import type { Asked } from "./consult.ts";

/** A question to a colleague or a team, not yet answered. */
export interface OpenConsult {
  readonly id: string;
  readonly askedAt: Temporal.Instant;
  readonly askedBy: ProfessionalId;
  readonly askedByName: string;
  readonly toProfessional: ProfessionalId | null;
  readonly toName: string | null;
  readonly toTeam: string | null;
}

/** What has been asked about a contact and not answered, the first first. At most 20. */
export async function openConsults(tx: ReadTx, id: ContactId): Promise<OpenConsult[]> {
  return tx<OpenConsult[]>`
    select q.id, q.asked_at as "askedAt", q.asked_by as "askedBy", a.name as "askedByName",
      q.to_professional as "toProfessional", t.name as "toName", q.to_team as "toTeam"
    from contact_consult q join professional a on a.id = q.asked_by left join professional t on t.id = q.to_professional
    where q.contact_id = ${id} and q.answered_at is null order by q.asked_at limit 20`;
}

/** Whether somebody, by themselves or as one of their teams, is asked about a contact. */
export async function isAsked(
  tx: ReadTx,
  id: ContactId,
  me: ProfessionalId,
  teams: readonly string[],
): Promise<boolean> {
  const [row] = await tx`
    select 1 from contact_consult where contact_id = ${id} and answered_at is null
      and (to_professional = ${me} or to_team = any(${teams as string[]})) limit 1`;
  return row !== undefined;
}

/** Notes a question; asked of the same once more while it is open it is the same question. Returns whether it is new. */
export async function addConsult(
  tx: WriteTx,
  consult: {
    readonly id: string;
    readonly contactId: ContactId;
    readonly by: ProfessionalId;
    readonly at: Temporal.Instant;
  },
  asked: Asked,
): Promise<boolean> {
  const professional = "professional" in asked ? asked.professional : null;
  const team = "team" in asked ? asked.team : null;
  const added = await tx`
    insert into contact_consult (id, contact_id, asked_by, to_professional, to_team, asked_at)
    select ${consult.id}, ${consult.contactId}, ${consult.by}, ${professional}::uuid, ${team}::text, ${consult.at}
    where not exists (select from contact_consult where contact_id = ${consult.contactId} and answered_at is null
      and to_professional is not distinct from ${professional}::uuid and to_team is not distinct from ${team}::text)
    returning id`;
  return added.length > 0;
}

/** Marks what was asked of somebody or their teams about a contact as answered. Returns how many questions that was. */
export async function endConsults(
  tx: WriteTx,
  id: ContactId,
  me: ProfessionalId,
  teams: readonly string[],
  at: Temporal.Instant,
): Promise<number> {
  const ended = await tx`
    update contact_consult set answered_at = ${at}, answered_by = ${me}
    where contact_id = ${id} and answered_at is null and (to_professional = ${me} or to_team = any(${teams as string[]}))
    returning id`;
  return ended.length;
}
