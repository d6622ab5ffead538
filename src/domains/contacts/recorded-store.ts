import type { WriteTx } from "#src/platform/database/sql.ts";
import type { Change } from "./model.ts";

const iso = (at: Temporal.Instant | null) => at?.toString() ?? null;

/**
 * What a recorded contact has beside the others, as further parts of the statement of `save`: how it came, the call
 * promised, and what goes along when it is somebody else's. Nothing where no change has any, as most have not.
 */
export function recordedParts(tx: WriteTx, changes: readonly Change[]) {
  const intakes = changes.flatMap(({ intake, contact }) =>
    intake
      ? {
          contact_id: contact.id,
          recorded_by: intake.recordedBy,
          whom: intake.whom,
          caller_id: intake.callerId,
          bond: intake.bond,
          interpreter: intake.interpreter,
          referrer: intake.referrer,
        }
      : [],
  );
  const callBacks = changes.flatMap(({ callBack, contact }) =>
    callBack
      ? {
          contact_id: contact.id,
          promised_at: iso(callBack.promisedAt),
          due_at: iso(callBack.dueAt),
          attempts: callBack.attempts,
          reached_at: iso(callBack.reachedAt),
        }
      : [],
  );
  const corrections = changes.flatMap(({ correction, contact }) =>
    correction
      ? { contact_id: contact.id, was: correction.from, now_is: correction.to, at: iso(correction.at) }
      : [],
  );
  return tx`
    ${intakesPart(tx, intakes)} ${callBacksPart(tx, callBacks)} ${correctionsPart(tx, corrections)}`;
}

type Rows = readonly object[];

const intakesPart = (tx: WriteTx, rows: Rows) =>
  rows.length === 0
    ? tx``
    : tx`, intakes as (
      insert into contact_intake
      select i.* from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as i(
        contact_id uuid, recorded_by uuid, whom text, caller_id uuid, bond text, interpreter text, referrer text)
      where i.contact_id in (select id from added))`;

const callBacksPart = (tx: WriteTx, rows: Rows) =>
  rows.length === 0
    ? tx``
    : tx`, call_backs as (
      insert into call_back
      select b.* from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as b(
        contact_id uuid, promised_at timestamptz, due_at timestamptz, attempts int, reached_at timestamptz)
      where b.contact_id in (select id from done)
      on conflict (contact_id) do update set promised_at = excluded.promised_at, due_at = excluded.due_at,
        attempts = excluded.attempts, reached_at = excluded.reached_at)`;

/** The relationships of the wrong person by this contact end at once, with every team that had it; the caller follows. */
const correctionsPart = (tx: WriteTx, rows: Rows) =>
  rows.length === 0
    ? tx``
    : tx`, corrections as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as k(
        contact_id uuid, was uuid, now_is uuid, at timestamptz)
      where k.contact_id in (select id from done)
    ), ended as (
      update care_relationship r set ends_at = k.at from corrections k
      where r.contact_id = k.contact_id and r.person_id = k.was and (r.ends_at is null or r.ends_at > k.at)
    ), callers as (
      update contact_intake i set caller_id = k.now_is,
        bond = case when i.whom = 'self' and k.now_is is null then 'none' else i.bond end
      from corrections k where i.contact_id = k.contact_id and i.whom = 'self')`;
