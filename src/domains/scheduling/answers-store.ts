import type { AppointmentId } from "#src/kernel/id.ts";
import type { ReadTx, WriteTx } from "#src/platform/database/sql.ts";

/** What was answered before a visit, without the answers themselves. */
export interface VisitAnswered {
  readonly appointmentId: AppointmentId;
  readonly form: string;
  readonly formVersion: string;
  /** Kinds of danger that the answers say, where they are acute. */
  readonly danger: readonly string[];
  readonly ground: "own" | "guardian" | "mandate" | "code";
  readonly at: Temporal.Instant;
}

/** The same with the answers, as a FHIR QuestionnaireResponse. */
export interface VisitAnswers extends VisitAnswered {
  readonly submission: string;
  readonly response: unknown;
}

const ABOUT = `appointment_id as "appointmentId", form, form_version as "formVersion", danger, ground, at`;

/** Keeps answers with their appointment: those sent last stand. */
export async function keepVisitAnswers(tx: WriteTx, one: VisitAnswers): Promise<void> {
  await tx`
    insert into visit_answers (appointment_id, submission, form, form_version, response, danger, ground, at)
    values (${one.appointmentId}, ${one.submission}, ${one.form}, ${one.formVersion},
      ${JSON.stringify(one.response)}::text::jsonb, ${one.danger as string[]}, ${one.ground}, ${one.at})
    on conflict (appointment_id) do update set submission = excluded.submission, form = excluded.form,
      form_version = excluded.form_version, response = excluded.response, danger = excluded.danger,
      ground = excluded.ground, at = excluded.at`;
}

/** Which of some appointments have been answered for, by appointment. */
export async function answeredOf(
  tx: ReadTx,
  ids: readonly AppointmentId[],
): Promise<ReadonlyMap<AppointmentId, VisitAnswered>> {
  if (ids.length === 0) return new Map();
  const rows = await tx<VisitAnswered[]>`
    select ${tx.unsafe(ABOUT)} from visit_answers where appointment_id = any(${[...ids]}::uuid[])`;
  return new Map(rows.map((row) => [row.appointmentId, row]));
}

/** The answers of one appointment. */
export async function visitAnswers(tx: ReadTx, id: AppointmentId): Promise<VisitAnswers | undefined> {
  const [row] = await tx<VisitAnswers[]>`
    select ${tx.unsafe(ABOUT)}, submission, response from visit_answers where appointment_id = ${id}`;
  return row;
}
