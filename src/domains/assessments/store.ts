import type { ContactId, PersonId, ProfessionalId } from "#src/kernel/id.ts";
import type { Lang } from "#src/kernel/lang.ts";
import type { ReadTx, WriteTx } from "#src/platform/database/sql.ts";
import type { JudgedContact } from "./findings.ts";
import type { Assessment, AssessmentId } from "./model.ts";

const COLUMNS = `a.id, a.contact_id as "contactId", a.supersedes, a.recorded_by as "recordedBy",
  a.by_profession as "byProfession", a.recorded_at as "recordedAt", a.assessed_at as "assessedAt",
  a.contact_at as "contactAt", a.form_version as "formVersion", a.codes, a.reason, a.urgency, a.result, a.rule,
  a.due_at as "dueAt", a.profession, a.mode, a.service, a.nature, a.first_visit as "firstVisit",
  a.move_consent as "moveConsent", a.findings, a.explanation, a.response`;

/** Adds an assessment; false when the contact has one already that it does not name, or it is there. */
export async function addAssessment(tx: WriteTx, made: Assessment): Promise<boolean> {
  return (await addAssessments(tx, [made])) === 1;
}

/** Adds assessments in one statement; those that cannot be added are left out. Returns how many were. */
export async function addAssessments(tx: WriteTx, made: readonly Assessment[]): Promise<number> {
  if (made.length === 0) return 0;
  const added = await tx`
    insert into assessment
    select * from jsonb_populate_recordset(null::assessment, ${JSON.stringify(made.map(rowOf))}::text::jsonb)
    on conflict do nothing`;
  return added.count;
}

function rowOf(made: Assessment) {
  return {
    id: made.id,
    contact_id: made.contactId,
    supersedes: made.supersedes,
    recorded_by: made.recordedBy,
    by_profession: made.byProfession,
    recorded_at: made.recordedAt.toString(),
    assessed_at: made.assessedAt.toString(),
    contact_at: made.contactAt.toString(),
    form_version: made.formVersion,
    codes: made.codes,
    reason: made.reason,
    urgency: made.urgency,
    result: made.result,
    rule: made.rule,
    due_at: made.dueAt?.toString() ?? null,
    profession: made.profession,
    mode: made.mode,
    service: made.service,
    nature: made.nature,
    first_visit: made.firstVisit,
    move_consent: made.moveConsent,
    findings: made.findings,
    explanation: made.explanation,
    response: made.response,
  };
}

export interface ShownAssessment extends Assessment {
  readonly recordedByName: string;
}

/** The assessments of a contact, the one in force first. At most 50. */
export async function assessmentsOf(tx: ReadTx, contact: ContactId): Promise<ShownAssessment[]> {
  return tx<ShownAssessment[]>`
    select ${tx.unsafe(COLUMNS)}, p.name as "recordedByName"
    from assessment a join professional p on p.id = a.recorded_by
    where a.contact_id = ${contact} order by a.recorded_at desc, a.supersedes nulls last limit 50`;
}

/** The one in force; undefined when the need has not been assessed. */
export async function assessmentInForce(tx: ReadTx, contact: ContactId): Promise<Assessment | undefined> {
  const [row] = await tx<Assessment[]>`
    select ${tx.unsafe(COLUMNS)} from assessment a
    where a.contact_id = ${contact} and not exists (select from assessment n where n.supersedes = a.id)`;
  return row;
}

/** Those of several contacts, superseded ones too, the newest first; at most `limit`. */
export async function assessmentsOfSeveral(
  tx: ReadTx,
  contacts: readonly ContactId[],
  limit: number,
): Promise<Assessment[]> {
  if (contacts.length === 0) return [];
  return tx<Assessment[]>`
    select ${tx.unsafe(COLUMNS)} from assessment a where a.contact_id = any(${[...contacts]}::uuid[])
    order by a.recorded_at desc, a.supersedes nulls last limit ${limit}`;
}

export async function assessmentById(tx: ReadTx, id: AssessmentId): Promise<Assessment | undefined> {
  const [row] = await tx<Assessment[]>`select ${tx.unsafe(COLUMNS)} from assessment a where a.id = ${id}`;
  return row;
}

/** A contact of a writer that needs a look: what was found in the assessment in force, or none at all. */
export interface ToLookAt extends JudgedContact {
  readonly id: ContactId;
  readonly reference: string;
  readonly line: string;
  readonly topic: string;
  readonly personId: PersonId | null;
  readonly language: Lang;
  /** Empty when there is no assessment. */
  readonly findings: Assessment["findings"];
  readonly assessed: boolean;
}

export const LOOK_ROWS = 50;

/**
 * What a professional wrote in which something was found, and contacts of health lines that they hold or answered and
 * nobody has assessed, received before `before`; of contacts of `since` or newer, the oldest first.
 */
export async function toLookAt(
  tx: ReadTx,
  me: ProfessionalId,
  teams: readonly string[],
  { since, before, page }: { since: Temporal.Instant; before: Temporal.Instant; page: number },
): Promise<ToLookAt[]> {
  return tx<ToLookAt[]>`
    with mine as (
      select a.contact_id as id, a.findings, true as assessed from assessment a
      where a.recorded_by = ${me} and a.findings <> '{}'
        and not exists (select from assessment n where n.supersedes = a.id)
      union all
      select c.id, '{}'::text[], false from contact c
      where c.holder_id = ${me} and c.register = 'health' and c.received_at >= ${since}
        and (c.status in ('answered', 'closed') or c.received_at < ${before})
        and not exists (select from assessment a where a.contact_id = c.id)
    )
    select c.id, c.reference, c.register, c.line, c.topic, c.status, c.received_at as "receivedAt",
      c.answered_at as "answeredAt", c.danger, c.person_id as "personId", c.language, m.findings, m.assessed
    from mine m join contact c on c.id = m.id
    where c.received_at >= ${since} and c.team = any(${teams as string[]})
    order by c.received_at, c.id limit ${LOOK_ROWS + 1} offset ${LOOK_ROWS * page}`;
}
